"""The kinds of columns: how each is typed, read and written back."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from giaoban.folders.columns import Cell, Kind, Place, Unknown, Waits
from giaoban.folders.rules import mapping_text
from giaoban.folders.rules.suggestion import meant
from giaoban.indicators.models import IndicatorVersion
from giaoban.registers import registry
from giaoban.registers.rules.cells import CellError, read_amount, read_choice, read_day, read_whole
from giaoban.said import Said
from giaoban.words.count import read_count
from giaoban.words.errors import WordsError
from giaoban.words.fold import fold

_YES, _NO = "có", "không"
MONEY_UNITS = frozenset({"VND", "đồng"})


def _same(value: Any, place: Place) -> Cell:
    written: Cell = value
    return written


def _choice(text: str, place: Place) -> str:
    assert place.column is not None  # noqa: S101 — a cell is read by its column
    return read_choice(text, place.column.choices)


def _unit(text: str, place: Place) -> int:
    return place.home.unit(text, place.day).id


def _write_unit(value: Any, place: Place) -> Cell:
    return None if value is None else place.home.unit_code(value, place.day)


def _yes_no(text: str, place: Place) -> bool:
    given = fold(text)
    if given in {"co", "x", "1", "true", "yes"}:
        return True
    if given in {"khong", "0", "false", "no"}:
        return False
    raise CellError(Said("«%(text)s» không rõ; cần «%(yes)s» hoặc «%(no)s»", text=text, yes=_YES, no=_NO))


def _list(text: str, place: Place) -> list[str]:
    try:
        return mapping_text.read_list(text)
    except ValueError as error:
        raise CellError(Said("«%(text)s» không đọc được; cần dạng «mục 1 | mục 2»", text=text)) from error


def _conditions(text: str, place: Place) -> dict[str, tuple[str, ...]]:
    try:
        return mapping_text.read_conditions(text)
    except ValueError as error:
        raise CellError(str(error)) from error


def _json(text: str, place: Place) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        if text[:1] in '{["':
            raise CellError(Said("«%(text)s» không phải JSON đúng", text=text)) from None
        return text


def _write_json(value: Any, place: Place) -> Cell:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _write_object(value: Any, place: Place) -> Cell:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None


def _object(text: str, place: Place) -> dict[str, Any]:
    value = _json(text, place)
    if not isinstance(value, dict):
        raise CellError(Said('cần một đối tượng JSON, như {"khóa": "giá trị"}'))
    return value


def _indicator(text: str, place: Place) -> int:
    home, day = place.home, place.day
    pk = home.indicators.get(text)
    if pk is None:
        hint = meant(text, home.indicators)
        raise Unknown(
            Said("Không có chỉ tiêu «%(text)s».%(hint)s", text=text, hint=hint), "unknown_indicator", "indicators"
        )
    if day is not None and home.definition(pk, day) is None:
        words = Said("Chỉ tiêu «%(text)s» chưa có định nghĩa vào ngày %(day)s", text=text, day=f"{day:%d/%m/%Y}")
        raise Unknown(words, "unknown_indicator", "indicators")
    return pk


def _write_indicator(value: Any, place: Place) -> Cell:
    return place.home.indicator_codes[value]


def _number(text: str, place: Place) -> int:
    return number_of(text, definition_of(place))


def _write_number(value: Any, place: Place) -> Cell:
    return None if value is None else number_cell(value, definition_of(place))


def definition_of(place: Place) -> IndicatorVersion:
    """The definition that says how the row's number is written."""
    indicator, day = place.values.get("indicator"), place.day
    definition = place.home.definition(indicator, day or place.home.today) if indicator is not None else None
    if definition is None:
        raise Waits
    return definition


def number_of(text: str, definition: IndicatorVersion) -> int:
    """A value typed in the indicator's unit → whole steps of 10^-decimals."""
    if definition.decimals == 0:
        return read_amount(text) if definition.measured_in in MONEY_UNITS else read_whole(text)
    try:
        steps = Decimal(read_count(text)).scaleb(definition.decimals)
    except WordsError as error:
        raise CellError(Said("«%(text)s» không phải số; cần dạng 1.234,5", text=text)) from error
    if steps != int(steps):
        raise CellError(
            Said("«%(text)s» có nhiều hơn %(decimals)s số lẻ của chỉ tiêu này", text=text, decimals=definition.decimals)
        )
    return int(steps)


