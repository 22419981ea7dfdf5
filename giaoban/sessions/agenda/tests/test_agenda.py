"""Agendas through actions and pages: order, templates, carry-over, the room as it sits, the chain to the report."""

import datetime as dt

import pytest

from giaoban.offices.permission import NotAllowed
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.sessions.agenda import actions, queries, sitting
from giaoban.sessions.agenda.models import AgendaTurn, PrivateNote, SpokenOpinion
from giaoban.sessions.meetings.models import MeetingState
from giaoban.sessions.meetings.rules.states import WrongState
from giaoban.sessions.meetings.tests import room
from giaoban.sessions.meetings.tests.room import AT, BEGINS
from giaoban.trail import follower
from giaoban.trail.models import Act
from tests.pages import World, body, words


def minute(n: int) -> dt.datetime:
    return BEGINS + dt.timedelta(minutes=n)


def test_the_page_shows_the_agenda_before_the_people_with_times_and_the_report(made: World):
    meeting = room.invited(made.district)
    room.with_agenda(made.district, meeting)
    page = made.client("thue").get(f"/phien-hop/{meeting.record.hex}/")
    assert "1. Khai mạc" in words(page)
    assert "08:05" in words(page)
    assert "/bao-cao/009/2023-03/" in body(page)
    assert "Tổng 80 phút trên 90 phút" in words(page)


def test_an_agenda_longer_than_its_meeting_is_told(made: World):
    meeting = room.invited(made.district, minutes=70)
    room.with_agenda(made.district, meeting)
    assert "Chương trình dài hơn phiên họp 10 phút." in words(
        made.client("van_phong").get(f"/phien-hop/{meeting.record.hex}/")
    )


def test_the_report_names_the_item_it_is_presented_at_and_the_item_the_report(made: World):
    unit = made.district.unit
    item = OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template="Thu ngân sách.")
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    reports.write_outline([head, item], unit=unit.pk, by=made.district.office, at=AT)
    meeting = room.invited(made.district)
    items = room.with_agenda(made.district, meeting)
    follower.run_pass()
    here = f"/phien-hop/{meeting.record.hex}/noi-dung/{items[1].record.hex}/"
    assert here in body(made.client("van_phong").get("/bao-cao/009/2023-03/"))
    assert "/bao-cao/009/2023-03/" in body(made.client("van_phong").get(here))


def test_items_move_are_changed_and_struck_but_not_after_a_conclusion(made: World):
    meeting = room.held(made.district)
    items = queries.items_of(meeting.record)
    actions.move_item(meeting, items[3], True, by=made.district.office, at=AT)
    assert [one.title for one in queries.items_of(meeting.record)][2] == "Thông tin về Đề án 06"
    office = made.client("van_phong")
    here = f"/phien-hop/{meeting.record.hex}/noi-dung/{items[2].record.hex}/"
    office.post(f"{here}sua", {"kind": "decision", "title": "Kế hoạch mới", "minutes": "25", "unit": "", "rapporteur": "Trưởng phòng", "parent": ""})  # noqa: E501 # fmt: skip
    assert "Kế hoạch mới" in words(office.get(here))
    sitting.conclude(meeting, items[2], "agreed", "Thống nhất.", by=made.district.office, at=AT)
    with pytest.raises(WrongState, match="đã có kết luận"):
        actions.remove_item(meeting, items[2], by=made.district.office, at=AT)
    office.post(f"/phien-hop/{meeting.record.hex}/noi-dung/{items[3].record.hex}/xep", {"do": "remove"})
    assert len(queries.items_of(meeting.record)) == 4


def test_a_form_sent_as_it_stands_writes_nothing(made: World):
    meeting = room.invited(made.district)
    item = room.with_agenda(made.district, meeting)[1]
    here, office, acts = f"/phien-hop/{meeting.record.hex}/", made.client("van_phong"), Act.objects.count()
    for address in (f"{here}sua", f"{here}noi-dung/{item.record.hex}/sua"):
        assert office.post(address).status_code == 302
    assert Act.objects.count() == acts


