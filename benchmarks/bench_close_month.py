"""Closing a month: every indicator of one district counted from 100.000 register rows, then the close itself.

The product's grouped SQL (one statement per indicator and leg, as the follower and the laws use it)
against statements written by hand over the same tables and indexes: once indicator by indicator, once
as an expert would, one scan per register for all its indicators. The close is compared with the same
figures counted by hand from the registers and written to the same tables.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import homes
import rows
from django.db import connection, transaction
from measure import Side, compare, heading, note

from giaoban.demo import setting, tables
from giaoban.indicators import actions as indicators
from giaoban.indicators.catalogue import Catalogue, count_of
from giaoban.indicators.models import FigureVersion, IndicatorVersion, Nature
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.indicators.sources import counting
from giaoban.indicators.sources.cells import Bounds, Cell, Total
from giaoban.trail import follower
from giaoban.trail.models import Act, Seal
from giaoban.trail.queries import latest_seal

ROWS = 100_000
MONTH = (dt.date(2023, 2, 1), dt.date(2023, 2, 28))
EVER = (dt.date(2014, 1, 1), dt.date(2099, 12, 31))
Counted = dict[tuple[str, int, int, str], tuple[int, int]]
"""Value and records by indicator, unit, place and day."""


@dataclass(frozen=True)
class Hand:
    """A register as somebody would count it by hand: tables, sign and sum, and each indicator's condition."""

    source: str
    unit: str
    day: str
    measures: dict[str, tuple[str, str]]
    sign: int = 1


def _standing(alias: str, table: str) -> str:
    return f"NOT {alias}.void AND {alias}.id NOT IN (SELECT corrects_id FROM {table} WHERE corrects_id IS NOT NULL)"


def _alone(table: str) -> str:
    return f"giaoban_{table} r WHERE {_standing('r', f'giaoban_{table}')}"


def _hanging(table: str, parent: str) -> str:
    mine, above = f"giaoban_{table}", f"giaoban_{parent}"
    return f"{mine} r JOIN {above} p ON p.record = r.parent WHERE {_standing('r', mine)} AND {_standing('p', above)}"


_IN = "CASE WHEN r.kind = 'refunded' THEN -r.amount ELSE r.amount END"
_OUT = "CASE WHEN r.kind = 'recovered' THEN -r.amount ELSE r.amount END"
_FIELDS = {
    "QLTT": "('market')",
    "PCCC": "('fire_safety')",
    "TTDT": "('urban_order', 'traffic')",
    "TTXD": "('construction')",
    "VSMT": "('environment')",
    "ATTP": "('food_safety')",
}
_CASES = {
    "QLTT": "VU", "PCCC": "QD", "TTDT": "VIPHAM", "TTXD": "XUPHAT", "VSMT": "XUPHAT", "ATTP": "XUPHAT",
}  # fmt: skip

HANDS = (
    Hand(_alone("revenueline"), "r", "r.day", {
        "NS.THU": ("1", _IN),
        "NS.THU.GTGT": ("r.code = '1701'", _IN),
        "NS.THU.LPTB": ("r.code = '2801'", _IN),
        "NS.THU.DAT": ("r.code = '1401'", _IN),
        "NS.THU.DN": ("r.payer = 'enterprise'", _IN),
    }),
    Hand(_alone("expenditureline"), "r", "r.day", {
        "NS.CHI": ("1", _OUT),
        "NS.CHI.TX": ("r.code IN ('6001', '7001')", _OUT),
        "NS.CHI.DT": ("r.code = '9301'", _OUT),
    }),
    Hand(_alone("penaltydecision"), "r", "r.day", {
        **{f"{name}.{_CASES[name]}": (f"r.field IN {fields}", "1") for name, fields in _FIELDS.items()},
        **{f"{name}.TIEN": (f"r.field IN {fields}", "r.fine") for name, fields in _FIELDS.items()},
    }),
    Hand(_hanging("penaltypayment", "penaltydecision"), "p", "r.day", {
        "QLTT.DATHU": ("p.field = 'market'", "r.amount"),
    }),
    Hand(_alone("inspection"), "r", "r.day", {
        "PCCC.COSO": ("r.field = 'fire_safety'", "1"),
        "TTXD.KIEMTRA": ("r.field = 'construction'", "1"),
        "ATTP.COSO": ("r.field = 'food_safety'", "1"),
    }),
    Hand(_hanging("inspectionfinding", "inspection"), "p", "r.day", {
        "PCCC.TONTAI": ("p.field = 'fire_safety'", "1"),
    }),
    Hand(_hanging("suspension", "inspection"), "p", "r.day", {
        "PCCC.DINHCHI": ("p.field = 'fire_safety'", "1"),
    }),
    Hand(_alone("incident"), "r", "r.day", {
        "PCCC.CHAYNO": ("r.kind IN ('fire', 'explosion')", "1"),
        "PCCC.THIETHAI": ("r.kind IN ('fire', 'explosion')", "COALESCE(r.damage, 0)"),
        "TTDT.TNGT": ("r.kind = 'traffic'", "1"),
        "TTDT.TNGT.CHET": ("r.kind = 'traffic'", "r.deaths"),
    }),
    Hand(_alone("welfaredossier"), "r", "r.day", {
        "NCC.HOSO": ("r.kind = 'merit'", "1"),
        "BTXH.HOSO": ("r.kind = 'protection'", "1"),
        "BTXH.CON": ("1", "1"),
    }),
    Hand(_hanging("welfareresult", "welfaredossier"), "p", "r.day", {"BTXH.CON": ("1", "1")}, sign=-1),
    Hand(_alone("jobplacement"), "r", "r.day", {"VL.NGUOI": ("1", "1")}),
)  # fmt: skip


