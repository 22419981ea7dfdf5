"""Invented rows of the registers for benchmarks: many, alike at every run, written by the product's own append."""

import datetime as dt
import random
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from giaoban.budget.registers import EXPENDITURE, REVENUE
from giaoban.demo import setting, tables
from giaoban.incidents.registers import INCIDENT
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import ReportingSession
from giaoban.inspections.registers import FINDING, INSPECTION, SUSPENSION
from giaoban.offices import queries as offices
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers.description import ColumnKind, Register
from giaoban.trail import actions as trail
from giaoban.trail.models import Entry
from giaoban.welfare.registers import DOSSIER, JOB, RESULT

MIX: Mapping[Register, int] = {
    REVENUE: 30,
    EXPENDITURE: 20,
    DECISION: 12,
    PAYMENT: 9,
    INSPECTION: 9,
    FINDING: 5,
    SUSPENSION: 1,
    INCIDENT: 1,
    DOSSIER: 6,
    RESULT: 5,
    JOB: 2,
}
"""Of a hundred rows, how many lie in which register; parents stand before the events that hang on them."""
CODES = {REVENUE.code: ("1401", "1701", "2801"), EXPENDITURE.code: ("6001", "7001", "9301")}
FIRST, LAST = dt.date(2022, 1, 1), dt.date(2023, 2, 28)
WRITTEN_AT = dt.datetime(2023, 3, 1, 8, tzinfo=dt.UTC)
AUTHOR = trail.Author("bench")


def authority() -> None:
    """The demo's district, officials, catalogue and plans, with the session that reports February 2023."""
    setting.found_offices()
    setting.fill_catalogue()
    district = tables.unit(setting.DISTRICT)
    session = ReportingSession(
        unit=district, code="2023-03", held_on=dt.date(2023, 3, 10), start=dt.date(2023, 2, 1), end=dt.date(2023, 2, 28)
    )
    cutoffs = {"budget": (dt.date(2023, 1, 1), LAST)}
    indicators.open_session(session, cutoffs, by=setting.account("van_phong"), at=WRITTEN_AT)


def wards() -> list[int]:
    """Row ids of the eleven wards of the district."""
    below = offices.tree_now().children(tables.unit(setting.DISTRICT).pk, LAST)
    return [unit.id for unit in below if unit.is_territory]


class Maker:
    """Rows of any register: random by its columns, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.places = wards()
        self.recorder = tables.unit("009.TCKH@1997-01-01").pk
        self._days = (LAST - FIRST).days
        self._parents: dict[str, list[tuple[uuid.UUID, dt.date]]] = {}

    def entry(self, register: Register, number: int, day: dt.date | None = None) -> Any:
        """One new row."""
        values: dict[str, Any] = {"key": f"{register.code}.{number}"}
        if register.parent is not None:
            values["parent"], opened = self.chance.choice(self._parents[register.parent.code])
            values[register.day] = min(opened + dt.timedelta(days=self.chance.randint(1, 20)), LAST)
        else:
            values[register.day] = day or FIRST + dt.timedelta(days=self.chance.randint(0, self._days))
        for column in register.columns:
            if column.name not in values:
                name = f"{column.name}_id" if column.kind is ColumnKind.UNIT else column.name
                values[name] = self._value(
                    register, column.name, column.kind, list(column.choices), values[register.day]
                )
        made = register.model(uuid=uuid.UUID(int=self.chance.getrandbits(128), version=4), **values)
        made.record = made.uuid
        self._parents.setdefault(register.code, []).append((made.record, values[register.day]))
        return made

    def correction(self, register: Register, entry: Any) -> Any:
        """A new version of a row, recorded on another place or for another amount."""
        values = {
            column.name: getattr(entry, column.name)
            for column in register.columns
            if column.kind is not ColumnKind.UNIT
        }
        units = {f"{c.name}_id": getattr(entry, f"{c.name}_id") for c in register.columns if c.kind is ColumnKind.UNIT}
        if units:
            units["territory_id"] = self.chance.choice(self.places)
        if register.amount:
            values[register.amount] += 1000
        return register.model(**values, **units, corrects_id=entry.pk, record=entry.record)

    def _value(self, register: Register, name: str, kind: ColumnKind, choices: list[str], day: dt.date) -> Any:
        if kind is ColumnKind.CHOICE:  # a ledger takes back now and then, not every other time
            ledger = register.code in CODES and name == "kind"
            return choices[self.chance.random() < 0.05] if ledger else self.chance.choice(choices)
        if kind is ColumnKind.UNIT:
            return self.recorder if name == "unit" else self.chance.choice(self.places)
        if kind is ColumnKind.MONEY:
            return self.chance.randint(1, 90_000) * 1000
        if kind is ColumnKind.COUNT:
            return day.year if name == "budget_year" else self.chance.randint(0, 3)
        if kind is ColumnKind.TEXT:
            return self.chance.choice(CODES[register.code]) if name == "code" else "dữ liệu thử"
        return day if kind is ColumnKind.DATE else None


def write(entries: list[Entry], verb: str = "bench.record") -> None:
    """One act through the product's own append; on SQLite its pass runs after the commit."""
    with transaction.atomic():
        trail.append(verb, entries, by=AUTHOR, at=WRITTEN_AT, reason="thử")


def fill(total: int, corrected: float = 0.03) -> Maker:
    """``total`` rows over the registers, some of them corrected afterwards, one act per register."""
    maker = Maker()
    for register, share in MIX.items():
        entries = [maker.entry(register, number) for number in range(total * share // 100)]
        write(entries)
        wrong = maker.chance.sample(entries, round(len(entries) * corrected))
        if wrong:
            write([maker.correction(register, one) for one in wrong])
    return maker
