"""``giaoban conclude --apply``: enters and gives, or neither."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from giaoban.sessions.conclusions import queries
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.tests.conftest import TEXT
from giaoban.tasks.models import Task
from giaoban.trail.queries import current

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ket_luan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def conclude(file, *more):
    call_command("conclude", file, "--unit", "009", "--session", "2023-03", *more)


def test_without_apply_nothing_is_written(pages, file):
    conclude(file, "--json")
    assert not current(Conclusion).exists()


def test_with_apply_the_conclusion_is_entered_and_its_tasks_are_given(pages, file, capsys):
    conclude(file, "--apply", "--by", "van_phong", "--number", "35/TB-VP", "--date", "2023-03-10", "--json")
    said = json.loads(capsys.readouterr().out)
    entered = current(Conclusion).get()
    assert (entered.document_number, len(queries.given_tasks(entered.record))) == ("35/TB-VP", 2)
    assert len(said["given"]) == current(Task).count() == 5


@pytest.mark.parametrize("by", [(), ("--by", "thue")])
def test_who_may_not_give_tasks_leaves_no_conclusion_behind(pages, file, by):
    with pytest.raises(CommandError):
        conclude(file, "--apply", *by)
    assert not current(Conclusion).exists()


def test_a_task_without_a_lead_is_named_and_nothing_is_given(pages, tmp_path):
    path = tmp_path / "khac.txt"
    path.write_text(TEXT.replace("Giao Chi cục Thuế rà soát", "Khẩn trương rà soát"), encoding="utf-8")
    with pytest.raises(CommandError, match="dòng 2"):
        conclude(str(path), "--apply", "--by", "van_phong")
    assert not current(Conclusion).exists()
    assert not current(Task).exists()
