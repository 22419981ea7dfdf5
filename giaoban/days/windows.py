"""Thời gian chốt số liệu: the days whose figures a periodic report holds (Nghị định 09/2019/NĐ-CP)."""

from datetime import date
from typing import Any, Literal

from giaoban.days.interval import BadInterval, Interval, month_end, months_between, shift_months
from giaoban.law import Book
from giaoban.said import Said

ReportKind = Literal["month", "quarter", "half_year", "nine_months", "year"]

MONTHS: dict[ReportKind, int] = {"month": 1, "quarter": 3, "half_year": 6, "nine_months": 9, "year": 12}
NAMES: dict[ReportKind, str] = {
    "month": Said("tháng"),
    "quarter": Said("quý"),
    "half_year": Said("6 tháng"),
    "nine_months": Said("9 tháng"),
    "year": Said("năm"),
}


def reporting_window(kind: ReportKind, period: Interval, book: Book, on: date) -> Interval:
    """The data window of the calendar ``period`` by the norm in force on ``on``."""
    _must_be(kind, period)
    window = book.norm(f"reporting.window_{kind}", on).value
    return Interval(_day(period.start, window["from"]), _day(period.end, window["to"]))


def _day(base: date, rule: Any) -> date:
    month = shift_months(base.replace(day=1), rule["month"])
    return month.replace(day=min(rule["day"], month_end(month).day))


def _must_be(kind: ReportKind, period: Interval) -> None:
    if kind not in MONTHS:
        raise BadInterval(Said("Không có loại kỳ báo cáo %(kind)s; chỉ có %(months)s.", kind=kind, months=list(MONTHS)))
    months = MONTHS[kind]
    whole = period.start.day == 1 and period.end == month_end(period.end)
    in_one_year = period.start.year == period.end.year
    fits = months_between(period.start, period.end) + 1 == months and (period.start.month - 1) % months == 0
    if not (whole and in_one_year and fits):
        raise BadInterval(
            Said("Khoảng %(period)s không phải là một kỳ báo cáo %(name)s.", period=period, name=NAMES[kind])
        )
