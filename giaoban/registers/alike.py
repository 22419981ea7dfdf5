"""Rows that look like one about to be recorded (trùng với dòng đã có): pointed out, never refused."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Q

from giaoban.registers.description import Register
from giaoban.registers.listing import in_units
from giaoban.trail.queries import current

MOST = 5


def alike(register: Register, values: Mapping[str, Any], units: Collection[int]) -> Sequence[Any]:
    """Standing rows with the same number in the same unit, or the same day, amount and unit (or parent)."""
    owner = "unit" if "unit" in register.column_names else "parent"
    wanted = Q(pk__in=())
    if values.get("number"):
        wanted |= Q(number=values["number"])
    if register.amount and values.get(register.amount):
        wanted |= Q(**{register.day: values[register.day], register.amount: values[register.amount]})
    mine = Q(**{f"{owner}_id" if owner == "unit" else owner: values[owner]})
    rows = current(register.model).filter(in_units(register, units)).filter(mine & wanted)
    return list(rows.order_by("-id")[:MOST])
