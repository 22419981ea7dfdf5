"""A small district whose chair gives tasks."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from giaoban.notices.models import Notice
from giaoban.offices import actions as offices
from giaoban.offices.models import Account, Appointment, Role
from giaoban.tasks import actions
from giaoban.tasks.models import Coordination, Task
from giaoban.trail import follower
from tests.factories import District, small_district

TODAY = dt.date(2023, 3, 8)
AT = dt.datetime(2023, 3, 8, 2, tzinfo=dt.UTC)
"""09:00 on 8 March 2023 in Việt Nam."""
DUE = dt.date(2023, 3, 31)


def at(day: dt.date) -> dt.datetime:
    """09:00 in Việt Nam on a day."""
    return dt.datetime.combine(day, dt.time(2), tzinfo=dt.UTC)


def new_task(district: District, lead: str, text: str = "Phấn đấu thu ngân sách quý I đạt 30%", **more: object) -> Task:
    """A task of the district for one of its units, not yet given."""
    said = {"due": DUE, "assigned_on": TODAY, **more}
    return Task(authority=district.unit, lead=district.units[lead], text=text, **said)  # type: ignore[misc]


def give(district: District, lead: str = "009.THUE", helpers: tuple[str, ...] = (), **more: object) -> Task:
    """A task that was given."""
    parts = [Coordination(unit=district.units[code], part=f"Phần của {code}") for code in helpers]
    one = actions.Assignment(new_task(district, lead, **more), parts)
    return actions.assign([one], by=district.office, at=AT)[0]


@pytest.fixture(scope="module")
def _made(django_db_setup: None, django_db_blocker: Any) -> Iterator[District]:
    """The small district, with a leader of the tax office, and tasks of today in several states.

    Made once a module: what each test changes is rolled back, and in the end it too.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        made = small_district()
        made.accounts["lanh_dao_thue"] = Account.objects.create_user("lanh_dao_thue", "Lãnh đạo (tên giả)", None)
        leader = Appointment(
            account=made.accounts["lanh_dao_thue"],
            unit=made.units["009.THUE"],
            role=Role.LEADER,
            post="Chi cục trưởng",
            from_day=dt.date(2020, 1, 1),
        )
        offices.set_up([leader], at=AT, basis="dữ liệu thử")
        follower.run_pass()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def district(_made: District, db: None) -> District:
    """The district as it was made."""
    return _made


@pytest.fixture(scope="module")
def _running(_made: District, django_db_blocker: Any) -> Iterator[District]:
    """Tasks of today in several states."""
    thue, office, now, today = _made.accounts["thue"], _made.office, timezone.now(), timezone.localdate()
    texts = ("Thu ngân sách quý I đạt 30%", "Ký số văn bản", "Chống thất thu", "Rà soát hộ kinh doanh")
    with django_db_blocker.unblock():
        long_ago = today - dt.timedelta(days=40)
        made = [
            give(_made, text=text, assigned_on=long_ago, due=today + dt.timedelta(days=-3 + 4 * number))
            for number, text in enumerate(texts)
        ]
        actions.accept(made[0].record, by=thue, at=now)
        actions.report_done(made[1].record, "Đã xong", by=thue, at=now)
        actions.ask_extension(made[2].record, today + dt.timedelta(days=30), "Chờ số liệu", by=thue, at=now)
        actions.report_done(made[3].record, "Đã xong", by=thue, at=now)
        actions.confirm([made[3].record], by=office, at=now)
        follower.run_pass()
        Notice.objects.all().delete()
        yield _made


@pytest.fixture
def run(_running: District, db: None) -> District:
    """The district with its tasks."""
    return _running
