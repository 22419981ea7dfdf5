"""Numbers of persons in free text (số định danh, số điện thoại): what is kept or mailed may not hold them."""

import re

MASK = "[số đã che]"
_IDENTITY = r"0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}"
_MOBILE = r"(?:0|\+84[ .]?)[35789]\d{2}[ .]?\d{3}[ .]?\d{2,3}|(?:0|\+84[ .]?)[35789]\d[ .]?\d{3}[ .]?\d{4}"
_NUMBER = re.compile(rf"(?<![\d.,])(?:{_IDENTITY}|{_MOBILE})(?![.,]?\d)")


def holds_personal_number(text: str) -> bool:
    """Whether a text holds what reads as a number of căn cước (12 digits from 0) or a mobile number (NĐ 13/2023)."""
    return _NUMBER.search(text) is not None


def without_personal_numbers(text: str) -> str:
    """The text with such numbers masked."""
    return _NUMBER.sub(MASK, text)
