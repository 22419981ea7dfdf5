"""Founding an authority: its unit, its first person, the shipped catalogue, an uploaded folder, the first outline."""

import csv
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from giaoban.budget import actions as budget
from giaoban.budget.models import BudgetCode
from giaoban.folders import actions as folders
from giaoban.folders import tables
from giaoban.folders.loading import Progress
from giaoban.folders.outcome import Outcome
from giaoban.founding import catalogue
from giaoban.indicators import actions as indicators
from giaoban.offices import actions as offices
from giaoban.offices import queries
from giaoban.offices.models import Account, Appointment, Role, Unit, UnitVersion
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.sign_in import links
from giaoban.reports import actions as reports
from giaoban.said import Said
from giaoban.trail import follower
from giaoban.trail.queries import current

FIRST_ROLES = (Role.ADMINISTRATOR, Role.OFFICE)


class AlreadyFounded(ValueError):
    """An authority stands here already."""


@dataclass(frozen=True)
class FirstUnit:
    """The authority as it is founded; ``parent`` is code and name of the unit above, where there is one."""

    code: str
    valid_from: dt.date
    name: str
    level: str
    parent: tuple[str, str, dt.date, str] | None
    document: str


@dataclass(frozen=True)
class FirstPerson:
    """Who founds it: the first administrator, with the office's work too where they do it."""

    username: str
    name: str
    post: str
    office: bool


def found(unit: FirstUnit, person: FirstPerson, *, setup_code: int, at: dt.datetime) -> Account:
    """Put the first unit and its first person into an empty home; the person has no password yet.

    The setup code is used up with it, or stays good: of two who found at once one is refused.
    """
    with transaction.atomic():
        if not links.use_setup_code(setup_code, at=at) or UnitVersion.objects.exists():
            raise AlreadyFounded(Said("Đã có cơ quan ở đây; việc lập cơ quan chỉ làm một lần."))
        entries: list[UnitVersion | Appointment] = []
        above: Unit | None = None
        if unit.parent is not None:
            code, name, first, level = unit.parent
            above = offices.unit(code, first)
            entries.append(UnitVersion(unit=above, name=name, level=level))
        own = offices.unit(unit.code, unit.valid_from)
        said = {"name": unit.name, "in_prose": _in_prose(unit.name), "level": unit.level, "document": unit.document}
        entries.append(UnitVersion(unit=own, parent=above, **said))
        account = Account.objects.create_user(person.username, person.name, None)
        roles = FIRST_ROLES if person.office else FIRST_ROLES[:1]
        first_day = min(at.date(), max(unit.valid_from, dt.date(at.year, 1, 1)))
        entries += [
            Appointment(account=account, unit=own, role=role, post=person.post, from_day=first_day) for role in roles
        ]
        offices.set_up(entries, at=at, basis=unit.document)
    follower.run_pass()
    return account


def take_catalogue(unit: UnitFacts, *, by: Account, at: dt.datetime) -> int:
    """Take the shipped indicators and the budget codes that are not there yet; returns how many indicators."""
    made = catalogue.definitions(unit, queries.tree_now())
    known = set(current(BudgetCode).values_list("code", "side"))
    codes = [one for one in catalogue.budget_codes() if (one.code, one.side) not in known]
    with transaction.atomic():
        if codes:
            budget.add_codes(codes, unit=unit.id, by=by, at=at)
        indicators.define(made, unit=unit.id, by=by, at=at)
    follower.run_pass()
    return len(made)


def write_outline(unit: UnitFacts, said: Mapping[str, str], *, by: Account, at: dt.datetime) -> None:
    """Take the shipped outline with the letterhead as it was worded."""
    own = Unit.objects.get(pk=unit.id)
    items = catalogue.outline(own, unit, queries.tree_now())
    head = catalogue.letterhead_of(own, said)
    reports.write_outline([head, *items], unit=unit.id, by=by, at=at)
    follower.run_pass()


def load_folder(
    folder: Path, unit: UnitFacts, *, by: Account, at: dt.datetime, dry_run: bool, progress: Progress | None = None
) -> Outcome:
    """Load a folder as the account that uploaded it, whatever account the folder names."""
    row = {
        "unit": f"{unit.code}@{unit.valid_from.isoformat()}",
        "account": by.username,
        "administrator": by.username,
        "document": "",
    }
    _replace_authority(folder, row)
    return folders.load(folder, at=at, dry_run=dry_run, progress=progress)


def load_first_folder(folder: Path, *, at: dt.datetime, progress: Progress | None = None) -> Outcome:
    """Load a folder into an empty home: it brings its own authority, people and roles."""
    if UnitVersion.objects.exists():
        raise AlreadyFounded(Said("Đã có cơ quan ở đây; việc lập cơ quan chỉ làm một lần."))
    return folders.load(folder, at=at, progress=progress)


def _replace_authority(folder: Path, row: Mapping[str, str]) -> None:
    name = tables.AUTHORITY.name
    for old in folder.glob(f"{name}.*"):
        old.unlink()
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)


def _in_prose(name: str) -> str:
    return name[:1].lower() + name[1:]