def test_a_template_brings_the_same_tree_again(made: World):
    first = room.invited(made.district)
    top = room.with_agenda(made.district, first)
    below = actions.AgendaItem(kind="discussion", title="Thảo luận báo cáo", minutes=5, parent=top[1].record)
    actions.add_items(first, [below], by=made.district.office, at=AT)
    template = actions.keep_template(first, "Phiên thường kỳ", by=made.district.office, at=AT)
    second = room.planned(made.district)
    actions.use_template(template, second, by=made.district.office, at=AT)
    numbers = [
        [(one.number, one.item.title) for one in queries.agenda_of(meeting, AT).items] for meeting in (first, second)
    ]
    assert numbers[0] == numbers[1]
    assert ("2.1", "Thảo luận báo cáo") in numbers[0]


def test_what_was_not_reached_goes_on_to_the_next_meeting_once(made: World):
    meeting = room.held(made.district)
    items = queries.items_of(meeting.record)
    sitting.turn_to(meeting, items[1], by=made.district.chair, at=minute(5))
    sitting.turn_to(meeting, items[2], by=made.district.chair, at=minute(40))
    sitting.conclude(meeting, items[2], "deferred", "", by=made.district.office, at=minute(50))
    room.pass_to(made.district, meeting, MeetingState.CLOSED, at=minute(60))
    following = room.planned(made.district, begins=BEGINS + dt.timedelta(days=31))
    office = made.client("van_phong")
    page = f"/phien-hop/{following.record.hex}/"
    assert "Lấy 2 nội dung chưa họp tới" in words(office.get(page))
    for _ in range(2):
        office.post(f"{page}noi-dung/lap", {"do": "carry", "key": meeting.record.hex})
    carried = queries.items_of(following.record)
    assert [one.title for one in carried] == [room.ITEMS[2][1], room.ITEMS[3][1]]
    assert "Xem ở phiên trước" in words(office.get(f"{page}noi-dung/{carried[0].record.hex}/"))


def test_the_now_page_follows_the_chair_and_shows_the_over_run(made: World):
    meeting = room.invited(made.district)
    items = room.with_agenda(made.district, meeting)
    page = f"/phien-hop/{meeting.record.hex}/dang-hop/"
    guest = made.client("thue")
    assert "Chưa vào nội dung nào" in words(guest.get(page))
    made.client("chu_tich").post(f"{page}chuyen", {"item": items[0].record.hex})
    assert "1. Khai mạc" in words(guest.get(page))
    assert "Tiếp theo: 2. Trình bày báo cáo" in words(guest.get(page))
    assert guest.post(f"{page}chuyen", {"item": items[1].record.hex}).status_code == 403
    agenda = queries.agenda_of(queries_meeting(meeting), AgendaTurn.objects.get().at + dt.timedelta(minutes=12))
    assert (agenda.items[0].spent, agenda.items[0].over) == (12, 7)
    assert 'hx-trigger="every 5s"' in body(guest.get(page))
    assert made.client("thuong_dinh").get(page).status_code == 404


def queries_meeting(meeting):  # type: ignore[no-untyped-def]
    from giaoban.sessions.meetings.queries import standing

    return standing(meeting.record)


def test_opinions_are_written_by_those_who_take_part_and_notes_are_their_own(made: World):
    meeting = room.held(made.district)
    page = f"/phien-hop/{meeting.record.hex}/dang-hop/"
    guest = made.client("thue")
    guest.post(f"{page}y-kien", {"words": "Đề nghị gia hạn", "speaker": "Chủ tịch"})
    assert SpokenOpinion.objects.get().speaker == "Cán bộ tổng hợp (tên giả), Cán bộ tổng hợp"
    with pytest.raises(NotAllowed):
        sitting.write_opinion(meeting, None, "", "Ý kiến", by=made.district.accounts["thuong_dinh"], at=AT)
    guest.post(f"{page}ghi-chu", {"note": "Hỏi lại số thu"})
    assert "Hỏi lại số thu" in body(guest.get(page))
    assert "Hỏi lại số thu" not in body(made.client("van_phong").get(page))
    assert PrivateNote.objects.count() == 1
