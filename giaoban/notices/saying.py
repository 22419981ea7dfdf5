"""A sentence kept in a row (câu lưu lại): its words and values apart, so that each reader gets their language."""

from typing import Any

from giaoban.notices.rules.personal_numbers import without_personal_numbers
from giaoban.said import apart
from giaoban.said import together as told_again

__all__ = ["kept", "told_again"]


def kept(text: str) -> Any:
    """The text as JSON; numbers of persons that somebody typed are masked, for it is shown widely and mailed."""
    return apart(text, without_personal_numbers)
