"""The page on which a block is pasted into a list (dán từ Excel): paste, look, then record all or nothing."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import actions, batch, deciding, pasting
from giaoban.registers.description import Register
from giaoban.registers.forms import needed
from giaoban.registers.listing import code_of
from giaoban.registers.pasting import MOST, Block, Read
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.registers.rules.headings import IGNORED
from giaoban.registers.shown import title_of
from giaoban.registers.views import SECTION, register_of
from giaoban.said import Said, joined
from giaoban.trail.queries import current
from giaoban.web.page import render
from giaoban.web.registry import Choice
from giaoban.words.count import write_count

REFUSED = 422
LOOKED_AT = 50
"""Rows of the preview that are shown whatever they hold; every row with a mistake is shown too."""


@dataclass(frozen=True)
class PreviewCell:
    """One cell of the preview with what is wrong with it."""

    text: str
    error: str = ""


@dataclass(frozen=True)
class PreviewRow:
    """One row of the preview; ``errors`` are those of no single cell that was pasted."""

    number: int
    cells: Sequence[PreviewCell]
    errors: Sequence[str] = ()


@signed_in
def paste(request: HttpRequest, code: str) -> HttpResponse:
    """Paste, look, record: each step carries the whole text, so that nothing typed is lost."""
    register, permission = register_of(code), permission_of(request)
    if not permission.units(Deed.RECORD):
        raise PermissionDenied(Said("Tài khoản không có vai trò ghi sổ ở đơn vị nào."))
    text = request.POST.get("bang", "")
    problems: list[str] = []
    block, read = None, Read()
    if request.method == "POST":
        block = _block(request, register, text)
        problems = _problems(block)
        if not problems:
            read = pasting.read(register, block, permission.tree, permission.units(Deed.RECORD), _common(request))
            pasting.remember(account_of(request), register, block)
    if block is not None and not problems and request.POST.get("viec") == "ghi":
        done, read, problems = _record(request, register, read)
        if done is not None:
            return done
    context = {
        "register": register,
        "text": text,
        "matched": _shape(text),
        "once": request.POST.get("lan", uuid.uuid4().hex),
        "has_headings": request.method != "POST" or bool(request.POST.get("tieu-de")),
        "problems": problems,
        "most": write_count(MOST),
        "common": _common_fields(request, register, block),
        "expected": joined(", ", [title_of(one) for one in pasting.pasted_columns(register)]),
        "decision": deciding.fields(request, read.findings),
        "errors": (),
        "rows": (),
        "ready": False,
        **(_preview(register, block, read) if block is not None and block.rows and not problems else {}),
    }
    refused = request.method == "POST" and bool(problems or read.findings)
    return render(request, "registers/paste.html", context, section=SECTION, status=REFUSED if refused else 200)


def _block(request: HttpRequest, register: Register, text: str) -> Block:
    chosen = {
        int(name.removeprefix("cot-")): value
        for name, value in request.POST.items()
        if name.startswith("cot-") and name.removeprefix("cot-").isdecimal() and isinstance(value, str)
    }
    known = pasting.remembered(account_of(request), register)
    has_headings = bool(request.POST.get("tieu-de"))
    # another block than the one that the columns were chosen for is matched afresh
    chosen = chosen if request.POST.get("da-ghep") == _shape(text) else {}
    return pasting.block_of(register, text, has_headings=has_headings, chosen=chosen, remembered=known)


def _shape(text: str) -> str:
    """What the choice of columns belongs to: the block's first line."""
    return text.strip().partition("\n")[0].strip()[:500]


def _problems(block: Block) -> list[str]:
    if not block.rows:
        return [Said("Chưa có dòng nào: chép các ô trong Excel (cả hàng tiêu đề) rồi dán vào ô trên.")]
    if len(block.rows) > MOST:
        words = "Bảng có %(count)s dòng; mỗi lần dán nhiều nhất %(most)s dòng. Chia bảng ra, hoặc nạp bằng tệp."
        return [Said(words, count=write_count(len(block.rows)), most=write_count(MOST))]
    return []


