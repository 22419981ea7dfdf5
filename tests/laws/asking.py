"""The questions that laws are checked by: every unit, every interval, every indicator."""

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.figures import Asked, Figure, Figures
from giaoban.offices import queries as offices
from tests.laws.office import INTERVALS, SPECS


class Question(NamedTuple):
    """One unit over one interval; it stands for every indicator."""

    unit: int
    days: tuple[dt.date, dt.date]


def asked_everywhere(seal: int, units: Sequence[int] | None = None) -> Iterator[Question]:
    """Every unit that lives on the interval's first day, over every interval."""
    for unit in offices.tree(seal):
        for interval in INTERVALS:
            if unit.valid_from <= interval[0] and (units is None or unit.id in units):
                yield Question(unit.id, interval)


def values(seal: int, question: Question) -> dict[str, Fraction | int | None]:
    """What the product answers, by indicator."""
    reader = Figures(seal)
    answers = reader.values(question.unit, asked(reader.catalogue, question))
    return dict(zip(SPECS, (answer.value for answer in answers), strict=True))


def figures(seal: int, question: Question) -> list[Figure]:
    """The same with plan and same period."""
    reader = Figures(seal)
    return reader.figures(question.unit, asked(reader.catalogue, question))


def asked(catalogue: Catalogue, question: Question) -> list[Asked]:
    """The question put for each indicator."""
    return [Asked(catalogue.definition(code, question.days[1]), *question.days) for code in SPECS]
