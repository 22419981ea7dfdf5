"""Moments that people type, in Vietnam's time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.days import VIETNAM, BadMoment, FutureMoment, parse_moment

NOW = datetime(2023, 3, 8, 9, 30, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-03-07T08:15:30", "2023-03-07T08:15:30+07:00"),
        ("2023-03-07 08:15", "2023-03-07T08:15:00+07:00"),
        ("2023-03-07T08:15:30+07:00", "2023-03-07T08:15:30+07:00"),
        ("2023-03-07T01:15:30Z", "2023-03-07T08:15:30+07:00"),
        ("2023-03-07", "2023-03-07T23:59:59.999999+07:00"),
        ("20230307", "2023-03-07T23:59:59.999999+07:00"),
        ("2023-03-08", "2023-03-08T09:30:00+07:00"),
        (" 2023-03-08 ", "2023-03-08T09:30:00+07:00"),
        ("2023-03-08T09:30:00", "2023-03-08T09:30:00+07:00"),
    ],
)
def test_a_moment_is_understood_in_vietnams_time(text, moment):
    assert parse_moment(text, NOW).isoformat() == moment


def test_today_is_the_day_in_vietnam_wherever_the_server_stands():
    late = datetime(2023, 3, 7, 20, 0, tzinfo=UTC)  # already the 8th in Hà Nội
    assert parse_moment("2023-03-08", late) == late
    assert parse_moment("2023-03-07", late).isoformat() == "2023-03-07T23:59:59.999999+07:00"


@pytest.mark.parametrize("text", ["2023-03-09", "2023-03-08T09:30:01", "2023-03-08T03:00:00Z"])
def test_the_future_is_refused(text):
    with pytest.raises(FutureMoment, match="còn ở tương lai"):
        parse_moment(text, NOW)


@pytest.mark.parametrize("text", ["", "hôm qua", "07/3/2023", "2023-02-30", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(BadMoment, match="Không hiểu thời điểm"):
        parse_moment(text, NOW)


def test_a_clock_without_offset_is_refused():
    with pytest.raises(BadMoment, match="múi giờ"):
        parse_moment("2023-03-07", datetime(2023, 3, 8, 9, 30))  # noqa: DTZ001 -- the mistake tested


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2023, 3, 1)),  # noqa: DTZ001 -- hypothesis adds the zone
    st.integers(-12 * 60, 14 * 60),
)
def test_a_moment_with_offset_is_the_same_moment(moment, minutes):
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert parse_moment(aware.isoformat(), NOW) == aware
