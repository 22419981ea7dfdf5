"""A report compared with one of its past states, and why each sentence and number changed."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.documents.models import DocumentStep
from giaoban.documents.queries import steps_of
from giaoban.indicators.figures import Figures
from giaoban.indicators.why_changed import acts_behind
from giaoban.reports import queries
from giaoban.reports.compose import Content, Material, compose
from giaoban.reports.models import Edition, OutlineItem
from giaoban.reports.rules.content_changes import (
    ChangedCell,
    ChangedNumber,
    ChangedSentence,
    changed_cells,
    changed_sentences,
)
from giaoban.reports.seen import uuid_of
from giaoban.said import Said
from giaoban.trail.models import Act


@dataclass(frozen=True)
class PastState:
    """Something that a report can be held against: an edition, or the draft as known at a seal."""

    code: str
    title: str
    seal: int


@dataclass(frozen=True)
class ExplainedNumber:
    """A changed number with the acts that moved it."""

    number: ChangedNumber
    name: str
    acts: Sequence[Act]


@dataclass(frozen=True)
class ExplainedSentence:
    """A changed sentence with the acts that worded it anew, and its numbers with theirs."""

    sentence: ChangedSentence
    acts: Sequence[Act]
    numbers: Sequence[ExplainedNumber]


@dataclass(frozen=True)
class Comparison:
    """What differs between a past state and the report now."""

    sentences: Sequence[ExplainedSentence]
    cells: Sequence[ChangedCell]


def past_states(of: Material, document: uuid.UUID) -> list[PastState]:
    """What a report may be held against, the latest first: its editions, and the draft at each of its steps."""
    seal = of.reader.seal
    editions = [
        PastState(
            one.uuid.hex,
            Said("%(kind)s, số liệu tại dấu niêm %(seal)s", kind=one.get_kind_display(), seal=one.frozen_at),
            one.frozen_at,
        )
        for one in queries.editions(of.unit.code, of.session.code, seal)
    ]
    drafts = [_at_step(one) for one in steps_of(document, seal) if one.step in {"submitted", "returned"}]
    return sorted([*editions, *drafts], key=lambda one: -one.seal)


def _at_step(step: DocumentStep) -> PastState:
    seal = step.act.sealed.seal_id
    label = Said("Dự thảo lúc «%(step)s», dấu niêm %(seal)s", step=step.get_step_display(), seal=seal)
    return PastState(str(seal), label, seal)


def content_at(of: Material, code: str) -> Content:
    """The content of a past state: of an edition by its id, of the draft by a seal's number.

    Raises ``LookupError`` for what is neither, or a draft that could not be written then.
    """
    if code.isdigit() and int(code) <= of.reader.seal:
        return compose(of.unit.code, of.session.code, int(code))
    edition = Edition.objects.filter(uuid=uuid_of(code), unit_id=of.unit.id, session=of.session.record).first()
    if edition is None:
        raise LookupError(Said("Không có bản hay dấu niêm này của báo cáo."))
    content: Content = edition.content
    return content


def compared(of: Material, old: Mapping[str, Any], new: Mapping[str, Any]) -> Comparison:
    """What differs, each change with the acts between the two seals that made it."""
    sentences, cells = changed_sentences(old, new), changed_cells(old, new)
    after, until = old["seal"], new["seal"]
    catalogue = Figures(until).catalogue
    moved = acts_behind({n.indicator for one in sentences for n in one.numbers}, catalogue, after, until)
    worded = _wordings(of, [one.key for one in sentences], after, until)
    found = [
        ExplainedSentence(
            one,
            worded.get(one.key, ()),
            [ExplainedNumber(n, new["figures"][n.indicator]["name"], moved[n.indicator]) for n in one.numbers],
        )
        for one in sentences
    ]
    return Comparison(found, cells)


def _wordings(of: Material, keys: Sequence[str], after: int, until: int) -> Mapping[str, list[Act]]:
    rows = OutlineItem.objects.filter(
        unit_id=of.author, key__in=keys, act__sealed__seal__gt=after, act__sealed__seal__lte=until
    )
    found: dict[str, list[Act]] = {}
    for row in rows.select_related("act").order_by("-pk"):
        found.setdefault(row.key, []).append(row.act)
    return found
