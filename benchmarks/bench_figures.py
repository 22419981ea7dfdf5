"""Figures of a session read from the cube, now and as known on a past day, against a query written by hand.

The cube holds 14 months of days of every counted indicator in eleven wards, and cells that two thousand
seals have changed. The hand's query gives value and same period of every counted indicator from the
same table; the product gives the same with plan, ratios, state and reasons.
"""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import homes
import rows
from django.db import connection
from measure import compare, heading, note

from giaoban.demo import setting, tables
from giaoban.indicators import queries
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.figures import Asked, Figure, Figures
from giaoban.indicators.models import CubeCell, IndicatorVersion, Nature, Reads
from giaoban.trail.queries import latest_seal

SEALS, HOT_CELLS, VERSIONS = 2_600, 24, 2_000
FIRST_SEAL_AT = dt.datetime(2023, 3, 2, tzinfo=dt.UTC)
Pair = tuple[int | None, int | None]
"""Value and same period; ``None`` where nothing was recorded."""


def fill_cube(counted: Sequence[IndicatorVersion]) -> int:
    """Seals an hour apart and the changes they made known; returns how many changes there are."""
    chance, places, unit = random.Random(7), rows.wards(), tables.unit(setting.DISTRICT).pk
    before = latest_seal()
    numbers = range(before + 1, SEALS + 1)
    days = [rows.FIRST + dt.timedelta(days=n) for n in range((rows.LAST - rows.FIRST).days + 1)]
    hot = [(chance.choice(counted), chance.choice(places), chance.choice(days[-25:])) for _ in range(HOT_CELLS)]
    changes = [
        (one.indicator_id, unit, place, day, day, chance.randint(-50, 90_000) * 1000, 1, chance.choice(numbers))
        for one in counted
        for place in places
        for day in days
        if chance.random() < 0.4
    ]
    changes += [
        (one.indicator_id, unit, place, day, day, chance.randint(-900, 900), number == numbers[0], number)
        for one, place, day in hot
        for number in numbers[-VERSIONS:]
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO giaoban_seal (number, at, previous, hash) VALUES (%s, %s, '', '')",
            [(number, str(FIRST_SEAL_AT + dt.timedelta(hours=number))[:19]) for number in numbers],
        )
        cursor.executemany(
            "INSERT INTO giaoban_cubecell (indicator_id, unit_id, territory_id, start, day, change, records, seal_id) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [(*row[:3], str(row[3]), str(row[4]), *row[5:]) for row in sorted(changes, key=lambda row: row[-1])],
        )
        cursor.execute("ANALYZE")
    return len(changes)


@dataclass
class Hand:
    """The query as somebody would write it for this one session: six intervals, one statement."""

    months: list[int]
    to_date: list[int]
    stocks: list[int]
    places: list[int]

    @classmethod
    def of(cls, counted: Sequence[IndicatorVersion]) -> "Hand":
        """Indicators by the interval they are read over."""
        flows = [one for one in counted if one.nature == Nature.FLOW]
        return cls(
            [one.indicator_id for one in flows if one.reads == Reads.MONTH],
            [one.indicator_id for one in flows if one.reads == Reads.YEAR_TO_DATE],
            [one.indicator_id for one in counted if one.nature == Nature.STOCK],
            [*rows.wards(), tables.unit(setting.DISTRICT).pk],
        )

    def figures(self, seal: int) -> dict[int, Pair]:
        """Value and same period by indicator, as known at a seal."""
        month, year = ("2023-02-01", "2022-02-01"), ("2023-01-01", "2022-01-01")
        ends = ("2023-02-28", "2022-02-28")
        parts, params = [], []
        for which, (group, starts) in enumerate(((self.months, month), (self.to_date, year), (self.stocks, None))):
            for base in (0, 1):
                text = (
                    f"SELECT {base}, {which}, indicator_id, SUM(change), SUM(records) FROM giaoban_cubecell "
                    f"WHERE indicator_id IN ({_marks(group)}) AND territory_id IN ({_marks(self.places)}) "
                    "AND seal_id <= %s AND day <= %s"
                )
                params += [*group, *self.places, seal, ends[base]]
                if starts:
                    text += " AND start >= %s AND day >= %s"
                    params += [starts[base]] * 2
                parts.append(f"{text} GROUP BY indicator_id")
        found: dict[int, list[int | None]] = {}
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), params)
            for base, which, indicator, value, records in cursor.fetchall():
                if records or which == 2:
                    found.setdefault(indicator, [None, None])[base] = value
        return {indicator: (pair[0], pair[1]) for indicator, pair in found.items()}


def _marks(group: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(group))


def _pairs(figures: Sequence[Figure]) -> dict[int, Pair]:
    found = {one.definition.indicator_id: (one.value.value, one.same_period.value) for one in figures}
    return {key: pair for key, pair in found.items() if pair != (None, None)}


def main() -> None:
    """Fill a home and measure."""
    homes.migrate()
    rows.authority()
    definitions = list(Catalogue.standing())
    counted = [one for one in definitions if one.source_kind == "register"]
    changes = fill_cube(counted)
    assert CubeCell.objects.count() == changes
    note(f"{changes} changes in the cube, {SEALS} seals, {HOT_CELLS} cells of {VERSIONS} versions, SQLite")
    heading()
    hand, unit = Hand.of(counted), tables.unit(setting.DISTRICT).pk
    past = queries.seal_for(FIRST_SEAL_AT + dt.timedelta(hours=1_500, minutes=30))
    for name, seal in (("now", latest_seal()), (f"known at seal {past}", past)):
        reader = Figures(seal)
        _, session = queries.find_session(reader.tree, "009", "2023-03", seal)
        asked = [Asked(one, *session.interval_of(one)) for one in counted]
        every = queries.figures_of_session("009", "2023-03", seal=seal)
        expected = hand.figures(seal)
        assert _pairs(reader.figures(unit, asked)) == expected, "the sides give different figures"
        assert _pairs([one for one in every if one.definition.source_kind == "register"]) == expected
        by_hand = partial(hand.figures, seal)
        compare(
            f"{name}: {len(asked)} counted figures, reader at hand",
            partial(reader.figures, unit, asked),
            by_hand,
            aim=1.5,
        )
        whole = partial(queries.figures_of_session, "009", "2023-03", seal=seal)
        compare(f"{name}: all {len(every)} figures of the session, from nothing", whole, by_hand, aim=1.5)


if __name__ == "__main__":
    main()