def _record(request: HttpRequest, register: Register, read: Read) -> tuple[HttpResponse | None, Read, list[str]]:
    """Record every row under one act; the form's own number makes sure that pressing twice records once."""
    once = request.POST.get("lan", "")
    already = current(register.model).filter(key=_key(once, 1)).select_related("act").first()
    if already is not None:
        return redirect(batch.address(register, already.act)), read, []
    if read.findings:
        return None, read, []
    rows = [{**row, "key": row.get("key") or _key(once, number)} for number, row in enumerate(read.rows, start=1)]
    try:
        decision = deciding.decision(request)
        entries = actions.record(
            register, rows, by=account_of(request), at=timezone.localtime(), decision=decision,
            permission=permission_of(request),
        )  # fmt: skip
    except Refused as refusal:
        return None, Read(read.rows, refusal.findings), []
    except NotAllowed as refusal:
        return None, read, [str(refusal)]
    return batch.recorded(request, register, entries), read, []


def _key(once: str, number: int) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{once}/{number}").hex


def _common(request: HttpRequest) -> dict[str, str]:
    return {"unit": request.POST.get("chung-unit", "")}


def _common_fields(request: HttpRequest, register: Register, block: Block | None) -> Sequence[Choice]:
    """The unit of every row, asked for where no column of the block says it."""
    if "unit" not in register.column_names or (block is not None and "unit" in block.columns):
        return ()
    permission = permission_of(request)
    units = sorted(permission.units(Deed.RECORD), key=lambda one: permission.tree[one].code)
    given = request.POST.get(
        "chung-unit", code_of(permission.tree[units[0]], permission.tree) if len(units) == 1 else ""
    )
    named = [(code_of(permission.tree[one], permission.tree), permission.tree[one].name) for one in units]
    return [Choice("", Said("— chọn —"), not given), *(Choice(code, name, code == given) for code, name in named)]


def _preview(register: Register, block: Block, read: Read) -> Mapping[str, Any]:
    """The table as it would be recorded, its mistakes at their cells and in one list."""
    at: dict[tuple[int, str], list[str]] = {}
    for finding in read.findings:
        at.setdefault((finding.row, finding.column), []).append(finding.message)
    wrong = {finding.row for finding in read.findings}
    shown = [row for place, row in enumerate(block.rows) if place < LOOKED_AT or row.number in wrong]
    titles = {one.name: title_of(one) for one in register.columns}
    return {
        "headings": [
            {
                "name": f"cot-{place}",
                "title": title,
                "choices": _choices(register, name),
                "error": "; ".join(at.get((0, f"#{place}"), ())),
            }
            for place, (title, name) in enumerate(zip(block.headings, block.columns, strict=True))
        ],
        "rows": [_row(block, row.number, row.cells, at) for row in shown],
        "count": len(block.rows),
        "hidden": len(block.rows) - len(shown),
        "errors": [_in_words(finding, titles) for finding in read.findings],
        "ready": not read.findings,
    }


def _row(block: Block, number: int, cells: Sequence[str], at: Mapping[tuple[int, str], Sequence[str]]) -> PreviewRow:
    shown = []
    for place in range(len(block.headings)):
        text = cells[place] if place < len(cells) else ""
        shown.append(PreviewCell(text, "; ".join(at.get((number, block.columns[place] or "?"), ()))))
    others = [
        message
        for (row, column), messages in at.items()
        if row == number and column not in block.columns
        for message in messages
    ]
    return PreviewRow(number, shown, others)


def _in_words(finding: Finding, titles: Mapping[str, str]) -> Mapping[str, object]:
    return {"row": finding.row, "column": titles.get(finding.column, ""), "message": finding.message}


def _choices(register: Register, name: str) -> list[Choice]:
    columns = [
        Choice(one.name, Said("%(title)s *", title=title_of(one)) if needed(one) else title_of(one), one.name == name)
        for one in pasting.pasted_columns(register)
    ]
    return [
        Choice("", Said("— chưa ghép —"), not name),
        *columns,
        Choice(IGNORED, Said("— không ghi cột này —"), name == IGNORED),
    ]
