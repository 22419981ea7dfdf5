"""Writing in the budget room beside its ledgers: the list of codes."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from giaoban.budget.models import BudgetCode
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.trail import actions as trail


def add_codes(codes: Sequence[BudgetCode], *, unit: int, by: Account, at: dt.datetime) -> None:
    """Add budget codes with the document that issues them."""
    author = Permission(by, at.date()).require(Deed.CATALOGUE, [unit])
    with transaction.atomic():
        trail.append("budget.add_codes", codes, by=author, at=at)
