"""Meetings through actions and pages: who may see which, invitations with replies, attendance, notices, calendar."""

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.days.clock import VIETNAM
from giaoban.notices import reminders
from giaoban.notices.calendar import feed
from giaoban.notices.models import Notice, Reminder
from giaoban.offices import account_actions
from giaoban.offices.models import Account, Delegation, DelegationKind, Role
from giaoban.offices.permission import NotAllowed
from giaoban.registers.rules.finding import Refused
from giaoban.sessions.meetings import actions, inviting, queries
from giaoban.sessions.meetings.models import (
    Answer,
    Attendance,
    Invitation,
    InvitationReply,
    Meeting,
    MeetingSeries,
    MeetingState,
)
from giaoban.sessions.meetings.rules.states import WrongState
from giaoban.sessions.meetings.tests import room
from giaoban.sessions.meetings.tests.room import AT, BEGINS
from giaoban.trail import follower
from giaoban.trail.actions import CorrectionConflict
from tests.pages import World, body, inline_code, words

LIST = "/phien-hop/"


def test_a_draft_is_its_organisers_own_and_mails_nobody(made: World):
    meeting = room.planned(made.district)
    room.ask(made.district, meeting)
    follower.run_pass()
    page = f"{LIST}{meeting.record.hex}/"
    assert made.client("van_phong").get(page).status_code == 200
    for username in ("thue", "nhan_chinh", "van_thu", "quan_tri"):
        assert made.client(username).get(page).status_code == 404
        assert "tháng 3/2023" not in words(made.client(username).get(LIST))
    assert not Notice.objects.filter(kind="sessions.invited").exists()
    assert not Reminder.objects.filter(thing_key=meeting.record.hex).exists()


def test_those_invited_see_it_are_told_once_and_others_do_not_find_it(made: World):
    meeting = room.invited(made.district)
    page = f"{LIST}{meeting.record.hex}/"
    assert made.client("thue").get(page).status_code == 200
    assert made.client("nhan_chinh").get(page).status_code == 200, "its ward is invited as such"
    assert made.client("thuong_dinh").get(page).status_code == 404
    room.ask(made.district, meeting)
    actions.change(meeting, by=made.district.office, at=AT, preparation="Mang theo số liệu")
    follower.run_pass()
    people = Notice.objects.filter(kind="sessions.invited").values_list("account__username", "unit__code")
    assert sorted(people) == [("chu_tich", "009"), ("nhan_chinh", "00343"), ("thue", "009.THUE")]
    told = made.client("thue").get(f"{page}sua")
    assert (told.status_code, "bạn chỉ xem được" in words(told)) == (403, True)
    assert not Notice.objects.filter(kind="sessions.moved").exists(), "what to bring is no move"


def test_a_moved_meeting_is_told_old_to_new_and_its_reminder_fires_again(made: World):
    begins = timezone.now() + dt.timedelta(days=10)
    meeting = room.invited(made.district, begins=begins)
    reminders.fire(begins + dt.timedelta(days=1))
    before = Notice.objects.filter(account__username="thue", kind="reminders.due").count()
    assert before
    later = begins + dt.timedelta(days=4)
    moved = actions.change(meeting, by=made.district.office, at=AT, begins=later)
    follower.run_pass()
    assert Notice.objects.filter(account__username="thue", kind="sessions.moved").count() == 1
    reminders.fire(later + dt.timedelta(days=1))
    assert Notice.objects.filter(account__username="thue", kind="reminders.due").count() == 2 * before
    actions.pass_to(moved, MeetingState.CANCELLED, by=made.district.office, at=AT, reason="Trùng lịch Thành phố")
    follower.run_pass()
    assert not Reminder.objects.filter(thing_key=meeting.record.hex).exists()
    assert Notice.objects.filter(account__username="thue", kind="sessions.moved").count() == 2


def test_who_is_no_longer_asked_is_no_longer_reminded(made: World):
    meeting = room.invited(made.district)
    row = room.invitation_of(meeting, made.district.accounts["thue"])
    inviting.take_back(meeting, row.invitation, by=made.district.office, at=AT)
    follower.run_pass()
    assert made.client("thue").get(f"{LIST}{meeting.record.hex}/").status_code == 404
    assert not Reminder.objects.filter(thing_key=meeting.record.hex, account__username="thue").exists()


