"""Danh mục chung: the shipped indicators, budget codes and report outline, worded for an authority of any level."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache

from giaoban.budget.models import BudgetCode
from giaoban.demo import setting, tables
from giaoban.founding.unit_table import COMMUNE, DISTRICT, PROVINCE, rows_of
from giaoban.indicators.models import IndicatorVersion
from giaoban.offices.models import Unit
from giaoban.offices.rules.tree import UnitFacts, UnitTree
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.words.fold import fold

SAMPLE_ASSIGNER = "Thành phố giao"
CODES_DOCUMENT, CODES_SINCE = "TT 324/2016/TT-BTC", dt.date(2017, 1, 1)
_NATION = "Trung ương giao"


def assigner_of(unit: UnitFacts, tree: UnitTree) -> str:
    """Who assigns plans to a unit (cấp giao): "Thành phố giao", "Tỉnh giao", for a province the nation."""
    if unit.level == PROVINCE or unit.parent is None:
        return _NATION
    above = tree[unit.parent].name
    return SAMPLE_ASSIGNER if fold(above).startswith("thanh pho") else f"{above.split(' ')[0]} giao"


def definitions(unit: UnitFacts, tree: UnitTree) -> list[IndicatorVersion]:
    """The shipped indicators as the definitions of a unit, from its first day."""
    assigner, made = assigner_of(unit, tree), []
    for number, row in enumerate(tables.rows("indicators"), start=1):
        one = setting.definition(number, row)
        one.valid_from = unit.valid_from
        one.plan_by = assigner if one.plan_by == SAMPLE_ASSIGNER else one.plan_by
        one.responsible = _responsible(row["code"], unit.level) or one.responsible
        made.append(one)
    return made


def budget_codes() -> list[BudgetCode]:
    """The budget codes that the shipped indicators count by."""
    return [
        BudgetCode(code=code, name=name, side=side, valid_from=CODES_SINCE, document=CODES_DOCUMENT)
        for code, name, side in setting.CODES
    ]


def outline(unit: Unit, facts: UnitFacts, tree: UnitTree) -> list[OutlineItem]:
    """The shipped outline with the authority's own assigner in its sentences."""
    assigner = assigner_of(facts, tree)
    return [
        OutlineItem(
            unit=unit,
            order=10 * number,
            key=item["key"],
            kind=item["kind"],
            template=item["template"].replace(SAMPLE_ASSIGNER, assigner),
        )
        for number, item in enumerate(tables.outline()["item"], start=1)
    ]


def letterhead(facts: UnitFacts, tree: UnitTree) -> Mapping[str, str]:
    """What the head and the signature of a unit's report say until somebody words it otherwise."""
    above = tree[facts.parent] if facts.parent is not None else None
    place = facts.name.partition(" ")[2] if facts.level != PROVINCE else facts.name.replace("Thành phố ", "")
    return {
        "parent_agency": f"UBND {above.name}".upper() if above and facts.level != PROVINCE else "",
        "agency": f"Ủy ban nhân dân {facts.name}".upper(),
        "symbol": "BC-UBND",
        "place": place.removeprefix("khu ").removeprefix("Tỉnh ").strip() or facts.name,
        "subject": str(tables.outline()["letterhead"]["subject"]),
        "addressees": f"Ủy ban nhân dân {above.name}" if above else "",
        "recipients": "Như trên | Thường trực Đảng ủy, HĐND | Lãnh đạo UBND | Lưu: VT",
        "authority_lines": "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH",
    }


def letterhead_of(unit: Unit, said: Mapping[str, str]) -> Letterhead:
    """The letterhead that a form says; lists are written with a bar between their items."""
    lists = ("addressees", "recipients", "authority_lines")
    plain = {name: text for name, text in said.items() if name not in lists}
    return Letterhead(unit=unit, **plain, **{name: _items(said[name]) for name in lists})


def _items(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _responsible(code: str, level: str) -> str:
    """Who answers for an indicator at a level, by the longest part of its code that the table names."""
    if level == DISTRICT:
        return ""
    parts = code.split(".")
    column = PROVINCE if level == PROVINCE else COMMUNE
    prefixes = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((_by_prefix()[one][column] for one in prefixes if one in _by_prefix()), "")


@cache
def _by_prefix() -> Mapping[str, Mapping[str, str]]:
    return {row["prefix"]: row for row in rows_of("responsible")}
