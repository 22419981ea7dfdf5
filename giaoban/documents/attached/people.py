"""Whom the files of a record may show (người trong tệp): a scan of a paper shows in clear what the page masks."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from giaoban.offices.models import Account
from giaoban.registers.description import Register
from giaoban.registers.people import people_of
from giaoban.subjects import actions as subjects
from giaoban.trail.queries import current


def shown_in(register: Register, version: Any) -> list[uuid.UUID]:
    """The people that a record names, and those of the record that it hangs on."""
    found = [one.subject for one in people_of(register, version)]
    if register.parent is None:
        return found
    above = current(register.parent.model).filter(record=version.parent).first()
    return found + (shown_in(register.parent, above) if above else [])


def open_all(people: list[uuid.UUID], *, by: Account, at: dt.datetime, reason: str, place: str) -> None:
    """Write down that everybody named was opened, or open nothing.

    Raises what opening a person does: a missing reason, a person erased since, a role that may not.
    """
    with transaction.atomic():
        for subject in people:
            subjects.open_details(subject, by=by, at=at, reason=reason, place=place)
