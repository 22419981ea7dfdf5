"""Writing the letterhead of a unit's report; each writing is a new version."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.actions import subject_findings
from giaoban.reports.models import Letterhead
from giaoban.reports.outline.actions import Changed
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail import follower
from giaoban.trail.queries import current

LINES = ("addressees", "recipients", "authority_lines")
TEXTS = ("parent_agency", "agency", "symbol", "place", "subject")
_REQUIRED = ("agency", "symbol", "place", "subject")


def standing(unit: int) -> Letterhead | None:
    """The letterhead as it stands."""
    return current(Letterhead).filter(unit_id=unit).order_by("-pk").first()


def write_letterhead(
    desk: Desk, said: Mapping[str, str | Sequence[str]], *, seen: uuid.UUID | None, at: dt.datetime
) -> Letterhead | None:
    """A new version of the letterhead; ``None`` where nothing differs.

    Raises :class:`~giaoban.registers.rules.finding.Refused` at the field, and
    :class:`~giaoban.reports.outline.actions.Changed` where somebody wrote it since ``seen``.
    """
    author = desk.permission.require(Deed.WRITE_REPORT, [desk.of.author])
    new = Letterhead(unit_id=desk.of.author, **said)
    _refuse(new)
    before = standing(desk.of.author)
    if (before.uuid if before else None) != seen:
        raise Changed
    if before is not None:
        if all(getattr(before, name) == said[name] for name in (*TEXTS, *LINES)):
            return None
        new.corrects, new.record = before, before.record
    try:
        with transaction.atomic():
            trail.append("reports.write_letterhead", [new], by=author, at=at)
    except trail.CorrectionConflict as conflict:
        raise Changed from conflict
    follower.run_pass()
    return new


def _refuse(head: Letterhead) -> None:
    findings = [
        Finding(name, "required", Said("Thiếu %(what)s", what=title(name)))
        for name in _REQUIRED
        if not getattr(head, name)
    ]
    for name in TEXTS:
        most = _field(name).max_length
        if most is not None and len(getattr(head, name)) > most:
            findings.append(Finding(name, "too_long", Said("Dài quá %(most)s chữ", most=most)))
    findings += subject_findings([head])
    if findings:
        raise Refused(findings)


def _field(name: str) -> Any:
    return Letterhead._meta.get_field(name)


def title(name: str) -> Any:
    """What a field is called."""
    return _field(name).verbose_name
