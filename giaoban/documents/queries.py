"""Asking where a document stands."""

import uuid

from giaoban.documents.models import DocumentFile, DocumentStep, Step
from giaoban.trail.queries import current, known_at


def steps_of(document: uuid.UUID, seal: int | None = None) -> list[DocumentStep]:
    """The steps of a document, oldest first; those known at a seal if one is given."""
    rows = current(DocumentStep) if seal is None else known_at(DocumentStep, seal)
    return list(rows.filter(document=document).select_related("act").order_by("pk"))


def files_of(document: uuid.UUID) -> list[DocumentFile]:
    """The signed and scanned copies kept of a document, oldest first."""
    return list(current(DocumentFile).filter(document=document).select_related("act").order_by("pk"))


def number_is_used(unit: int, symbol: str, year: int, number: int) -> bool:
    """Whether the unit's book of the year has given the number under the symbol."""
    numbered = current(DocumentStep).filter(step=Step.NUMBERED, unit_id=unit, symbol=symbol, number=number)
    return numbered.filter(day__year=year).exists()


def next_number(unit: int, symbol: str, year: int) -> int:
    """The next number of the unit's own book."""
    numbered = current(DocumentStep).filter(step=Step.NUMBERED, unit_id=unit, symbol=symbol, day__year=year)
    return (numbered.order_by("-number").values_list("number", flat=True).first() or 0) + 1
