"""Asking for reports: the edition issued by a day or the draft as computed then; checks of a draft."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.documents.models import Step
from giaoban.documents.queries import steps_of
from giaoban.documents.rules.way import state
from giaoban.indicators import queries as indicators
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices import queries as offices
from giaoban.offices.rules.tree import UnitFacts
from giaoban.reports.as_document import Issued
from giaoban.reports.compose import CannotWrite, compose
from giaoban.reports.models import Edition
from giaoban.reports.rules.document_key import document_key
from giaoban.reports.rules.pieces import piece_from_json, untied_numerals
from giaoban.reports.rules.restatement import changed_numbers
from giaoban.said import Said
from giaoban.trail.queries import known_at, latest_seal
from giaoban.words.numbers import write_document_number

TITLES = frozenset({"part", "heading", "appendix"})
"""Kinds of items whose numerals are numbering, not prose."""


@dataclass(frozen=True)
class Report:
    """A report as somebody asked for it: its content, where it stands, and its number if it has one."""

    content: Mapping[str, Any]
    state: str
    edition: Edition | None = None
    issued: Issued | None = None


def report(unit: str, session: str, *, seal: int | None = None, draft: bool = False) -> Report:
    """The last edition issued by ``seal`` (default now), else, or with ``draft``, the report as computed then."""
    known = latest_seal() if seal is None else seal
    if not draft:
        edition = issued_edition(unit, session, known)
        if edition is not None:
            return Report(edition.content, "sent", edition, issued_as(edition.document, known))
    return Report(compose(unit, session, known), "draft")


class NoEdition(LookupError):
    """The session's report has no edition of that id."""


def edition_report(unit: str, session: str, edition: str) -> Report:
    """An approved edition by its id, as it was frozen; with its number where its document was numbered."""
    known = latest_seal()
    found = next((one for one in editions(unit, session, known) if one.uuid.hex == edition), None)
    if found is None:
        raise NoEdition(Said("Báo cáo không có bản này."))
    return Report(found.content, state(_steps(found.document, known)), found, issued_as(found.document, known))


def newer_than(found: Report, known: Sequence[Edition]) -> Edition | None:
    """The last edition sent, where the one shown is older."""
    if found.edition is None:
        return None
    later = [one for one in known if one.pk > found.edition.pk]
    sent = _sent(later, latest_seal())
    return sent[-1] if sent else None


def would_correct(unit: str, session: str) -> list[dict[str, Any]]:
    """Number by number what a restatement made now would correct in the edition in force."""
    before = issued_edition(unit, session, latest_seal())
    if before is None:
        return []
    try:
        now = compose(unit, session)
    except CannotWrite:
        return []
    return [{**one, "name": now["figures"][one["indicator"]]["name"]} for one in changed_numbers(before.content, now)]


def editions(unit: str, session: str, seal: int | None = None) -> list[Edition]:
    """Every approved edition of a session's report, oldest first."""
    known = latest_seal() if seal is None else seal
    _, facts, held = indicators.reader_of(unit, session, known)
    return list(known_at(Edition, known).filter(session=held.record, unit_id=facts.id).order_by("pk"))


def last_issued(seal: int) -> list[Edition]:
    """The last edition sent of every unit and session, as known at the seal."""
    sent = {(one.session, one.unit_id): one for one in _sent(known_at(Edition, seal).order_by("pk"), seal)}
    return list(sent.values())


def _sent(editions: Iterable[Edition], seal: int) -> list[Edition]:
    return [one for one in editions if state(_steps(one.document, seal)) == Step.SENT]


def issued_edition(unit: str, session: str, seal: int) -> Edition | None:
    """The last edition that had been sent by the seal."""
    sent = _sent(editions(unit, session, seal), seal)
    return sent[-1] if sent else None


def issued_as(document: uuid.UUID, seal: int) -> Issued:
    """Number, day and signer that the steps known at the seal put on the paper."""
    number, day, signer, post = None, None, "", ""
    for step in steps_of(document, seal):
        if step.step == Step.NUMBERED and step.number is not None and step.day is not None:
            number, day = _written_number(step.number, step.day), step.day
        if step.step == Step.SIGNED:
            signer, post = step.signer, step.signer_post
    return Issued(number, day, signer, post)


def session_of(document: uuid.UUID, unit: UnitFacts, seal: int) -> Session | None:
    """The session whose report of a unit a document is, or ``None`` for a document that is no report."""
    approved = known_at(Edition, seal).filter(unit_id=unit.id).values_list("session", flat=True)
    rounds = Counter(approved)  # each round approves at least one edition, the open one maybe none
    for session in sessions_at(seal):
        keys = (document_key(session.record, unit.key, number) for number in range(rounds[session.record] + 1))
        if document in keys:
            return session
    return None


def missing(content: Mapping[str, Any]) -> list[str]:
    """The figures that the report's sentences name and nobody knows yet."""
    named = {row["indicator"] for item in content["items"] for row in item["pieces"] if row.get("indicator")}
    return [content["figures"][code]["name"] for code in sorted(named) if content["figures"][code]["value"] is None]


def untied(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Numerals in free prose that no figure stands behind: (key of the sentence, numeral)."""
    return [
        (item["key"], numeral)
        for item in content["items"]
        if item["kind"] not in TITLES
        for numeral in untied_numerals(piece_from_json(row) for row in item["pieces"])
    ]


def _steps(document: uuid.UUID, seal: int) -> list[str]:
    return [one.step for one in steps_of(document, seal)]


def _written_number(number: int, day: dt.date) -> str:
    padding = offices.book().norm("documents.number_padding", day).value
    return write_document_number(number, pad_below=int(padding["below"]))
