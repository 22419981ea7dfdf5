"""Numbers of documents and the zero before small numbers (số văn bản: "Số: 05/BC-UBND")."""

from giaoban.said import Said

from .errors import WordsError


def write_document_number(number: int, *, pad_below: int = 10) -> str:
    """Writes a document's number: 5 → "05", 45 → "45"; never with thousands dots.

    ``pad_below`` is the law's limit: smaller numbers get a zero in front. Raises WordsError below 1.
    """
    if number < 1:
        raise WordsError(Said("Số văn bản phải từ 1, không phải %(number)s", number=number))
    return pad_small(number, pad_below)


def pad_small(number: int, below: int) -> str:
    """``number`` in digits, with a zero in front of one digit if it is less than ``below``."""
    return f"{number:02d}" if number < below else str(number)
