"""Giving, doing and deciding tasks: who may, what is refused, what stays in history."""

import datetime as dt

import pytest

from giaoban.documents import queries as documents
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.registers.rules.finding import Refused
from giaoban.tasks import actions, queries
from giaoban.tasks.models import Coordination, Task, TaskEvent
from giaoban.tasks.rules.acting import NotNow
from giaoban.tasks.rules.state import State
from giaoban.tasks.rules.timeliness import Timeliness, timeliness
from giaoban.tasks.tests.conftest import AT, DUE, TODAY, at, give, new_task
from giaoban.trail import checking, follower
from giaoban.trail.actions import Decision
from giaoban.trail.models import Act
from giaoban.trail.queries import current

LATER = dt.date(2023, 4, 14)
pytestmark = pytest.mark.django_db


def standing_of(task):
    return queries.standings([queries.task_of(task.record)])[task.record]


def test_many_tasks_are_given_in_one_act_with_who_decided(district):
    whole = actions.Assignment(
        new_task(district, "009.TCKH", document_number="35/TB-UBND", order="1"),
        [Coordination(unit=district.units["009.THUE"], part="Rà soát nguồn thu")],
        [
            actions.Assignment(Task(authority=district.unit, lead=district.units[code], text="Phần của phường"))
            for code in ("00343", "00346")
        ],
    )
    other = actions.Assignment(new_task(district, "009.THUE", "Ký số", due=None))
    before = Act.objects.count()
    given = actions.assign([whole, other], by=district.office, at=AT, decision=Decision("Chủ tịch", TODAY, "35/TB"))
    act = Act.objects.get(pk=given[0].act_id)
    assert Act.objects.count() == before + 1
    assert (act.account, act.decided_by) == ("van_phong", "Chủ tịch")
    children = list(queries.children(given[0].record))
    assert [one.lead.code for one in children] == ["00343", "00346"]
    assert {(one.due, one.document_number, one.assigned_on) for one in children} == {(DUE, "35/TB-UBND", TODAY)}
    follower.run_pass()
    assert checking.first_broken() is None


def test_every_mistake_of_a_list_is_told_with_its_row_and_nothing_is_given(district):
    bad = [
        actions.Assignment(new_task(district, "009.THUE")),
        actions.Assignment(new_task(district, "009.THUE", " ")),
        actions.Assignment(
            new_task(district, "009.THUE", due=TODAY - dt.timedelta(days=1)),
            [Coordination(unit=district.units["009.THUE"])],
        ),
        actions.Assignment(new_task(district, "009.THUE", due=None, recurs={"every": "fortnight"})),
    ]
    with pytest.raises(Refused) as refusal:
        actions.assign(bad, by=district.office, at=AT)
    assert {(one.row, one.rule) for one in refusal.value.findings} == {
        (2, "required"), (3, "lead"), (3, "before_assigned"), (4, "bad_rule"),
    }  # fmt: skip
    assert not current(Task).exists()


def test_a_clerk_gives_no_task(district):
    with pytest.raises(NotAllowed):
        actions.assign([actions.Assignment(new_task(district, "009.THUE"))], by=district.accounts["thue"], at=AT)


def test_a_deadline_is_worked_out_of_its_term_or_rhythm(district):
    term = {"number": 5, "unit": "working_day", "from": "2023-04-27"}  # 29/4 to 3/5 are off
    assert give(district, due=None, term=term).due == dt.date(2023, 5, 9)
    assert give(district, due=None, recurs={"every": "month", "day": 25}).due == dt.date(2023, 3, 27)


def test_a_task_done_by_a_document_of_an_earlier_day_is_in_time(district):
    task, thue = give(district), district.accounts["thue"]
    actions.accept(task.record, by=thue, at=AT)
    actions.report_done(task.record, "Đạt 31%", by=thue, at=at(LATER), result_number="12/BC", result_day=DUE)
    actions.confirm([task.record], by=district.office, at=at(LATER))
    now = standing_of(task)
    assert (now.state, timeliness(now, LATER)) == (State.DONE, Timeliness.IN_TIME)
    confirmed = TaskEvent.objects.get(task=task.record, what="confirmed")
    assert confirmed.act.decided_by == district.office.name


def test_a_result_of_a_day_to_come_is_refused(district):
    task = give(district)
    with pytest.raises(Refused, match="chưa tới"):
        actions.report_done(task.record, "x", by=district.accounts["thue"], at=AT, result_day=LATER)


