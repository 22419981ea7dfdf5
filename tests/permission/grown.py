"""The same house with many of everything that pages list: what a page asks the database must not grow with it."""

import datetime as dt
from collections.abc import Sequence

from giaoban.api import tokens
from giaoban.api.scopes import Scope
from giaoban.budget.registers import REVENUE
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import IndicatorVersion, Plan, ReportingSession, Submission
from giaoban.notices import calendar
from giaoban.notices.models import Notice
from giaoban.notices.remarks import actions as remarks
from giaoban.notices.saying import kept
from giaoban.offices import account_actions
from giaoban.offices import actions as offices
from giaoban.offices.models import Account, Appointment, Level, MeasureKind, OfficeNorm, Role, UnitVersion
from giaoban.offices.sign_in import journal
from giaoban.offices.sign_in.models import OpenSession, Outcome
from giaoban.offices.sign_in.visitor import Visitor
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers import actions as registers
from giaoban.registers import drafts
from giaoban.registers.models import SavedList
from giaoban.registers.things import RECORD
from giaoban.reports import actions as reports
from giaoban.reports.models import OutlineItem
from giaoban.subjects import actions as subjects
from giaoban.subjects.rules.details import Details
from giaoban.trail import follower
from tests.factories import FOUNDED, SET_UP_AT
from tests.pages import AT, SINCE, revenue
from tests.permission.house import AFTER, BEFORE, House

Numbers = Sequence[int]


def grow(house: House, numbers: Numbers) -> None:
    """One more of everything for each number; the numbers from 1 on, none twice."""
    for more in (_rows, _figures, _talk, _own_things, _officials):
        more(house, numbers)
    follower.run_pass()


def _rows(house: House, numbers: Numbers) -> None:
    """Decisions with people, and much that hangs on the record which its page shows."""
    clerk, ward = house.accounts["nhan_chinh"], house.units["00343"].pk
    people = [Details(f"Trần Thử Thêm{number}", phone=f"0911000{number:03}") for number in numbers]
    found = subjects.record(people, unit=ward, by=clerk, at=AT)
    decision = {"unit": ward, "territory": ward, "field": "market", "offender_kind": "individual", "minutes_day": None}
    decision |= {"day": dt.date(2023, 2, 12), "offence": "lấn vỉa hè", "fine": 1_000_000}
    more = [
        {**decision, "key": f"QD-thêm-{number}", "number": f"{number}/QĐ-thêm", "subject": subject}
        for number, subject in zip(numbers, found, strict=True)
    ]
    registers.record(DECISION, more, by=clerk, at=AT)
    own = house.records["own"].record
    paid = [{"key": f"NP-thêm-{n}", "parent": own, "day": dt.date(2023, 2, 22), "amount": n} for n in numbers]
    registers.record(PAYMENT, paid, by=clerk, at=AT)
    for number in numbers:
        subjects.open_details(found[0], by=clerk, at=AT, reason=f"Đối chiếu đơn {number:02}", place=DECISION.code)
    lines = [revenue(house.made.district, "2023-02-20", 1_000_000 * n, f"thêm-{n}") for n in numbers]
    registers.record(REVENUE, lines, by=house.accounts["thue"], at=AT)
    month = {"start": dt.date(2023, 2, 1), "end": dt.date(2023, 2, 28)}
    for number in numbers:
        registers.nil_return("incidents.incident", unit=ward, about={"kind": [f"{number}"]}, **month, by=clerk, at=AT)


