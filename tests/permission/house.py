"""A district with everything that an address can name, four times over: own, foreign, ended, and of another district.

Whose things are there: of the ward Nhân Chính (``own``: the clerk's), of the ward Thượng Đình (``foreign``), of
the ward Phương Liệt that ended with 30/6/2025 and was taken over (``ended``), of another district (``outside``).
"""

import contextlib
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from django.db import transaction
from django.utils import timezone

from giaoban.api import tokens
from giaoban.api.scopes import Scope
from giaoban.documents.actions import keep_file
from giaoban.documents.models import DocumentFile, DocumentStep, Step
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import Indicator, Plan, ReportingSession
from giaoban.notices import calendar
from giaoban.notices.models import CalendarLink, Notice
from giaoban.notices.remarks import actions as remarks
from giaoban.notices.remarks.models import RemarkVersion
from giaoban.notices.saying import kept
from giaoban.offices import account_actions
from giaoban.offices import actions as offices
from giaoban.offices.models import (
    Account,
    AccountMeasure,
    Appointment,
    Delegation,
    DelegationKind,
    Level,
    MeasureKind,
    Role,
    ShareBasis,
    Succession,
    Unit,
    UnitVersion,
)
from giaoban.offices.sign_in.models import OpenSession
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers import actions as registers
from giaoban.registers import drafts
from giaoban.registers import queries as rows
from giaoban.registers.awaiting import counted_soon
from giaoban.registers.description import Register
from giaoban.registers.models import SavedList
from giaoban.registers.things import RECORD, record_key
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.subjects import actions as subjects
from giaoban.subjects.rules.details import Details
from giaoban.trail import follower
from giaoban.trail.queries import current
from tests.factories import FOUNDED, SET_UP_AT
from tests.pages import AT, World, world
from tests.permission.house_sessions import add_of_authorities, add_sessions
from tests.permission.house_work import add_shared_task, add_webhook, add_work

REFORM = dt.date(2025, 7, 1)
BEFORE, AFTER = (dt.datetime(2025, *day, 2, tzinfo=dt.UTC) for day in ((6, 30), (7, 2)))
"""Mornings on both sides of the reform."""
WHOSE = {"own": ("00343", "nhan_chinh"), "foreign": ("00346", "thuong_dinh"), "ended": ("00358", "ke_thua"),
         "outside": ("010", "khac")}  # fmt: skip
"""Whose a thing is → the code of the unit and its clerk of 2023."""
SCAN = b"%PDF-1.7 ban quet"


@dataclass
class House:
    """The district, what addresses say of its things, and the clear values that no page may show."""

    made: World
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    secrets: dict[str, list[str]] = field(default_factory=dict)
    sealed: dict[str, list[str]] = field(default_factory=dict)
    """Opinions given on sheets that nobody has closed."""
    tokens: dict[str, str] = field(default_factory=dict)
    records: dict[str, Any] = field(default_factory=dict)
    told: list[Notice] = field(default_factory=list)
    """What the follower told people of all that was written."""

    @property
    def accounts(self) -> dict[str, Account]:
        """The officials by user name."""
        return self.made.district.accounts

    @property
    def units(self) -> dict[str, Unit]:
        """The units by code."""
        return self.made.district.units


@contextlib.contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """The clock of views and commands stands at a moment."""
    with mock.patch.object(timezone, "now", return_value=moment):
        yield


@contextlib.contextmanager
def walked_house() -> Iterator[House]:
    """The house, sealed; rolled back in the end."""
    at_once = mock.patch.object(counted_soon, "__defaults__", (0.0,))  # no pass runs beside a transaction of ours
    with transaction.atomic(), at_once:
        house = House(world())
        _people(house)
        _report(house)
        for whose in WHOSE:
            _things(house, whose)
        for whose in WHOSE:
            add_work(house, whose)
            add_sessions(house, whose)
            add_webhook(house, whose)
        add_shared_task(house)
        add_of_authorities(house)
        _administration(house)
        follower.run_pass()
        _notices(house)
        yield house
        transaction.set_rollback(True)


