"""Whom submissions, closed figures and sessions are told to: each once, nobody of their own doing, drafts nobody."""

import datetime as dt

from giaoban.budget.registers import REVENUE
from giaoban.indicators import actions, session_days
from giaoban.indicators.models import (
    IndicatorVersion,
    ReportingSession,
    Submission,
    SubmissionDecision,
    SubmissionDraft,
    SubmissionOutcome,
)
from giaoban.notices.models import Notice, Reminder
from giaoban.notices.saying import told_again
from giaoban.offices.models import Account
from giaoban.registers import actions as registers
from giaoban.trail import actions as trail
from giaoban.trail import follower
from giaoban.trail.queries import current
from tests.pages import AT, World, revenue, words

NOW = dt.datetime(2026, 3, 8, 9, tzinfo=dt.UTC)


def told(account: Account) -> list[tuple[str, str]]:
    mine = Notice.objects.filter(account=account).order_by("pk")
    return [(one.kind, str(told_again(one.said))) for one in mine]


def send(made: World, by: str = "nhan_chinh", unit: str = "00343") -> Submission:
    row = Submission(
        key="bs", unit=made.district.units[unit], start=dt.date(2023, 2, 1), end=dt.date(2023, 2, 28), state="official"
    )
    sent = actions.submit(row, {"YT.KHAM": 5}, by=made.district.accounts[by], at=NOW)
    follower.run_pass()
    return sent


def decide(made: World, sent: Submission, outcome: SubmissionOutcome, why: str = "") -> None:
    actions.decide_submissions([sent], outcome, by=made.district.office, at=NOW, why=why)
    follower.run_pass()


def test_what_a_ward_sends_waits_for_the_district_office_alone(made: World):
    send(made)
    assert told(made.district.office) == [
        ("indicators.sent", "Phường Nhân Chính đã gửi số liệu 01/02/2023 – 28/02/2023, chờ nhận.")
    ]
    assert Notice.objects.count() == 1


def test_what_the_office_sends_itself_tells_nobody(made: World):
    send(made, by="van_phong", unit="009")
    assert not Notice.objects.exists()


def test_a_draft_tells_nobody(made: World):
    SubmissionDraft.objects.create(
        unit=made.district.units["00343"],
        account=made.district.accounts["nhan_chinh"],
        start=dt.date(2023, 2, 1),
        end=dt.date(2023, 2, 28),
        values={"YT.KHAM": 5},
    )
    follower.run_pass()
    assert not Notice.objects.exists()


def test_returned_it_comes_back_to_who_sent_it_with_the_reason(made: World):
    decide(made, send(made), SubmissionOutcome.RETURNED, "Thiếu trạm y tế")
    [(kind, said)] = told(made.district.accounts["nhan_chinh"])
    assert kind == "indicators.returned"
    assert said.endswith("bị trả lại: Thiếu trạm y tế")
    assert Notice.objects.get(account=made.district.office).read_at is not None


def test_a_number_of_a_person_in_the_reason_is_not_told_on(made: World):
    decide(made, send(made), SubmissionOutcome.RETURNED, "Hỏi lại anh B 0912 345 678")
    [(_, said)] = told(made.district.accounts["nhan_chinh"])
    assert said.endswith("Hỏi lại anh B [số đã che]")


def test_accepted_its_sender_hears_it_and_it_waits_for_nobody(made: World):
    decide(made, send(made), SubmissionOutcome.ACCEPTED)
    assert [kind for kind, _ in told(made.district.accounts["nhan_chinh"])] == ["indicators.accepted"]
    assert not Notice.objects.filter(kind="indicators.sent", read_at=None).exists()


def test_returned_twice_it_is_told_twice(made: World):
    sent = send(made)
    for why in ("Thiếu trạm y tế", "Vẫn thiếu"):
        decide(made, sent, SubmissionOutcome.RETURNED, why)
    assert len(told(made.district.accounts["nhan_chinh"])) == 2
    assert SubmissionDecision.objects.count() == 3


def test_its_notice_opens_the_figures_of_the_unit(made: World):
    send(made)
    notice = Notice.objects.get()
    assert made.client("van_phong").get(f"/thong-bao/{notice.pk}/").url == "/so-lieu/00343/2023-03/"


def close(made: World) -> None:
    session = current(ReportingSession).get().record
    actions.close(session, made.district.unit.pk, by=made.district.office, at=AT)
    follower.run_pass()


def name_responsible(made: World) -> None:
    """The revenue is the tax office's to answer for."""
    old = current(IndicatorVersion).get(indicator__code="NS.THU")
    said = {
        one.attname: getattr(old, one.attname)
        for one in IndicatorVersion._meta.concrete_fields
        if one.name not in {"id", "uuid", "act", "corrects"}
    }
    new = IndicatorVersion(**{**said, "responsible": "Chi cục Thuế"}, corrects=old)
    actions.define(
        [new], unit=made.district.unit.pk, by=made.district.office, at=AT, reason="ghi đơn vị chịu trách nhiệm"
    )
    follower.run_pass()


