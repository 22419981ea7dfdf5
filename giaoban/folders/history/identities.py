"""What entries point to (danh tính): units, indicators, accounts, named in the history by their natural keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from giaoban.indicators.models import Indicator
from giaoban.offices.models import Account, Unit
from giaoban.trail.canonical import field_plan
from giaoban.trail.checking import entry_models
from giaoban.trail.rules.digest import canonical_value


@dataclass(frozen=True)
class Identity:
    """A model whose rows entries point to: its file, the fields that are kept, and their order."""

    file: str
    model: type[models.Model]
    fields: tuple[str, ...]

    def rows(self) -> Iterator[dict[str, Any]]:
        """What is kept of every row, in an order that does not depend on row ids."""
        rows = self.model._default_manager.order_by(*self.fields[:2]).values(*self.fields)
        yield from ({name: canonical_value(value) for name, value in row.items()} for row in rows)

    def make(self, row: Mapping[str, Any]) -> models.Model:
        """The row again; an account comes without a password."""
        said = {name: self._field(name).to_python(row[name]) for name in self.fields}
        made = self.model(**said)
        if isinstance(made, Account):
            made.set_unusable_password()
        return made

    def _field(self, name: str) -> "models.Field[Any, Any]":
        field = self.model._meta.get_field(name)
        assert isinstance(field, models.Field)  # noqa: S101 — relations back are never kept
        return field


IDENTITIES = (
    Identity("units", Unit, ("code", "valid_from")),
    Identity("indicators", Indicator, ("code",)),
    Identity("accounts", Account, ("username", "name", "is_active", "is_demo")),
)


def unlisted() -> set[type[models.Model]]:
    """Models that entries point to and that no identity keeps: must be none (a test says so)."""
    kept = {one.model for one in IDENTITIES} | set(entry_models().values())
    plans = [plan for model in entry_models().values() for plan in field_plan(model)]
    return {plan.target for plan in plans if plan.target is not None} - kept
