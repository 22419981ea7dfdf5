"""What is kept of a subject (dữ liệu cá nhân), tidied and checked before it is written."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from giaoban.said import Said, at_start, joined

PERSON = "person"
ORGANISATION = "organisation"
FIELDS = ("name", "born", "identity_number", "address", "phone")
LONGEST = {"name": 200, "born": 10, "identity_number": 20, "address": 300, "phone": 20}
TITLES = {
    "name": Said("họ tên"),
    "born": Said("ngày sinh"),
    "identity_number": Said("số định danh"),
    "address": Said("địa chỉ"),
    "phone": Said("số điện thoại"),
}


class BadDetails(ValueError):
    """What was typed of a subject cannot be kept; the message says why."""


@dataclass(frozen=True)
class Details:
    """The clear values of one subject. ``born`` is a year (``1970``) or a day (``1970-05-12``)."""

    name: str
    kind: str = PERSON
    born: str = ""
    identity_number: str = ""
    address: str = ""
    phone: str = ""

    def values(self) -> dict[str, str]:
        """The personal values by field."""
        return {field: getattr(self, field) for field in FIELDS}


def tidied(details: Details) -> Details:
    """The same values as they are kept: composed letters, single spaces, numbers without separators."""
    plain = {field: _plain(value) for field, value in details.values().items()}
    plain["identity_number"] = re.sub(r"[\s.]", "", plain["identity_number"])
    plain["phone"] = re.sub(r"[\s.()\-]", "", plain["phone"])
    plain["born"] = _born(plain["born"])
    kept = replace(details, **plain)
    faults = list(_faults(kept))
    if faults:
        raise BadDetails(joined("", [joined("; ", faults), "."]))
    return kept


def year_of(born: str) -> int | None:
    """The year of birth, where one is given."""
    return int(born[:4]) if born else None


def _plain(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())


def _born(text: str) -> str:
    """``12/05/1970``, ``1970-05-12`` and ``1970`` in the one form that is kept."""
    if not text or re.fullmatch(r"[0-9]{4}", text):
        return text
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date().isoformat()
        except ValueError:
            continue
    raise BadDetails(Said("Ngày sinh viết như 12/05/1970, hoặc chỉ năm sinh như 1970."))


def _faults(details: Details) -> Iterator[str]:
    if details.kind not in {PERSON, ORGANISATION}:
        yield Said("Chủ thể là cá nhân hoặc tổ chức")
    if not details.name:
        yield Said("Thiếu họ tên hoặc tên tổ chức")
    for field, value in details.values().items():
        if len(value) > LONGEST[field]:
            yield Said("%(title)s dài quá %(longest)s ký tự", title=at_start(TITLES[field]), longest=LONGEST[field])
