"""Dealing a dealt row further into cases: days and amounts, the same at every run."""

import datetime as dt
import random
from collections.abc import Sequence


def dice(*names: object) -> random.Random:
    """A random source that depends on the names alone."""
    return random.Random("·".join(str(name) for name in names))  # noqa: S311 — invented data, not secrets


def working_day(days: Sequence[dt.date], chance: random.Random) -> dt.date:
    """A day of the interval, a Saturday or Sunday only where there is no other."""
    weekdays = [day for day in days if day.weekday() < 5] or list(days)
    return chance.choice(weekdays)


def amounts(total: int, count: int, step: int, chance: random.Random) -> list[int]:
    """``count`` amounts in whole steps that sum to ``total``, none of them zero."""
    if count == 1:
        return [total]
    steps = total // step
    cuts = sorted(chance.sample(range(1, steps), count - 1)) if steps > count else list(range(1, count))
    parts = [(b - a) * step for a, b in zip([0, *cuts], [*cuts, steps], strict=True)]
    parts[-1] += total - sum(parts)
    return parts
