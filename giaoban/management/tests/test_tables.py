"""What people read in a terminal: aligned columns in official words, and no traceback where the reader leaves."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from giaoban.management.aligned import aligned
from giaoban.management.cli import READER_LEFT
from tests.databases import environment
from tests.pages import World

CELL = st.text(st.sampled_from("abcđờ 1.,"), max_size=12).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL), min_size=1))
def test_every_column_begins_and_ends_at_the_same_place(rows: list[tuple[str, str]]) -> None:
    wide = max(len(first) for first, _ in rows)
    narrow = max(len(second) for _, second in rows)
    for (first, second), line in zip(rows, aligned(rows, right={1}), strict=True):
        assert line.ljust(wide + 2 + narrow) == f"{first.ljust(wide)}  {second.rjust(narrow)}"


def test_a_letter_with_its_marks_apart_is_one_place_wide() -> None:
    assert list(aligned([("tỷ", "x"), ("đồng", "y")])) == ["tỷ    x", "đồng  y"]


@pytest.mark.django_db
def test_figures_are_told_in_official_words(made: World) -> None:
    out = StringIO()
    call_command("figures", "--unit", "009", "--session", "2023-03", stdout=out)
    head, *lines = out.getvalue().splitlines()
    assert head.split()[:2] == ["Mã", "Chỉ"]
    by_code = {line.split()[0]: line for line in lines}
    assert "950 triệu đồng" in by_code["NS.THU"]
    assert "23,75%" in by_code["NS.THU"]
    assert "▲ tăng 18,8%" in by_code["NS.THU"]
    assert " 20% " in by_code["NS.TYLE"]
    assert by_code["YT.KHAM"].split()[4:6] == ["chưa", "có"]


@pytest.mark.django_db
def test_records_behind_end_with_what_they_come_to(made: World) -> None:
    out = StringIO()
    call_command("records", "--unit", "009", "--session", "2023-03", "--indicator", "NS.THU", stdout=out)
    *records, last = out.getvalue().splitlines()
    assert records[0].split()[0] == "01/02/2023"
    assert last == "Thu ngân sách trên địa bàn: 950 triệu đồng"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [str(Path(sys.executable).with_name("giaoban")), "help"]
    around = {**environment(), "DJANGO_SETTINGS_MODULE": "giaoban.config.settings"}
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=around, check=False)  # noqa: S603
    os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode == READER_LEFT
