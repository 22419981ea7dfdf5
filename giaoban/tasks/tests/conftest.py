"""A small district whose chair gives tasks."""

import datetime as dt

import pytest

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


@pytest.fixture
def district(db: None) -> District:
    """The small district, with a leader of the tax office."""
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
    return made
