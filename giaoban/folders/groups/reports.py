"""The tables of a report: its outline with the sentences, and its letterhead."""

from collections.abc import Iterator, Sequence

from giaoban.folders.columns import Unknown, Values, of
from giaoban.folders.home import Home
from giaoban.folders.kinds import CHOICE, COUNT, LIST, TEXT, UNIT
from giaoban.folders.table import Line, Table, Wrong, each
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.reports.rules.sentence_language import TemplateError, indicators_named
from giaoban.said import Said

_ITEM = ("key", "order", "kind", "template")
_HEAD = (
    *("parent_agency", "agency", "symbol", "place", "subject"),
    *("addressees", "recipients", "authority_lines"),
)


def _outline(home: Home) -> Iterator[Values]:
    for one in home.standing(OutlineItem).select_related("unit").order_by("pk"):
        yield {**{name: getattr(one, name) for name in _ITEM}, "unit": one.unit.pk}


def _item(line: Line) -> OutlineItem:
    return OutlineItem(unit_id=line.values["unit"], **{name: line.values[name] for name in _ITEM})


def _sound_templates(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    """Templates that can be written; one that names an indicator waits for the indicator's own row."""
    for finding in reports.template_findings([_item(line) for line in lines]):
        line, words = lines[finding.row - 1], finding.message
        absent = (code for code in _named(line.values["template"]) if f"không có chỉ tiêu «{code}»" in words)
        code = next(absent, None)
        if code is None:
            yield line, finding
        else:
            unknown = Unknown(words, finding.rule, "indicators", column=finding.column, name=code)
            yield line, unknown


def _named(template: str) -> tuple[str, ...]:
    try:
        return indicators_named(template)
    except TemplateError:
        return ()


def _add_outline(home: Home, lines: Sequence[Line]) -> None:
    for unit in dict.fromkeys(one.values["unit"] for one in lines):
        mine = [_item(one) for one in lines if one.values["unit"] == unit]
        reports.write_outline(mine, unit=unit, by=home.by, at=home.at)


OUTLINE = Table(
    name="report_outline",
    title=Said("Đề cương báo cáo và mẫu câu"),
    columns=(
        of(OutlineItem, "unit", UNIT),
        of(OutlineItem, "key", TEXT, example="mo-dau"),
        of(OutlineItem, "order", COUNT, example="10"),
        of(OutlineItem, "kind", CHOICE, example="heading"),
        of(OutlineItem, "template", TEXT, example="I. KINH TẾ"),
    ),
    key=("unit", "key"),
    standing=_outline,
    check=_sound_templates,
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
    title=Said("Phần đầu và phần ký của báo cáo"),
    columns=(
        of(Letterhead, "unit", UNIT),
        of(Letterhead, "parent_agency", TEXT, example=""),
        of(Letterhead, "agency", TEXT, example="ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ"),
        of(Letterhead, "symbol", TEXT, example="BC-UBND"),
        of(Letterhead, "place", TEXT, example="Ví Dụ"),
        of(Letterhead, "subject", TEXT, example="Tình hình thực hiện nhiệm vụ tháng {{ thang }} năm {{ nam }}"),
        of(Letterhead, "addressees", LIST, required=False, example=""),
        of(Letterhead, "recipients", LIST, required=False, example="Như trên | Lưu: VT"),
        of(Letterhead, "authority_lines", LIST, required=False, example="TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH"),
    ),
    key=("unit",),
    standing=_letterheads,
    add=_add_letterheads,
)

TABLES = (OUTLINE, LETTERHEADS)