def test_a_substitute_comes_under_a_delegation_of_that_day(made: World):
    district, meeting = made.district, room.invited(made.district)
    row = room.invitation_of(meeting, district.accounts["thue"])
    sent = InvitationReply(
        invitation=row.invitation.record, answer=Answer.SENDS, substitute=district.accounts["thuong_dinh"]
    )
    with pytest.raises(Refused, match="chưa được ủy quyền vào ngày họp"):
        inviting.answer(meeting, sent, by=district.accounts["thue"], at=AT)
    given = Delegation(
        giver=district.accounts["thue"], receiver=district.accounts["van_phong"], unit=district.units["009.THUE"],
        role=Role.CLERK, kind=DelegationKind.TUQ, from_day=dt.date(2023, 3, 1), last_day=dt.date(2023, 3, 31),
        basis="12/GUQ-CCT",
    )  # fmt: skip
    account_actions.delegate(given, by=district.accounts["quan_tri"], at=AT)
    sent = InvitationReply(invitation=row.invitation.record, answer=Answer.SENDS, substitute=district.office)
    reply = inviting.answer(meeting, sent, by=district.accounts["thue"], at=AT)
    assert reply.delegation == given.record
    late = actions.change(meeting, by=district.office, at=AT, begins=BEGINS + dt.timedelta(days=40))
    again = InvitationReply(invitation=row.invitation.record, answer=Answer.SENDS, substitute=district.office)
    with pytest.raises(Refused):
        inviting.answer(late, again, by=district.accounts["thue"], at=AT)


def test_only_those_asked_answer_and_the_organisers_for_them(made: World):
    district, meeting = made.district, room.invited(made.district)
    ward = room.invitation_of(meeting, None).invitation.record
    with pytest.raises(NotAllowed, match="không gửi cho bạn"):
        inviting.answer(
            meeting, InvitationReply(invitation=ward, answer=Answer.COMES), by=district.accounts["thue"], at=AT
        )
    page = f"{LIST}{meeting.record.hex}/thanh-phan/{ward.hex}/"
    clerk = made.client("nhan_chinh")
    refused = clerk.post(page, {"answer": "absent", "reason": "", "substitute": ""})
    assert refused.status_code == 422
    assert "Vắng thì nêu lý do" in words(refused)
    clerk.post(page, {"answer": "absent", "reason": "Trực tiếp công dân", "substitute": ""})
    assert "Vắng Trực tiếp công dân" in words(made.client("van_phong").get(f"{LIST}{meeting.record.hex}/thanh-phan/"))
    made.client("van_phong").post(page, {"answer": "comes", "reason": "", "substitute": ""})
    assert InvitationReply.objects.filter(invitation=ward).count() == 2, "an answer is corrected, not written over"
    assert made.client("thue").get(page).status_code == 404


def test_two_answers_at_once_leave_one_first_answer(made: World):
    district, meeting = made.district, room.invited(made.district)
    record = room.invitation_of(meeting, district.accounts["thue"]).invitation.record
    first = InvitationReply(invitation=record, answer=Answer.COMES)
    inviting.answer(meeting, first, by=district.accounts["thue"], at=AT)
    second = InvitationReply(invitation=record, answer=Answer.COMES)
    stale = queries.invited
    with pytest.MonkeyPatch.context() as patch:
        unanswered = [queries.Invited(one.invitation, None, None) for one in stale(meeting.record)]
        patch.setattr(queries, "invited", lambda key: unanswered)
        with pytest.raises(CorrectionConflict):
            inviting.answer(meeting, second, by=district.accounts["thue"], at=AT)


def test_attendance_is_written_while_it_sits_and_corrected_after(made: World):
    district, meeting = made.district, room.invited(made.district)
    record = room.invitation_of(meeting, district.accounts["thue"]).invitation.record
    with pytest.raises(WrongState):
        inviting.mark_present(meeting, [Attendance(invitation=record, present=True)], by=district.office, at=AT)
    meeting = room.pass_to(district, meeting, MeetingState.HELD, at=BEGINS)
    page = f"{LIST}{meeting.record.hex}/thanh-phan/"
    office = made.client("van_phong")
    office.post(f"{page}co-mat", {"present": [record.hex], f"who-{record.hex}": "Nguyễn Văn Mẫu"})
    assert Attendance.objects.filter(present=True).count() == 1
    assert Attendance.objects.filter(present=False).count() == 2
    office.post(f"{page}co-mat", {"present": [record.hex], f"who-{record.hex}": "Nguyễn Văn Mẫu"})
    assert Attendance.objects.count() == 3, "what is the same is not written again"
    assert "Có mặt 1" in words(office.get(page))
    assert made.client("thue").post(f"{page}co-mat", {}).status_code == 403