def _figures(house: House, numbers: Numbers) -> None:
    """Indicators with plans and sentences, sessions, what units sent."""
    unit, office = house.units["009"], house.accounts["van_phong"]
    shared = {"valid_from": SINCE, "measured_in": "ca", "nature": "flow", "direction": "none", "sector": "health"}
    shared |= {"reads": "month", "source_kind": "form", "spec": {"enters": "period"}, "plan_by": "Thành phố giao"}
    definitions = [
        IndicatorVersion(
            indicator=indicators.indicator(f"YT.THEM{n}"), name=f"Chỉ tiêu thêm {n}", order=100 + n, **shared
        )
        for n in numbers
    ]
    indicators.define(definitions, unit=unit.pk, by=office, at=AT)
    decision = {"decision_day": dt.date(2022, 12, 10), "in_force_from": dt.date(2023, 1, 1), "year": 2023}
    plans = [
        Plan(indicator=one.indicator, unit=unit, assigner="Thành phố giao", decision="9/QĐ", value=100, **decision)
        for one in definitions
    ]
    indicators.assign_plans(plans, by=office, at=AT)
    for month in (number + 5 for number in numbers if number < 7):
        session = ReportingSession(
            unit=unit, code=f"2023-{month:02}", held_on=dt.date(2023, month, 7), start=dt.date(2023, month - 1, 1),
            end=dt.date(2023, month, 1) - dt.timedelta(days=1),
        )  # fmt: skip
        indicators.open_session(session, {}, by=office, at=AT)
    february = {"start": dt.date(2023, 2, 1), "end": dt.date(2023, 2, 28), "state": "official"}
    given = Submission(key=f"thêm-{numbers[0]}", unit=house.units["00343"], **february)
    indicators.submit(given, {one.indicator.code: 1 for one in definitions}, by=office, at=AT)
    sentences = [
        OutlineItem(
            unit=unit, key=f"them-{n}", order=10 + n, kind="sentence", template=f'Thêm {{{{ so("YT.THEM{n}") }}}}.'
        )
        for n in numbers
    ]
    reports.write_outline(sentences, unit=unit.pk, by=office, at=AT)


def _talk(house: House, numbers: Numbers) -> None:
    """Threads on the record that is looked at, notices of everybody who looks."""
    said, clerk = house.said["own"], house.accounts["nhan_chinh"]
    for number in numbers:
        talk = remarks.open_thread(RECORD, said["thing_key"], f"Lời {number}.", by=clerk, at=AT)
        remarks.reply(talk, f"Đáp {number}.", by=house.accounts["van_phong"], at=AT)
    for username in ("van_phong", "nhan_chinh", "quan_tri", "chu_tich"):
        Notice.objects.bulk_create(
            Notice(
                account=house.accounts[username], kind="remarks.mention", key=f"thêm-{number}", made_at=AT,
                said=kept(f"Lời {number}"), unit=house.units["00343"],
                thing_kind=RECORD, thing_key=said["thing_key"],
            )
            for number in numbers
        )  # fmt: skip


def _own_things(house: House, numbers: Numbers) -> None:
    """What somebody keeps for themselves."""
    for username in ("van_phong", "nhan_chinh", "quan_tri"):
        account = house.accounts[username]
        for number in numbers:
            drafts.save(account, DECISION, f"{number:032}", {"number": str(number)}, AT)
            SavedList.objects.create(owner=account, register=DECISION.code, name=f"Lọc {number}", query="")
            calendar.make_link(account, f"Máy {number}", AT)
            tokens.make(account, f"Máy {number}", [Scope.FIGURES], 300, at=BEFORE)
        for number in numbers:
            journal.note(Outcome.SIGNED_IN, Visitor("127.0.0.1", "thử"), at=AFTER, account=account)
            OpenSession.objects.create(account=account, key=f"{username}-{number}", begun_at=AT, seen_at=AFTER)


def _officials(house: House, numbers: Numbers) -> None:
    """Units with people, measures, parameters of the office."""
    entries: list[UnitVersion | Appointment] = []
    for number in numbers:
        ward = house.units[f"T{number}"] = offices.unit(f"T{number}", FOUNDED)
        name = f"Phường Thêm {number}"
        entries.append(UnitVersion(unit=ward, name=name, level=Level.COMMUNE, parent=house.units["009"]))
        account = Account.objects.create_user(f"them_{number}", f"Người thêm {number} (tên giả)", "mat-khau-thu")
        entries.append(
            Appointment(account=account, unit=ward, role=Role.CLERK, post="Cán bộ", from_day=dt.date(2020, 1, 1))
        )
        house.accounts[account.username] = account
    offices.set_up(entries, at=SET_UP_AT, basis="dữ liệu thử")
    admin = house.accounts["quan_tri_2"]
    for number in numbers:
        person = house.accounts[f"them_{number}"]
        account_actions.take_measure(person, MeasureKind.PASSWORD, by=admin, at=AFTER, reason="quên mật khẩu")
        norm = OfficeNorm(
            name="reporting.submission_term", value=number, since=dt.date(2025, 1, number),
            document=f"{number}/QĐ-UBND", document_day=dt.date(2025, 1, 1),
        )  # fmt: skip
        offices.enter_norm(norm, unit_id=house.units["009"].pk, by=house.accounts["quan_tri"], at=AFTER)
