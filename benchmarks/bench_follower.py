"""Knowing in commit order on PostgreSQL: eight writers with follower and cube against the same writers alone.

An act is what an upload appends: so many revenue lines of the month that it moves 120 cells of the
cube (a line moves the total, its code's indicator and, from an enterprise, that one too; the ledger
already holds 20.000 lines of 14 months). Saturated: writers go as fast as they can, in turns with and
without the follower in its own process. Steady: acts arrive at a given rate and an observer watches
when each becomes known. The outcome is checked after every run: every act sealed once, the cube equal
to the registers counted anew.
"""

import datetime as dt
import multiprocessing as mp
import statistics
import sys
import time
from dataclasses import dataclass
from typing import Any

import homes
import rows
from django.db import connection, transaction
from measure import heading, note, tell, tell_limit

from giaoban.budget.registers import REVENUE
from giaoban.indicators import cube
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.steps import count_by_definitions
from giaoban.management import following
from giaoban.trail import actions as trail
from giaoban.trail import follower
from giaoban.trail.models import Act, SealedAct
from giaoban.trail.queries import latest_seal

WRITERS, CELLS = 8, 120
SATURATED_SECONDS, ROUNDS = 5.0, 3
STEADY_SECONDS, STEADY_RATE, STEADY_SHARE = 8.0, 300.0, 0.6
HELD_BEFORE = 20_000
MONTH = [dt.date(2023, 2, 1) + dt.timedelta(days=n) for n in range(28)]
VERB = "bench.upload"
PREPARED_HOME = "bench_prepared"
PREPARED = 100
"""Acts whose values each writer makes before the clock starts; later ones take them again under new keys."""
fork = mp.get_context("fork")


@dataclass(frozen=True)
class Outcome:
    """One run: acts a second, seconds from beginning to write to known, and how long the queue took to empty."""

    rate: float
    lags: list[float]
    drained: float


@dataclass(frozen=True)
class Load:
    """What the writers write: lines in an act, on days of the month or scattered over 14 months, at which rate."""

    lines: int
    seconds: float
    rate: float | None = None
    scattered: bool = False


def lines_per_act() -> int:
    """How many revenue lines move the wanted number of cells, on average; two lines may share a cell."""
    acts = _values(99, Load(CELLS, 0))[:40]
    return next(n for n in range(1, CELLS) if statistics.mean(_cells(act[:n]) for act in acts) >= CELLS)


def _cells(act: list[dict[str, Any]]) -> int:
    places = {(row["territory_id"], row["day"]) for row in act}
    codes = {(row["territory_id"], row["day"], row["code"]) for row in act}
    enterprises = {(row["territory_id"], row["day"]) for row in act if row["payer"] == "enterprise"}
    return len(places) + len(codes) + len(enterprises)


def _values(seed: int, load: Load) -> list[list[dict[str, Any]]]:
    maker = rows.Maker(seed)
    chance = maker.chance
    skipped = {"id", "uuid", "record", "corrects_id", "act_id", "key", "void"}
    fields = [field.attname for field in REVENUE.model._meta.concrete_fields if field.attname not in skipped]
    acts = [
        [maker.entry(REVENUE, 0, None if load.scattered else chance.choice(MONTH)) for _ in range(load.lines)]
        for _ in range(PREPARED)
    ]
    return [[{name: getattr(one, name) for name in fields} for one in act] for act in acts]


def _writer(number: int, load: Load, start: Any, told: Any) -> None:
    acts, rate = _values(number, load), load.rate
    connection.ensure_connection()
    start.wait()
    began, done = time.monotonic(), 0
    while time.monotonic() - began < load.seconds:
        if rate is not None:
            time.sleep(max(0.0, began + (done + number / WRITERS) * WRITERS / rate - time.monotonic()))
        now = dt.datetime.now(tz=dt.UTC)
        with transaction.atomic():
            lines_ = [REVENUE.model(key=f"{number}.{done}.{n}", **row) for n, row in enumerate(acts[done % PREPARED])]
            trail.append(VERB, lines_, by=rows.AUTHOR, at=now)
        done += 1
    told.put((done, time.monotonic() - began))


def _follower() -> None:
    following.follow()


def _observer(stop: Any, told: Any) -> None:
    """When each seal could first be seen."""
    seen, known = [], latest_seal()
    while not stop.is_set():
        last = latest_seal()
        now = time.time()
        seen += [(number, now) for number in range(known + 1, last + 1)]
        known = last
        time.sleep(0.01)
    told.put(seen)


