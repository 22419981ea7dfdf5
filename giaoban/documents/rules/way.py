"""Which step of a document may follow which (NĐ 30/2020: trình, duyệt, ký, vào số, phát hành)."""

from collections.abc import Mapping, Sequence

FOLLOWS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"submitted"}),
    "submitted": frozenset({"approved", "returned"}),
    "returned": frozenset({"submitted"}),
    "approved": frozenset({"signed", "returned"}),
    "signed": frozenset({"numbered"}),
    "numbered": frozenset({"sent"}),
    "sent": frozenset(),
}
TO_ISSUE = ("submitted", "approved", "signed", "numbered", "sent")


class WrongStep(ValueError):
    """The step cannot follow the last one."""


def state(steps: Sequence[str]) -> str:
    """Where a document stands after its steps, oldest first."""
    return steps[-1] if steps else "draft"


def may_follow(steps: Sequence[str], step: str) -> bool:
    """Whether ``step`` may come next."""
    return step in FOLLOWS[state(steps)]


def steps_to_issue(steps: Sequence[str]) -> tuple[str, ...]:
    """The steps still open until the document is sent."""
    now = state(steps)
    start = TO_ISSUE.index(now) + 1 if now in TO_ISSUE else 0
    return TO_ISSUE[start:]