def by_product(definitions: Sequence[IndicatorVersion], first: dt.date, last: dt.date) -> dict[str, dict[Cell, Total]]:
    """Each indicator through the product's counting."""
    bounds = Bounds(first=first, last=last)
    counts = {one.indicator.code: count_of(one) for one in definitions}
    return {code: counting.totals(count, bounds) for code, count in counts.items() if count is not None}


def _plain(counted: dict[str, dict[Cell, Total]]) -> Counted:
    return {
        (code, cell.unit, cell.territory, str(cell.day)): total
        for code, cells in counted.items()
        for cell, total in cells.items()
    }


def by_indicator(first: dt.date, last: dt.date) -> Counted:
    """Each indicator by a statement of its own."""
    found: Counted = {}
    with connection.cursor() as cursor:
        for hand in HANDS:
            for code, (condition, measure) in hand.measures.items():
                cursor.execute(
                    f"SELECT {hand.unit}.unit_id, {hand.unit}.territory_id, {hand.day}, SUM({measure}), COUNT(*) "
                    f"FROM {hand.source} AND {condition} AND {hand.day} BETWEEN %s AND %s GROUP BY 1, 2, 3",
                    [first.isoformat(), last.isoformat()],
                )
                for unit, place, day, value, records in cursor.fetchall():
                    _add(found, (code, unit, place, str(day)), hand.sign * value, records)
    return found


def by_register(first: dt.date, last: dt.date) -> Counted:
    """All indicators of a register in one scan."""
    found: Counted = {}
    with connection.cursor() as cursor:
        for hand in HANDS:
            sums = ", ".join(
                f"SUM({measure}) FILTER (WHERE {condition}), COUNT(*) FILTER (WHERE {condition})"
                for condition, measure in hand.measures.values()
            )
            cursor.execute(
                f"SELECT {hand.unit}.unit_id, {hand.unit}.territory_id, {hand.day}, {sums} "
                f"FROM {hand.source} AND {hand.day} BETWEEN %s AND %s GROUP BY 1, 2, 3",
                [first.isoformat(), last.isoformat()],
            )
            for unit, place, day, *totals in cursor.fetchall():
                for code, value, records in zip(hand.measures, totals[::2], totals[1::2], strict=True):
                    if records:
                        _add(found, (code, unit, place, str(day)), hand.sign * value, records)
    return found


def _add(found: Counted, key: tuple[str, int, int, str], value: int, records: int) -> None:
    before = found.get(key, (0, 0))
    found[key] = (before[0] + value, before[1] + records)


