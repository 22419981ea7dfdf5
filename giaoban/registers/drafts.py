"""Bản nháp: what was typed into an entry form and not recorded yet; one person's, counted nowhere.

A draft may hold what is personal, so it ends by itself after the days that the law book says, and with the person
whom it names where that person's data are erased.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from giaoban.days.clock import VIETNAM
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.registers.description import Register
from giaoban.registers.models import Draft
from giaoban.subjects.rules import free_text
from giaoban.subjects.rules.details import Details

DAYS = "registers.draft_days"


def kept_days(at: dt.datetime) -> int:
    """How many days a draft is kept after it was last saved (``registers.draft_days``)."""
    return int(offices.book().norm(DAYS, at.astimezone(VIETNAM).date()).value)


def mine(account: Account, at: dt.datetime) -> QuerySet[Draft, Draft]:
    """The person's drafts of all registers that have not ended, the newest first."""
    return Draft.objects.filter(account=account, saved_at__gt=_oldest(at)).order_by("-saved_at")


def find(account: Account, register: Register, form: str, at: dt.datetime) -> Draft | None:
    """The draft of one form."""
    return mine(account, at).filter(register=register.code, form=form).first()


def save(account: Account, register: Register, form: str, texts: Mapping[str, str], at: dt.datetime) -> Draft:
    """Keep what was typed; an earlier draft of the same form is written over."""
    kept: dict[str, Any] = {"texts": dict(texts), "saved_at": at}
    return Draft.objects.update_or_create(account=account, register=register.code, form=form, defaults=kept)[0]


def drop(account: Account, register: Register, form: str) -> None:
    """Forget the draft of a form: it was recorded, or its writer does not want it."""
    Draft.objects.filter(account=account, register=register.code, form=form).delete()


def drop_ended(at: dt.datetime) -> int:
    """Delete everybody's drafts whose days are over; returns how many rows went."""
    return Draft.objects.filter(saved_at__lte=_oldest(at)).delete()[0]


def forget(details: Details) -> int:
    """Delete everybody's drafts that name somebody; returns how many rows went."""
    naming = [
        one.pk
        for one in Draft.objects.only("texts")
        if free_text.said_in("\n".join(map(str, one.texts.values())), [details])
    ]
    return Draft.objects.filter(pk__in=naming).delete()[0]


def _oldest(at: dt.datetime) -> dt.datetime:
    return at - dt.timedelta(days=kept_days(at))
