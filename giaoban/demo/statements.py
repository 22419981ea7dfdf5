"""What newspapers and other pages published of the district's figures, kept as statements."""

import datetime as dt
import json
from decimal import Decimal
from importlib import resources
from typing import Any

from giaoban.demo.happenings import Places
from giaoban.demo.setting import DISTRICT, account
from giaoban.demo.story import Story
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import Statement

BILLION = 1_000_000_000
INDICATORS = {"thu": "NS.THU", "chi": "NS.CHI", "giải ngân": "DTC.GIAINGAN"}
KEPT_ON = dt.date(2025, 6, 18)
"""The day on which the office gathered them."""


def published(story: Story, places: Places) -> None:
    """Every published value or ratio of the district, 2014–2025."""
    series = json.loads((resources.files("giaoban.demo") / "data" / "series.json").read_text(encoding="utf-8"))

    def keep(at: dt.datetime) -> None:
        unit = places.id(DISTRICT)
        kept = [_statement(number, row, unit) for number, row in enumerate(series, start=1)]
        indicators.keep_statements(kept, by=account("van_phong"), at=at)

    story.deed(KEPT_ON, keep)


def _statement(number: int, row: dict[str, Any], unit: int) -> Statement:
    name, _, about = str(row["indicator"]).partition(" (")
    value, ratio = row["value_ty"], row["ratio_pct"]
    return Statement(
        key=f"series.{number}",
        indicator=indicators.indicator(INDICATORS[name]),
        unit_id=unit,
        day=dt.date.fromisoformat(row["date"]),
        value=None if value is None else int(Decimal(str(value)) * BILLION),
        value_style_step=1 if value is None else _step(Decimal(str(value))),
        relation=row["kind"],
        ratio="" if ratio is None else str(Decimal(str(ratio)) / 100),
        ratio_step="" if ratio is None else str(_ratio_step(Decimal(str(ratio)))),
        basis=row["basis"],
        is_plan=about.rstrip(")") in {"giao", "KH vốn"},
        source=row["source"],
    )


def _ratio_step(percent: Decimal) -> Decimal:
    """Per cent is written with two decimals, a trailing zero dropped, or whole."""
    return Decimal(1 if percent == int(percent) else "0.01") / 100


def _step(billion: Decimal) -> int:
    """The step of a published value: "1,5 nghìn tỷ" a hundred tỷ, "362 tỷ" one tỷ, "1.277,069 tỷ" a triệu."""
    if billion == int(billion):
        return (100 if billion >= 1000 and billion % 100 == 0 else 1) * BILLION
    return BILLION // 1000
