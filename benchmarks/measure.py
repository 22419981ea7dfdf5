"""Timing two sides against each other in one run, and the line that each measure prints."""

import gc
import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Run = Callable[[], object]
_WIDTHS = (58, 12, 14, 8, 9)


@dataclass(frozen=True)
class Side:
    """One side of a comparison: what is timed, and what comes before and after outside the clock.

    ``clock`` is ``time.process_time`` where work of one core is compared: what else the machine does then weighs nothing.
    """

    run: Run
    before: Run = lambda: None
    after: Run = lambda: None
    clock: Callable[[], float] = time.perf_counter

    def seconds(self) -> float:
        """How long one run takes; what is rubbish from before is not counted."""
        self.before()
        gc.collect()
        start = self.clock()
        self.run()
        taken = self.clock() - start
        self.after()
        return taken


def interleaved(ours: Side, baseline: Side, runs: int, *, warm: bool = True) -> tuple[list[float], list[float]]:
    """Seconds of each run, the sides taking turns at going first; ``warm`` runs each once unmeasured before."""
    if warm:
        ours.seconds(), baseline.seconds()
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(runs):
        for which in ((0, 1), (1, 0))[number % 2]:
            times[which].append((ours, baseline)[which].seconds())
    return times


def heading() -> None:
    """How busy the machine is, and the names of the columns."""
    note(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    _print(("measure", "ours", "baseline", "ratio", "aim", ""))


def compare(name: str, ours: Run | Side, baseline: Run | Side, *, aim: float, runs: int = 9) -> float:
    """Time both sides and print medians in ms; the aim is the most that ours ÷ baseline may be."""
    sides = [one if isinstance(one, Side) else Side(one) for one in (ours, baseline)]
    mine, theirs = (statistics.median(times) * 1000 for times in interleaved(*sides, runs))
    return tell(name, mine, theirs, at_most=aim)


def tell(
    name: str,
    ours: float,
    baseline: float,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
    unit: str = "ms",
) -> float:
    """Print a measure with its aim; without one it is only told."""
    ratio = ours / baseline
    aim, good = "–", True
    if at_most is not None:
        aim, good = f"≤ {at_most:g}", ratio <= at_most
    elif at_least is not None:
        aim, good = f"≥ {at_least:g}", ratio >= at_least
    _print((name, f"{ours:,.1f} {unit}", f"{baseline:,.1f} {unit}", f"{ratio:.2f}", aim, "" if good else "MISSED"))
    return ratio


def tell_limit(name: str, value: float, limit: float, unit: str) -> None:
    """Print a measure that is held against a fixed limit."""
    _print((name, f"{value:,.2f} {unit}", "", "", f"≤ {limit:g} {unit}", "" if value <= limit else "MISSED"))


def note(text: str) -> None:
    """Print what a reader of the lines must know."""
    print(f"# {text}", flush=True)


def _print(cells: Iterable[str]) -> None:
    first, *rest = cells
    words = [
        f"{first:<{_WIDTHS[0]}}",
        *(f"{cell:>{width}}" for cell, width in zip(rest, (*_WIDTHS[1:], 7), strict=True)),
    ]
    print(" ".join(words).rstrip(), flush=True)
