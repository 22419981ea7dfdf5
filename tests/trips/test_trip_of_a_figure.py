"""The trip of one figure, read this first: ledger line → figure → sentence → document → back → correction."""

import datetime as dt
import html
import io
import re
from decimal import Decimal

import pytest
from django.test import Client
from docx import Document

from giaoban.budget.registers import REVENUE
from giaoban.indicators import actions as indicators
from giaoban.indicators import queries as figures
from giaoban.indicators.models import IndicatorVersion, Plan, ReportingSession
from giaoban.offices import actions as offices
from giaoban.offices.models import Appointment, Role
from giaoban.offices.queries import book
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.reports import actions as reports
from giaoban.reports import formats
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.reports.queries import Report, report
from giaoban.trail import checking
from giaoban.trail.queries import latest_seal
from tests.factories import District, small_district
from tests.pages import body

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


def write_the_report(district: District) -> None:
    """One sentence of the report over the figure, and its letterhead."""
    template = (
        'Lũy kế {{ ky("NS.THU", "đến ngày") }}, thu ngân sách đạt {{ so("NS.THU", "tỷ triệu") }}, '
        'bằng {{ ty_le_ke_hoach("NS.THU") }} dự toán, bằng {{ ty_le_cung_ky("NS.THU") }} so với cùng kỳ.'
    )
    unit = district.unit
    sentence = OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template=template)
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    reports.write_outline([head, sentence], unit=unit.pk, by=district.office, at=AT)
    registry = Appointment(
        account=district.office, unit=unit, role=Role.REGISTRY, post="Văn thư", from_day=dt.date(2020, 1, 1)
    )
    offices.appoint([registry], by=district.accounts["quan_tri"], at=AT)


def issue(district: District) -> None:
    """The report through all its steps."""
    day = dt.date(2023, 3, 10)
    reports.issue("009", "2023-03", number=45, day=day, signer="Chủ tịch", by=district.office, at=AT)


def paragraphs(report: Report) -> str:
    """What a person reads in the Word document."""
    document = Document(io.BytesIO(formats.rendered(report, "docx", book())))
    return "\n".join(one.text for one in document.paragraphs)


def links(client: Client, address: str, to: str) -> list[str]:
    """Where the page leads that begins like ``to``."""
    page = client.get(address)
    assert page.status_code == 200, address
    return [html.unescape(one) for one in re.findall(rf'href="({re.escape(to)}[^"]*)"', body(page))]


WRITTEN = "Lũy kế đến ngày 07/3/2023, thu ngân sách đạt 1 tỷ đồng, bằng 25% dự toán, bằng 125% so với cùng kỳ."


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

    write_the_report(district)
    issue(district)
    assert WRITTEN in paragraphs(report("009", "2023-03"))

    reader = Client(headers={"accept-language": "vi"})
    reader.force_login(district.chair)
    numbers = links(reader, "/bao-cao/009/2023-03/", "/so-lieu/009/2023-03/NS.THU/")
    assert len(numbers) == 4  # the days, the value, its share of the plan, its ratio to the same period
    behind_it = links(reader, numbers[1], "/so/budget.revenue/")
    line = rows.standing(REVENUE, "a")
    assert [one for one in behind_it if line.record.hex in one]
    assert "700.000.000" in body(reader.get(f"/so/budget.revenue/{line.record.hex}/"))

    known = latest_seal()
    registers.correct(
        REVENUE, line, {"amount": 650_000_000}, by=district.accounts["thue"], at=AT, reason="Kho bạc báo nhầm"
    )
    [now] = figures.figures_of_session("009", "2023-03")
    [then] = figures.figures_of_session("009", "2023-03", seal=known)
    assert now.value.value == 950_000_000
    assert then.value.value == 1_000_000_000
    assert WRITTEN in paragraphs(report("009", "2023-03"))
    assert "đạt 950 triệu đồng, bằng 23,75% dự toán" in paragraphs(report("009", "2023-03", draft=True))
    assert checking.first_broken() is None
