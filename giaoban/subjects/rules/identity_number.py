"""What a 12-digit identity number (số định danh cá nhân) tells, against what else was typed.

``AAA B CC DDDDDD``: province where the birth was registered (001–096, for life, also after mergers),
century and sex, last two digits of the birth year, six random digits. There is no check digit, so
nothing here refuses a number: it only doubts (domain sheet §9.1).
"""

import re
from dataclasses import dataclass

from giaoban.said import Said
from giaoban.subjects.rules.details import PERSON, Details, year_of

MALE = "male"
FEMALE = "female"
_SEX_WORDS = {MALE: Said("nam"), FEMALE: Said("nữ")}


@dataclass(frozen=True)
class Doubt:
    """A warning about one field; it never stops anybody from recording."""

    field: str
    rule: str
    message: str


def doubts_of(details: Details, sex: str = "") -> list[Doubt]:
    """The doubts about a subject's number; an organisation's number has none of these parts."""
    if details.kind != PERSON or not details.identity_number:
        return []
    return doubts(details.identity_number, born=details.born, sex=sex)


def doubts(number: str, *, born: str = "", sex: str = "") -> list[Doubt]:
    """What does not fit between a number, a birth (year or day) and a sex, where these are given."""
    if not re.fullmatch(r"[0-9]{12}", number):
        return [
            _doubt("length", Said("Số định danh cá nhân gồm 12 chữ số; số này có %(number)s ký tự", number=len(number)))
        ]
    found = []
    if not 1 <= int(number[:3]) <= 96:
        found.append(_doubt("province", Said("Ba số đầu không phải mã tỉnh nơi đăng ký khai sinh (001–096)")))
    told_year, told_sex = birth_year(number), sex_of(number)
    year = year_of(born)
    if year is not None and year != told_year:
        found.append(
            _doubt(
                "birth_year",
                Said(
                    "Theo số định danh, năm sinh là %(told_year)s, khác năm đã ghi %(year)s",
                    told_year=told_year,
                    year=year,
                ),
            )
        )
    if sex and sex != told_sex:
        found.append(
            _doubt(
                "sex",
                Said(
                    "Theo số định danh, giới tính là %(sex)s, khác giới tính đã ghi",
                    sex=_SEX_WORDS[told_sex],
                ),
            )
        )
    return found


def birth_year(number: str) -> int:
    """The year of birth that a 12-digit number tells."""
    return 1900 + int(number[3]) // 2 * 100 + int(number[4:6])


def sex_of(number: str) -> str:
    """The sex that a 12-digit number tells."""
    return FEMALE if int(number[3]) % 2 else MALE


def _doubt(rule: str, message: str) -> Doubt:
    return Doubt("identity_number", rule, message)