def test_a_task_given_by_mistake_is_refused_and_given_to_another(district):
    task = give(district, helpers=("009.TCKH",))
    with pytest.raises(Refused, match="lý do"):
        actions.refuse(task.record, " ", by=district.accounts["thue"], at=AT)
    actions.refuse(task.record, "Không thuộc chức năng", by=district.accounts["thue"], at=AT)
    lead = district.units["009.TCKH"]
    actions.reassign(task.record, lead.pk, "Giao nhầm", by=district.office, at=AT)
    now = queries.task_of(task.record)
    assert (now.lead_id, standing_of(now).state) == (lead.pk, State.ASSIGNED)
    assert not current(Coordination).filter(task=task.record).exists()
    assert [one.lead.code for one in queries.versions_of(task.record)] == ["009.THUE", "009.TCKH"]


def test_a_refused_task_that_is_corrected_or_insisted_on_waits_again(district):
    one, other = give(district), give(district)
    for task in (one, other):
        actions.refuse(task.record, "Không rõ việc", by=district.accounts["thue"], at=AT)
    actions.insist(one.record, "Đã trao đổi", by=district.office, at=AT)
    parts = [Coordination(unit=district.units["009.TCKH"], part="Số liệu")]
    changes = {"text": "Đôn đốc thu nợ thuế", "due": LATER}
    actions.correct(other.record, changes, "Ghi rõ việc", by=district.office, at=AT, coordinating=parts)
    assert standing_of(one).state == standing_of(other).state == State.ASSIGNED
    corrected = queries.task_of(other.record)
    assert (corrected.text, standing_of(corrected).due) == ("Đôn đốc thu nợ thuế", LATER)
    assert [part.part for part in queries.parts_of([other.record])[other.record]] == ["Số liệu"]


def test_coordinating_units_are_changed_one_by_one(district):
    task = give(district, helpers=("009.TCKH", "00343"))
    parts = [Coordination(unit=district.units[code], part="mới") for code in ("00343", "00346")]
    actions.correct(task.record, {}, "Đổi phối hợp", by=district.office, at=AT, coordinating=parts)
    found = queries.parts_of([task.record])[task.record]
    assert {part.unit.code for part in found} == {"00343", "00346"}


def test_an_extension_is_asked_for_granted_and_counted(district):
    task, thue = give(district), district.accounts["thue"]
    actions.ask_extension(task.record, LATER, "Chờ số liệu", by=thue, at=at(DUE + dt.timedelta(days=2)))
    with pytest.raises(NotNow, match="đang chờ"):
        actions.ask_extension(task.record, LATER, "Lần nữa", by=thue, at=at(DUE + dt.timedelta(days=2)))
    assert standing_of(task).request.day > DUE  # asked after the deadline: taken, and its day tells
    with pytest.raises(NotAllowed):
        actions.extend([task.record], LATER, by=thue, at=at(DUE + dt.timedelta(days=2)))
    actions.extend([task.record], LATER, by=district.chair, at=at(DUE + dt.timedelta(days=3)))
    now = standing_of(task)
    assert (now.due, now.original_due, now.extensions, now.request) == (LATER, DUE, 1, None)


def test_a_refused_extension_leaves_the_deadline(district):
    task, thue = give(district), district.accounts["thue"]
    actions.ask_extension(task.record, LATER, "Chờ số liệu", by=thue, at=AT)
    actions.refuse_extension(task.record, "Không đủ lý do", by=district.office, at=AT)
    assert (standing_of(task).due, standing_of(task).request) == (DUE, None)
    with pytest.raises(NotNow, match="Không có đề nghị"):
        actions.refuse_extension(task.record, "Lại", by=district.office, at=AT)


def test_a_recurring_task_goes_on_with_its_next_deadline_until_its_rule_ends(district):
    rule = {"every": "month", "day": 25, "last_day": "2023-04-30"}
    task, thue = give(district, due=None, recurs=rule), district.accounts["thue"]
    for day, state, due in [
        (dt.date(2023, 3, 27), State.RUNNING, dt.date(2023, 4, 25)),
        (dt.date(2023, 4, 26), State.DONE, dt.date(2023, 4, 25)),
    ]:
        actions.report_done(task.record, "Báo cáo kỳ", by=thue, at=at(day))
        actions.confirm([task.record], by=district.office, at=at(day))
        assert (standing_of(task).state, standing_of(task).due) == (state, due)
    assert timeliness(standing_of(task), LATER) == Timeliness.LATE
    assert [one.due for one in standing_of(task).occurrences] == [dt.date(2023, 3, 27)]


