"""The questions that laws are checked by: every unit, every interval, every indicator."""

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.figures import Asked, Figure, Figures
from tests.laws.office import INTERVALS, SPECS

Days = tuple[dt.date, dt.date]


class Question(NamedTuple):
    """One unit over one interval; it stands for every indicator."""

    unit: int
    days: Days


def asked_everywhere(
    reader: Figures, units: Sequence[int] | None = None, intervals: Sequence[Days] = INTERVALS
) -> Iterator[Question]:
    """Every unit that lives on the interval's first day, over every interval."""
    for unit in reader.tree:
        for interval in intervals:
            if unit.valid_from <= interval[0] and (units is None or unit.id in units):
                yield Question(unit.id, interval)


def values(reader: Figures, question: Question) -> dict[str, Fraction | int | None]:
    """What the product answers, by indicator."""
    answers = reader.values(question.unit, asked_of(reader.catalogue, question))
    return dict(zip(SPECS, (answer.value for answer in answers), strict=True))


def figures(reader: Figures, question: Question) -> list[Figure]:
    """The same with plan and same period."""
    return reader.figures(question.unit, asked_of(reader.catalogue, question))


def asked_of(catalogue: Catalogue, question: Question) -> list[Asked]:
    """The question put for each indicator."""
    return [Asked(catalogue.definition(code, question.days[1]), *question.days) for code in SPECS]
