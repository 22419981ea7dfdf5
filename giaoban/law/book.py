"""Sách luật: the book of dated norms, the shipped ones and the authority's own beside them.

``Book.shipped().norm("documents.number_padding", on=day)`` gives the value in force on that day with
its citation, or refuses: a day before the first value, after the last, or in a gap has no answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, get_args

from giaoban.law.files import BookFiles
from giaoban.law.values import frozen, written
from giaoban.said import Said

Confidence = Literal["original", "secondary", "memory"]
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)


class LawError(ValueError):
    """The book has no answer; the message says in Vietnamese why."""


class OutsideDates(LawError):
    """The norm exists, but not on that day."""


class UnknownNorm(LawError):
    """No norm has that name."""


class BrokenBook(LawError):
    """A file of the book, or an entry of the office, is not laid out as it must be."""


@dataclass(frozen=True)
class Norm:
    """Tham số: one value in force from ``since`` to ``until`` (both included), and what it rests on."""

    name: str
    value: Any = field(hash=False)
    since: date
    until: date | None
    citation: str
    confidence: Confidence
    document: str | None = None
    office: bool = False
    title: str = ""
    unit: str = ""

    @property
    def may_block(self) -> bool:
        """Whether a check resting on it may stop somebody; what is only remembered may hint."""
        return self.confidence != "memory"

    def in_force(self, on: date) -> bool:
        """Whether ``on`` lies in its dates."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class OfficeEntry:
    """Mục của cơ quan: the authority's own value, with the document it was announced by."""

    name: str
    value: Any = field(hash=False)
    since: date
    document: str
    document_day: date
    entered_by: str
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise BrokenBook(
                Said(
                    'Mục của cơ quan cho "%(name)s": ngày hết hiệu lực %(until)s đứng trước ngày bắt đầu %(since)s.',
                    name=self.name,
                    until=written(self.until),
                    since=written(self.since),
                )
            )
        if not (self.document.strip() and self.entered_by.strip()):
            raise BrokenBook(Said('Mục của cơ quan cho "%(name)s" phải có số văn bản và người nhập.', name=self.name))


@dataclass(frozen=True, eq=False)
class Book:
    """Sách: name → its values in order of date; an office entry stands before the shipped one."""

    shipped_norms: Mapping[str, tuple[Norm, ...]]
    office_norms: Mapping[str, tuple[Norm, ...]] = field(default_factory=dict)

    @staticmethod
    def shipped() -> "Book":
        """The book that comes with the program, read once."""
        return _shipped()

    @classmethod
    def from_files(cls, book_files: BookFiles) -> "Book":
        """The book of some files; ``lint.findings`` tells what is wrong with them, this only stops."""
        return cls({values[0].name: values for values in _norms(book_files)})

    def norm(self, name: str, on: date) -> Norm:
        """The value in force on ``on``; the office's own before the shipped one."""
        for norms in (self._known(name)[::-1], self.shipped_norms.get(name, ())):
            for norm in norms:
                if norm.in_force(on):
                    return norm
        raise OutsideDates(_outside(self.history(name), on))

    def with_entries(self, entries: Iterable[OfficeEntry]) -> "Book":
        """The same book with the authority's entries; of two that overlap the later given one wins."""
        office = {name: list(norms) for name, norms in self.office_norms.items()}
        for entry in entries:
            office.setdefault(entry.name, []).append(self._office_norm(entry))
        return Book(self.shipped_norms, {name: tuple(norms) for name, norms in office.items()})

    def names(self) -> tuple[str, ...]:
        """Every name the book knows, in order."""
        return tuple(sorted({*self.shipped_norms, *self.office_norms}))

    def history(self, name: str) -> tuple[Norm, ...]:
        """All values of a norm by first day; where both start together the office's comes last."""
        norms = (*self.shipped_norms.get(name, ()), *self._known(name))
        return tuple(sorted(norms, key=lambda norm: (norm.since, norm.office)))

    def _known(self, name: str) -> tuple[Norm, ...]:
        if name not in self.shipped_norms and name not in self.office_norms:
            raise UnknownNorm(_unknown(name, self.names()))
        return self.office_norms.get(name, ())

    def _office_norm(self, entry: OfficeEntry) -> Norm:
        shipped = self.shipped_norms.get(entry.name)
        return Norm(
            name=entry.name,
            value=frozen(entry.value),
            since=entry.since,
            until=entry.until,
            citation=f"Văn bản số {entry.document} ngày {written(entry.document_day)}",
            confidence="original",
            document=entry.document,
            office=True,
            title=shipped[0].title if shipped else entry.name,
            unit=shipped[0].unit if shipped else "",
        )


@cache
def _shipped() -> Book:
    return Book.from_files(BookFiles.shipped())


def _norms(book_files: BookFiles) -> Iterator[tuple[Norm, ...]]:
    for subject, entries in book_files.norms.items():
        for key, entry in (entries or {}).items():
            try:
                yield _dated(f"{subject}.{key}", entry)
            except (AttributeError, IndexError, KeyError, TypeError) as error:
                raise BrokenBook(
                    Said(
                        'Tham số "%(subject)s.%(key)s" ghi thiếu hoặc sai khuôn: %(error)s',
                        subject=subject,
                        key=key,
                        error=repr(error),
                    )
                ) from error


def _dated(name: str, entry: Mapping[str, Any]) -> tuple[Norm, ...]:
    values = entry["values"]
    next_days = [*(later["since"] for later in values[1:]), None]
    return tuple(
        _norm(name, entry, value, value.get("until") or last_day_before(next_day))
        for value, next_day in zip(values, next_days, strict=True)
    )


def last_day_before(since: date | None) -> date | None:
    """A value without ``until`` lasts until the next one begins."""
    return None if since is None else since - timedelta(days=1)


def _norm(name: str, entry: Mapping[str, Any], value: Mapping[str, Any], until: date | None) -> Norm:
    citation = value["citation"]
    return Norm(
        name=name,
        value=frozen(value["value"]),
        since=value["since"],
        until=until,
        citation=citation["text"],
        confidence=citation["seen"],
        document=citation.get("document"),
        title=entry["title"],
        unit=entry.get("unit", ""),
    )


def _outside(history: tuple[Norm, ...], on: date) -> str:
    first, last = history[0], max(history, key=lambda norm: norm.until or date.max)
    if on < first.since:
        when = Said("chỉ có từ ngày %(since)s", since=written(first.since))
    elif last.until is not None and on > last.until:
        when = Said(
            "chỉ có từ ngày %(since)s đến hết ngày %(until)s", since=written(first.since), until=written(last.until)
        )
    else:
        when = Said("chỉ có cho một số ngày, ngày đầu là %(since)s", since=written(first.since))
    return Said(
        "Tham số «%(title)s» %(when)s; không trả lời cho ngày %(on)s.",
        title=first.title,
        when=when,
        on=written(on),
    )


def _unknown(name: str, names: tuple[str, ...]) -> str:
    close = get_close_matches(name, names, n=3, cutoff=0.5) or [n for n in names if name in n][:3]
    hint = Said(" Có phải: %(close)s?", close=", ".join(close)) if close else ""
    return Said('Không có tham số "%(name)s" trong sách luật.%(hint)s', name=name, hint=hint)
