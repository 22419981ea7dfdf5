"""Bản nháp: what was typed into an entry form and not recorded yet; one person's, counted nowhere."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from giaoban.offices.models import Account
from giaoban.registers.description import Register
from giaoban.registers.models import Draft


def mine(account: Account) -> QuerySet[Draft, Draft]:
    """The person's drafts of all registers, the newest first."""
    return Draft.objects.filter(account=account).order_by("-saved_at")


def find(account: Account, register: Register, form: str) -> Draft | None:
    """The draft of one form."""
    return mine(account).filter(register=register.code, form=form).first()


def save(account: Account, register: Register, form: str, texts: Mapping[str, str], at: dt.datetime) -> Draft:
    """Keep what was typed; an earlier draft of the same form is written over."""
    kept: dict[str, Any] = {"texts": dict(texts), "saved_at": at}
    return Draft.objects.update_or_create(account=account, register=register.code, form=form, defaults=kept)[0]


def drop(account: Account, register: Register, form: str) -> None:
    """Forget the draft of a form: it was recorded, or its writer does not want it."""
    Draft.objects.filter(account=account, register=register.code, form=form).delete()
