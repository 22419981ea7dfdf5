"""Reports of months that never were: the demo's outline, and the same figures put otherwise, over drawn values."""

import calendar
import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import strategies as st

from giaoban.demo import tables
from giaoban.indicators.sectors import sector_name
from giaoban.reading import Indicator
from giaoban.reports.rules.pieces import Piece
from giaoban.reports.rules.sentence_language import Vocabulary, write
from giaoban.reports.rules.vocabulary import Padding, Told, vocabulary

OTHERWISE = Path(__file__).parent / "otherwise.toml"
ROWS = {row["code"]: row for row in tables.rows("indicators")}
CATALOGUE = [
    Indicator(
        code,
        row["name"],
        row["measured_in"],
        tuple(one.strip() for one in row["aliases"].split(";") if one),
        sector_name(row["sector"]),
    )
    for code, row in ROWS.items()
]


def own_templates() -> list[str]:
    """The sentences of the demo's report in its order."""
    return [item["template"] for item in tables.outline()["item"] if item["kind"] != "appendix"]


def other_templates() -> list[list[str]]:
    """The same figures as two others would write them, sentence by sentence."""
    kept = tomllib.loads(OTHERWISE.read_text(encoding="utf-8"))
    return [hand["sentences"] for hand in kept["hand"]]


@dataclass(frozen=True)
class Tied:
    """A figure as a sentence shows it, with its place in the whole report."""

    start: int
    piece: Piece


@st.composite
def months(draw: st.DrawFn) -> tuple[Vocabulary, Mapping[str, Told]]:
    """A month with a value for every figure that the sentences name."""
    year, month = draw(st.integers(2015, 2030)), draw(st.integers(1, 12))
    end = dt.date(year, month, calendar.monthrange(year, month)[1])
    told = {code: draw(_figures(row, end)) for code, row in ROWS.items()}
    words = {
        "thang": f"{month:02d}",
        "nam": str(year),
        "nam_truoc": str(year - 1),
        "thang_sau": f"{month % 12 + 1:02d}" if month % 12 + 1 < 3 else str(month % 12 + 1),
        "nam_cua_thang_sau": str(year + month // 12),
        "don_vi": "quận Thanh Xuân",
    }
    return vocabulary(told.__getitem__, words, Padding(10, 3)), told


@st.composite
def _figures(draw: st.DrawFn, row: Mapping[str, str], end: dt.date) -> Told:
    money = row["measured_in"] == "VND"
    share = row["measured_in"] == "tỷ lệ"
    counts = st.integers(10**6, 10**13) if money else st.one_of(st.integers(0, 12), st.integers(0, 99_999))
    value: int | Fraction = Fraction(draw(st.integers(1, 10_000)), 10_000) if share else draw(counts)
    start = dt.date(end.year, 1, 1) if row["reads"] == "ytd" else end.replace(day=1)
    ratios = [Decimal(draw(st.integers(1, 30_000))) / 10_000 for _ in range(2)]
    return Told(money, 0, value, 5, 5, *ratios, start, end)


def written(templates: Sequence[str], speak: Vocabulary) -> tuple[str, list[Tied]]:
    """The report, a sentence a line, and where each of its figures stands."""
    text, tied = "", list[Tied]()
    for template in templates:
        for piece in write(template, speak):
            if piece.indicator is not None and piece.aspect != "interval":
                tied.append(Tied(len(text), piece))
            text += piece.text
        text += "\n"
    return text, tied


def values_of(tied: Sequence[Tied]) -> Iterator[Tied]:
    """Figures of an indicator's own value, a count of nothing included."""
    return (one for one in tied if one.piece.aspect in {"value", "zero"})
