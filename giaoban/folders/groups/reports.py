"""The tables of a report: its outline with the sentences, and its letterhead."""

from collections.abc import Iterator, Sequence

from giaoban.folders.columns import Values, of
from giaoban.folders.home import Home
from giaoban.folders.kinds import CHOICE, COUNT, LIST, TEXT, UNIT
from giaoban.folders.table import Line, Table, each
from giaoban.registers.rules.finding import Refused
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem

_ITEM = ("key", "order", "kind", "template")
_HEAD = (
    *("parent_agency", "agency", "symbol", "place", "subject"),
    *("addressees", "recipients", "authority_lines"),
)


def _outline(home: Home) -> Iterator[Values]:
    for one in home.standing(OutlineItem).select_related("unit").order_by("pk"):
        yield {**{name: getattr(one, name) for name in _ITEM}, "unit": one.unit.pk}


def _add_outline(home: Home, lines: Sequence[Line]) -> None:
    items = [OutlineItem(unit_id=one.values["unit"], **{name: one.values[name] for name in _ITEM}) for one in lines]
    findings = reports.template_findings(items)
    if findings:
        raise Refused(findings)
    for unit in dict.fromkeys(one.values["unit"] for one in lines):
        mine = [item for item, one in zip(items, lines, strict=True) if one.values["unit"] == unit]
        reports.write_outline(mine, unit=unit, by=home.by, at=home.at)


OUTLINE = Table(
    name="report_outline",
    title="Đề cương báo cáo và mẫu câu",
    columns=(
        of(OutlineItem, "unit", UNIT),
        of(OutlineItem, "key", TEXT, example="mo-dau"),
        of(OutlineItem, "order", COUNT, example="10"),
        of(OutlineItem, "kind", CHOICE, example="heading"),
        of(OutlineItem, "template", TEXT, example="I. KINH TẾ"),
    ),
    key=("unit", "key"),
    standing=_outline,
    add=_add_outline,
)


def _letterheads(home: Home) -> Iterator[Values]:
    for one in home.standing(Letterhead).select_related("unit").order_by("pk"):
        yield {**{name: getattr(one, name) for name in _HEAD}, "unit": one.unit.pk}


def _add_letterheads(home: Home, lines: Sequence[Line]) -> None:
    def write(line: Line) -> None:
        head = Letterhead(unit_id=line.values["unit"], **{name: line.values[name] for name in _HEAD})
        reports.write_outline([head], unit=line.values["unit"], by=home.by, at=home.at)

    each(lines, write)


LETTERHEADS = Table(
    name="report_letterhead",
    title="Phần đầu và phần ký của báo cáo",
    columns=(
        of(Letterhead, "unit", UNIT),
        of(Letterhead, "parent_agency", TEXT, example=""),
        of(Letterhead, "agency", TEXT, example="ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ"),
        of(Letterhead, "symbol", TEXT, example="BC-UBND"),
        of(Letterhead, "place", TEXT, example="Ví Dụ"),
        of(Letterhead, "subject", TEXT, example="Tình hình thực hiện nhiệm vụ {kỳ}"),
        of(Letterhead, "addressees", LIST, required=False, example=""),
        of(Letterhead, "recipients", LIST, required=False, example="Như trên | Lưu: VT"),
        of(Letterhead, "authority_lines", LIST, required=False, example="TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH"),
    ),
    key=("unit",),
    standing=_letterheads,
    add=_add_letterheads,
)

TABLES = (OUTLINE, LETTERHEADS)
