"""A small office at work: random acts, each described by a verb and four numbers, and random passes.

Numbers choose modulo what there is to choose from, so that any list of acts is a story and a shorter
list is one too. What the house refuses is part of the story: the office goes on.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from giaoban.budget.registers import REVENUE
from giaoban.documents.rules.way import WrongStep
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import (
    IndicatorVersion,
    Plan,
    ReportingSession,
    Submission,
    SubmissionOutcome,
)
from giaoban.inspections.registers import TEAM, TEAM_END
from giaoban.offices import actions as offices
from giaoban.offices.models import Level, Succession, UnitVersion
from giaoban.offices.permission import NotAllowed
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers import actions as registers
from giaoban.registers.description import Register
from giaoban.registers.queries import RecordNotFound
from giaoban.registers.rules.finding import Refused
from giaoban.trail import follower
from giaoban.trail.models import Seal
from giaoban.trail.queries import current
from giaoban.welfare.registers import DOSSIER, RESULT
from tests.factories import District

AT = dt.datetime(2024, 1, 5, 8, tzinfo=dt.UTC)
REFORM = dt.date(2023, 7, 1)
OLD_WARDS, NEW_WARDS = ("00343", "00346"), ("00998", "00999")
MONTHS = [dt.date(2023, month, 1) for month in range(1, 5)]
DAYS = [
    *(dt.date(2022, 1, 1), dt.date(2022, 2, 28), dt.date(2022, 3, 7), dt.date(2022, 12, 31)),
    *(dt.date(2023, 1, 1), dt.date(2023, 2, 1), dt.date(2023, 2, 28), dt.date(2023, 3, 7), dt.date(2023, 3, 8)),
    *(dt.date(2023, 6, 30), REFORM, dt.date(2023, 12, 31)),
]
INTERVALS = [
    (dt.date(2023, 2, 1), dt.date(2023, 2, 28)),
    (dt.date(2023, 1, 1), dt.date(2023, 3, 7)),
    (dt.date(2023, 1, 1), dt.date(2023, 3, 31)),
    (REFORM, dt.date(2023, 12, 31)),
]
REGISTERS: Sequence[Register] = (REVENUE, DECISION, PAYMENT, DOSSIER, RESULT, TEAM, TEAM_END)
SPECS: dict[str, list[dict[str, Any]]] = {
    "THU": [
        {"source": "budget.revenue", "measure": "net"},
        {"source": "budget.revenue", "measure": "net", "where": {"kind": ["collected"]}},
        {"source": "penalties.payments", "measure": "amount"},
    ],
    "PHAT": [
        {"source": "penalties.decisions"},
        {"source": "penalties.decisions", "where": {"field": ["market", "traffic"]}},
        {"source": "penalties.decisions", "measure": "fine"},
    ],
    "NOP": [
        {"source": "penalties.payments", "measure": "amount"},
        {"source": "penalties.payments", "measure": "amount", "where": {"field": ["market"]}},
    ],
    "MO": [{"source": "welfare.open_dossiers"}, {"source": "welfare.open_dossiers", "where": {"kind": ["merit"]}}],
    "DOAN": [{"source": "inspections.teams"}],
    "TIN": [{"enters": "period"}],
    "LUYKE": [{"enters": "cumulative"}],
    "HO": [{"enters": "period", "by": "wards"}],
    "TYLE": [{"formula": "NOP / PHAT"}],
    "TONG": [{"formula": "THU + NOP * 2"}],
}
STOCKS, FORMS, FORMULAS = {"MO", "DOAN"}, {"TIN", "LUYKE", "HO"}, {"TYLE", "TONG"}
REDEFINED = ["THU", "PHAT", "NOP", "MO"]

Act = tuple[str, int, int, int, int]
VERBS = (
    *("revenue", "penalty", "payment", "dossier", "result", "team", "team_end") * 2,
    *("correct", "correct", "correct", "move", "void", "nothing", "send", "submit", "decide", "plan"),
    *("define_from_a_day", "define_in_the_past", "rename", "reform", "close"),
    *("pass",) * 4,
)
_number = st.integers(0, 999)


def stories(*, verbs: Sequence[str] = VERBS, length: int = 24) -> st.SearchStrategy[list[Act]]:
    """Lists of acts with passes in between."""
    act = st.tuples(st.sampled_from(verbs), _number, _number, _number, _number)
    return st.lists(act, min_size=min(4, length), max_size=length)


def examples(share: float = 0.4) -> settings:
    """How many stories a law is told: a share of the profile's examples, for each is many commits."""
    from hypothesis import HealthCheck

    return settings(
        max_examples=max(3, round(settings().max_examples * share)),
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


def definitions() -> list[IndicatorVersion]:
    """The catalogue that stories begin with."""
    return [_definition(code, SPECS[code][0], dt.date(2014, 1, 1)) for code in SPECS]


def _definition(code: str, spec: dict[str, Any], valid_from: dt.date, **more: Any) -> IndicatorVersion:
    kind = "form" if code in FORMS else "formula" if code in FORMULAS else "register"
    return IndicatorVersion(
        indicator=indicators.indicator(code),
        valid_from=valid_from,
        name=code,
        measured_in="",
        nature="stock" if code in STOCKS else "flow",
        sector="law",
        reads="ytd" if code == "THU" else "month",
        source_kind=kind,
        spec=spec,
        plan_by="Thành phố giao",
        **more,
    )


BEGINNING: Sequence[Act] = (
    *(("revenue", 5, place, 100 + place, 1) for place in range(4)),
    *(("penalty", 5, place, 50, place) for place in range(3)),
    *(("payment", 6, case, 20, 0) for case in range(2)),
    *(("dossier", 4, place, place, 0) for place in range(3)),
    *(("team", 5, 0, 0, 0), ("team", 5, 1, 0, 0), ("team_end", 6, 0, 0, 0), ("result", 7, 1, 0, 0)),
    *(("send", month, 7, what, 0) for month in (0, 1) for what in (0, 1)),
    ("plan", 500, 0, 0, 0),
)
"""What stands before each story, so that it has something to correct."""


def open_sessions(district: District) -> None:
    """Two sessions that stories may close."""
    for code, month in (("2023-03", MONTHS[1]), ("2023-04", MONTHS[2])):
        session = ReportingSession(
            unit=district.unit, code=code, held_on=month + dt.timedelta(days=40), start=month, end=_end_of(month)
        )
        windows = {"THU": (dt.date(2023, 1, 1), dt.date(2023, 3, 7))} if code == "2023-03" else {}
        indicators.open_session(session, windows, by=district.office, at=AT)


def _end_of(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


@dataclass
class Office:
    """The district's office while a story is told; ``refused`` counts what the house did not accept."""

    district: District
    refused: int = 0
    told: int = 0
    after_pass: list[Callable[[Seal], None]] = field(default_factory=list)
    _versions: int = 1

    def tell(self, story: Sequence[Act]) -> None:
        """Do every act of a story, then let the follower pass once more."""
        for verb, *numbers in story:
            self.do(verb, *numbers)
        self.do("pass", 0, 0, 0, 0)

    def do(self, verb: str, a: int, b: int, c: int, d: int) -> None:
        """One act; a refusal is counted."""
        self.told += 1
        try:
            getattr(self, f"_{verb}")(a, b, c, d)
        except (Refused, NotAllowed, RecordNotFound, WrongStep):
            self.refused += 1

    @property
    def units(self) -> list[int]:
        """Units that rows may name: the district, its wards of any time and a department."""
        codes = [*OLD_WARDS, "00358", "009", "009.THUE", *NEW_WARDS]
        return [self.district.units[code].pk for code in codes if code in self.district.units]

    @property
    def places(self) -> list[int]:
        """The same without the department."""
        return [unit for unit in self.units if unit != self.district.units["009.THUE"].pk]

    # rows of registers

    def _revenue(self, day: int, place: int, amount: int, kind: int) -> None:
        self._add(REVENUE, day, place, code="1701", budget_year=_pick(DAYS, day).year, payer="person", note="",
                  kind="refunded" if kind % 4 == 0 else "collected", amount=1 + amount * 1000)  # fmt: skip

    def _penalty(self, day: int, place: int, fine: int, kind: int) -> None:
        self._add(DECISION, day, place, field=_pick(["market", "traffic", "other"], kind), number=f"{self.told}",
                  offence="Không niêm yết giá", offender_kind="individual", fine=fine * 100)  # fmt: skip

    def _payment(self, day: int, parent: int, amount: int, _: int) -> None:
        self._hang(PAYMENT, DECISION, day, parent, amount=1 + amount)

    def _dossier(self, day: int, place: int, kind: int, _: int) -> None:
        self._add(DOSSIER, day, place, kind=_pick(["merit", "protection"], kind))

    def _result(self, day: int, parent: int, _: int, __: int) -> None:
        self._hang(RESULT, DOSSIER, day, parent, outcome="granted")

    def _team(self, day: int, place: int, _: int, __: int) -> None:
        self._add(TEAM, day, place, name="Đoàn", field="market")

    def _team_end(self, day: int, parent: int, _: int, __: int) -> None:
        self._hang(TEAM_END, TEAM, day, parent)

    def _add(self, register: Register, day: int, place: int, **values: Any) -> None:
        recorder = _pick([self.district.unit.pk, self.district.units["009.THUE"].pk], place // 7)
        row = {"unit": recorder, "territory": _pick(self.places, place), "day": _pick(DAYS, day), **values}
        registers.record(register, [row], by=self.district.office, at=AT)

    def _hang(self, register: Register, parent: Register, day: int, of: int, **values: Any) -> None:
        parents = list(current(parent.model).order_by("pk"))  # type: ignore[type-var]
        if parents:
            row = {"parent": _pick(parents, of).record, "day": _pick(DAYS, day), "key": f"e{self.told}", **values}
            registers.record(register, [row], by=self.district.office, at=AT)

    # corrections

    def _correct(self, which: int, column: int, new: int, more: int) -> None:
        """Another day, place, unit, amount, kind or parent case."""
        register, entry = self._standing(which)
        if entry is None or register is None:
            return
        day, parents = _pick(DAYS, new), list(current(register.parent.model)) if register.parent else []  # type: ignore[type-var]
        changes: list[dict[str, Any]] = [{"day": day, "budget_year": day.year}, {"day": _pick(DAYS, more)}]
        if parents:
            changes.append({"parent": _pick(sorted(parents, key=lambda one: one.pk), new).record})
        else:
            changes += [{"territory": _pick(self.places, new)}, {"unit": _pick(self.units, new)}]
        if register.amount:
            changes.append({register.amount: 1 + new})
        changes.append({"field": "other", "kind": {REVENUE.code: "refunded"}.get(register.code, "protection")})
        chosen = {name: value for name, value in _pick(changes, column).items() if name in register.column_names}
        registers.correct(register, entry, chosen, by=self.district.office, at=AT, reason="nhập sai")

    def _move(self, which: int, day: int, place: int, _: int) -> None:
        """Another day and place at once."""
        register, entry = self._standing(which)
        if entry is not None and register is not None:
            wanted = {"day": _pick(DAYS, day), "territory": _pick(self.places, place)}
            chosen = {name: value for name, value in wanted.items() if name in register.column_names}
            registers.correct(register, entry, chosen, by=self.district.office, at=AT, reason="nhập sai")

    def _void(self, which: int, _: int, __: int, ___: int) -> None:
        register, entry = self._standing(which)
        if entry is not None and register is not None:
            registers.correct(register, entry, {}, by=self.district.office, at=AT, reason="nhập trùng", void=True)

    def _standing(self, which: int) -> tuple[Register | None, Any]:
        entries = [(one, row) for one in REGISTERS for row in current(one.model).order_by("pk")]  # type: ignore[type-var]
        return _pick(entries, which) if entries else (None, None)

    # what is said of figures

    def _nothing(self, register: int, place: int, interval: int, about: int) -> None:
        named = _pick([REVENUE, DECISION, PAYMENT, DOSSIER], register)
        start, end = _pick(INTERVALS, interval)
        narrowed = {"field": ["market", "other"]} if named is DECISION and about % 2 else {}
        registers.nil_return(named.code, unit=_pick(self.units, place), start=start, end=end,
                             about=narrowed, by=self.district.office, at=AT)  # fmt: skip

    def _submit(self, month: int, value: int, what: int, state: int) -> None:
        code = _pick(["TIN", "LUYKE", "HO"], what)
        wards = [unit for unit in self.places if unit != self.district.unit.pk]
        unit = _pick(wards, value) if code == "HO" else self.district.units["009.TCKH"].pk
        first = _pick(MONTHS, month)
        start = MONTHS[0] if code == "LUYKE" else first
        submission = Submission(
            key=f"s{self.told}",
            unit_id=unit,
            start=start,
            end=_end_of(first),
            state=_pick(["official", "estimate"], state),
        )
        indicators.submit(submission, {code: value}, by=self.district.office, at=AT)

    def _send(self, month: int, value: int, what: int, state: int) -> None:
        """Submit and have it accepted."""
        self._submit(month, value, what, state)
        self._decide(-1, 0, 0, 0)

    def _decide(self, which: int, outcome: int, _: int, __: int) -> None:
        sent = list(current(Submission).order_by("pk"))
        if sent:
            said = _pick([SubmissionOutcome.ACCEPTED] * 4 + [SubmissionOutcome.RETURNED], outcome)
            indicators.decide_submissions(
                [_pick(sent, which)], said, by=self.district.office, at=AT, why="số liệu còn thiếu"
            )

    def _plan(self, value: int, day: int, assigner: int, what: int) -> None:
        self._versions += 1
        plan = Plan(
            indicator=indicators.indicator(_pick(["THU", "PHAT", "TIN"], what)),
            unit=self.district.unit,
            year=2023,
            assigner=_pick(["Thành phố giao", "HĐND quận giao"], assigner),
            decision=f"{self._versions}/QĐ-UBND",
            decision_day=dt.date(2022, 12, 10),
            in_force_from=_pick(DAYS[3:], day),
            version=self._versions,
            value=value,
        )
        indicators.assign_plans([plan], by=self.district.office, at=AT)

    def _define_from_a_day(self, what: int, spec: int, day: int, incomparable: int) -> None:
        code, since = _pick(REDEFINED, what), _pick(DAYS[4:], day)
        [last] = current(IndicatorVersion).filter(indicator__code=code, last_day=None)
        if since <= last.valid_from:
            return
        ended = _definition(code, last.spec, last.valid_from, last_day=since - dt.timedelta(days=1))
        ended.incomparable, ended.record, ended.corrects = last.incomparable, last.record, last
        new = _definition(code, _pick(SPECS[code], spec), since, incomparable=incomparable % 2 == 1)
        indicators.define([ended, new], unit=self.district.unit.pk, by=self.district.office, at=AT)

    def _define_in_the_past(self, what: int, which: int, spec: int, _: int) -> None:
        code = _pick(REDEFINED, what)
        old = _pick(list(current(IndicatorVersion).filter(indicator__code=code).order_by("valid_from")), which)
        new = _definition(code, _pick(SPECS[code], spec), old.valid_from, last_day=old.last_day)
        new.record, new.corrects = old.record, old
        indicators.define([new], unit=self.district.unit.pk, by=self.district.office, at=AT, reason="định nghĩa sai")

    def _close(self, which: int, _: int, __: int, ___: int) -> None:
        session = _pick(list(current(ReportingSession).order_by("code")), which)
        indicators.close(session.record, self.district.unit.pk, by=self.district.office, at=AT)

    # units

    def _rename(self, which: int, name: int, _: int, __: int) -> None:
        old = current(UnitVersion).get(unit=_pick(self.places, which))
        self._change_units([self._again(old, name=f"Đơn vị {name}")])

    def _reform(self, share: int, _: int, __: int, ___: int) -> None:
        """Two wards end; the second is divided over two new wards by a share, the first passes whole."""
        if NEW_WARDS[0] in self.district.units:
            return
        of_second = 1_000_000 * (1 + share % 9) // 11
        entries: list[UnitVersion | Succession] = []
        for code in OLD_WARDS:
            old = current(UnitVersion).get(unit=self.district.units[code])
            entries.append(self._again(old, last_day=REFORM - dt.timedelta(days=1)))
        units = {code: offices.unit(code, REFORM) for code in NEW_WARDS}
        entries += [
            UnitVersion(unit=unit, name=f"Phường {code}", level=Level.COMMUNE, parent=self.district.unit)
            for code, unit in units.items()
        ]
        first, second = (self.district.units[code] for code in OLD_WARDS)
        shares = [(first, "00998", 1_000_000), (second, "00998", of_second), (second, "00999", 1_000_000 - of_second)]
        entries += [
            Succession(old=old, new=units[new], on=REFORM, share=part, basis="population", source="tên giả")
            for old, new, part in shares
        ]
        self._change_units(entries)
        self.district.units.update(units)

    def _again(self, old: UnitVersion, **changes: Any) -> UnitVersion:
        said = {name: getattr(old, name) for name in ("unit", "name", "level", "parent", "last_day")}
        return UnitVersion(**{**said, **changes}, record=old.record, corrects=old)

    def _change_units(self, entries: Sequence[UnitVersion | Succession]) -> None:
        administrator = self.district.accounts["quan_tri"]
        offices.change_units(entries, authority=self.district.unit.pk, by=administrator, at=AT, basis="NQ mẫu")

    # the follower

    def _pass(self, *_: int) -> None:
        seal = follower.run_pass()
        if seal is not None:
            for told in self.after_pass:
                told(seal)


def _pick(choices: Sequence[Any], number: int) -> Any:
    return choices[number % len(choices)]
