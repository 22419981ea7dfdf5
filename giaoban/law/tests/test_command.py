"""``giaoban law``: what it prints and how it refuses."""

import json
from io import StringIO

import pytest
from django.core.management.base import CommandError

from giaoban.management.commands.law import Command


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
