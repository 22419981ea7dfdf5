"""Whom a record is about, masked (người liên quan): their clear values stay in ``subjects/``."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.registers.description import Column, ColumnKind, Register
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said, at_start
from giaoban.subjects import queries as subjects
from giaoban.subjects.rules.masking import Masked


@dataclass(frozen=True)
class Person:
    """Who stands in one column of a record, as everybody who may see the record sees them."""

    column: str
    title: str
    subject: uuid.UUID
    masked: Masked

    @property
    def words(self) -> str:
        """The masked values in one line."""
        one = self.masked
        return ", ".join(part for part in (one.name, one.born, one.identity_number, one.address, one.phone) if part)


def people_of(register: Register, version: Any) -> list[Person]:
    """The people and organisations that a version names; unknown keys are left out."""
    named = [(column, getattr(version, column.name)) for column in _columns(register)]
    masked = subjects.masked(subject for _, subject in named if subject is not None)
    return [
        Person(column.name, at_start(column.title), subject, masked[subject])
        for column, subject in named
        if subject in masked
    ]


def strangers(
    register: Register, rows: Sequence[Mapping[str, Any]], corrected: uuid.UUID | None = None
) -> Iterator[tuple[int, Finding]]:
    """(row number, finding) for every key that no subject standing here has.

    A correction may keep the subject of the versions before it, even one erased since.
    """
    columns = _columns(register)
    if not columns:
        return
    known = subjects.standing(_keys(columns, rows)) | _before(register, columns, corrected)
    for number, row in enumerate(rows, start=1):
        for column in columns:
            if row.get(column.name) is not None and row[column.name] not in known:
                words = Said("%(title)s: không có chủ thể mang khóa này hoặc đã xóa", title=at_start(column.title))
                yield number, Finding(column.name, "unknown_subject", words)


def _columns(register: Register) -> list[Column]:
    return [column for column in register.columns if column.kind is ColumnKind.SUBJECT]


def _keys(columns: Iterable[Column], rows: Iterable[Mapping[str, Any]]) -> list[uuid.UUID]:
    return [row[column.name] for row in rows for column in columns if row.get(column.name) is not None]


def _before(register: Register, columns: Iterable[Column], corrected: uuid.UUID | None) -> frozenset[uuid.UUID]:
    if corrected is None:
        return frozenset()
    versions = register.model._default_manager.filter(record=corrected)
    return frozenset(
        subject for column in columns for subject in versions.values_list(column.name, flat=True) if subject is not None
    )
