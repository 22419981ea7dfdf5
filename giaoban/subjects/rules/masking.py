"""Masked forms (che dữ liệu): what lists and pages show of a subject unless somebody opens it with a reason.

What is hidden leaves no trace in the masked text, not even its length.
"""

import re
from dataclasses import dataclass

from giaoban.said import Said
from giaoban.subjects.rules.details import PERSON, Details

HIDDEN = "***"
_HOUSEHOLD = "hộ kinh doanh "
_WARD = re.compile(r"(?:Phường|Xã|Thị trấn|Đặc khu) (?P<name>[0-9]{1,2}|[^\W\d_]+(?:[ -][^\W\d_]+){0,4})")


@dataclass(frozen=True)
class Masked:
    """What everybody who may see a record sees of its subject."""

    kind: str
    name: str
    born: str = ""
    identity_number: str = ""
    address: str = ""
    phone: str = ""
    erased: bool = False


ERASED = Masked(kind="", name=Said("đã xóa"), erased=True)


def masked(details: Details) -> Masked:
    """All fields of a subject, masked."""
    return Masked(
        kind=details.kind,
        name=masked_name(details.name, details.kind),
        born=masked_birth(details.born),
        identity_number=_last(4, details.identity_number, at_least=9),
        address=masked_address(details.address),
        phone=_last(3, details.phone, at_least=8),
    )


def masked_name(name: str, kind: str = PERSON) -> str:
    """``Nguyễn V*** M**``: the family name and the first letters of the others.

    An organisation's name is public, but a household business (hộ kinh doanh) bears a person's.
    """
    if kind == PERSON:
        return _masked_person(name)
    if name.casefold().startswith(_HOUSEHOLD):
        return name[: len(_HOUSEHOLD)] + _masked_person(name[len(_HOUSEHOLD) :])
    return name


def masked_birth(born: str) -> str:
    """The year of birth only."""
    return born[:4]


def masked_address(address: str) -> str:
    """The ward only (``Phường Nhân Chính``), where the address names one as a part of its own."""
    if not address:
        return ""
    wards = [part for part in map(str.strip, address.split(",")) if _is_ward(part)]
    return wards[-1] if wards else HIDDEN


def _masked_person(name: str) -> str:
    words = name.split()
    if len(words) < 2:
        return "".join(_first_letter(word) + "**" for word in words)
    family, *middle, given = words
    return " ".join([family, *(_first_letter(word) + "***" for word in middle), _first_letter(given) + "**"])


def _first_letter(word: str) -> str:
    """The first letter; none of a word of one letter, which would be shown whole."""
    return word[0] if len(word) > 1 else ""


def _last(shown: int, number: str, *, at_least: int) -> str:
    """The last characters of a number; none of one so short that they would tell most of it."""
    if not number:
        return ""
    return HIDDEN + number[-shown:] if len(number) >= at_least else HIDDEN


def _is_ward(part: str) -> bool:
    """Whether a part of an address is the name of a ward and nothing else."""
    found = _WARD.fullmatch(part)
    return found is not None and all(not word[0].islower() for word in re.split("[ -]", found["name"]))
