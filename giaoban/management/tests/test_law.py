"""``giaoban law``: what it prints and how it refuses."""

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management.base import CommandError

from giaoban.management.commands.law import Command
from giaoban.offices import actions as offices
from giaoban.offices.models import OfficeNorm
from tests.factories import SET_UP_AT, small_district

pytestmark = pytest.mark.django_db


def run(*arguments):
    command = Command(stdout=StringIO(), no_color=True)
    options = vars(command.create_parser("giaoban", "law").parse_args(arguments))
    command.handle(**options)
    return command.stdout.getvalue()


def test_it_prints_value_since_when_and_article():
    said = run("documents.number_padding", "--on", "2023-03-07")
    assert "từ ngày 05/3/2020" in said
    assert "Mục II khoản 3 điểm c" in said


def test_it_prints_one_json_document():
    said = json.loads(run("penalties.decision_sending", "--on", "2025-07-01", "--json"))
    assert (said["value"], said["since"], said["until"]) == (3, "2025-07-01", None)


def test_without_a_day_it_answers_for_today():
    assert "đang áp dụng" in run("documents.layout")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("documents.layout", "--on", "2019-01-01"), "chỉ có từ ngày 05/3/2020"),
        (("documents.layou", "--on", "2023-01-01"), "Có phải: documents.layout"),
        (("documents.layout", "--on", "07/3/2023"), "hãy ghi như 2023-03-07"),
    ],
)
def test_wrong_usage_ends_with_status_two(arguments, said):
    with pytest.raises(CommandError, match=said) as refusal:
        run(*arguments)
    assert refusal.value.returncode == 2


def test_the_office_own_entry_is_told_with_its_document():
    district = small_district()
    swapped = OfficeNorm(
        name="calendar.day_override",
        value={"working": False},
        since=dt.date(2026, 2, 20),
        until=dt.date(2026, 2, 20),
        document="12/TB-UBND",
        document_day=dt.date(2026, 2, 10),
    )
    administrator = district.accounts["quan_tri"]
    offices.enter_norm(swapped, unit_id=district.unit.pk, by=administrator, at=SET_UP_AT)
    assert "12/TB-UBND" in run("calendar.day_override", "--on", "2026-02-20")
