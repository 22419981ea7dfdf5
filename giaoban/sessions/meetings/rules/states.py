"""Which state of a meeting may follow which: a draft is planned, then people are invited, then it sits and rises."""

from collections.abc import Mapping

FOLLOWS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"invited", "cancelled"}),
    "invited": frozenset({"held", "cancelled"}),
    "held": frozenset({"closed"}),
    "closed": frozenset(),
    "cancelled": frozenset(),
}
CHANGEABLE = frozenset({"draft", "invited"})
"""States in which day, place and agenda are still planned."""
OPEN = frozenset({"draft", "invited", "held"})
"""States before the meeting is over."""


class WrongState(ValueError):
    """The deed does not fit the state of the meeting; the message says why."""


def may_follow(now: str, then: str) -> bool:
    """Whether a meeting in one state may pass into another."""
    return then in FOLLOWS[now]
