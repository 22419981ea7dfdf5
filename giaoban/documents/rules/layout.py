"""Bố cục văn bản (NĐ 30/2020/NĐ-CP, Phụ lục I): what the decree permits and what was chosen within it.

The numbers are not here: they come as a plain mapping (norm `documents.layout` of the law package).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from giaoban.documents.rules.components import COMPONENT_NAMES
from giaoban.said import Said

Case = Literal["upper", "any"]
TextAlign = Literal["left", "center", "right", "justify", "any"]
MARGIN_NAMES = {"top": Said("Lề trên"), "bottom": Said("Lề dưới"), "left": Said("Lề trái"), "right": Said("Lề phải")}


@dataclass(frozen=True)
class Choice:
    """Một trị số được chọn trong khoảng cho phép."""

    minimum: float
    maximum: float
    value: float

    def allows(self, value: float, tolerance: float = 0.0) -> bool:
        """Trị số này có nằm trong khoảng không; the tolerance is what a file format rounds away."""
        return self.minimum - tolerance <= value <= self.maximum + tolerance

    def written(self, unit: str = "") -> str:
        """Khoảng viết cho người đọc: "20–25 mm", "13"."""
        low, high = plain_number(self.minimum), plain_number(self.maximum)
        text = low if low == high else f"{low}–{high}"
        return f"{text} {unit}".strip()


@dataclass(frozen=True)
class ComponentStyle:
    """Mẫu chữ của một thành phần; `before` and `after` are gaps in points."""

    key: str
    case: Case
    size: Choice
    bold: bool
    italic: bool
    align: TextAlign
    first_line: bool = False
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True)
class RuleBelow:
    """Dòng kẻ ngang dưới một thành phần, length as a share of the text above it."""

    component: str
    share: Choice


@dataclass(frozen=True)
class Margins:
    """Lề trang, mm."""

    top: Choice
    bottom: Choice
    left: Choice
    right: Choice


@dataclass(frozen=True)
class Padding:
    """Thêm số 0: numbers and days below ten, months below three."""

    number_below: int = 10
    day_below: int = 10
    month_below: int = 3


@dataclass(frozen=True)
class ParagraphRules:
    """Quy cách đoạn văn: lùi đầu dòng (mm), cách đoạn (pt), giãn dòng."""

    first_line_accepted: tuple[float, ...]
    first_line_mm: float
    gap_pt: Choice
    line_spacing: Choice


@dataclass(frozen=True)
class Columns:
    """Tỷ lệ cột trái của hai bảng không kẻ: đầu văn bản và cuối văn bản."""

    header_left: Choice
    signature_left: Choice


@dataclass(frozen=True)
class Layout:
    """Bố cục đã chọn, dùng chung cho DOCX và PDF, cùng khoảng cho phép để kiểm tra."""

    page_width_mm: float
    page_height_mm: float
    margins: Margins
    font: str
    accepted_fonts: tuple[str, ...]
    national_name: str
    national_motto: str
    padding: Padding
    page_number_from: int
    paragraph: ParagraphRules
    rules_below: tuple[RuleBelow, ...]
    size_sets: tuple[tuple[tuple[str, float], ...], ...]
    columns: Columns
    components: tuple[ComponentStyle, ...]

    def component(self, key: str) -> ComponentStyle:
        """Mẫu chữ của thành phần `key`."""
        for style in self.components:
            if style.key == key:
                return style
        raise KeyError(key)

    def rule_below(self, key: str) -> Choice | None:
        """Độ dài dòng kẻ dưới thành phần, hoặc không có."""
        return next((rule.share for rule in self.rules_below if rule.component == key), None)

    @property
    def fonts(self) -> tuple[str, ...]:
        """Phông chọn trước, rồi các phông được thay."""
        return (self.font, *(name for name in self.accepted_fonts if name != self.font))

    @property
    def text_width_mm(self) -> float:
        """Bề rộng phần chữ của trang đứng."""
        return self.page_width_mm - self.margins.left.value - self.margins.right.value

    def annex_width_mm(self, *, landscape: bool) -> float:
        """Bề rộng phần chữ của phụ lục; margins stay as named when the page lies down."""
        width = self.page_height_mm if landscape else self.page_width_mm
        return width - self.margins.left.value - self.margins.right.value

    def with_component(self, style: ComponentStyle) -> Layout:
        """Bố cục này với một thành phần được thay."""
        changed = tuple(style if old.key == style.key else old for old in self.components)
        return replace(self, components=changed)


def plain_number(value: float) -> str:
    """Số viết kiểu Việt Nam, bỏ số 0 thừa: 12.7 → "12,7"."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


_CASES = ("upper", "any")
_ALIGNS = ("left", "center", "right", "justify", "any")


class LayoutError(ValueError):
    """Bảng trị số của pháp luật thiếu hoặc sai; the message names the entry."""


def layout_from_law(values: Mapping[str, Any]) -> Layout:
    """Bố cục từ norm `documents.layout` (see tests/nd30_layout.yaml for every entry)."""
    page, font, texts = _map(values, "page_mm"), _map(values, "font"), _map(values, "texts")
    sets = tuple(tuple((str(key), float(size)) for key, size in one.items()) for one in _get(values, "size_sets"))
    layout = Layout(
        page_width_mm=_number(page, "width", "page_mm"),
        page_height_mm=_number(page, "height", "page_mm"),
        margins=_margins(_map(values, "margins_mm")),
        font=str(_get(font, "use", "font")),
        accepted_fonts=tuple(str(name) for name in _get(font, "accepted", "font")),
        national_name=str(_get(texts, "national_name", "texts")),
        national_motto=str(_get(texts, "national_motto", "texts")),
        padding=_padding(_map(values, "padding")),
        page_number_from=int(_number(_map(values, "page_number"), "from_page", "page_number")),
        paragraph=_paragraph(_map(values, "paragraph")),
        rules_below=_rules_below(_map(values, "rules_below")),
        size_sets=sets,
        columns=_columns(_map(values, "columns")),
        components=_components(_map(values, "components")),
    )
    _check_size_set(layout)
    return layout


