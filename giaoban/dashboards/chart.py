"""The chart of a figure's months (biểu đồ) with plan line and same period: drawn on the server, kept by seal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.dashboards import by_seal, written
from giaoban.dashboards.history import Point
from giaoban.indicators.models import IndicatorVersion, Nature
from giaoban.said import Said
from giaoban.trail.models import Seal
from giaoban.web.writing import told

SIZES = {"rong": (720, 240, 3), "hep": (310, 200, 6)}
"""Width, height and every which month is named: for wide pages and for phones."""
_COLOURS = {
    "sang": {
        "ink": "#565f69",
        "grid": "#e3e6e9",
        "mark": "#3f6f9f",
        "last": "#9dbad6",
        "plan": "#9a1b1e",
        "before": "#1a2027",
    },
    "toi": {
        "ink": "#a7b0b8",
        "grid": "#333a41",
        "mark": "#6f9fd0",
        "last": "#3c6186",
        "plan": "#ef7d74",
        "before": "#e6e8ea",
    },
}
THEMES = tuple(_COLOURS)
_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}
_PNG_SCALE = 2
_PNG_FONTS = "DejaVu Sans, Segoe UI, Arial, sans-serif"
"""Drawn with the server's own typefaces: the first has every Vietnamese letter wherever it is installed."""
Spec = dict[str, Any]


@dataclass(frozen=True)
class Drawing:
    """What is drawn: whose months (``key`` names them at the seal), and a title for a picture that leaves the page."""

    seal: Seal | None
    key: tuple[object, ...]
    definition: IndicatorVersion
    points: Sequence[Point]


def svg(drawing: Drawing, theme: str, size: str) -> str:
    """The chart for a page in a theme and a size."""
    import vl_convert  # drawing takes a second to load: only who draws pays for it

    def draw() -> str:
        return str(vl_convert.vegalite_to_svg(_spec(drawing, theme, size), format_locale=_NUMBERS))

    return by_seal.kept(drawing.seal, ("svg", *drawing.key, theme, size), draw)


def png(drawing: Drawing, title: str, lines: Sequence[str]) -> bytes:
    """The chart as a picture that is sent on (Zalo), with its title and what it says written above it."""
    import vl_convert

    def draw() -> bytes:
        colours = _COLOURS[THEMES[0]]
        head = {"text": title, "subtitle": list(lines), "anchor": "start", "fontSize": 16, "subtitleFontSize": 13}
        head |= {"color": colours["ink"], "subtitleColor": colours["ink"], "subtitlePadding": 6, "offset": 12}
        spec = {**_spec(drawing, THEMES[0], "rong"), "title": head, "background": "white", "padding": 16}
        spec["config"] = {**spec["config"], "font": _PNG_FONTS}
        return bytes(vl_convert.vegalite_to_png(spec, scale=_PNG_SCALE, format_locale=_NUMBERS))

    return by_seal.kept(drawing.seal, ("png", *drawing.key, title, *lines), draw)


def _spec(drawing: Drawing, theme: str, size: str) -> Spec:
    import altair

    colours, (width, height, step) = _COLOURS[theme], SIZES[size]
    labels = [f"{one.month.start.month}/{one.month.start.year}" for one in drawing.points]
    x = altair.X(
        "month:O",
        title=None,
        scale=altair.Scale(domain=labels),
        axis=altair.Axis(values=labels[::step], labelAngle=0, ticks=False),
    )
    y = altair.Y("value:Q", title=written.chart_unit(drawing.definition), axis=altair.Axis(tickCount=5, format=",~r"))
    layers = [
        layer
        for layer in (
            _values(drawing, labels, colours, altair),
            _line(drawing, labels, _BEFORE, colours, altair),
            _line(drawing, labels, _PLANNED, colours, altair),
        )
        if layer is not None
    ]
    drawn = altair.layer(*(layer.encode(x=x, y=y) for layer in layers)).properties(
        width=width,
        height=height,
        background="transparent",
        padding=4,
        description=told(Said("Từng tháng: %(name)s", name=drawing.definition.name)),
    )
    return _coloured(drawn.to_dict(), colours)


def _values(drawing: Drawing, labels: Sequence[str], colours: Mapping[str, str], altair: Any) -> Any:
    """A stock as a line, a flow as bars, the month of the figure in the accent's colour."""
    last = len(labels) - 1
    rows = [
        {"month": label, "value": _number(drawing, one.month.value), "last": number == last}
        for number, (label, one) in enumerate(zip(labels, drawing.points, strict=True))
        if one.month.value is not None
    ]
    base = altair.Chart(altair.Data(values=rows))
    if drawing.definition.nature == Nature.STOCK:
        return base.mark_line(point={"filled": True, "size": 30, "color": colours["mark"]}, color=colours["mark"])
    condition = {"test": "datum.last", "value": colours["last"]}
    return base.mark_bar().encode(color=altair.Color(condition=condition, value=colours["mark"]))


_BEFORE = ("before", Said("cùng kỳ năm trước"), [2, 3])
_PLANNED = ("planned", Said("kế hoạch"), [7, 4])


def _line(
    drawing: Drawing,
    labels: Sequence[str],
    kind: tuple[str, str, list[int]],
    colours: Mapping[str, str],
    altair: Any,
) -> Any:
    """A line to hold the values against, named by a dash of its own; nothing where no month has one."""
    name, title, dash = kind
    rows = [
        {"month": label, "value": _number(drawing, getattr(one, name)), "name": told(title)}
        for label, one in zip(labels, drawing.points, strict=True)
        if getattr(one, name) is not None
    ]
    if not rows:
        return None
    colour = colours["plan" if name == "planned" else name]
    legend = altair.Legend(title=None, orient="bottom", symbolStrokeColor=colour)
    named = altair.StrokeDash("name:N", scale=altair.Scale(range=[dash]), legend=legend)
    return altair.Chart(altair.Data(values=rows)).mark_line(color=colour, strokeWidth=2).encode(strokeDash=named)


def _number(drawing: Drawing, value: Any) -> float:
    return written.chart_number(drawing.definition, value)


def _coloured(spec: Spec, colours: Mapping[str, str]) -> Spec:
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
    legend = {"labelColor": colours["ink"], "labelFontSize": 12}
    independent = {"scale": {"strokeDash": "independent"}, "legend": {"strokeDash": "independent"}}
    return {**spec, "resolve": independent, "config": {**spec.get("config", {}), **config, "legend": legend}}
