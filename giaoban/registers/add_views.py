"""The page that adds a row (ghi một dòng): typed, kept as a draft, looked at twice where it looks like another."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.law import Book
from giaoban.law.answer import in_a_line
from giaoban.law.book import LawError
from giaoban.offices import queries as offices
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import actions, deciding, drafts, forms, list_page, registry
from giaoban.registers.alike import alike
from giaoban.registers.description import Register
from giaoban.registers.entry_views import REFUSED, done, texts_typed
from giaoban.registers.reading import read_row
from giaoban.registers.rules.cells import CellError
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.registers.understood import understood
from giaoban.registers.views import SECTION, register_of
from giaoban.said import Said, joined
from giaoban.trail.queries import current
from giaoban.web.addresses import address
from giaoban.web.page import render
from giaoban.web.registry import Link
from giaoban.web.writing import moment
from giaoban.words.dates import write_short_date

KEPT_FOR_NEXT = ("unit", "parent", "territory")
"""What "record and add another" keeps, beside the day."""


@dataclass(frozen=True)
class Tried:
    """What became of a press: the answer, or what is wrong, or rows that look alike."""

    answer: HttpResponse | None = None
    findings: Sequence[Finding] = ()
    alike: Sequence[Link] = field(default=())


@signed_in
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Add one row; or keep it as a draft."""
    register, permission = register_of(code), permission_of(request)
    units = permission.units(Deed.RECORD)
    if not units:
        raise PermissionDenied(Said("Tài khoản không có vai trò ghi sổ ở đơn vị nào."))
    columns = forms.entered_columns(register, correcting=False)
    once, draft = _form_of(request, register)
    if request.method == "POST":
        texts = texts_typed(request, columns)
        if request.POST.get("viec") == "nhap":
            return _keep(request, register, once, {**texts, **_decided(request)})
    else:
        texts = {**_first_texts(request, register), **(draft.texts if draft else {})}
    tried = _record(request, register, texts, once) if request.method == "POST" else Tried()
    if tried.answer is not None:
        return tried.answer
    filled = forms.fill(columns, texts, tried.findings, permission.tree, units, _norms(register))
    own = {one.name for one in filled.fields} | set(deciding.NAMES)
    context = {
        "register": register,
        "form": replace(filled, others=[one.message for one in tried.findings if one.column not in own]),
        "decision": deciding.fields(request, tried.findings, draft.texts if draft else {}),
        "once": once,
        "alike": tried.alike,
        "draft": moment(draft.saved_at) if draft else "",
        "drafts": drafts.mine(account_of(request), timezone.now()).filter(register=code).count(),
        "check": reverse("registers:understood", args=[code]),
    }
    status = REFUSED if tried.findings or tried.alike else 200
    return render(request, "registers/add.html", context, section=SECTION, status=status)


@require_safe
@signed_in
def understood_cell(request: HttpRequest, code: str) -> HttpResponse:
    """What is understood of one field, as a piece of the page."""
    register = register_of(code)
    column = next((one for one in register.columns if one.name in request.GET), None)
    if column is None:
        raise Http404(Said("Sổ «%(title)s» không có cột này.", title=register.title))
    context: dict[str, str] = {"text": "", "error": ""}
    try:
        context["text"] = understood(column, request.GET[column.name][:200])
    except CellError as error:
        context["error"] = str(error)
    return render(request, "registers/understood.html", context)


@require_safe
@signed_in
def my_drafts(request: HttpRequest) -> HttpResponse:
    """What the person typed and has not recorded."""
    titles, now = {one.code: one.title for one in registry.every()}, timezone.now()
    found = [
        {
            "title": titles[one.register],
            "href": address(reverse("registers:add", args=[one.register]), {"nhap": one.form}),
            "drop": reverse("registers:drop_draft", args=[one.register, one.form]),
            "saved_at": one.saved_at,
            "words": " · ".join(text for text in one.texts.values() if text)[:160],
        }
        for one in drafts.mine(account_of(request), now)
        if one.register in titles
    ]
    return render(request, "registers/drafts.html", {"drafts": found, "days": drafts.kept_days(now)}, section=SECTION)