def _people(house: House) -> None:
    """Another district, the reform, who left, who takes over, who stands beside."""
    city, district, ward = (house.units[code] for code in ("01", "009", "00358"))
    house.units["010"] = offices.unit("010", FOUNDED)
    house.units["00367"] = offices.unit("00367", REFORM)
    before = current(UnitVersion).get(unit=ward)
    ended = UnitVersion(
        unit=ward, name=before.name, level=before.level, parent=district, record=before.record, corrects=before,
        last_day=REFORM - dt.timedelta(days=1),
    )  # fmt: skip
    link = Succession(
        old=ward, new=house.units["00367"], on=REFORM, share=1_000_000, basis=ShareBasis.WHOLE, source="ví dụ"
    )
    until = {"cu": dt.date(2023, 5, 31), "ke_thua": REFORM - dt.timedelta(days=1)}
    served = [
        ("cu", "00343", Role.CLERK), ("ke_thua", "00358", Role.CLERK), ("khac", "010", Role.CLERK),
        ("pho", "009", Role.LEADER), ("quan_tri_2", "009", Role.ADMINISTRATOR),
        ("van_phong_khac", "010", Role.OFFICE),
    ]  # fmt: skip
    for name, _, _ in served:
        house.accounts[name] = Account.objects.create_user(name, f"Người {name} (tên giả)", "mat-khau-thu-nghiem")
    entries = [
        Appointment(
            account=house.accounts[name], unit=house.units[code], role=role, post="Cán bộ",
            from_day=dt.date(2020, 1, 1), last_day=until.get(name),
        )
        for name, code, role in served
    ]  # fmt: skip
    heir = {"account": house.accounts["ke_thua"], "unit": house.units["00367"], "from_day": REFORM}
    entries.append(Appointment(**heir, role=Role.CLERK, post="Cán bộ"))
    units = [
        UnitVersion(unit=house.units["010"], name="Quận Ví Dụ", level=Level.DISTRICT, parent=city),
        UnitVersion(unit=house.units["00367"], name="Phường Khương Liệt (ví dụ)", level=Level.COMMUNE, parent=district),
        ended,
    ]
    offices.set_up([*units, link, *entries], at=SET_UP_AT, basis="dữ liệu thử")


def _report(house: House) -> None:
    """The report of 2023-03 is signed with a kept copy; that of 2023-04 is a draft with a numeral typed by hand."""
    unit, office = house.units["009"], house.accounts["van_phong"]
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo tháng")
    items = [
        OutlineItem(unit=unit, key="kinh-te", order=1, kind="heading", template="I. KINH TẾ"),
        OutlineItem(unit=unit, key="thu", order=2, kind="paragraph", template='Thu đạt {{ so("NS.THU") }}.'),
    ]
    reports.write_outline([head, *items], unit=unit.pk, by=office, at=AT)
    for month, last in ((4, 31), (5, 30)):
        begun = {"code": f"2023-{month:02}", "held_on": dt.date(2023, month, 7), "start": dt.date(2023, month - 1, 1)}
        held = ReportingSession(unit=unit, end=dt.date(2023, month - 1, last), **begun)
        indicators.open_session(held, {}, by=office, at=AT)
    follower.run_pass()
    for step, name in ((Step.SUBMITTED, "van_phong"), (Step.APPROVED, "chu_tich"), (Step.SIGNED, "chu_tich")):
        entry = DocumentStep(document=reports.last_document("009", "2023-03"), step=step, unit=unit)
        reports.take("009", "2023-03", entry, by=house.accounts[name], at=AT)
    loose = OutlineItem(unit=unit, key="dot", order=3, kind="paragraph", template="Năm qua có 3 đợt.")
    reports.write_outline([loose], unit=unit.pk, by=office, at=AT)
    document = reports.last_document("009", "2023-03")
    keep_file(document, unit.pk, "bản ký.pdf", SCAN, by=house.accounts["van_thu"], at=AT)


