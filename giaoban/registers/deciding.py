"""Whose decision a change carries out (người quyết định), apart from who types it (nhập thay)."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.http import HttpRequest

from giaoban.registers.rules.cells import CellError, read_day
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.trail.actions import Decision
from giaoban.web.parts import Field

NAMES = ("decided_by", "decided_on", "basis")
LONGEST = {"decided_by": 160, "basis": 200}


def fields(request: HttpRequest, findings: Iterable[Finding], kept: Mapping[str, str] | None = None) -> list[Field]:
    """The three fields with what was typed (or ``kept`` in a draft) and what is wrong with it."""
    typed = request.POST or (kept or {})
    wrong = {finding.column: finding.message for finding in findings}
    labels = {
        "decided_by": Said("Người quyết định"),
        "decided_on": Said("Ngày quyết định"),
        "basis": Said("Căn cứ (số văn bản)"),
    }
    return [Field(name, labels[name], "text", typed.get(name, ""), wrong.get(name, "")) for name in NAMES]


def decision(request: HttpRequest) -> Decision | None:
    """What was typed; ``None`` where nobody else decided. Raises :class:`Refused` at the field that is wrong."""
    given = {name: request.POST.get(name, "").strip() for name in NAMES}
    day = _day(given["decided_on"])
    too_long = [name for name, limit in LONGEST.items() if len(given[name]) > limit]
    if too_long:
        raise Refused([Finding(name, "too_long", Said("Dài quá, viết ngắn lại")) for name in too_long])
    if not any(given.values()):
        return None
    return Decision(by=given["decided_by"], on=day, basis=given["basis"])


def _day(text: str) -> dt.date | None:
    try:
        return read_day(text) if text else None
    except CellError as error:
        raise Refused([Finding("decided_on", "unreadable", str(error))]) from error
