"""Asking about units and officials as known at a seal."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from giaoban.law.book import Book, OfficeEntry
from giaoban.offices.models import Account, Appointment, Delegation, OfficeNorm, SectorDuty, Succession, UnitVersion
from giaoban.offices.rules.sector_duties import Sector, SectorPart, sectors_on
from giaoban.offices.rules.tree import SuccessionFacts, UnitFacts, UnitTree
from giaoban.trail.queries import current, known_at
from giaoban.trail.remembering import once_a_seal


@once_a_seal
def tree(seal: int) -> UnitTree:
    """All units and successions as known at ``seal``."""
    return _tree(known_at(UnitVersion, seal), known_at(Succession, seal))


def tree_now() -> UnitTree:
    """All units and successions as they stand, sealed or not: what writers check against."""
    return _tree(current(UnitVersion), current(Succession))


def _tree(versions, successions) -> UnitTree:  # type: ignore[no-untyped-def]
    units = [
        UnitFacts(
            row["unit_id"],
            row["unit__code"],
            row["unit__valid_from"],
            row["name"],
            row["in_prose"],
            row["level"],
            row["parent_id"],
            row["last_day"],
        )
        for row in versions.values(
            "unit_id", "unit__code", "unit__valid_from", "name", "in_prose", "level", "parent_id", "last_day"
        ).order_by("unit__code", "unit__valid_from")
    ]
    links = [
        SuccessionFacts(*row)
        for row in successions.values_list("old_id", "new_id", "on", "share", "basis", "source").order_by(
            "on", "old__code", "new__code"
        )
    ]
    return UnitTree(units, links)


def appointments(account: Account, on: dt.date) -> list[Appointment]:
    """The roles that an official holds on a day."""
    return appointments_of([account.pk], on)


def appointments_of(accounts: Iterable[int], on: dt.date) -> list[Appointment]:
    """The roles that several officials hold on a day."""
    return _holding(current(Appointment).filter(account__in=list(accounts)), on)


def appointments_at(units: Iterable[int], on: dt.date) -> list[Appointment]:
    """The roles that anybody holds at these units on a day."""
    return _holding(current(Appointment).filter(unit__in=list(units)), on)


def _holding(appointments: "QuerySet[Appointment, Appointment]", on: dt.date) -> list[Appointment]:
    held = appointments.filter(from_day__lte=on).select_related("unit", "account").order_by("id")
    return [one for one in held if one.last_day is None or on <= one.last_day]


def delegations_to(account: Account, on: dt.date) -> list[Delegation]:
    """The delegations under which an account acts on a day."""
    given = current(Delegation).filter(receiver=account, from_day__lte=on).order_by("id")
    return [one for one in given if one.last_day is None or on <= one.last_day]


def book() -> Book:
    """The shipped law with the authority's own dated entries."""
    entries = [
        OfficeEntry(
            name=row.name,
            value=row.value,
            since=row.since,
            until=row.until,
            document=row.document,
            document_day=row.document_day,
            entered_by=row.act.account,
        )
        for row in current(OfficeNorm).select_related("act")
    ]
    return Book.shipped().with_entries(entries)


def sector_parts() -> list[SectorPart]:
    """The table of who answers for which sector as it stands, in the order it was written."""
    return [part_of(one) for one in current(SectorDuty).order_by("pk")]


def part_of(duty: SectorDuty) -> SectorPart:
    """A row of that table as a plain value."""
    return SectorPart(
        duty.authority_id, duty.sector, duty.unit_id, duty.part, tuple(duty.words), duty.from_day, duty.last_day
    )


def sectors(authority: int, on: dt.date, seal: int) -> tuple[Sector, ...]:
    """An authority's sectors on a day, as known at ``seal``."""
    return sectors_on([part_of(one) for one in known_at(SectorDuty, seal).order_by("pk")], authority, on)
