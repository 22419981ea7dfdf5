"""Two published ratios that cannot rest on one plan (mâu thuẫn về dự toán ngầm).

A value with its ratio implies a plan, known only as far as the rounding of both allows.
"≥" (hơn)
says at least the value and less than one more step of its style, "~" (khoảng, ước) is taken as
written. Two statements of one indicator, unit,
budget year and assigner whose implied plans cannot be equal contradict each other.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class StatedRatio:
    """A published value (đồng, rounded to ``step``) with its ratio to the plan (rounded to ``ratio_step``)."""

    key: str
    day: dt.date
    value: int
    step: int
    relation: str
    ratio: Fraction
    ratio_step: Fraction
    basis: str


@dataclass(frozen=True)
class ImpliedPlan:
    """The plans that a statement allows, from ``low`` to ``high``."""

    low: Fraction
    high: Fraction

    def meets(self, other: "ImpliedPlan") -> bool:
        """Whether one plan could serve both."""
        return self.low <= other.high and other.low <= self.high


def implied_plan(stated: StatedRatio) -> ImpliedPlan:
    """The interval of plans behind a value and its ratio.

    A value "≥" lies between itself and one more of its own step ("hơn 1,5 nghìn tỷ" is less than
    1,6 nghìn tỷ); others are taken as written, for they carry more digits than their ratio.
    """
    low_value = high_value = Fraction(stated.value)
    if stated.relation == "≥":
        high_value += stated.step
    half_ratio = stated.ratio_step / 2
    return ImpliedPlan(low_value / (stated.ratio + half_ratio), high_value / (stated.ratio - half_ratio))


def assigners(basis: str) -> frozenset[str]:
    """Who assigned the plan that a basis speaks of; "TP và quận giao" names both, no name gives nobody."""
    text = unicodedata.normalize("NFC", basis).lower()
    found = set()
    if "tp " in f"{text} " or "thành phố" in text:
        found.add("city")
    if "quận" in text:
        found.add("district")
    return frozenset(found)


def plan_version(basis: str) -> str:
    """Which version the basis names: "đầu năm", "sau điều chỉnh", or none."""
    text = unicodedata.normalize("NFC", basis).lower()
    if "sau điều chỉnh" in text:
        return "adjusted"
    return "opening" if "đầu năm" in text else ""


def comparable(a: StatedRatio, b: StatedRatio) -> bool:
    """Whether two statements speak of one plan: same year, an assigner in common, no version in between.

    A statement that names no version speaks of the one in force on its own day, so one made before an
    adjustment is never compared with "sau điều chỉnh"; two named versions are not compared.
    """
    if a.day.year != b.day.year or not assigners(a.basis) & assigners(b.basis):
        return False
    versions = {plan_version(a.basis), plan_version(b.basis)}
    if versions == {"opening", "adjusted"}:
        return False
    return not ("adjusted" in versions and len(versions) == 2)


def contradictions(stated: Sequence[StatedRatio]) -> Iterator[tuple[StatedRatio, StatedRatio]]:
    """Pairs, earlier first, whose implied plans cannot be equal."""
    ordered = sorted(stated, key=lambda one: (one.day, one.key))
    for index, a in enumerate(ordered):
        for b in ordered[index + 1 :]:
            if comparable(a, b) and not implied_plan(a).meets(implied_plan(b)):
                yield a, b
