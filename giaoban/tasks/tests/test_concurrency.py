"""Two people at one task at once, each on a connection of their own: one wins, the other is told."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from giaoban.offices.models import Account
from giaoban.tasks import actions, queries
from giaoban.tasks.models import Task, TaskEvent
from giaoban.tasks.rules.acting import NotNow
from giaoban.tasks.tests.conftest import AT, DUE, give
from giaoban.trail import follower
from tests.factories import District, small_district

LATER = DUE.replace(month=4, day=28)


@pytest.fixture
def office(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> District:
    monkeypatch.setattr(follower, "after_commit", lambda: None)
    return small_district()


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """What became of each: "done", or the name of the refusal."""
    start, told = threading.Barrier(len(deeds)), [""] * len(deeds)

    def do(number: int) -> None:
        try:
            start.wait()
            deeds[number]()
            told[number] = "done"
        except (NotNow, actions.TaskMoved) as refusal:
            told[number] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[number]) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def reported(district: District) -> Task:
    task = give(district)
    actions.report_done(task.record, "Xong", by=district.accounts["thue"], at=AT)
    return task


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seen", [True, False], ids=["from_pages", "unseen"])
def test_of_two_who_confirm_and_send_back_one_wins_and_the_other_is_told(office: District, seen: bool) -> None:
    task, chair = reported(office), office.chair
    last = {task.record: 1} if seen else None
    told = at_once(
        lambda: actions.confirm([task.record], by=office.office, at=AT, seen=last),
        lambda: actions.send_back(task.record, "Chưa đủ", by=chair, at=AT, seen=last),
        lambda: actions.confirm([task.record], by=chair, at=AT, seen=last),
    )
    assert sorted(told)[-1] == "done"
    assert told.count("done") == 1
    assert [event.number for event in queries.events_of(task.record)] == [1, 2]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_extend_from_the_same_page_one_wins(office: District) -> None:
    task, seen = give(office), {}
    seen[task.record] = 0

    def extend(by: Account) -> Callable[[], object]:
        return lambda: actions.extend([task.record], LATER, by=by, at=AT, seen=seen)

    assert sorted(at_once(extend(office.office), extend(office.chair))) == ["TaskMoved", "done"]
    assert queries.standings([task])[task.record].extensions == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_progress_of_many_at_once_is_all_kept_in_one_order(office: District) -> None:
    task, thue = give(office), office.accounts["thue"]
    told = at_once(*[lambda: actions.report_progress(task.record, "Đạt thêm 1%", by=thue, at=AT) for _ in range(4)])
    assert told == ["done"] * 4
    assert list(TaskEvent.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4]
