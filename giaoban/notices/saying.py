"""A sentence kept in a row (câu lưu lại): its words and values apart, so that each reader gets their language."""

from collections.abc import Mapping, Sequence
from typing import Any

from giaoban.notices.rules.personal_numbers import without_personal_numbers
from giaoban.said import Said, is_list, plain


def kept(text: str) -> Any:
    """The text as JSON; numbers of persons that somebody typed are masked, for it is shown widely and mailed."""
    if not isinstance(text, Said):
        return without_personal_numbers(str(text))
    return {"sentence": text.sentence, "values": {name: _value(value) for name, value in text.values.items()}}


def told_again(row: Any) -> str:
    """The text that :func:`kept` wrote."""
    if not isinstance(row, Mapping):
        return str(row)
    sentence = row["sentence"]
    return Said(sentence, **{name: _again(value) for name, value in row["values"].items()})


def _value(value: object) -> Any:
    if isinstance(value, str):
        return kept(value)
    return [_value(one) for one in value] if is_list(value) else str(plain(value))


def _again(value: Any) -> object:
    return [_again(one) for one in value] if _several(value) else told_again(value)


def _several(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
