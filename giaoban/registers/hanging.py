"""Batch checks of events that look at what stands: the record they hang on, the events before them."""

import uuid
from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import Any

from giaoban.registers import queries
from giaoban.registers.description import BatchCheck, Register, Row
from giaoban.registers.models import RegisterEvent
from giaoban.registers.rules.finding import Finding
from giaoban.registers.rules.hanging import hanging, repeated


def hangs_on(parent: Register, *, from_its_day: bool = True) -> BatchCheck:
    """An event hangs on a record that stands and, with ``from_its_day``, does not come before it."""

    def check(rows: Sequence[Row]) -> Iterator[Finding]:
        days = queries.days_of(parent, {row["parent"] for row in rows})
        yield from hanging(rows, days, parent.title, from_its_day=from_its_day)

    return check


def once(model: type[RegisterEvent], message: str, *, kinds: Collection[str] = ()) -> BatchCheck:
    """A record has one such event only; ``kinds`` keeps the rule to some kinds, each of them once."""

    def key_of(parent: uuid.UUID, kind: Any) -> Hashable | None:
        if not kinds:
            return parent
        return (parent, kind) if kind in kinds else None

    def check(rows: Sequence[Row]) -> Iterator[Finding]:
        before = queries.events_of(model, {row["parent"] for row in rows}, corrected(rows))
        taken = {key_of(event.parent, getattr(event, "kind", None)) for event in before}
        for number in repeated(rows, taken, lambda row: key_of(row["parent"], row.get("kind"))):
            yield Finding("kind" if kinds else "parent", "once", message, number)

    return check


def corrected(rows: Sequence[Row]) -> set[uuid.UUID]:
    """The records that the rows are new versions of: what stands of them must not count beside the rows."""
    return {row["_corrects"] for row in rows if row.get("_corrects")}
