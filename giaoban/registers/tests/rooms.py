"""What tests of the rooms share: a district, recording as its office, what refuses, counts by source."""

import datetime as dt

from django.test import override_settings

from giaoban.indicators.sources import counting
from giaoban.indicators.sources.cells import Bounds
from giaoban.indicators.sources.registry import SOURCES
from giaoban.indicators.sources.source import count_of_spec
from giaoban.registers.actions import correct, record
from giaoban.registers.rules.finding import Refused
from tests.factories import small_district

AT = dt.datetime(2023, 4, 1, 8, tzinfo=dt.UTC)
YEAR = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def day(text):
    """``07/3`` of 2023."""
    number, month = text.split("/")
    return dt.date(2023, int(month), int(number))


def a_district():
    """The small district, its passwords hashed quickly."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        return small_district()


def add(district, register, *rows):
    """Record rows as the district's office; the entries, or the only one."""
    place = {"unit": district.unit.pk} if "unit" in register.column_names else {}
    entries = record(register, [{**place, **row} for row in rows], by=district.office, at=AT)
    return entries[0] if len(entries) == 1 else entries


def change(district, register, entry, **values):
    """Correct an entry as the district's office."""
    return correct(register, entry, values, by=district.office, at=AT, reason="nhập sai")


def void(district, register, entry):
    """Void an entry as the district's office."""
    return correct(register, entry, {}, by=district.office, at=AT, reason="nhập trùng", void=True)


def findings(act, *args, **kwargs):
    """The findings that an act is refused with; none when it is accepted."""
    try:
        act(*args, **kwargs)
    except Refused as refused:
        return list(refused.findings)
    return []


def rules(act, *args, **kwargs):
    """``(column, rule)`` of each finding."""
    return [(one.column, one.rule) for one in findings(act, *args, **kwargs)]


def counted(source, measure="count", first=YEAR[0], last=YEAR[1], **where):
    """What a source counts between two days."""
    count = count_of_spec({"source": source, "measure": measure, "where": where}, SOURCES)
    return sum(total.value for total in counting.totals(count, Bounds(first=first, last=last)).values())


def standing(source, on, **where):
    """What a stock source holds at the end of a day."""
    return counted(source, first=None, last=on, **where)
