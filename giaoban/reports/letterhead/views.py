"""The form of the letterhead."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from giaoban.offices.signed_in import signed_in
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.letterhead import actions
from giaoban.reports.models import Letterhead
from giaoban.reports.opened import desk_of
from giaoban.reports.outline.actions import Changed
from giaoban.reports.rules.insertion import SESSION_WORDS, session_words_named, session_words_tagged
from giaoban.reports.seen import uuid_of
from giaoban.said import Said, at_start
from giaoban.web.page import render
from giaoban.web.parts import Field

SECTION = "reports"
_HELP: Mapping[str, str] = {
    "subject": Said(
        "Chữ của kỳ viết trong ngoặc vuông: %(words)s", words=[f"[{one}]" for one in SESSION_WORDS.values()]
    ),
    "addressees": Said("Mỗi nơi một dòng"),
    "recipients": Said("Mỗi nơi một dòng"),
    "authority_lines": Said("Mỗi dòng chữ một dòng, như TM. ỦY BAN NHÂN DÂN, rồi CHỦ TỊCH"),
}


@signed_in
def letterhead(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """What stands around the text of the report."""
    desk = desk_of(request, unit, session)
    if not desk.is_office:
        raise PermissionDenied(Said("Chỉ văn phòng sửa phần đầu và phần ký."))
    before, findings = actions.standing(desk.of.author), []
    seen = before.uuid.hex if before else ""
    texts = _texts(before) if before else dict.fromkeys((*actions.TEXTS, *actions.LINES), "")
    if request.method == "POST":
        texts = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in texts}
        came = request.POST.get("ban", "")
        try:
            said = {name: _said(name, text) for name, text in texts.items()}
            actions.write_letterhead(desk, said, seen=uuid_of(came) if came else None, at=timezone.now())
            return redirect("reports:outline", unit, session)
        except Refused as refusal:
            findings = list(refusal.findings)
            seen = came
        except Changed:
            words = Said("Phần đầu vừa được người khác sửa; chữ bạn gõ vẫn còn, ghi lại để thành bản mới.")
            findings = [Finding("", "conflict", words)]
    context = {
        "unit": desk.of.unit,
        "session": session,
        "here_tab": "outline",
        "fields": _fields(texts, findings),
        "others": [one.message for one in findings if not one.column],
        "seen": seen,
    }
    return render(request, "reports/letterhead.html", context, section=SECTION, status=422 if findings else 200)


def _texts(head: Letterhead) -> dict[str, str]:
    texts = {name: session_words_named(getattr(head, name)) for name in actions.TEXTS}
    return texts | {name: "\n".join(getattr(head, name)) for name in actions.LINES}


def _said(name: str, text: str) -> str | Sequence[str]:
    if name in actions.LINES:
        return [line.strip() for line in text.split("\n") if line.strip()]
    return session_words_tagged(text.strip()) if name == "subject" else text.strip()


def _fields(texts: Mapping[str, str], findings: Sequence[Finding]) -> list[Field]:
    wrong = {one.column: one.message for one in findings}
    return [
        Field(
            name,
            at_start(actions.title(name)),
            "long" if name in {*actions.LINES, "subject"} else "text",
            text,
            wrong.get(name, ""),
            _HELP.get(name, ""),
            required=name in {"agency", "symbol", "place", "subject"},
        )
        for name, text in texts.items()
    ]
