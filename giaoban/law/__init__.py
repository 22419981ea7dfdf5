"""Sách luật: dated, cited parameters (YAML) and the book that answers ``norm(name, on=date)``.

Doors: ``Book`` and ``Norm`` here, ``answer`` for the command line, ``lint`` and ``cases`` for the tests.
A value stands with its citation and with how it was seen; outside its dates the book refuses aloud.
"""

from giaoban.law.book import (
    Book,
    BrokenBook,
    Confidence,
    LawError,
    Norm,
    OfficeEntry,
    OutsideDates,
    UnknownNorm,
)

__all__ = [
    "Book",
    "BrokenBook",
    "Confidence",
    "LawError",
    "Norm",
    "OfficeEntry",
    "OutsideDates",
    "UnknownNorm",
]
