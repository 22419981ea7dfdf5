"""The rule that an authority counts by: dated parameters, its own working regulation before what is only remembered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from giaoban.offices import queries as offices
from giaoban.sessions.opinions.rules.tally import Rule

QUORUM, MAJORITY, PROXY = "sessions.quorum", "sessions.majority", "sessions.voting_by_proxy"
NAMES = (QUORUM, MAJORITY, PROXY)


@dataclass(frozen=True)
class Policy:
    """Of a day: the rule where one is confirmed, its article, and whether somebody may vote for another."""

    rule: Rule | None
    article: str
    proxy: bool


def policy(on: dt.date) -> Policy:
    """The policy of a day; quorum and majority count only where both are confirmed."""
    book = offices.book()
    quorum, majority, proxy = (book.norm(name, on) for name in NAMES)
    confirmed = quorum.may_block and majority.may_block
    rule = Rule(_fraction(quorum.value), _fraction(majority.value)) if confirmed else None
    articles = dict.fromkeys((quorum.citation, majority.citation))
    return Policy(rule, "; ".join(articles) if confirmed else "", bool(proxy.value) and proxy.may_block)


def _fraction(value: Mapping[str, Any]) -> Fraction:
    return Fraction(int(value["parts"]), int(value["of"]))
