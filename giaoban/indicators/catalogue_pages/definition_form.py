"""The form of a definition (định nghĩa chỉ tiêu): what it is called, whose it is, where its values come from."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from giaoban.indicators.catalogue_pages import source_form
from giaoban.indicators.models import Direction, IndicatorVersion
from giaoban.said import Said
from giaoban.web.parts import Field
from giaoban.web.typed import Typed

TEXTS = {
    "name": (Said("Tên"), 200, True),
    "in_prose": (Said("Tên trong câu"), 200, False),
    "short": (Said("Tên ngắn"), 80, False),
    "responsible": (Said("Đơn vị chịu trách nhiệm"), 160, False),
    "plan_by": (Said("Cấp giao mặc định"), 80, False),
    "legal_basis": (Said("Căn cứ"), 200, False),
}
"""Fields of plain text: label, most letters, required."""
_YES = "1"


def texts_of(one: IndicatorVersion) -> dict[str, str]:
    """A definition as the form shows it first."""
    return {
        **{name: str(getattr(one, name)) for name in TEXTS},
        "aliases": "; ".join(map(str, one.aliases)),
        "direction": one.direction,
        "incomparable": _YES if one.incomparable else "",
        **source_form.texts_of(one),
    }


def read(typed: Typed, before: IndicatorVersion) -> dict[str, Any]:
    """The values that were typed; what is wrong is told at its field."""
    values: dict[str, Any] = {
        name: typed.text(name, at_most=most, required=required) for name, (_label, most, required) in TEXTS.items()
    }
    values["aliases"] = [part for one in typed.raw("aliases").split(";") if (part := " ".join(one.split()))]
    values["direction"] = typed.one_of("direction", Direction.values)
    values["incomparable"] = typed.raw("incomparable") == _YES
    return {**values, **source_form.read(typed, before)}


def fields(typed: Typed, *, dated: bool) -> list[Field]:
    """The form, with the first day of a new definition where it has one."""
    found = [typed.field("valid_from", Said("Áp dụng từ ngày"), placeholder="01/01/2024")] if dated else []
    found += [typed.field(name, label, required=required) for name, (label, _most, required) in TEXTS.items()]
    found.append(typed.field("aliases", Said("Tên khác"), required=False, advice=Said("cách nhau bằng dấu chấm phẩy")))
    found.append(typed.field("direction", Said("Chiều tốt"), "choice", choices=Direction.choices))
    found.append(typed.field("incomparable", Said("Không so được với trước"), "check", required=False))
    return found


def reason_field(typed: Typed) -> Field:
    """Why it is defined so."""
    return typed.field("reason", Said("Lý do"), "long", advice=Said("Ai xem lịch sử cũng đọc được lý do này."))


def version(before: IndicatorVersion, values: Mapping[str, Any], **more: Any) -> IndicatorVersion:
    """A definition like ``before`` with other values."""
    own = {"id", "uuid", "record", "corrects", "void", "act"}
    kept = {one.name: getattr(before, one.name) for one in IndicatorVersion._meta.fields if one.name not in own}
    return IndicatorVersion(**{**kept, **values, **more})


def from_day(before: IndicatorVersion, values: Mapping[str, Any], day: dt.date) -> list[IndicatorVersion]:
    """The definition from a day on, and the one before it ending the day before."""
    ended = version(before, {}, last_day=day - dt.timedelta(days=1), corrects=before, record=before.record)
    return [ended, version(before, values, valid_from=day, last_day=before.last_day)]


def corrected(before: IndicatorVersion, values: Mapping[str, Any]) -> list[IndicatorVersion]:
    """The same days under another definition: what was recorded about them was wrong."""
    return [version(before, values, corrects=before, record=before.record)]
