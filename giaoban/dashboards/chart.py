"""The chart of a figure's months (biểu đồ): drawn on the server as SVG, kept by seal."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from giaoban.dashboards import written
from giaoban.indicators.models import IndicatorVersion, Nature
from giaoban.indicators.series import Month
from giaoban.said import Said
from giaoban.web.writing import told

SIZES = {"rong": (720, 240, 3), "hep": (310, 200, 6)}
"""Width, height and every which month is named: for wide pages and for phones."""
KEPT_SECONDS = 7 * 24 * 3600
_COLOURS = {
    "sang": {"ink": "#565f69", "grid": "#e3e6e9", "mark": "#3f6f9f", "last": "#9dbad6"},
    "toi": {"ink": "#a7b0b8", "grid": "#333a41", "mark": "#6f9fd0", "last": "#3c6186"},
}
THEMES = tuple(_COLOURS)
_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}


def chart(key: Sequence[object], definition: IndicatorVersion, months: Sequence[Month], theme: str, size: str) -> str:
    """The SVG of these months; ``key`` says whose and at which seal, so that it is drawn once."""
    text = "|".join(str(part) for part in (*key, theme, size, get_language(), len(months)))
    name = f"bieu-do:{hashlib.sha256(text.encode()).hexdigest()}"
    kept: str | None = cache.get(name)
    if kept is None:
        kept = _draw(definition, months, _COLOURS[theme], SIZES[size])
        cache.set(name, kept, KEPT_SECONDS)
    return kept


def _draw(
    definition: IndicatorVersion, months: Sequence[Month], colours: dict[str, str], size: tuple[int, int, int]
) -> str:
    import altair  # drawing takes a second to load: only who draws pays for it
    import vl_convert

    labels = [f"{month.start.month}/{month.start.year}" for month in months]
    values = [
        {
            "month": label,
            "value": written.chart_number(definition, month.value),
            "last": number == len(months) - 1,
        }
        for number, (label, month) in enumerate(zip(labels, months, strict=True))
        if month.value is not None
    ]
    data = altair.Data(values=values)  # type: ignore[no-untyped-call]
    x = altair.X(
        "month:O",
        title=None,
        scale=altair.Scale(domain=labels),
        axis=altair.Axis(values=labels[:: size[2]], labelAngle=0, ticks=False),
    )
    y = altair.Y("value:Q", title=written.chart_unit(definition), axis=altair.Axis(tickCount=5, format=",~r"))
    base = altair.Chart(data).encode(x=x, y=y)
    spec = (_line(base, colours) if definition.nature == Nature.STOCK else _bars(base, colours, altair)).properties(
        width=size[0],
        height=size[1],
        background="transparent",
        padding=4,
        description=told(Said("Từng tháng: %(name)s", name=definition.name)),
    )
    return str(vl_convert.vegalite_to_svg(_coloured(spec.to_dict(), colours), format_locale=_NUMBERS))


def _bars(base: Any, colours: dict[str, str], altair: Any) -> Any:
    """Bars, the month of the figure in the accent's colour."""
    last = {"test": "datum.last", "value": colours["last"]}
    return base.mark_bar().encode(color=altair.Color(condition=last, value=colours["mark"]))


def _line(base: Any, colours: dict[str, str]) -> Any:
    return base.mark_line(point={"filled": True, "size": 30, "color": colours["mark"]}, color=colours["mark"])


def _coloured(spec: dict[str, Any], colours: dict[str, str]) -> dict[str, Any]:
    axis = {
        "labelColor": colours["ink"],
        "titleColor": colours["ink"],
        "gridColor": colours["grid"],
        "domainColor": colours["grid"],
    }
    font = "system-ui, Segoe UI, Roboto, Liberation Sans, Arial, sans-serif"
    config = {
        "axis": {**axis, "labelFontSize": 12, "titleFontSize": 12},
        "view": {"stroke": None},
        "font": font,
    }
    return {**spec, "config": {**spec.get("config", {}), **config}}
