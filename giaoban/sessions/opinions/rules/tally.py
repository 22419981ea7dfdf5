"""Kiểm phiếu: counts, and what the authority's own rule of quorum and majority makes of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

AGREE, DISAGREE, OTHER = "agree", "disagree", "other"


@dataclass(frozen=True)
class Counts:
    """Members asked, and their opinions; who did not answer is counted as that, never as agreeing."""

    asked: int
    agree: int
    disagree: int
    other: int

    @property
    def answered(self) -> int:
        """How many answered."""
        return self.agree + self.disagree + self.other

    @property
    def silent(self) -> int:
        """How many did not."""
        return self.asked - self.answered


@dataclass(frozen=True)
class Rule:
    """Của quy chế làm việc: which part of all members must answer (at least), and agree (more than)."""

    quorum: Fraction
    majority: Fraction


class Verdict(StrEnum):
    """What the rule says."""

    PASSED = "passed"
    NOT_PASSED = "not_passed"
    NO_QUORUM = "no_quorum"
    CHAIR = "chair"
    """No confirmed rule, or a tie: the counts are printed and the chair decides."""


def counted(asked: int, choices: Iterable[str]) -> Counts:
    """The counts of some opinions."""
    given = list(choices)
    return Counts(asked, given.count(AGREE), given.count(DISAGREE), given.count(OTHER))


def verdict(counts: Counts, rule: Rule | None) -> Verdict:
    """What comes of the counts; without a confirmed rule, and where as many disagree as agree, the chair decides."""
    if rule is None or not counts.asked:
        return Verdict.CHAIR
    if Fraction(counts.answered, counts.asked) < rule.quorum:
        return Verdict.NO_QUORUM
    if counts.agree and counts.agree == counts.disagree:
        return Verdict.CHAIR
    return Verdict.PASSED if Fraction(counts.agree, counts.asked) > rule.majority else Verdict.NOT_PASSED