def test_a_task_that_is_sent_back_suspended_resumed_and_cancelled(district):
    task, thue, office = give(district), district.accounts["thue"], district.office
    actions.report_progress(task.record, "Đạt 20%", by=thue, at=AT)
    actions.report_done(task.record, "Xong", by=thue, at=AT)
    actions.send_back(task.record, "Chưa đủ", by=office, at=AT)
    assert standing_of(task).state == State.AGAIN
    actions.suspend(task.record, "Chờ Thành phố", by=office, at=AT)
    with pytest.raises(NotNow, match="Tạm hoãn"):
        actions.report_progress(task.record, "Vẫn làm", by=thue, at=AT)
    actions.resume(task.record, due=LATER, by=office, at=AT)
    actions.remind([task.record], by=office, at=AT)
    actions.cancel(task.record, "Không còn cần", by=office, at=AT)
    assert standing_of(task).state == State.CANCELLED


def test_who_decides_from_an_old_page_is_told_and_nothing_is_written(district):
    task, thue, office = give(district), district.accounts["thue"], district.office
    actions.report_done(task.record, "Xong", by=thue, at=AT)
    seen = {task.record: standing_of(task).last}
    actions.send_back(task.record, "Chưa đủ", by=district.chair, at=AT, seen=seen)
    with pytest.raises(actions.TaskMoved, match="chu_tich"):
        actions.confirm([task.record], by=office, at=AT, seen=seen)
    assert standing_of(task).state == State.AGAIN


def test_several_are_confirmed_at_once_or_none(district):
    ready, other = give(district), give(district)
    actions.report_done(ready.record, "Xong", by=district.accounts["thue"], at=AT)
    with pytest.raises(Refused):
        actions.confirm([ready.record, other.record], by=district.office, at=AT)
    assert standing_of(ready).state == State.WAITING
    actions.report_done(other.record, "Xong", by=district.accounts["thue"], at=AT)
    before = Act.objects.count()
    actions.confirm([ready.record, other.record], by=district.office, at=AT, quiet=True)
    assert Act.objects.count() == before + 1
    assert {standing_of(ready).state, standing_of(other).state} == {State.DONE}


def test_evidence_is_kept_with_what_it_shows(district, settings, tmp_path):
    settings.HOME = tmp_path
    task, pdf = give(district), actions.Evidence("bao_cao.pdf", b"%PDF-1.7 thu")
    actions.report_progress(task.record, "Đạt 20%", by=district.accounts["thue"], at=AT, evidence=pdf)
    event = TaskEvent.objects.get(task=task.record)
    assert [one.name for one in documents.files_of(event.uuid)] == ["bao_cao.pdf"]
    bad = actions.Evidence("x.exe", b"MZ")
    with pytest.raises(Refused):
        actions.report_progress(task.record, "Lại", by=district.accounts["thue"], at=AT, evidence=bad)
    assert TaskEvent.objects.filter(task=task.record).count() == 1


def test_only_a_coordinating_unit_answers_for_its_part(district):
    task = give(district, helpers=("00343",))
    ward, other = district.units["00343"], district.units["00346"]
    actions.answer(task.record, ward.pk, "Đã rà soát", by=district.accounts["nhan_chinh"], at=AT)
    assert set(standing_of(task).answers) == {ward.pk}
    with pytest.raises(Refused):
        actions.answer(task.record, other.pk, "x", by=district.accounts["thuong_dinh"], at=AT)
    with pytest.raises(NotAllowed):
        actions.answer(task.record, ward.pk, "x", by=district.accounts["thuong_dinh"], at=AT)


def test_a_unit_divides_its_task_among_its_people_and_confirms_the_parts(district):
    task, thue = give(district), district.accounts["thue"]
    part = Task(lead=district.units["009.THUE"], person=thue, text="Đôn đốc doanh nghiệp lớn")
    below = actions.break_down(task.record, [actions.Assignment(part)], by=thue, at=AT)[0]
    assert (below.parent, below.authority, below.due) == (task.record, district.units["009.THUE"], DUE)
    actions.report_done(below.record, "Xong", by=thue, at=AT)
    actions.confirm([below.record], by=district.accounts["lanh_dao_thue"], at=AT)
    beside = Task(lead=district.units["00343"], text="Không phải việc của phường")
    with pytest.raises(Refused, match="trong đơn vị"):
        actions.break_down(task.record, [actions.Assignment(beside)], by=thue, at=AT)
    actions.entrust(task.record, thue, by=thue, at=AT)
    assert queries.task_of(task.record).person == thue


def test_a_ward_sees_its_own_tasks_and_those_it_coordinates_in_alone(district):
    own, helped, hidden = give(district, "00343"), give(district, "009.THUE", ("00343",)), give(district, "00346")
    permission = Permission(district.accounts["nhan_chinh"], TODAY)
    seen = queries.seen_by(permission, queries.standing_tasks())
    assert {one.record for one in seen} == {own.record, helped.record}
    assert [queries.may_see(permission, one) for one in (own, helped, hidden)] == [True, True, False]
    everything = queries.seen_by(Permission(district.office, TODAY), queries.standing_tasks())
    assert everything.count() == 3