def _things(house: House, whose: str) -> None:
    """One of everything that a unit has: a record with a person and a payment, a talk, a draft, a saved list …"""
    code, username = WHOSE[whose]
    unit, clerk = house.units[code], house.accounts[username]
    person = Details(
        f"Lưu Thị Kín{whose}", born="1986-05-12", identity_number=f"00108698{len(house.said)}654",
        address=f"Số 12 ngõ Kín{whose}, Quận Ví Dụ", phone=f"090098{len(house.said)}654",
    )  # fmt: skip
    house.secrets[whose] = [person.name, person.identity_number, f"ngõ Kín{whose}", person.phone]
    [subject] = subjects.record([person], unit=unit.pk, by=clerk, at=AT)
    decision = {
        "key": f"QD-{whose}", "unit": unit.pk, "territory": unit.pk, "field": "market", "number": f"77/QĐ-{whose}",
        "day": dt.date(2023, 2, 11), "offence": f"lấn vỉa hè {whose}", "offender_kind": "individual",
        "subject": subject, "fine": 3_000_000, "minutes_day": None,
    }  # fmt: skip
    entry = _record(house, DECISION, decision, clerk)
    _record(
        house, PAYMENT, {"key": f"NP-{whose}", "parent": entry.record, "day": dt.date(2023, 2, 21), "amount": 9}, clerk
    )
    house.records[whose] = entry
    month = {"start": dt.date(2023, 2, 1), "end": dt.date(2023, 2, 28)}
    nothing = registers.nil_return("defence.recruit", unit=unit.pk, **month, by=clerk, at=AT)
    plan = _plan(house, code, house.accounts["van_phong_khac" if whose == "outside" else "van_phong"])
    talk = remarks.open_thread(RECORD, record_key(DECISION, entry.record), f"Bàn về {whose}.", by=clerk, at=AT)
    drafts.save(clerk, DECISION, f"{len(house.said)}" * 32, {"note": f"nháp của {whose}"}, AT)
    saved = SavedList.objects.create(owner=clerk, register=DECISION.code, name=f"Lọc của {whose}", query="", unit=unit)
    browser = OpenSession.objects.create(account=clerk, key=f"phien-{whose}", begun_at=AT, seen_at=AFTER)
    house.said[whose] = {
        "unit": code,
        "username": username,
        "unit_key": f"{code}@{FOUNDED.isoformat()}",
        "record": entry.record.hex,
        "version": entry.uuid.hex,
        "act": str(entry.act.key),
        "nil": str(nothing.record),
        "plan": str(plan.record),
        "thing": f"{RECORD} {record_key(DECISION, entry.record)}",
        "thing_kind": RECORD,
        "thing_key": record_key(DECISION, entry.record),
        "thread": str(talk.uuid),
        "remark": str(RemarkVersion.objects.get(thread=talk.uuid).remark),
        "saved": str(saved.pk),
        "draft": f"{len(house.said)}" * 32,
        "role": current(Appointment).filter(account=clerk).order_by("pk")[0].record.hex,
        "calendar": calendar.make_link(clerk, "Điện thoại", AT),
        "calendar_pk": str(CalendarLink.objects.get(account=clerk).pk),
        "session_pk": str(browser.pk),
        "copy": DocumentFile.objects.get().sha256,
        "edition": reports.queries.editions("009", "2023-03")[0].record.hex,
    }


def _plan(house: House, code: str, office: Account) -> Plan:
    """What was assigned to a unit for 2023."""
    plan = Plan(
        indicator=Indicator.objects.get(code="XP.VU"), unit=house.units[code], year=2023, assigner="Quận giao", value=9,
        decision="9/QĐ", decision_day=dt.date(2022, 12, 20), in_force_from=dt.date(2023, 1, 1),
    )  # fmt: skip
    indicators.assign_plans([plan], by=office, at=AT)
    return plan


def _record(house: House, register: Register, row: dict[str, Any], clerk: Account) -> Any:
    registers.record(register, [row], by=clerk, at=AT)
    return rows.standing(register, row["key"])


def _administration(house: House) -> None:
    """A delegation, a measure that waits for the second administrator, a token of everybody."""
    chair, deputy, unit = house.accounts["chu_tich"], house.accounts["pho"], house.units["009"]
    given = Delegation(
        giver=chair, receiver=deputy, unit=unit, role=Role.LEADER, kind=DelegationKind.choices[0][0],
        from_day=dt.date(2025, 1, 1), last_day=dt.date(2025, 12, 31), basis="1/QĐ-UBND",
    )  # fmt: skip
    given = account_actions.delegate(given, by=house.accounts["quan_tri"], at=AFTER)
    admin = house.accounts["quan_tri_2"]
    account_actions.take_measure(chair, MeasureKind.PASSWORD, by=admin, at=AFTER, reason="quên mật khẩu")
    waiting = AccountMeasure.objects.get(asks=True)
    for said in house.said.values():
        said |= {"delegation": given.record.hex, "measure": waiting.record.hex}
    for name, account in house.accounts.items():
        house.tokens[name] = tokens.make(account, "Máy", list(Scope), 300, at=BEFORE)
    for whose, (_, username) in WHOSE.items():
        house.said[whose]["token"] = str(tokens.of(house.accounts[username]).get().pk)


def _notices(house: House) -> None:
    """Everybody's inbox has one notice about their own record."""
    house.told = list(Notice.objects.select_related("account").order_by("pk"))
    Notice.objects.all().delete()
    for whose, (code, username) in WHOSE.items():
        said = house.said[whose]
        notice = Notice.objects.create(
            account=house.accounts[username], kind="remarks.mention", key=f"thu-{whose}", made_at=AT,
            said=kept(f"Bàn về {whose}"), unit=house.units[code],
            thing_kind=said["thing_kind"], thing_key=said["thing_key"],
        )  # fmt: skip
        said["notice"] = str(notice.pk)
