"""``giaoban load`` of 100.000 ledger lines from CSV against staging the same file by hand.

By hand: the file read by ``csv``, copied into a staging table (executemany on SQLite, COPY on
PostgreSQL), the same checks as statements, then one INSERT … SELECT into the register with its indexes.
Ours reads every cell, names every mistake with its row, writes the act with a digest of each line, and
seals and counts it; the pass is shown apart. Runs on SQLite, then on a throw-away PostgreSQL.
"""

import csv
import datetime as dt
import random
import statistics
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import homes
from django.db import connection, transaction
from measure import Side, heading, interleaved, note, tell

from giaoban.budget.models import RevenueLine
from giaoban.folders import actions as folders
from giaoban.folders.tests import sample
from giaoban.trail import follower
from giaoban.trail.models import Act

LINES, RUNS = 100_000, 3
AT = dt.datetime(2026, 3, 6, 9, tzinfo=dt.UTC)
BEFORE = "bench_before"
COLUMNS = ("key", "unit", "territory", "day", "budget_year", "code", "kind", "payer", "amount", "note")
BASE = ("authority", "units", "successions", "people", "posts", "budget_codes", "indicators")


def write_folder(name: str, wrong: bool = False) -> Path:
    """A folder of ledger lines; ``wrong`` gives one of them a code that nobody knows."""
    folder, chance = homes.HOME / name, random.Random(5)
    sample.write(folder, {"authority": sample.rows()["authority"]})
    first, days = dt.date(2025, 7, 1), 240
    with (folder / "budget.revenue.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(LINES):
            day = first + dt.timedelta(days=chance.randrange(days))
            code = "9999" if wrong and number == LINES // 2 else "1701"
            unit, kind = chance.choice(("99001", "99001.KT")), "refunded" if chance.random() < 0.05 else "collected"
            payer, amount = (
                chance.choice(("enterprise", "household", "person", "other")),
                chance.randint(1, 10**6) * 1000,
            )
            writer.writerow([f"thu-{number}", unit, "99001", day.isoformat(), day.year, code, kind, payer, amount, ""])
    return folder


# By hand.

_STAGING = f"CREATE TEMPORARY TABLE staging ({', '.join(f'{name} text' for name in COLUMNS)})"
_INTEGER = {True: "{0} ~ '^-?[0-9]+$'", False: "{0} NOT GLOB '*[^0-9]*'"}
_DAY = {True: "{0} ~ '^\\d{{4}}-\\d\\d-\\d\\d$'", False: "date({0}) IS {0}"}
_UNIT = (
    "SELECT 1 FROM giaoban_unit u JOIN giaoban_unitversion v ON v.unit_id = u.id WHERE u.code = s.{0} AND NOT v.void "
    "AND NOT EXISTS (SELECT 1 FROM giaoban_unitversion c WHERE c.corrects_id = v.id) "
    "AND u.valid_from <= {1} AND (v.last_day IS NULL OR {1} <= v.last_day)"
)


def _checks() -> Iterator[str]:
    """Statements that count what is wrong; the later ones may read days and numbers as such."""
    pg = homes.on_postgresql()
    day, year = ("s.day::date", "s.budget_year::int") if pg else ("s.day", "CAST(s.budget_year AS integer)")
    of_day = f"EXTRACT(year FROM {day})" if pg else "CAST(substr(s.day, 1, 4) AS integer)"
    for name in (*COLUMNS[:2], *COLUMNS[3:9]):
        yield f"s.{name} IS NULL OR s.{name} = ''"
    yield f"NOT ({_DAY[pg].format('s.day')})"
    yield f"NOT ({_INTEGER[pg].format('s.amount')} AND {_INTEGER[pg].format('s.budget_year')})"
    yield "length(s.key) > 80 OR length(s.note) > 300 OR length(s.code) > 20"
    yield "s.kind NOT IN ('collected', 'refunded')"
    yield "s.payer NOT IN ('enterprise', 'household', 'person', 'other')"
    yield "CAST(s.amount AS bigint) <= 0"
    yield f"{year} <> {of_day} AND NOT ({year} = {of_day} - 1 AND substr(s.day, 6, 2) = '01')"
    yield "s.key IN (SELECT key FROM staging GROUP BY key HAVING COUNT(*) > 1)"
    yield (
        "EXISTS (SELECT 1 FROM giaoban_revenueline r WHERE r.key = s.key)"
        if not pg
        else ("s.key IN (SELECT key FROM giaoban_revenueline)")
    )
    for name in ("unit", "territory"):
        yield f"NOT EXISTS ({_UNIT.format(name, day)})"
    yield (
        f"NOT EXISTS (SELECT 1 FROM giaoban_budgetcode b WHERE b.code = s.code AND b.side = 'revenue' AND NOT b.void "
        f"AND b.valid_from <= {day} AND (b.last_day IS NULL OR {day} <= b.last_day))"
    )


def load_by_hand(folder: Path) -> int:
    """Stage, check, insert; returns how many lines are wrong (then nothing is written)."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_STAGING)
        with (folder / "budget.revenue.csv").open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            next(lines)
            if homes.on_postgresql():
                with cursor.copy(f"COPY staging ({', '.join(COLUMNS)}) FROM STDIN") as copy:
                    for line in lines:
                        copy.write_row(line)
            else:
                cursor.executemany(f"INSERT INTO staging VALUES ({', '.join(['%s'] * len(COLUMNS))})", lines)
        wrong = 0
        for condition in _checks():
            cursor.execute(f"SELECT COUNT(*) FROM staging s WHERE {condition}")
            wrong += cursor.fetchone()[0]
        if not wrong:
            _insert(cursor)
        cursor.execute("DROP TABLE staging")
        return wrong


def _insert(cursor) -> None:  # type: ignore[no-untyped-def]
    act = Act.objects.create(key=uuid.uuid4(), verb="bench.by_hand", account="vp", stated_at=AT)
    pg = homes.on_postgresql()
    new, day = ("gen_random_uuid()", "s.day::date") if pg else ("lower(hex(randomblob(16)))", "s.day")
    cursor.execute(
        "INSERT INTO giaoban_revenueline (uuid, record, void, act_id, key, unit_id, territory_id, day, budget_year, code, "
        f"kind, payer, amount, note) SELECT id, id, %s, %s, key, unit, place, day, year, code, kind, payer, amount, note FROM ("
        f"SELECT {new} AS id, s.key, u.id AS unit, t.id AS place, {day} AS day, CAST(s.budget_year AS integer) AS year, s.code, "
        "s.kind, s.payer, CAST(s.amount AS bigint) AS amount, s.note FROM staging s "
        "JOIN giaoban_unit u ON u.code = s.unit JOIN giaoban_unit t ON t.code = s.territory) staged",
        [False, act.pk],
    )


class Ours:
    """The product's load, with the time of its pass."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.passes = folder, []

    def __call__(self) -> None:
        """Load; the follower's pass is timed apart."""
        plain = follower.run_pass

        def timed(*given, **named):  # type: ignore[no-untyped-def]
            start = time.perf_counter()
            seal = plain(*given, **named)
            spent[0] += time.perf_counter() - start
            return seal

        spent = [0.0]
        follower.run_pass = timed
        try:
            outcome = folders.load(self.folder, at=AT)
        finally:
            follower.run_pass = plain
        assert not outcome.refused, [str(one) for one in outcome.findings[:3]]
        self.passes.append(spent[0])


def _written() -> set[tuple[object, ...]]:
    names = ["unit_id", "territory_id", *(name for name in COLUMNS if name not in {"unit", "territory"})]
    return set(RevenueLine.objects.values_list(*names))


def main() -> int:
    """Found an authority, then load into copies of it."""
    homes.migrate()
    given = sample.rows()
    folders.load(sample.write(homes.HOME / "base", {name: given[name] for name in BASE}), at=AT - dt.timedelta(days=1))
    follower.run_pass()
    homes.keep_copy(BEFORE)
    good, bad = write_folder("good"), write_folder("bad", wrong=True)
    assert load_by_hand(bad) == len(folders.load(bad, at=AT).findings) == 1, "the checks differ"
    ours, seen = Ours(good), []
    again = {"before": lambda: homes.put_back(BEFORE), "after": lambda: seen.append(_written())}
    mine, theirs = interleaved(Side(ours, **again), Side(lambda: load_by_hand(good), **again), RUNS, warm=False)
    assert len(seen[0]) == LINES and all(one == seen[0] for one in seen), "the rows differ"
    engine = "PostgreSQL" if homes.on_postgresql() else "SQLite"
    loads = statistics.median(total - one for total, one in zip(mine, ours.passes, strict=True))
    whole, hand = statistics.median(mine), statistics.median(theirs)
    note(
        f"{engine}: {LINES} lines; the pass that counts them takes {statistics.median(ours.passes):.1f} s of {whole:.1f} s"
    )
    heading()
    tell(f"{engine}: load, before its pass", LINES / loads, LINES / hand, at_least=0.5, unit="lines/s")
    tell(f"{engine}: load with its pass", LINES / whole, LINES / hand, unit="lines/s")
    return 0 if homes.on_postgresql() else homes.again_on_postgresql(__file__)


if __name__ == "__main__":
    sys.exit(main())
