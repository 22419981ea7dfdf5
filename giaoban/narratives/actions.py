"""Keeping a text until its figures are decided, and taking in what was accepted."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from giaoban.documents.actions import file_of
from giaoban.indicators import actions as indicators
from giaoban.indicators.entering.received import NOTHING, Stage, received
from giaoban.indicators.models import Statement, Submission, SubmissionState
from giaoban.narratives.deciding import Decided, choices_of, decided, offers_of
from giaoban.narratives.models import Narrative, NarrativeDraft, Outcome, ReadFigure, Use
from giaoban.narratives.rules.choice import Choice
from giaoban.narratives.setting import Setting
from giaoban.narratives.statements import statements_of
from giaoban.narratives.taking import Given, draft_of
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail.models import Entry


@dataclass(frozen=True)
class Taken:
    """What came of a text: its record, and how many figures went where."""

    record: uuid.UUID
    sent: int
    stated: int
    compared: int
    rejected: int


def deed_for(setting: Setting) -> Deed:
    """What one must be allowed: to send for the unit, or, for what others published, to take figures in."""
    return Deed.SUBMIT if setting.is_own else Deed.ACCEPT


def keep(settings: Sequence[Setting], given: Sequence[Given], *, by: Account, at: dt.datetime) -> list[NarrativeDraft]:
    """Read texts and keep them as drafts, all or none. Raises :class:`~giaoban.reading.input.InputError`."""
    permission = Permission(by, at.date())
    for setting in settings:
        permission.require(deed_for(setting), [setting.unit.id])
    made = [draft_of(setting, one, by=by, at=at) for setting, one in zip(settings, given, strict=True)]
    with transaction.atomic():
        for draft in made:
            draft.save()
    return made


def choose(draft: NarrativeDraft, choices: Mapping[int, Choice]) -> None:
    """Keep what was chosen so far."""
    draft.choices = {str(number): one.as_json() for number, one in choices.items()}
    draft.save(update_fields=["choices"])


def throw_away(draft: NarrativeDraft) -> None:
    """Let go of a text without taking anything."""
    draft.delete()


def take_in(setting: Setting, draft: NarrativeDraft, *, by: Account, at: dt.datetime) -> Taken:
    """Take in what was accepted as one act: the text, every decision with its place, and the submission or statements.

    Raises Refused, and nothing is written, while a figure is undecided or cannot be taken.
    """
    figures = decided(setting, offers_of(draft), choices_of(draft))
    narrative = _narrative(draft)
    with transaction.atomic():
        if any(one.use == Use.STATEMENT for one in figures):
            _state(draft, narrative, figures, by, at)
        elif any(one.use == Use.LINE for one in figures):
            _send(setting, draft, narrative, figures, by, at)
        else:
            author = Permission(by, at.date()).require(deed_for(setting), [setting.unit.id])
            trail.append("narratives.take_in", _entries(draft, narrative, figures, {}), by=author, at=at)
        draft.delete()
    uses = [one.use for one in figures]
    rejected = sum(one.outcome == Outcome.REJECTED for one in figures)
    return Taken(narrative.uuid, uses.count(Use.LINE), uses.count(Use.STATEMENT), uses.count(Use.COMPARED), rejected)


def _state(
    draft: NarrativeDraft, narrative: Narrative, figures: Sequence[Decided], by: Account, at: dt.datetime
) -> None:
    """Keep what others published."""
    made = {one.offer.number: list(_statements(draft, narrative, one)) for one in figures if one.use == Use.STATEMENT}
    used = {number: rows[0].uuid for number, rows in made.items()}
    statements = [row for rows in made.values() for row in rows]
    indicators.keep_statements(statements, by=by, at=at, with_entries=_entries(draft, narrative, figures, used))


def _send(
    setting: Setting,
    draft: NarrativeDraft,
    narrative: Narrative,
    figures: Sequence[Decided],
    by: Account,
    at: dt.datetime,
) -> None:
    """Send what the unit answers for, together with what it had sent of the same days and nobody returned."""
    last = received([draft.unit_id], draft.start, draft.end).get(draft.unit_id, NOTHING)
    codes = {one.indicator_id: code for code, one in setting.definitions.items()}
    stands = {} if last.stage == Stage.RETURNED else last.values or {}
    values = {codes[key]: value for key, value in stands.items() if codes.get(key) in setting.entered}
    texts = {codes[key]: text for key, text in (last.texts or {}).items() if codes.get(key) in values}
    lines = [one for one in figures if one.use == Use.LINE and one.definition is not None and one.value is not None]
    values |= {one.definition.indicator.code: one.value for one in lines if one.definition and one.value is not None}
    submission = Submission(
        key=f"{setting.unit.code}.{setting.period}.{at:%Y%m%d%H%M%S%f}",
        unit_id=draft.unit_id,
        start=draft.start,
        end=draft.end,
        state=SubmissionState.OFFICIAL,
        note=Said("Đọc từ văn bản «%(name)s»", name=draft.name),
    )
    used = {one.offer.number: submission.uuid for one in lines}
    entries = _entries(draft, narrative, figures, used)
    indicators.submit(submission, values, by=by, at=at, texts=texts, with_entries=entries)


def _entries(
    draft: NarrativeDraft, narrative: Narrative, figures: Sequence[Decided], used: Mapping[int, uuid.UUID]
) -> list[Entry]:
    """The text, its file, and each figure as it was decided with what it became."""
    entries: list[Entry] = [narrative]
    if draft.file:
        entries.append(file_of(narrative.uuid, draft.unit_id, draft.name, bytes(draft.file)))
    return [*entries, *(_row(narrative, one, used.get(one.offer.number)) for one in figures)]


def _narrative(draft: NarrativeDraft) -> Narrative:
    made = Narrative(
        unit_id=draft.unit_id,
        start=draft.start,
        end=draft.end,
        origin=draft.origin,
        name=draft.name,
        source=draft.source,
        told_on=draft.told_on,
        text=draft.text,
    )
    made.record = made.uuid
    return made


def _row(narrative: Narrative, one: Decided, used_in: uuid.UUID | None) -> ReadFigure:
    return ReadFigure(
        narrative=narrative.uuid,
        start=one.offer.start,
        span=one.offer.span,
        measure=one.offer.measure,
        counted_in=one.offer.unit,
        heading=one.offer.heading,
        as_read=one.offer.value[:60],
        proposed=one.offer.code,
        indicator=one.definition.indicator if one.definition else None,
        value=one.value,
        outcome=one.outcome,
        use=one.use,
        used_in=used_in,
    )


def _statements(draft: NarrativeDraft, narrative: Narrative, one: Decided) -> Iterator[Statement]:
    assert one.definition is not None  # noqa: S101 — only a figure with an indicator becomes a statement
    return statements_of(
        one.offer,
        one.definition,
        one.value,
        unit=draft.unit_id,
        key=narrative.uuid.hex,
        source=draft.source or draft.name,
        day=draft.told_on or draft.end,
    )
