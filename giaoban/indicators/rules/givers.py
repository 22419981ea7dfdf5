"""Who enters a figure (đơn vị nhập số): every ward, the department that answers for it, or the authority itself."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from giaoban.offices.rules.tree import UnitTree


def givers(tree: UnitTree, authority: int, spec: Mapping[str, Any], responsible: str, on: dt.date) -> list[int]:
    """The units that owe a value of a form indicator to ``authority`` for a period that ends on a day.

    ``spec["by"] == "wards"``: each place without parts below it. Else the unit whose name is ``responsible``;
    the authority itself where no unit of that day has the name.
    """
    if spec.get("by") == "wards":
        return wards(tree, authority, on)
    named = [one.id for one in tree.children(authority, on) if not one.is_territory and one.name == responsible]
    return named or [authority]


def wards(tree: UnitTree, place: int, on: dt.date) -> list[int]:
    """The smallest places of a day, at any depth; the place itself where it has no parts."""
    parts = [child.id for child in tree.children(place, on) if child.is_territory]
    return [ward for part in parts for ward in wards(tree, part, on)] or [place]