def number_cell(steps: int, definition: IndicatorVersion) -> Cell:
    """Whole steps → the number in the indicator's unit."""
    return steps if definition.decimals == 0 else Decimal(steps).scaleb(-definition.decimals)


def _phasing(text: str, place: Place) -> dict[str, int]:
    definition = definition_of(place)
    return {name: number_of(values[0], definition) for name, values in _conditions(text, place).items()}


def _write_phasing(value: Any, place: Place) -> Cell:
    if not value:
        return None
    definition = definition_of(place)
    cells = {name: number_cell(steps, definition) for name, steps in value.items()}
    return "; ".join(f"{name}={str(cell).replace('.', ',')}" for name, cell in sorted(cells.items()))


def _account(text: str, place: Place) -> int:
    pk = place.home.accounts.get(text)
    if pk is None:
        hint = meant(text, place.home.accounts)
        raise Unknown(Said("Không có tài khoản «%(text)s».%(hint)s", text=text, hint=hint), "unknown_account", "people")
    return pk


def _write_account(value: Any, place: Place) -> Cell:
    return None if value is None else place.home.account_names[value]


def _register(text: str, place: Place) -> str:
    known = {one.code: one.title for one in registry.every()}
    if text in known:
        return text
    raise CellError(
        Said(
            "Không có sổ «%(text)s».%(hint)s Các sổ: %(known)s",
            text=text,
            hint=meant(text, known),
            known=", ".join(sorted(known)),
        )
    )


def _day(text: str, place: Place) -> dt.date:
    return read_day(text)


TEXT = Kind("text", Said("chữ"), lambda text, place: text, _same, "…")
DATE = Kind("date", Said("ngày, dạng 15/01/2026 hoặc 2026-01-15"), _day, _same, "2026-01-15")
MONEY = Kind(
    "money", Said("số tiền, đồng, dạng 828.500.000"), lambda text, place: read_amount(text), _same, "828500000"
)
COUNT = Kind("count", Said("số nguyên"), lambda text, place: read_whole(text), _same, "1")
CHOICE = Kind("choice", Said("một trong"), _choice, _same)
UNIT = Kind("unit", Said("mã đơn vị (chữ, giữ số 0 đầu); mã@ngày-đầu nếu mã dùng lại"), _unit, _write_unit, "00343")
YES_NO = Kind(
    "yes_no",
    Said("«%(yes)s» hoặc «%(no)s»", yes=_YES, no=_NO),
    _yes_no,
    lambda value, place: _YES if value else _NO,
    _YES,
)
LIST = Kind(
    "list", Said("danh sách, ngăn bằng |"), _list, lambda v, place: mapping_text.write_list(v or []), "một | hai"
)
CONDITIONS = Kind(
    "conditions",
    Said("điều kiện, dạng cột=giá trị|giá trị; cột=giá trị"),
    _conditions,
    lambda value, place: mapping_text.write_conditions(value or {}),
    "kind=collected",
)
VALUE = Kind("value", Said("số, chữ hoặc JSON"), _json, _write_json, "10")
OBJECT = Kind("object", Said("đối tượng JSON"), _object, _write_object)
INDICATOR = Kind("indicator", Said("mã chỉ tiêu"), _indicator, _write_indicator, "NS.THU")
NUMBER = Kind("number", Said("số theo đơn vị tính của chỉ tiêu; tiền ghi đồng"), _number, _write_number, "4000000000")
PHASING = Kind("phasing", Said("phân kỳ, dạng 01=số; 02=số"), _phasing, _write_phasing, "")
ACCOUNT = Kind("account", Said("tên đăng nhập trong bảng people"), _account, _write_account, "van_phong")
REGISTER = Kind("register", Said("mã sổ"), _register, _same, "budget.revenue")
