"""How a deadline was reached (vì sao hạn là ngày này): in words, step by step, with the days off that count."""

import datetime as dt
from collections.abc import Iterable, Iterator

from giaoban.days import OfficialCalendar
from giaoban.days.working_days import WEEKDAYS
from giaoban.said import Said
from giaoban.tasks.rules import recurrence, term
from giaoban.tasks.rules.happening import MOVES_DUE, Happening, What
from giaoban.tasks.rules.recurrence import Recurrence, nominal_of
from giaoban.tasks.rules.term import Term, TermUnit
from giaoban.words.dates import write_short_date

_SATURDAY = 6
MOST_DAYS_TOLD = 8


def told_deadline(
    first: dt.date | None,
    counted: Term | None,
    rule: Recurrence | None,
    happenings: Iterable[Happening],
    calendar: OfficialCalendar,
) -> list[str]:
    """Each step from the first deadline to the one that stands."""
    if first is None:
        return [Said("Nhiệm vụ thường xuyên, không có hạn.")]
    lines = [*_first(first, counted, rule, calendar)]
    for one in happenings:
        if one.what in MOVES_DUE and one.due is not None:
            lines += _moved(one, rule, calendar)
    return lines


def _first(first: dt.date, counted: Term | None, rule: Recurrence | None, calendar: OfficialCalendar) -> Iterator[str]:
    day = write_short_date(first)
    if counted is not None:
        words = {"number": counted.number, "unit": term.NAMES[counted.unit], "start": write_short_date(counted.start)}
        yield Said("%(number)s %(unit)s kể từ %(start)s (không tính ngày đầu): hạn %(day)s.", **words, day=day)
        if counted.unit == TermUnit.WORKING_DAY:
            yield from _days_between(counted.start, first, calendar)
        return
    if rule is not None:
        yield Said("Định kỳ %(every)s: kỳ đầu hạn %(day)s.", every=recurrence.NAMES[rule.every], day=day)
        yield from _off(first, rule, calendar)
        return
    yield Said("Hạn ghi trong văn bản giao: %(day)s.", day=day)
    if not calendar.is_working_day(first):
        yield Said("%(day)s là ngày nghỉ: %(why)s. Hạn ghi rõ ngày thì giữ nguyên.", day=day, why=calendar.why(first))


def _moved(one: Happening, rule: Recurrence | None, calendar: OfficialCalendar) -> Iterator[str]:
    due, typed = one.due, write_short_date(one.day)
    if due is None:
        return
    day = write_short_date(due)
    if one.what == What.CONFIRMED:
        yield Said("Kỳ trước xác nhận ngày %(typed)s: kỳ sau hạn %(day)s.", typed=typed, day=day)
        if rule is not None:
            yield from _off(due, rule, calendar)
    elif one.what == What.EXTENDED:
        yield Said("Gia hạn ngày %(typed)s: hạn mới %(day)s.", typed=typed, day=day)
    elif one.what == What.REDATED:
        yield Said("Lịch nghỉ thay đổi, ghi ngày %(typed)s: hạn chuyển sang %(day)s.", typed=typed, day=day)
    else:
        yield Said("Đặt lại hạn ngày %(typed)s: hạn %(day)s.", typed=typed, day=day)


def _off(due: dt.date, rule: Recurrence, calendar: OfficialCalendar) -> Iterator[str]:
    """Why a recurring deadline is not the day that its rule names."""
    nominal = nominal_of(rule, due, calendar)
    if nominal != due:
        yield Said(
            "%(nominal)s là ngày nghỉ (%(why)s) nên hạn là %(due)s.",
            nominal=write_short_date(nominal),
            why=calendar.why(nominal),
            due=write_short_date(due),
        )


def _days_between(start: dt.date, last: dt.date, calendar: OfficialCalendar) -> Iterator[str]:
    """The days off on weekdays and the Saturdays that are worked: what a count by weeks would miss."""
    days = [start + dt.timedelta(days=step) for step in range(1, (last - start).days + 1)]
    odd = [day for day in days if calendar.is_working_day(day) == (day.isoweekday() >= _SATURDAY)]
    for day in odd[:MOST_DAYS_TOLD]:
        words = {"day": write_short_date(day), "weekday": WEEKDAYS[day.weekday()], "why": calendar.why(day)}
        if calendar.is_working_day(day):
            yield Said("%(weekday)s %(day)s được tính: %(why)s.", **words)
        else:
            yield Said("%(weekday)s %(day)s không tính: %(why)s.", **words)
    if len(odd) > MOST_DAYS_TOLD:
        yield Said("… và %(count)s ngày khác.", count=len(odd) - MOST_DAYS_TOLD)
