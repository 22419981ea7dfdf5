"""Asking the clearance room: which projects there are and what they are called."""

import datetime as dt

from giaoban.clearance.models import ClearanceProject
from giaoban.trail.queries import current


def days_by_key() -> dict[str, dt.date]:
    """The day on which each standing project started, by its key."""
    return dict(current(ClearanceProject).values_list("key", "day"))


def names_by_key() -> dict[str, str]:
    """The names of the standing projects, by the key that cases carry."""
    return dict(current(ClearanceProject).values_list("key", "name"))
