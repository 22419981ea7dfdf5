"""The trip of one figure, read this first: ledger line → figure → sentence → document → back → correction."""

import datetime as dt
from decimal import Decimal

import pytest

from giaoban.budget.registers import REVENUE
from giaoban.indicators import actions as indicators
from giaoban.indicators import queries as figures
from giaoban.indicators.models import IndicatorVersion, Plan, ReportingSession
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from tests.factories import District, small_district

AT = dt.datetime(2023, 3, 8, 9, tzinfo=dt.UTC)


@pytest.fixture
def district() -> District:
    return small_district()


def _line(district: District, day: dt.date, amount: int, key: str, ward: str = "00343") -> dict[str, object]:
    return {
        "key": key,
        "unit": district.units["009.THUE"].pk,
        "territory": district.units[ward].pk,
        "day": day,
        "budget_year": day.year,
        "code": "1701",
        "kind": "collected",
        "payer": "enterprise",
        "amount": amount,
        "note": "",
    }


def prepare(district: District) -> None:
    """Revenue defined, planned, opened for March 2023, with lines of two years."""
    definition = IndicatorVersion(
        indicator=indicators.indicator("NS.THU"),
        valid_from=dt.date(2014, 1, 1),
        name="Thu ngân sách trên địa bàn",
        measured_in="VND",
        nature="flow",
        sector="budget",
        reads="ytd",
        source_kind="register",
        spec={"source": "budget.revenue", "measure": "net"},
        plan_by="Thành phố giao",
    )
    indicators.define([definition], unit=district.unit.pk, by=district.office, at=AT)
    plan = Plan(
        indicator=definition.indicator,
        unit=district.unit,
        year=2023,
        assigner="Thành phố giao",
        decision="5000/QĐ-UBND",
        decision_day=dt.date(2022, 12, 10),
        in_force_from=dt.date(2023, 1, 1),
        value=4_000_000_000,
    )
    indicators.assign_plans([plan], by=district.office, at=AT)
    session = ReportingSession(
        unit=district.unit,
        code="2023-03",
        held_on=dt.date(2023, 3, 10),
        start=dt.date(2023, 2, 1),
        end=dt.date(2023, 2, 28),
    )
    indicators.open_session(session, {"budget": (dt.date(2023, 1, 1), dt.date(2023, 3, 7))}, by=district.office, at=AT)
    lines = [
        _line(district, dt.date(2023, 2, 1), 700_000_000, "a"),
        _line(district, dt.date(2023, 3, 7), 300_000_000, "b", ward="00346"),
        _line(district, dt.date(2023, 3, 8), 999_000_000, "after the cut-off"),
        _line(district, dt.date(2022, 3, 7), 800_000_000, "last year"),
        _line(district, dt.date(2022, 3, 8), 111_000_000, "last year, after the cut-off"),
    ]
    registers.record(REVENUE, lines, by=district.accounts["thue"], at=AT)


@pytest.mark.django_db(transaction=True)
def test_trip_of_a_figure(district: District) -> None:
    prepare(district)
    [revenue] = figures.figures_of_session("009", "2023-03")
    assert revenue.value.value == 1_000_000_000
    assert revenue.ratio_to_plan == Decimal("0.25")
    assert revenue.same_period.value == 800_000_000
    assert revenue.ratio_to_same_period == Decimal("1.25")

    behind = figures.records_behind("009", "2023-03", "NS.THU")
    assert [one.key for one in behind.records] == ["a", "b"]
    assert sum(one.amount for one in behind.records) == revenue.value.value

    line = rows.standing(REVENUE, "a")
    known = revenue.seal
    registers.correct(
        REVENUE, line, {"amount": 650_000_000}, by=district.accounts["thue"], at=AT, reason="Kho bạc báo nhầm"
    )
    [now] = figures.figures_of_session("009", "2023-03")
    [then] = figures.figures_of_session("009", "2023-03", seal=known)
    assert now.value.value == 950_000_000
    assert then.value.value == 1_000_000_000
