"""A table with headings (bảng có tiêu đề cột): what a column holds, and the unit that a row names in its own cell."""

from dataclasses import dataclass
from fractions import Fraction

from .fact import Fact, Kind
from .measures import measure_at
from .tokens import Line, line_of

BAR = "|"
_LEAST_CELLS = 3
_UNIT = frozenset({"đvt", "đơn vị", "đơn vị tính"})
_PLAN = frozenset({"kh", "kế hoạch", "dự toán", "dt", "chỉ tiêu giao"})
_SAME = frozenset({"cùng kỳ", "ck", "cùng kì", "năm trước"})
_HELD = frozenset({"so", "%", "tỷ lệ", "đạt", "bằng", "/"})
_CHANGED = frozenset({"tăng", "giảm", "+"})
_RESULT = frozenset({"thực hiện", "kết quả", "ước", "kỳ này", "lũy kế", "số lượng", "giá trị"})
RATIOS = frozenset({Kind.RATIO_TO_PLAN, Kind.RATIO_TO_SAME_PERIOD, Kind.CHANGE_VS_SAME_PERIOD})


@dataclass(frozen=True, slots=True)
class Columns:
    """The kind of figure that each column holds, None where its heading does not tell; the column of units, if any."""

    kinds: tuple[Kind | None, ...]
    unit: int | None
    plans: frozenset[int] = frozenset()
    """Columns that tell what was planned."""


def cells_of(line: Line) -> list[tuple[int, int]]:
    """Tokens of each cell of a row; nothing for a line that is no row."""
    bars = [at for at, word in enumerate(line.words) if word == BAR]
    if len(bars) < _LEAST_CELLS - 1:
        return []
    edges = [-1, *bars, len(line.words)]
    return [(start + 1, end) for start, end in zip(edges, edges[1:], strict=False)]


def columns_of(line: Line) -> Columns | None:
    """The columns that a row of headings names; None for any other line."""
    cells = [line.words[start:end] for start, end in cells_of(line)]
    if not cells or not all(any(word.isalpha() for word in cell) for cell in cells if cell):
        return None
    kinds = tuple(_kind(cell) if number else None for number, cell in enumerate(cells))
    unit = next((number for number, cell in enumerate(cells) if " ".join(cell) in _UNIT), None)
    plans = frozenset(number for number, cell in enumerate(cells) if _says(cell, _PLAN) and kinds[number] is None)
    told = sum(kind is not None for kind in kinds) + (unit is not None)
    return Columns(kinds, unit, plans - {0, unit}) if told >= 2 else None


def _kind(cell: list[str]) -> Kind | None:
    if _says(cell, _SAME):
        if _says(cell, _CHANGED):
            return Kind.CHANGE_VS_SAME_PERIOD
        return Kind.RATIO_TO_SAME_PERIOD if _says(cell, _HELD) else None
    if _says(cell, _PLAN):
        return Kind.RATIO_TO_PLAN if _says(cell, _HELD) else None
    return Kind.LEVEL if _says(cell, _RESULT) else None


def _says(cell: list[str], phrases: frozenset[str]) -> bool:
    text = f" {' '.join(cell)} "
    return any(f" {phrase} " in text for phrase in phrases)


def apply(columns: Columns, line: Line, figures: list[tuple[int, Fact]]) -> None:
    """Read a row's figures (first token and fact) by their columns: kind, unit, and the level that ratios are of."""
    cells = cells_of(line)
    if len(cells) != len(columns.kinds):
        return
    name = " ".join(line.words[slice(*cells[0])])
    scale, unit = _unit(line, cells[columns.unit]) if columns.unit is not None else (Fraction(1), None)
    level: int | None = None
    for index, (first, fact) in enumerate(figures):
        which = next((number for number, (start, end) in enumerate(cells) if start <= first < end), None)
        kind = None if which is None else columns.kinds[which]
        if fact.value is None or which in {None, 0}:
            continue
        if kind in RATIOS and kind is not None:
            if fact.unit in {"percent", None}:
                _held(fact, kind, level)
            continue
        if fact.unit is None and unit is not None:
            fact.kind, fact.unit, fact.value, fact.of = Kind.LEVEL, unit, fact.value * scale, None
            fact.measure = fact.measure or name
        if which in columns.plans:
            fact.modality = "plan"
        elif kind is Kind.LEVEL and fact.kind is Kind.LEVEL:
            level = index


def _held(fact: Fact, kind: Kind, level: int | None) -> None:
    """A per cent of a column, written with its sign or, under a heading that has it, without."""
    assert fact.value is not None  # noqa: S101 — the caller looked
    value = fact.value if fact.unit == "percent" else fact.value / 100
    fact.kind, fact.unit, fact.value, fact.of = kind, "percent", value, level
    fact.change_type = "relative" if kind is Kind.CHANGE_VS_SAME_PERIOD else None
    fact.ratio = 1 + value if fact.change_type else None


def _unit(line: Line, cell: tuple[int, int]) -> tuple[Fraction, str | None]:
    """What one of the unit in a cell is: "tỷ đồng" → 10^9 VND; nothing where the cell names no unit."""
    words = " ".join(line.words[slice(*cell)])
    if not words:
        return Fraction(1), None
    one = f"1 {words}"
    measure = measure_at(line_of(one, one, 0, len(one)), 0)
    if measure is None or measure.is_percent:
        return Fraction(1), None
    return measure.value, measure.whole_unit or None
