"""Entered figures as known at a seal: accepted submissions of the units that answer for an indicator."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from giaoban.indicators.models import (
    IndicatorVersion,
    Submission,
    SubmissionDecision,
    SubmissionLine,
    SubmissionOutcome,
    SubmissionState,
)
from giaoban.indicators.rules.entered import Answer, Entered, over, standing
from giaoban.indicators.rules.givers import wards
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.trail.queries import known_at


class Accepted:
    """The accepted entries known at a seal: each indicator and set of units is read once, for any days."""

    def __init__(self, seal: int) -> None:
        self._seal = seal
        self._read: dict[tuple[int, frozenset[int]], dict[int, list[Entered]]] = {}

    @cached_property
    def _records(self) -> set[uuid.UUID]:
        return accepted_records(self._seal)

    def prepare(self, indicators: Iterable[int], units: frozenset[int]) -> None:
        """Read at once what is going to be asked for, however many indicators there are."""
        missing = {one for one in indicators if (one, units) not in self._read}
        if missing:
            read = _accepted(missing, units, self._records, self._seal)
            self._read.update({(one, units): read.get(one, {}) for one in missing})

    def of(self, indicator: int, units: frozenset[int]) -> Mapping[int, list[Entered]]:
        """The entries of an indicator by the unit that gave them, oldest submission first."""
        self.prepare([indicator], units)
        return self._read[indicator, units]


def entered_values(
    tree: UnitTree, unit: int, definition: IndicatorVersion, start: dt.date, end: dt.date, accepted: Accepted
) -> Answer:
    """The value of an entered indicator for a unit: its own, or the sum of those below that answer for it."""
    entries = accepted.of(definition.indicator_id, givers_below(tree, unit))
    enters = str(definition.spec.get("enters", "period"))
    answers = {giver: over(standing(mine), start, end, enters) for giver, mine in entries.items()}
    expected = _expected(tree, unit, definition, end)
    missing = [tree[giver].name for giver in expected if giver not in answers or answers[giver].value is None]
    if missing and len(missing) == len(expected):
        return Answer(None, next((a.why for a in answers.values() if a.why), Said("chưa có")))
    given = [answer for answer in answers.values() if answer.value is not None]
    if not given:
        return Answer(None, next((a.why for a in answers.values() if a.why), Said("chưa có")))
    return Answer(
        sum(answer.value or 0 for answer in given),
        Said("thiếu %(count)s đơn vị: %(names)s", count=len(missing), names=missing) if missing else "",
        official=not missing and all(answer.official for answer in given),
        parts=tuple(part for answer in given for part in answer.parts),
    )


def submissions_behind(
    tree: UnitTree, unit: int, definition: IndicatorVersion, start: dt.date, end: dt.date, seal: int
) -> list[Submission]:
    """The accepted submissions whose lines make an entered figure, no others."""
    parts = entered_values(tree, unit, definition, start, end, Accepted(seal)).parts
    wanted = known_at(Submission, seal).filter(record__in=[uuid.UUID(part.record) for part in parts])
    return list(wanted.order_by("end", "id"))


def accepted_records(seal: int) -> set[uuid.UUID]:
    """The submissions that the office accepted and has not returned since: the last decision stands."""
    decisions = known_at(SubmissionDecision, seal).order_by("id").values_list("submission", "outcome")
    return {record for record, outcome in dict(decisions).items() if outcome == SubmissionOutcome.ACCEPTED}


def _accepted(
    indicators: Collection[int], units: Iterable[int], accepted: set[uuid.UUID], seal: int
) -> dict[int, dict[int, list[Entered]]]:
    """Entries by indicator and by the unit that gave them."""
    sent = known_at(Submission, seal).filter(unit_id__in=list(units))
    lines = known_at(SubmissionLine, seal).filter(indicator_id__in=indicators, submission__in=sent.values("record"))
    values: dict[uuid.UUID, list[tuple[int, int]]] = {}
    for submission, indicator, value in lines.values_list("submission", "indicator_id", "value"):
        values.setdefault(submission, []).append((indicator, value))
    found: dict[int, dict[int, list[Entered]]] = {}
    for one in sent.order_by("id"):
        if one.record in accepted:
            official = one.state == SubmissionState.OFFICIAL
            for indicator, value in values.get(one.record, ()):
                entry = Entered(one.start, one.end, value, official, one.record.hex)
                found.setdefault(indicator, {}).setdefault(one.unit_id, []).append(entry)
    return found


def givers_below(tree: UnitTree, unit: int) -> frozenset[int]:
    """The units whose entered figures make up a unit's: itself, those below it, and its departments."""
    return tree.descendants(unit) | _offices_of(tree, unit)


def _offices_of(tree: UnitTree, unit: int) -> frozenset[int]:
    """The departments of a territory enter figures of the whole territory."""
    return frozenset(child.id for child in tree.children(unit) if not child.is_territory)


def _expected(tree: UnitTree, unit: int, definition: IndicatorVersion, on: dt.date) -> list[int]:
    """The units that should have entered a value: every ward at any depth, or nobody in particular."""
    return wards(tree, unit, on) if definition.spec.get("by") == "wards" else []