@signed_in
@require_POST
def drop_draft(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Throw a draft of one's own away."""
    drafts.drop(account_of(request), register_of(code), form)
    return redirect("registers:drafts")


def _form_of(request: HttpRequest, register: Register) -> tuple[str, Any]:
    """The form's own number, and the draft kept under it."""
    given = request.POST.get("lan", "") or request.GET.get("nhap", "")
    once = given if len(given) == 32 and given.isalnum() else uuid.uuid4().hex
    return once, drafts.find(account_of(request), register, once, timezone.now())


def _keep(request: HttpRequest, register: Register, once: str, texts: Mapping[str, str]) -> HttpResponse:
    drafts.drop_ended(timezone.now())
    drafts.save(account_of(request), register, once, texts, timezone.now())
    return redirect(address(reverse("registers:add", args=[register.code]), {"nhap": once}))


def _decided(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in deciding.NAMES}


def _record(request: HttpRequest, register: Register, texts: dict[str, str], once: str) -> Tried:
    """Record the row; the form's own number makes sure that pressing twice records once."""
    texts = {**texts, "key": texts.get("key", "").strip() or once}
    already = current(register.model).filter(key=texts["key"]).first()
    if already is not None and texts["key"] == once:
        return Tried(redirect(list_page.record_address(register, already.record)))
    values, findings = read_row(register, texts, permission_of(request).tree)
    columns = forms.entered_columns(register, correcting=False)
    findings += forms.missing(columns, texts, findings)
    if findings:
        return Tried(findings=findings)
    same = () if request.POST.get("van-ghi") else alike(register, values, permission_of(request).units(Deed.SEE))
    if same:
        return Tried(alike=[_link(register, one) for one in same])
    try:
        decision = deciding.decision(request)
        [entry] = actions.record(
            register, [values], by=account_of(request), at=timezone.localtime(), decision=decision
        )  # fmt: skip
    except Refused as refusal:
        return Tried(findings=list(refusal.findings))
    except NotAllowed as refusal:
        return Tried(findings=[Finding("unit", "not_allowed", str(refusal))])
    drafts.drop(account_of(request), register, once)
    recorded = done(request, register, entry, Said("Đã ghi vào %(title)s.", title=register.title))
    return Tried(_next(register, texts) if request.POST.get("viec") == "tiep" else recorded)


def _next(register: Register, texts: Mapping[str, str]) -> HttpResponse:
    """Another empty form with the unit and day of the one before."""
    kept = {name: texts[name] for name in (register.day, *KEPT_FOR_NEXT) if texts.get(name)}
    return redirect(address(reverse("registers:add", args=[register.code]), kept))


def _link(register: Register, row: Any) -> Link:
    day = write_short_date(getattr(row, register.day))
    number = getattr(row, "number", "") or row.key
    return Link(joined(" · ", [number, day]), list_page.record_address(register, row.record))


def _first_texts(request: HttpRequest, register: Register) -> dict[str, str]:
    """What the link names, and the only unit the person records for."""
    permission = permission_of(request)
    units = permission.units(Deed.RECORD)
    names = (register.day, *KEPT_FOR_NEXT)
    texts = {name: request.GET[name] for name in names if name in register.column_names and name in request.GET}
    if len(units) == 1:
        texts.setdefault("unit", permission.tree[next(iter(units))].code)
    return texts


def _norms(register: Register) -> dict[str, str]:
    """The law beside the columns that a norm rules, as it is today."""
    if not register.norms:
        return {}
    book, today = offices.book(), timezone.localdate()
    told = {}
    for column in register.columns:
        names = register.norms.get(column.name, ())
        words = [text for name in names if (text := _norm(book, name, today))]
        if words:
            told[column.name] = joined("; ", words)
    return told


def _norm(book: Book, name: str, on: Any) -> str:
    try:
        norm = book.norm(name, on)
    except LawError:
        return ""
    return Said("%(title)s — %(value)s (%(citation)s)", title=norm.title, value=in_a_line(norm), citation=norm.citation)
