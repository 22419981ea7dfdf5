import datetime as dt
import io
import json

import pytest
from django.core.management import CommandError, call_command

from giaoban.tasks import actions, origins
from giaoban.tasks.models import Task
from giaoban.trail import follower
from tests.factories import District
from tests.pages import AT, World, shared_world

DAY = dt.date(2023, 3, 8)


@pytest.fixture
def made(db: None) -> World:
    with shared_world() as world:
        give(world.district, "009.THUE", "Thu ngân sách", origin_kind="test", origin_key="a", due=dt.date(2023, 3, 31))
        give(world.district, "00343", "Ký số")
        follower.run_pass()
        yield world


def give(district: District, lead: str, text: str, **more: object) -> None:
    task = Task(authority=district.unit, lead=district.units[lead], text=text, assigned_on=DAY, **more)  # type: ignore[misc]
    actions.assign([actions.Assignment(task)], by=district.office, at=AT)


def said(*args: str) -> str:
    out = io.StringIO()
    call_command("tasks", *args, stdout=out)
    return out.getvalue()


def test_the_tasks_of_a_unit_and_those_below_are_told(made: World) -> None:
    found = json.loads(said("--unit", "009", "--json"))
    assert [(one["text"], one["lead_code"], one["state"]) for one in found["tasks"]] == [
        ("Thu ngân sách", "009.THUE", "assigned"),
        ("Ký số", "00343", "assigned"),
    ]
    assert found["tasks"][0]["timeliness"] == "late"
    assert "Ký số" in said("--unit", "00343")
    assert "Thu ngân sách" not in said("--unit", "00343")


def test_the_tasks_of_a_session_are_those_that_its_things_gave_rise_to(
    made: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origins, "_sources", {"test": lambda session: [("test", "a")]})
    found = json.loads(said("--unit", "009", "--session", "2023-03", "--json"))
    assert [one["text"] for one in found["tasks"]] == ["Thu ngân sách"]


def test_an_account_is_told_only_the_tasks_that_it_may_see(made: World) -> None:
    found = json.loads(said("--unit", "009", "--by", "nhan_chinh", "--json"))
    assert [one["text"] for one in found["tasks"]] == ["Ký số"]
    with pytest.raises(CommandError):
        said("--unit", "009", "--by", "khong-co")


def test_a_code_that_no_unit_has_is_refused(made: World) -> None:
    with pytest.raises(CommandError):
        said("--unit", "khong-co")
