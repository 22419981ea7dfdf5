"""The month's own deeds: sessions opened, figures sent and accepted, nil returns, closes."""

import datetime as dt
from itertools import groupby

from giaoban.days.clock import VIETNAM
from giaoban.demo import tables
from giaoban.demo.happenings import DEPARTMENTS, Places
from giaoban.demo.setting import DISTRICT, account
from giaoban.demo.story import Story
from giaoban.indicators import actions as indicators
from giaoban.indicators import queries
from giaoban.indicators.models import ReportingSession, Submission, SubmissionOutcome
from giaoban.indicators.rules.submission_deadline import submission_deadline
from giaoban.law import Book
from giaoban.registers import actions as registers

KNOWN_CUTOFFS = {
    "2022-02": "2022-02-08",
    "2022-03": "2022-03-07",
    "2023-02": "2023-02-08",
    "2023-03": "2023-03-07",
}
"""Published cut-offs of the budget figures; other sessions take the month."""

SENT_AT = dt.time(16)
"""When the departments press "gửi"; the office takes all of it in at its next writing day."""

FORMS = {
    "VH.TUYENTRUYEN": "van_hoa",
    "VH.DITICH": "van_hoa",
    "TT.TINBAI": "van_hoa",
    "GD.KIEMTRA": "giao_duc",
    "YT.KHAMBENH": "y_te",
    "YT.SXH": "y_te",
    "AN.PHAPHS": "cong_an",
    "CCHC.TIEPNHAN": "tong_hop",
    "CCHC.DUNGHAN": "tong_hop",
    "TD.TIEPDAN": "tong_hop",
}
LEFT_OPEN = "2023-03"
"""The worked example: closing and issuing it is left to whoever tries the demo."""

WARDS_SINCE_2025 = {
    "00367@2025-07-01": "vp_thanh_xuan",
    "00364@2025-07-01": "vp_khuong_dinh",
    "00352@2025-07-01": "vp_phuong_liet",
}


def following(month: str) -> str:
    """The month after ``2023-02``."""
    return (tables.month_days(month)[-1] + dt.timedelta(days=1)).isoformat()[:7]


def sessions(story: Story, places: Places) -> None:
    """One session a month, held on the 10th of the next month; the wards' own from August 2025."""
    for month in _months("2022-01", "2023-12"):
        code = following(month)
        cutoff = KNOWN_CUTOFFS.get(code)
        windows = {"budget": (dt.date(int(code[:4]), 1, 1), dt.date.fromisoformat(cutoff))} if cutoff else {}
        _session(story, places.id(DISTRICT), "van_phong", month, windows)
        if code != LEFT_OPEN:
            _close(story, "009", places.id(DISTRICT), "van_phong", code)
    for month in _months("2025-07", "2026-10"):
        for ward, office in WARDS_SINCE_2025.items():
            _session(story, places.id(ward), office, month, {})


def _session(story: Story, unit: int, office: str, month: str, windows: dict[str, tuple[dt.date, dt.date]]) -> None:
    days, code = tables.month_days(month), following(month)
    held = dt.date.fromisoformat(f"{code}-10")

    def open_session(at: dt.datetime) -> None:
        session = ReportingSession(unit_id=unit, code=code, held_on=held, start=days[0], end=days[-1])
        indicators.open_session(session, windows, by=account(office), at=at)

    story.deed(days[-1], open_session)


def _close(story: Story, unit_code: str, unit: int, office: str, code: str) -> None:
    def close(at: dt.datetime) -> None:
        _, _, session = queries.reader_of(unit_code, code, None)
        indicators.close(session.record, unit, by=account(office), at=at)

    story.deed(dt.date.fromisoformat(f"{code}-12"), close)


def submissions(story: Story, places: Places) -> None:
    """Each department sends its month's entered figures on the last day allowed; the office accepts them together."""
    rows = sorted(tables.rows("entered"), key=lambda row: (row["month"], FORMS[row["indicator"]]))
    for month, of_month in groupby(rows, key=lambda row: row["month"]):
        given = list(of_month)
        _send_and_accept(story, places, month, given)


def _send_and_accept(story: Story, places: Places, month: str, given: list[dict[str, str]]) -> None:
    days = tables.month_days(month)

    def send(at: dt.datetime) -> None:
        sent = []
        for username, rows in groupby(given, key=lambda row: FORMS[row["indicator"]]):
            one = Submission(
                key=f"{username}.{month}",
                unit_id=places.id(DEPARTMENTS[username]),
                start=days[0],
                end=days[-1],
                state="official",
            )
            values = {row["indicator"]: int(row["value"]) for row in rows}
            on_time = dt.datetime.combine(submission_deadline(one.end, Book.shipped()), SENT_AT, VIETNAM)
            sent.append(indicators.submit(one, values, by=account(username), at=min(on_time, at)))
        indicators.decide_submissions(sent, SubmissionOutcome.ACCEPTED, by=account("van_phong"), at=at)

    story.deed(days[-1] + dt.timedelta(days=5), send)


def nil_returns(story: Story, places: Places) -> None:
    """The police say each month what did not happen: fires and explosions, traffic accidents."""
    happened = {(row["day"][:7], "traffic" if row["kind"] == "traffic" else "fire") for row in tables.rows("incidents")}
    for month in _months("2022-01", "2023-12"):
        for name, about in (("fire", ["fire", "explosion"]), ("traffic", ["traffic"])):
            if (month, name) not in happened:
                _nothing(story, places, month, about)


def _nothing(story: Story, places: Places, month: str, about: list[str]) -> None:
    days = tables.month_days(month)

    def say(at: dt.datetime) -> None:
        registers.nil_return(
            "incidents.incident",
            unit=places.id(DEPARTMENTS["cong_an"]),
            territory=places.id(DISTRICT),
            start=days[0],
            end=days[-1],
            about={"kind": about},
            by=account("cong_an"),
            at=at,
        )

    story.deed(days[-1] + dt.timedelta(days=2), say)


def _months(first: str, last: str) -> list[str]:
    found = [first]
    while found[-1] < last:
        found.append(following(found[-1]))
    return found