def run(load: Load, *, with_follower: bool) -> Outcome:
    """Writers on a fresh database, with or without the follower; checks the outcome."""
    homes.put_back(PREPARED_HOME)
    start, stop = fork.Barrier(WRITERS + 1), fork.Event()
    told, watched = fork.Queue(), fork.Queue()
    writers = [fork.Process(target=_writer, args=(n, load, start, told)) for n in range(WRITERS)]
    others = (
        [fork.Process(target=_observer, args=(stop, watched)), fork.Process(target=_follower)] if with_follower else []
    )
    connection.close()
    for process in (*writers, *others):
        process.start()
    start.wait()
    done = [told.get() for _ in writers]
    for process in writers:
        process.join()
    ended = time.monotonic()
    while with_follower and follower.waiting():
        time.sleep(0.02)
    drained, lags = time.monotonic() - ended, []
    if with_follower:
        time.sleep(0.1)
        stop.set()
        lags = _lags(watched.get())
        others[0].join()
        others[1].terminate()
        others[1].join()
    _check(sum(acts for acts, _ in done))
    return Outcome(sum(acts / spent for acts, spent in done), lags, drained)


def _lags(seen: list[tuple[int, float]]) -> list[float]:
    times = dict(seen)
    acts = SealedAct.objects.filter(seal__in=list(times)).values_list("seal_id", "act__stated_at")
    return sorted(times[seal] - at.timestamp() for seal, at in acts)


def _check(written: int) -> None:
    """Every act is there and sealed, and the cube says what the register says."""
    assert Act.objects.filter(verb=VERB).count() == written
    while follower.waiting():
        follower.run_pass()
    assert SealedAct.objects.filter(act__verb=VERB).count() == written
    by_indicator: dict[int, list[Any]] = {}
    for one in Catalogue.standing():
        if one.source_kind == "register" and one.spec["source"] == REVENUE.code:
            by_indicator.setdefault(one.indicator_id, []).append(one)
    for indicator, definitions in by_indicator.items():
        held = {cell: total for cell, total in cube.cells(indicator, None, latest_seal()).items() if total != (0, 0)}
        assert held == count_by_definitions(definitions, None), (
            f"the cube of {definitions[0]} is not the register's count"
        )


def _prepare() -> None:
    homes.migrate()
    rows.authority()
    maker = rows.Maker()
    rows.write([maker.entry(REVENUE, number) for number in range(HELD_BEFORE)])
    follower.run_pass()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    homes.keep_copy(PREPARED_HOME)


def saturated(lines: int) -> float:
    """Writers as fast as they can, in turns with and without; returns their rate with the follower."""
    outcomes: dict[bool, list[Outcome]] = {True: [], False: []}
    for number in range(ROUNDS):
        for with_follower in ((False, True), (True, False))[number % 2]:
            outcomes[with_follower].append(run(Load(lines, SATURATED_SECONDS), with_follower=with_follower))
    alone, followed = (statistics.median(one.rate for one in outcomes[which]) for which in (False, True))
    tell(f"saturated, acts of {lines} lines: with follower and cube", followed, alone, at_least=0.65, unit="acts/s")
    longest = max(lag for one in outcomes[True] for lag in one.lags)
    median = statistics.median(lag for one in outcomes[True] for lag in one.lags)
    waited = max(one.drained for one in outcomes[True])
    note(
        f"saturated: lag median {median:.2f} s, most {longest:.2f} s; the queue was empty {waited:.2f} s after the last act"
    )
    return followed


def steady(name: str, load: Load, limit: float | None = 1.0) -> None:
    """Acts at a given rate: how long until each is known."""
    outcome = run(load, with_follower=True)
    middle, most = statistics.median(outcome.lags), outcome.lags[-1]
    name = f"{name}: {outcome.rate:.0f} of {load.rate:.0f} acts/s of {load.lines} lines"
    if limit is None:
        note(f"{name}: lag median {middle:.2f} s, most {most:.2f} s")
        return
    tell_limit(f"{name}, lag median", middle, limit, "s")
    tell_limit(f"{name}, lag most", most, limit, "s")


def main() -> int:
    """Start PostgreSQL when there is none, prepare a database, measure."""
    if not homes.on_postgresql():
        return homes.again_on_postgresql(__file__)
    _prepare()
    lines = lines_per_act()
    note(
        f"PostgreSQL, {WRITERS} writers, an act of {lines} revenue lines moves {CELLS} cells; fsync off as tools/postgres.py has it"
    )
    heading()
    reached = saturated(lines)
    steady("single lines", Load(1, STEADY_SECONDS, STEADY_RATE))
    steady("uploads of the month", Load(lines, STEADY_SECONDS, reached * STEADY_SHARE))
    steady("scattered over 14 months", Load(lines, STEADY_SECONDS, reached * STEADY_SHARE, scattered=True), limit=None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
