"""A small line of the last months (đường xu hướng), as SVG without any style or script in it."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, MARGIN = 120, 28, 3


def sparkline(values: Sequence[float | None], label: str) -> SafeString:
    """The values as a line with a dot at the last one; a missing value is a gap. ``label`` is read aloud."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return SafeString("")
    points = _points(values, min(0, *known), max(known))
    lines = format_html_join("", '<polyline points="{}"/>', ((" ".join(run),) for run in _runs(points) if len(run) > 1))
    lone = format_html_join(
        "", '<circle cx="{}" cy="{}" r="1.2"/>', (run[0].split(",") for run in _runs(points) if len(run) == 1)
    )
    last = next(point for point in reversed(points) if point is not None)
    x, y = last.split(",")
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}{}'
        '<circle class="spark-end" cx="{}" cy="{}" r="2.4"/></svg>',
        WIDTH, HEIGHT, WIDTH, HEIGHT, label, lines, lone, x, y,
    )  # fmt: skip


def _points(values: Sequence[float | None], low: float, high: float) -> list[str | None]:
    step = (WIDTH - 2 * MARGIN) / max(1, len(values) - 1)
    tall = (HEIGHT - 2 * MARGIN) / ((high - low) or 1)
    return [
        None if value is None else f"{MARGIN + number * step:.1f},{HEIGHT - MARGIN - (value - low) * tall:.1f}"
        for number, value in enumerate(values)
    ]


def _runs(points: Sequence[str | None]) -> list[list[str]]:
    """The points cut at the gaps."""
    runs: list[list[str]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def share_bar(share: float, pace: float | None, label: str) -> SafeString:
    """A bar of how much of the whole is reached, with a tick where the year stands (``pace``)."""
    width = max(0.0, min(1.0, share)) * 100
    tick = (
        format_html('<rect class="bar-pace" x="{}" y="0" width="0.8" height="6"/>', f"{pace * 100:.1f}")
        if pace is not None
        else ""
    )
    return format_html(
        '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="bar-whole" x="0" y="1" width="100" height="4"/>'
        '<rect class="bar-done" x="0" y="1" width="{}" height="4"/>{}</svg>',
        label, f"{width:.1f}", tick,
    )  # fmt: skip