def change(made: World, by: str = "thue") -> None:
    late = [revenue(made.district, "2023-02-20", 111_000_000, f"bổ sung {by}")]
    registers.record(REVENUE, late, by=made.district.accounts[by], at=NOW, reason="Kho bạc báo chậm")
    follower.run_pass()


def test_a_closed_figure_that_changes_is_told_to_who_closed_with_old_and_new(made: World):
    close(made)
    Notice.objects.all().delete()
    change(made)
    [(kind, said)] = told(made.district.office)
    assert kind == "indicators.restated"
    assert said.startswith("2 số liệu đã chốt của kỳ 2023-03 có bản mới: Thu ngân sách trên địa bàn: ")
    assert "950 triệu đồng → 1,061 tỷ đồng" in said
    assert said.endswith("Lý do: Kho bạc báo chậm")


def test_a_figure_that_was_not_closed_tells_nobody(made: World):
    change(made)
    assert not Notice.objects.exists()


def test_the_unit_that_answers_for_it_is_told_but_no_value_of_a_unit_it_may_not_see(made: World):
    name_responsible(made)
    close(made)
    Notice.objects.all().delete()
    change(made, by="van_phong")
    assert told(made.district.office) == []  # its own doing
    assert told(made.district.accounts["thue"]) == [
        ("indicators.restated", "1 số liệu đã chốt của kỳ 2023-03 có bản mới: Thu ngân sách trên địa bàn.")
    ]
    notice = Notice.objects.get()
    opened = made.client("thue").get(f"/thong-bao/{notice.pk}/", follow=True)
    assert opened.status_code == 200
    assert opened.redirect_chain == [("/so-lieu/009.THUE/2023-03/NS.THU/", 302)]


def test_nothing_is_told_again_when_nothing_new_happened(made: World):
    close(made)
    change(made)
    before = Notice.objects.count()
    for _ in range(3):
        follower.run_pass()
    assert Notice.objects.count() == before


def move_session(made: World, day: dt.date) -> None:
    old = current(ReportingSession).get()
    new = ReportingSession(
        record=old.record, corrects=old, unit=old.unit, code=old.code, held_on=day, start=old.start, end=old.end
    )
    follower_at = trail.Author("van_phong", "Chánh Văn phòng", "009")
    trail.append("indicators.move_session", [new], by=follower_at, at=NOW, reason="Dời lịch họp")
    follower.run_pass()


def test_a_session_to_come_is_armed_for_everybody_below_and_moves_with_its_day(made: World):
    assert not Reminder.objects.exists()  # it was held in 2023
    coming = dt.date(2099, 3, 10)
    move_session(made, coming)
    people = set(Reminder.objects.values_list("account__username", flat=True))
    assert {"van_phong", "chu_tich", "nhan_chinh", "thue"} <= people
    move_session(made, dt.date(2099, 3, 12))
    moved = Reminder.objects.filter(account=made.district.office).values_list("rule", "before", "due", "turn")
    assert set(moved) == {(rule.code, coming, dt.date(2099, 3, 12), 2) for rule in session_days.RULES}


def test_a_void_session_reminds_nobody(made: World):
    move_session(made, dt.date(2099, 3, 10))
    old = current(ReportingSession).get()
    gone = ReportingSession(
        record=old.record, corrects=old, unit=old.unit, code=old.code, held_on=old.held_on, start=old.start,
        end=old.end, void=True,
    )  # fmt: skip
    trail.append("indicators.void", [gone], by=trail.Author("van_phong"), at=NOW, reason="Bỏ kỳ")
    follower.run_pass()
    assert not Reminder.objects.exists()


def test_a_calendar_shows_the_sessions_of_ones_own_authority_only(made: World):
    move_session(made, dt.date(2099, 3, 10))
    since = dt.date(2026, 1, 1)
    clerk = made.district.accounts["nhan_chinh"]
    assert [(one.title, one.day) for one in session_days.calendar(clerk, since)] == [
        ("Họp giao ban kỳ 2023-03, Quận Thanh Xuân", dt.date(2099, 3, 10))
    ]
    stranger = Account.objects.create_user("la", "Người lạ (tên giả)", None)
    assert list(session_days.calendar(stranger, since)) == []


def test_the_inbox_shows_what_waits_for_the_office(made: World):
    send(made)
    assert "Phường Nhân Chính đã gửi số liệu" in words(made.client("van_phong").get("/thong-bao/"))