def test_a_series_plans_its_next_meeting_with_its_reporting_session(made: World):
    series = MeetingSeries(
        unit=made.district.unit, title="Phiên họp UBND quận tháng", day_of_month=10, begins="08:00", minutes=180,
        place="Hội trường",
    )  # fmt: skip
    actions.begin_series(series, by=made.district.office, at=AT)
    first = actions.plan_next(series, by=made.district.office, at=AT)
    second = actions.plan_next(series, by=made.district.office, at=AT)
    assert [one.begins.date() for one in (first, second)] == [dt.date(2023, 3, 10), dt.date(2023, 4, 10)]
    assert first.session is not None, "the reporting session held in March"
    assert second.session is None
    assert first.state == MeetingState.DRAFT


def test_a_form_says_what_is_wrong_at_its_place_and_keeps_what_was_typed(made: World):
    office = made.client("van_phong")
    sent = {"unit": "009@1997-01-01", "title": "Phiên họp bất thường", "day": "31/02/2023", "begins": "8 giờ", "minutes": "x", "place": "", "chair": "", "session": "", "papers_by": "", "preparation": ""}  # fmt: skip # noqa: E501
    refused = office.post(f"{LIST}them", sent)
    assert refused.status_code == 422
    page = body(refused)
    assert 'id="loi-day"' in page
    assert 'id="loi-begins"' in page
    assert 'id="loi-minutes"' in page
    assert 'value="Phiên họp bất thường"' in page
    mended = {**sent, "day": "15/3/2023", "begins": "14:30", "minutes": "60", "place": "Phòng 2"}
    good = office.post(f"{LIST}them", mended)
    assert good.status_code == 302
    assert made.client("thue").get(f"{LIST}them").status_code == 403
    assert Meeting.objects.get(title="Phiên họp bất thường").begins == dt.datetime(2023, 3, 15, 14, 30, tzinfo=VIETNAM)


def test_the_calendar_and_the_feed_show_it_to_those_asked(made: World):
    soon = timezone.now() + dt.timedelta(days=3)
    room.invited(made.district, begins=soon, title="Phiên họp sắp tới")
    day = soon.astimezone(VIETNAM)
    page = words(made.client("thue").get(f"{LIST}lich?thang={day:%Y-%m}"))
    assert "Phiên họp sắp tới" in page
    assert "Phiên họp sắp tới" not in words(made.client("thuong_dinh").get(f"{LIST}lich?thang={day:%Y-%m}"))
    assert "sắp tới" in feed(made.district.accounts["thue"], timezone.now()).decode()
    assert "sắp tới" not in feed(made.district.accounts["thuong_dinh"], timezone.now()).decode()


def test_no_page_has_inline_code(made: World):
    meeting = room.held(made.district)
    for part in ("", "thanh-phan/", "tai-lieu/", "dang-hop/", "ket-luan/", "sua"):
        assert inline_code(body(made.client("van_phong").get(f"{LIST}{meeting.record.hex}/{part}"))) == []


def test_who_holds_no_role_any_more_is_neither_told_nor_let_in_though_they_were_asked(made: World):
    retired = Account.objects.create_user("nghi_huu", "Người nghỉ hưu (tên giả)", None)
    made.district.accounts["nghi_huu"] = retired
    meeting = room.planned(made.district)
    inviting.invite(
        meeting, [Invitation(unit=made.district.unit, account=retired, part="member")], by=made.district.office, at=AT
    )
    room.pass_to(made.district, meeting, MeetingState.INVITED)
    assert made.client("nghi_huu").get(f"{LIST}{meeting.record.hex}/").status_code == 404
    assert meeting.title not in words(made.client("nghi_huu").get(LIST))
    assert not Notice.objects.filter(account=retired).exists()
