"""A cell as people type it → its value, or a sentence about what is expected."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping

from giaoban.said import Said
from giaoban.words.count import read_count
from giaoban.words.dates import read_date
from giaoban.words.errors import WordsError
from giaoban.words.fold import fold
from giaoban.words.money import read_money


class CellError(ValueError):
    """A cell cannot be read; the message says what is expected."""


def read_day(text: str) -> dt.date:
    """A day as ``07/3/2023`` or ``2023-03-07``."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return read_date(text)
    except WordsError as error:
        raise CellError(Said("«%(text)s» không phải ngày; cần dạng 07/3/2023 hoặc 2023-03-07", text=text)) from error


def read_amount(text: str) -> int:
    """Money as ``828.500.000``, ``828,5 triệu`` or ``1.277 tỷ 069 triệu``, in whole đồng."""
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return read_money(text)
    except WordsError as error:
        raise CellError(
            Said(
                "«%(text)s» không phải số tiền; cần dạng 828.500.000 hoặc 828,5 triệu (%(error)s)",
                text=text,
                error=str(error),
            )
        ) from error


def read_whole(text: str) -> int:
    """A whole count as ``1.234``."""
    try:
        return int(text)
    except ValueError:
        pass
    try:
        value = read_count(text)
    except WordsError as error:
        raise CellError(Said("«%(text)s» không phải số nguyên", text=text)) from error
    if value != int(value):
        raise CellError(Said("«%(text)s» phải là số nguyên", text=text))
    return int(value)


def read_subject(text: str) -> uuid.UUID:
    """The key of a person or organisation, as the list of subjects shows it."""
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise CellError(
            Said("«%(text)s» không phải khóa của chủ thể; cần khóa như danh sách chủ thể ghi", text=text)
        ) from error


def read_choice(text: str, choices: Mapping[str, str]) -> str:
    """One of the choices, by its key or by its Vietnamese label with or without tone marks."""
    if text in choices:
        return text
    wanted = fold(text)
    for key, label in choices.items():
        if fold(label) == wanted:
            return key
    raise CellError(
        Said(
            "«%(text)s» không có trong danh sách: %(choices)s",
            text=text,
            choices=[Said("%(key)s (%(label)s)", key=key, label=label) for key, label in choices.items()],
        )
    )


READERS: Mapping[str, Callable[[str], object]] = {
    "text": str,
    "date": read_day,
    "money": read_amount,
    "count": read_whole,
    "subject": read_subject,
}
