"""Two published values of one indicator, unit and day that cannot be equal."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class StatedValue:
    """A published value with the step it was rounded to and its sign: =, ~ or ≥."""

    key: str
    day: dt.date
    value: int
    step: int
    relation: str

    def could_be(self) -> tuple[Fraction, Fraction | None]:
        """The lowest and highest value that the statement allows; "≥" has no highest."""
        half = Fraction(self.step, 2)
        if self.relation == "≥":
            return Fraction(self.value), None
        return self.value - half, self.value + half


def contradictions(stated: Sequence[StatedValue]) -> Iterator[tuple[StatedValue, StatedValue]]:
    """Pairs of one day whose values cannot be equal."""
    ordered = sorted(stated, key=lambda one: (one.day, one.key))
    for index, a in enumerate(ordered):
        for b in ordered[index + 1 :]:
            if a.day == b.day and not _meet(a, b):
                yield a, b


def _meet(a: StatedValue, b: StatedValue) -> bool:
    (low_a, high_a), (low_b, high_b) = a.could_be(), b.could_be()
    return (high_b is None or low_a <= high_b) and (high_a is None or low_b <= high_a)
