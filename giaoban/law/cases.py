"""Án mẫu: worked cases that a jurist can edit, one file per subject in ``law/cases/``.

A case of a norm: ``{name, norm, on, expect}``, with ``at`` for one place inside a table and
``refused: true`` where the book must refuse. A case of a rule of counting days, run by ``days``:
``{name, rule, input, expect}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from giaoban.law.book import Book, OutsideDates
from giaoban.law.files import BookFiles
from giaoban.law.values import frozen, plain

NORM_KEYS = frozenset({"name", "norm", "on", "at", "expect", "refused"})
RULE_KEYS = frozenset({"name", "rule", "input", "expect"})


@dataclass(frozen=True)
class NormCase:
    """One question to the book and the answer a jurist expects."""

    name: str
    norm: str
    on: date
    expect: Any = field(hash=False)
    at: tuple[str | int, ...] = ()
    refused: bool = False


@dataclass(frozen=True)
class RuleCase:
    """One question to a rule and the answer a jurist expects."""

    name: str
    rule: str
    input: Mapping[str, Any] = field(hash=False)
    expect: Any = field(hash=False)


def norm_cases(book_files: BookFiles) -> tuple[NormCase, ...]:
    """The cases that ask the book."""
    return tuple(_norm_case(entry) for entry in _entries(book_files) if "norm" in entry)


def rule_cases(book_files: BookFiles, rules: frozenset[str] | None = None) -> tuple[RuleCase, ...]:
    """The cases that ask a rule; only those of ``rules`` where given."""
    found = (RuleCase(e["name"], e["rule"], e["input"], e["expect"]) for e in _entries(book_files) if "rule" in e)
    return tuple(case for case in found if rules is None or case.rule in rules)


def failure(book: Book, case: NormCase) -> str | None:
    """What the book answers otherwise than the case expects, or nothing."""
    try:
        value = _inside(book.norm(case.norm, case.on).value, case.at)
    except OutsideDates as refusal:
        return None if case.refused else f"«{case.name}»: {refusal}"
    except (LookupError, TypeError):
        return f"«{case.name}»: giá trị không có chỗ {case.at}"
    if case.refused:
        return f"«{case.name}»: phải từ chối, nhưng sách trả lời {plain(value)}"
    if value == frozen(case.expect):
        return None
    return f"«{case.name}»: chờ {plain(frozen(case.expect))}, sách trả lời {plain(value)}"


def _inside(value: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        value = value[step]
    return value


def _norm_case(entry: Mapping[str, Any]) -> NormCase:
    return NormCase(
        name=entry["name"],
        norm=entry["norm"],
        on=entry["on"],
        expect=entry.get("expect"),
        at=tuple(entry.get("at", ())),
        refused=entry.get("refused", False),
    )


def _entries(book_files: BookFiles) -> list[Mapping[str, Any]]:
    return [entry for entries in book_files.cases.values() for entry in entries]
