"""Figures that are due (số liệu đến hạn gửi): open deadlines of the months just over."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from giaoban.days.interval import Interval, shift_months
from giaoban.indicators.entering.received import NOTHING, Stage, received
from giaoban.indicators.entering.sheet import authority_of
from giaoban.indicators.figures import Figures
from giaoban.indicators.models import SourceKind
from giaoban.indicators.rules.givers import givers
from giaoban.indicators.rules.submission_deadline import submission_deadline
from giaoban.law import Book
from giaoban.offices.own_law.deadlines import OpenDeadline
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.trail.queries import latest_seal

MONTHS = 2
"""Months before the present one whose missing figures still count as open; the present one is open too."""


def open_submissions(book: Book, permission: Permission, today: dt.date) -> Iterator[OpenDeadline]:
    """What units owe and have not sent, or were returned, among those the account may see."""
    reader, seen = Figures(latest_seal()), permission.units(Deed.SEE)
    for back in range(MONTHS, -1, -1):
        first = shift_months(today.replace(day=1), -back)
        month = Interval.month(first.year, first.month)
        owing = owing_units(reader, month) & seen
        got = received(owing, month.start, month.end)
        for unit in sorted(owing):
            if got.get(unit, NOTHING).stage in {Stage.NONE, Stage.RETURNED}:
                yield _deadline(reader, unit, month, book)


def owing_units(reader: Figures, month: Interval) -> frozenset[int]:
    """Every unit that owes some authority a figure of the month."""
    forms = [one for one in reader.catalogue.on(month.end) if one.source_kind == SourceKind.FORM]
    tops = [one.id for one in reader.tree if one.is_territory and one.lives_on(month.end) and _is_top(reader, one.id)]
    return frozenset(
        unit for top in tops for one in forms for unit in givers(reader.tree, top, one.spec, one.responsible, month.end)
    )


def _is_top(reader: Figures, unit: int) -> bool:
    """Whether a place takes figures in: a district, or a commune that no living district stands above."""
    return reader.tree[unit].level != "province" and authority_of(reader, unit) == unit


def _deadline(reader: Figures, unit: int, month: Interval, book: Book) -> OpenDeadline:
    facts, period = reader.tree[unit], f"{month.start:%Y-%m}"
    words = {"unit": facts.name, "month": month.start.month, "year": month.start.year}
    return OpenDeadline(
        key=f"indicators.submission:{facts.key}:{period}",
        title=Said("%(unit)s gửi số liệu tháng %(month)s/%(year)s", **words),
        href=reverse("entering:enter", args=[facts.code, period]),
        last_day=submission_deadline(month.end, book),
    )
