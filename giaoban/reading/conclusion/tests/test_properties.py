"""What holds for any text: nothing raises, places lead back to the text, days are days, work grows with length."""

import datetime as dt
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reading.conclusion import propose
from giaoban.reading.conclusion.deadlines import read_deadlines
from giaoban.reading.conclusion.given_text import GivenText
from giaoban.reading.conclusion.tests import labelled

OFFICE = labelled.read(labelled.BUILT_ON[1]).office
PIECES = (
    *("Giao Phòng Nội vụ ", "chủ trì, phối hợp với ", "UBND các xã, phường ", "(trừ xã A, B) ", "trước ngày 31/4 "),
    *(
        "hoàn thành ",
        "trong quý II/2025",
        "định kỳ hằng tháng, trước ngày 25 ",
        "phấn đấu thu ngân sách đạt 30% kế hoạch",
    ),
    *(
        ";",
        ". ",
        ":",
        "\n",
        "\n\n",
        "1. ",
        "a) ",
        "- ",
        "Điều 2. ",
        "yêu cầu ",
        "các Sở: Xây dựng, Y tế ",
        "Đồng ý ",
        "(",
    ),
    *(
        "đồng chí ",
        "Chủ tịch UBND huyện ",
        "ngày 29 tháng 02 năm 2023",
        "báo cáo ",
        "Ủy ban nhân dân tỉnh ",
        "99%",
        "20/10",
    ),
)
composed_or_not = st.sampled_from(["NFC", "NFD"])
written = st.lists(
    st.tuples(st.sampled_from(PIECES), composed_or_not).map(lambda one: unicodedata.normalize(one[1], one[0])),
    max_size=40,
).map("".join)
texts = st.one_of(st.text(max_size=400), written)


@given(texts)
def test_any_text_is_read_and_every_task_stands_at_its_place(text):
    for task in propose(text, OFFICE).tasks:
        place = text[task.place.start : task.place.end]
        assert " ".join(unicodedata.normalize("NFC", place).split()) == unicodedata.normalize("NFC", task.text)
        for places in task.places.values():
            assert all(0 <= one.start < one.end <= len(text) for one in places)


@given(texts)
def test_tasks_are_numbered_in_the_order_of_the_text(text):
    tasks = propose(text, OFFICE).tasks
    assert [task.number for task in tasks] == list(range(1, len(tasks) + 1))
    assert [task.place.start for task in tasks] == sorted(task.place.start for task in tasks)


@given(st.integers(0, 40), st.integers(0, 14), st.integers(1990, 2060))
def test_a_deadline_is_a_day_of_the_calendar_or_none(day, month, year):
    text = f"hoàn thành trước ngày {day:02d}/{month:02d}/{year}"
    try:
        expected = [dt.date(year, month, day)]
    except ValueError:
        expected = []
    assert [one.day for one in read_deadlines(text, 0, len(text), dt.date(2024, 1, 1))] == expected


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_a_day_without_a_year_lies_near_the_session(named, session):
    text = f"báo cáo trước ngày {named.day}/{named.month}"
    for one in read_deadlines(text, 0, len(text), session):
        assert (one.day.day, one.day.month) == (named.day, named.month)
        assert dt.timedelta(days=-62) <= one.day - session <= dt.timedelta(days=366)


@given(st.text())
def test_composing_leads_back_to_the_letters_given(text):
    given_text = GivenText(text)
    whole = given_text.place(0, len(given_text.composed))
    assert (whole.start, whole.end) == (0, len(text))


@pytest.mark.slow
@pytest.mark.parametrize("piece", [*PIECES, " ", "và ", "Đối với a, ", "(Phòng A chủ trì) ", "\n- a"])
def test_twice_the_text_is_about_twice_the_work(piece):
    calls = [_calls(piece * (size // len(piece))) for size in (8_000, 16_000)]
    assert calls[1] <= 2.6 * calls[0] + 2_000


def _calls(text):
    """How many calls of Python functions and of patterns reading a text takes."""
    count = 0

    def counting(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counting)
    try:
        propose(text, OFFICE)
    finally:
        sys.setprofile(None)
    return count