class Close:
    """The close of February 2023, by the product and by hand; every run is rolled back."""

    def __init__(self, definitions: Sequence[IndicatorVersion], session: Session) -> None:
        self.definitions, self.session = definitions, session
        self.unit, self.by = tables.unit(setting.DISTRICT).pk, setting.account("van_phong")
        self.office = {one.indicator.code: one for one in definitions}
        self.written: dict[str, list[tuple[int, int | None, int]]] = {}

    def by_product(self) -> None:
        """The act, and the follower's pass that makes its figures official."""
        with transaction.atomic():
            indicators.close(self.session.record, self.unit, by=self.by, at=rows.WRITTEN_AT)
            follower.run_pass()
            self._read("product")
            transaction.set_rollback(True)

    def by_hand(self) -> None:
        """The same rows of the same tables, the figures counted from the registers by one scan each."""
        with transaction.atomic(), connection.cursor() as cursor:
            act, seal, key = _hand_act(cursor), latest_seal() + 1, uuid.uuid4().hex
            now = "2099-01-01 00:00:00"
            cursor.execute("INSERT INTO giaoban_seal VALUES (%s, %s, %s, %s)", [seal, now, "x" * 64, "x" * 64])
            cursor.execute("INSERT INTO giaoban_sealedact (act_id, seal_id, position) VALUES (%s, %s, 0)", [act, seal])
            cursor.execute(
                "INSERT INTO giaoban_close (uuid, record, void, act_id, session) VALUES (%s, %s, 0, %s, %s)",
                [key, key, act, self.session.record.hex],
            )
            values = self._hand_values(cursor)
            cursor.executemany(
                "INSERT INTO giaoban_figureversion "
                '(session, indicator_id, version, start, "end", value, denominator, reason, acts, seal_id) '
                "VALUES (%s, %s, 1, %s, %s, %s, %s, '', '[]', %s)",
                [
                    [
                        self.session.record.hex,
                        one.indicator_id,
                        *map(str, self.session.interval_of(one)),
                        *values[code],
                        seal,
                    ]
                    for code, one in self.office.items()
                ],
            )
            self._read("hand")
            transaction.set_rollback(True)

    def _hand_values(self, cursor) -> dict[str, tuple[int | None, int]]:  # type: ignore[no-untyped-def]
        """Value and denominator of every figure of the district."""
        found: dict[str, tuple[int | None, int]] = dict.fromkeys(self.office, (None, 1))
        totals: dict[str, tuple[int, int]] = {}
        for hand in HANDS:
            sums, params = [], []
            for code, (condition, measure) in hand.measures.items():
                first, last = self._days(code)
                within = f"{condition} AND {hand.day} BETWEEN '{first}' AND '{last}'"
                sums.append(f"SUM({measure}) FILTER (WHERE {within}), COUNT(*) FILTER (WHERE {within})")
            first = min(self._days(code)[0] for code in hand.measures)
            last = max(self._days(code)[1] for code in hand.measures)
            params += [first, last]
            cursor.execute(f"SELECT {', '.join(sums)} FROM {hand.source} AND {hand.day} BETWEEN %s AND %s", params)
            [row] = cursor.fetchall()
            for code, value, records in zip(hand.measures, row[::2], row[1::2], strict=True):
                before = totals.get(code, (0, 0))
                totals[code] = (before[0] + hand.sign * (value or 0), before[1] + records)
        found |= {code: (value, 1) for code, (value, records) in totals.items() if records}
        found |= {
            code: (0, 1)
            for code, one in self.office.items()
            if one.source_kind == "register" and found[code][0] is None
        }
        income, outgo = found["NS.THU"][0], found["NS.CHI"][0]
        shared = _gcd(outgo, income)
        fines = sum(found[f"{name}.TIEN"][0] for name in _FIELDS)
        return {**found, "NS.TYLE": (outgo // shared, income // shared), "XP.TONGTIEN": (fines, 1)}

    def _days(self, code: str) -> tuple[str, str]:
        one = self.office[code]
        first, last = self.session.interval_of(one)
        return ("2014-01-01" if one.nature == Nature.STOCK else first.isoformat()), last.isoformat()

    def _read(self, side: str) -> None:
        written = FigureVersion.objects.filter(session=self.session.record)
        self.written[side] = sorted(written.values_list("indicator_id", "value", "denominator"))


def _gcd(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return abs(one)


def _hand_act(cursor) -> int:  # type: ignore[no-untyped-def]
    act = Act(verb="indicators.close", account="van_phong", stated_at=rows.WRITTEN_AT)
    cursor.execute(
        "INSERT INTO giaoban_act (key, verb, account, post, unit, stated_at, decided_by, basis, reason, changes, "
        "manifest, digests, replayed) VALUES (%s, %s, %s, '', '', %s, '', '', '', '[]', '[]', x'', 0)",
        [act.key.hex, act.verb, act.account, str(act.stated_at)],
    )
    return int(cursor.lastrowid)


def main() -> None:
    """Fill a home and measure."""
    homes.migrate()
    rows.authority()
    rows.fill(ROWS)
    definitions = list(Catalogue.standing())
    counted = [one for one in definitions if one.source_kind == "register"]
    used = [one for one in counted if one.indicator.code in {code for hand in HANDS for code in hand.measures}]
    note(
        f"{ROWS} rows in {len(rows.MIX)} registers, {len(used)} counted indicators with rows, SQLite, {Seal.objects.count()} seals"
    )
    heading()
    for name, days in (("one month", MONTH), ("all cells", EVER)):
        expected = _plain(by_product(used, *days))
        assert expected == by_indicator(*days) == by_register(*days), "the sides count differently"
        runs = 11 if days is MONTH else 5
        ours = partial(by_product, used, *days)
        compare(f"count {name}, by hand indicator by indicator", ours, partial(by_indicator, *days), aim=1.5, runs=runs)
        compare(f"count {name}, by hand one scan per register", ours, partial(by_register, *days), aim=1.5, runs=runs)
    close = Close(definitions, sessions_at(latest_seal())[0])
    compare(
        "close, figures counted by hand from the registers",
        Side(close.by_product),
        Side(close.by_hand),
        aim=1.5,
        runs=11,
    )
    assert close.written["product"] == close.written["hand"], "the closed figures differ"


if __name__ == "__main__":
    main()
