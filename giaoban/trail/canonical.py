"""An entry's fields in the one form that its digest is taken of."""

import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from django.db import models

from giaoban.trail.models import Entry
from giaoban.trail.rules.digest import canonical_value, entry_digest

_LEFT_OUT = frozenset({"id", "act", "uuid", "record", "corrects"})


class FieldPlan(NamedTuple):
    """How one column is written canonically; ``target`` is the model a foreign key points to."""

    name: str
    attname: str
    target: type[models.Model] | None


@cache
def field_plan(model: type[Entry]) -> tuple[FieldPlan, ...]:
    """The columns of an entry model that its digest covers, apart from identity and act."""
    return tuple(
        FieldPlan(field.name, field.attname, field.related_model if field.is_relation else None)
        for field in model._meta.concrete_fields
        if field.name not in _LEFT_OUT
    )


class NaturalKeys:
    """Natural keys of the rows that entries point to, read once per use."""

    def __init__(self) -> None:
        self._known: dict[tuple[type[models.Model], Any], str] = {}

    def of(self, model: type[models.Model], pk: Any) -> str | None:
        """The text key of the row ``pk`` of ``model``; ``None`` for no row."""
        if pk is None:
            return None
        if (model, pk) not in self._known:
            self._known[model, pk] = str(model._default_manager.get(pk=pk))
        return self._known[model, pk]

    def load(self, entries: Iterable[Entry]) -> None:
        """Read at once the rows that many entries point to."""
        wanted: dict[type[models.Model], set[Any]] = {}
        for entry in entries:
            for plan in field_plan(type(entry)):
                if plan.target is not None:
                    wanted.setdefault(plan.target, set()).add(getattr(entry, plan.attname))
        for model, keys in wanted.items():
            missing = [key for key in keys if key is not None and (model, key) not in self._known]
            for start in range(0, len(missing), 500):
                for row in model._default_manager.filter(pk__in=missing[start : start + 500]):
                    self._known[model, row.pk] = str(row)


def fields_of(entry: Entry, keys: NaturalKeys, corrected: uuid.UUID | None) -> dict[str, Any]:
    """All that an entry says, canonically; ``corrected`` is the UUID of the version it replaces."""
    said: dict[str, Any] = {"uuid": entry.uuid.hex, "record": entry.record.hex}
    said["corrects"] = corrected.hex if corrected else None
    for plan in field_plan(type(entry)):
        value = getattr(entry, plan.attname)
        said[plan.name] = keys.of(plan.target, value) if plan.target else canonical_value(value)
    return said


def digest_of(entry: Entry, keys: NaturalKeys, corrected: uuid.UUID | None) -> bytes:
    """The digest of one entry."""
    return entry_digest(entry.KIND, fields_of(entry, keys, corrected))


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Field by field what a correction changes: ``{"field", "old", "new"}``."""
    return [
        {"field": name, "old": old[name], "new": value}
        for name, value in new.items()
        if name not in {"uuid", "corrects"} and old[name] != value
    ]
