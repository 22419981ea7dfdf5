"""Pages under test: the small district with figures and records, and a client for each of its officials."""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from giaoban.budget.registers import EXPENDITURE, REVENUE
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import IndicatorVersion, Plan, ReportingSession, Submission, SubmissionOutcome
from giaoban.notices.models import Notice
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.trail import follower
from tests.factories import District, small_district
from tests.remembered import remembered

AT = dt.datetime(2023, 3, 8, 9, tzinfo=dt.UTC)
SINCE = dt.date(2014, 1, 1)


@dataclass
class World:
    """The district and what was put into it."""

    district: District

    def client(self, username: str | None = None) -> Client:
        """A browser, signed in as one of the officials."""
        client = Client(headers={"accept-language": "vi"})
        if username is not None:
            client.force_login(self.district.accounts[username])
        return client


@remembered
def world() -> World:
    """Revenue of two years, a formula over it, an entered indicator, a decision with a payment; one session."""
    made = World(small_district())
    _catalogue(made.district)
    thue = made.district.accounts["thue"]
    lines = [
        revenue(made.district, "2023-02-01", 700_000_000, "a"),
        revenue(made.district, "2023-03-07", 300_000_000, "b", ward="00346", note="Công ty Đường Lê"),
        revenue(made.district, "2023-03-06", 50_000_000, "c", ward="009", kind="refunded", payer="household"),
        revenue(made.district, "2023-03-08", 999_000_000, "after"),
        revenue(made.district, "2022-03-07", 800_000_000, "last year"),
    ]
    registers.record(REVENUE, lines, by=thue, at=AT)
    spent = {
        **revenue(made.district, "2023-02-15", 190_000_000, "s"),
        "code": "6001",
        "kind": "paid",
        "payee": "person",
    }
    del spent["payer"]
    registers.record(EXPENDITURE, [spent], by=thue, at=AT)
    _penalty(made.district)
    return made


@contextlib.contextmanager
def shared_world() -> Iterator[World]:
    """A sealed world for all tests of a module: what each of them changes is rolled back, and in the end it too."""
    with transaction.atomic():
        made = world()
        follower.run_pass()
        Notice.objects.all().delete()
        yield made
        transaction.set_rollback(True)


def revenue(district: District, day: str, amount: int, key: str, ward: str = "00343", **more: Any) -> dict[str, Any]:
    """One line of revenue, recorded by the tax office."""
    on = dt.date.fromisoformat(day)
    line = {"key": key, "unit": district.units["009.THUE"].pk, "territory": district.units[ward].pk, "day": on}
    line |= {"budget_year": on.year, "code": "1701", "kind": "collected", "payer": "enterprise", "amount": amount}
    return {**line, "note": "", **more}


def body(response: HttpResponseBase) -> str:
    """The page as text, whole or streamed."""
    if response.streaming:
        return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    return response.content.decode()  # type: ignore[attr-defined, no-any-return]


def words(response: HttpResponseBase) -> str:
    """What a reader sees: the page without its tags, spaces made one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body(response)))


def inline_code(page: str) -> list[str]:
    """What the Content-Security-Policy would block: style and script in the page."""
    return re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", page)


def _catalogue(district: District) -> None:
    spec = {"source": "budget.revenue", "measure": "net"}
    definitions = [
        _definition("NS.THU", "Thu ngân sách trên địa bàn", "ytd", "register", spec, order=1, direction="up"),
        _definition("NS.CHI", "Chi ngân sách", "ytd", "register", {**spec, "source": "budget.expenditure"}, order=2),
        _definition("NS.TYLE", "Chi so với thu", "ytd", "formula", {"formula": "NS.CHI / NS.THU"}, "tỷ lệ", order=3),
        _definition("XP.VU", "Vụ xử phạt", "month", "register", {"source": "penalties.decisions"}, "vụ", "market", 4),
        _definition("YT.SXH", "Ca sốt xuất huyết", "month", "form", {"enters": "period"}, "ca", "health", 5),
        _definition("YT.KHAM", "Lượt khám bệnh", "month", "form", {"enters": "period"}, "lượt", "health", 6),
    ]
    indicators.define(definitions, unit=district.unit.pk, by=district.office, at=AT)
    plan = Plan(
        indicator=definitions[0].indicator,
        unit=district.unit,
        year=2023,
        assigner="Thành phố giao",
        decision="5000/QĐ-UBND",
        decision_day=dt.date(2022, 12, 10),
        in_force_from=dt.date(2023, 1, 1),
        value=4_000_000_000,
    )
    indicators.assign_plans([plan], by=district.office, at=AT)
    february = (dt.date(2023, 2, 1), dt.date(2023, 2, 28))
    session = ReportingSession(
        unit=district.unit, code="2023-03", held_on=dt.date(2023, 3, 10), start=february[0], end=february[1]
    )
    indicators.open_session(session, {"budget": (SINCE, dt.date(2023, 3, 7))}, by=district.office, at=AT)
    given = Submission(key="yt", unit=district.unit, start=february[0], end=february[1], state="official")
    indicators.submit(given, {"YT.SXH": 2}, by=district.office, at=AT)
    indicators.decide_submissions([given], SubmissionOutcome.ACCEPTED, by=district.office, at=AT)


def _definition(
    code: str, name: str, reads: str, source: str, spec: dict[str, Any], measured_in: str = "VND",
    sector: str = "budget", order: int = 0, direction: str = "none",
) -> IndicatorVersion:  # fmt: skip
    return IndicatorVersion(
        indicator=indicators.indicator(code),
        valid_from=SINCE,
        name=name,
        measured_in=measured_in,
        nature="flow",
        direction=direction,
        sector=sector,
        order=order,
        reads=reads,
        source_kind=source,
        spec=spec,
        plan_by="Thành phố giao",
    )


def _penalty(district: District) -> None:
    """A decision of the ward Nhân Chính and its payment."""
    clerk = district.accounts["nhan_chinh"]
    ward = district.units["00343"].pk
    decision = {
        "key": "QD-01", "unit": ward, "territory": ward, "field": "market", "number": "01/QĐ-XPHC",
        "day": dt.date(2023, 2, 10), "offence": "bán hàng lấn chiếm", "offender_kind": "individual",
        "subject": None, "fine": 2_000_000, "minutes_day": dt.date(2023, 2, 9),
    }  # fmt: skip
    registers.record(DECISION, [decision], by=clerk, at=AT)
    parent = rows.standing(DECISION, "QD-01").record
    payment = {"key": "NP-01", "parent": parent, "day": dt.date(2023, 2, 20), "amount": 2_000_000}
    registers.record(PAYMENT, [payment], by=clerk, at=AT)