def permitted_size_set(layout: Layout) -> bool:
    """Cỡ chữ các thành phần đi đôi có thuộc một bộ được phép không."""
    if not layout.size_sets:
        return True
    return any(all(layout.component(key).size.value == size for key, size in one) for one in layout.size_sets)


def _check_size_set(layout: Layout) -> None:
    if not permitted_size_set(layout):
        raise LayoutError(Said("size_sets: cỡ chữ đã chọn không thuộc bộ cỡ chữ nào được phép"))


def _margins(values: Mapping[str, Any]) -> Margins:
    sides = {side: _choice(values, side, "margins_mm") for side in ("top", "bottom", "left", "right")}
    return Margins(**sides)


def _padding(values: Mapping[str, Any]) -> Padding:
    names = ("number_below", "day_below", "month_below")
    return Padding(**{name: int(_number(values, name, "padding")) for name in names})


def _paragraph(values: Mapping[str, Any]) -> ParagraphRules:
    first = _map(values, "first_line_mm", "paragraph")
    accepted = tuple(float(value) for value in _get(first, "accepted", "paragraph.first_line_mm"))
    chosen = _number(first, "use", "paragraph.first_line_mm")
    if chosen not in accepted:
        raise LayoutError(
            Said("paragraph.first_line_mm: %(chosen)s không thuộc %(accepted)s", chosen=chosen, accepted=accepted)
        )
    gap, spacing = (_choice(values, name, "paragraph") for name in ("gap_pt", "line_spacing"))
    return ParagraphRules(accepted, chosen, gap, spacing)


def _rules_below(values: Mapping[str, Any]) -> tuple[RuleBelow, ...]:
    for key in values:
        if key not in COMPONENT_NAMES:
            raise LayoutError(Said("rules_below.%(key)s: không có thành phần này", key=key))
    return tuple(RuleBelow(key, _choice(values, key, "rules_below")) for key in values)


def _columns(values: Mapping[str, Any]) -> Columns:
    return Columns(_choice(values, "header_left", "columns"), _choice(values, "signature_left", "columns"))


def _components(values: Mapping[str, Any]) -> tuple[ComponentStyle, ...]:
    unknown = sorted(set(values) - set(COMPONENT_NAMES))
    if unknown:
        raise LayoutError(Said("components.%(name)s: không có thành phần này", name=unknown[0]))
    return tuple(_component(key, _map(values, key, "components")) for key in COMPONENT_NAMES)


def _component(key: str, values: Mapping[str, Any]) -> ComponentStyle:
    place = f"components.{key}"
    return ComponentStyle(
        key=key,
        case=cast(Case, _one_of(values, "case", place, _CASES)),
        size=_choice_of(values, place),
        bold=_flag(values, "bold", place),
        italic=_flag(values, "italic", place),
        align=cast(TextAlign, _one_of(values, "align", place, _ALIGNS)),
        first_line=bool(values.get("first_line", False)),
        before=float(values.get("before", 0)),
        after=float(values.get("after", 0)),
    )


def _get(values: Mapping[str, Any], name: str, place: str = "") -> Any:
    if name not in values:
        raise LayoutError(Said("%(value)s%(name)s: thiếu", value=place + "." if place else "", name=name))
    return values[name]


def _map(values: Mapping[str, Any], name: str, place: str = "") -> Mapping[str, Any]:
    found = _get(values, name, place)
    if not isinstance(found, Mapping):
        raise LayoutError(Said("%(name)s: phải là một bảng trị số", name=name))
    return found


def _number(values: Mapping[str, Any], name: str, place: str) -> float:
    found = _get(values, name, place)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise LayoutError(
            Said("%(place)s.%(name)s: phải là số, thấy %(found)s", place=place, name=name, found=repr(found))
        )
    return float(found)


def _flag(values: Mapping[str, Any], name: str, place: str) -> bool:
    found = _get(values, name, place)
    if not isinstance(found, bool):
        raise LayoutError(
            Said(
                "%(place)s.%(name)s: phải là true hoặc false, thấy %(found)s", place=place, name=name, found=repr(found)
            )
        )
    return found


def _one_of(values: Mapping[str, Any], name: str, place: str, allowed: tuple[str, ...]) -> str:
    found = str(_get(values, name, place))
    if found not in allowed:
        raise LayoutError(
            Said(
                "%(place)s.%(name)s: %(found)s không thuộc %(allowed)s",
                place=place,
                name=name,
                found=repr(found),
                allowed=allowed,
            )
        )
    return found


def _choice(values: Mapping[str, Any], name: str, place: str) -> Choice:
    return _choice_of(_map(values, name, place), f"{place}.{name}")


def _choice_of(values: Mapping[str, Any], place: str) -> Choice:
    low, high, value = (_number(values, name, place) for name in ("min", "max", "use"))
    choice = Choice(low, high, value)
    if not choice.allows(value):
        raise LayoutError(
            Said("%(place)s: %(value)s ngoài khoảng %(written)s", place=place, value=value, written=choice.written())
        )
    return choice
