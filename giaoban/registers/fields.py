"""Column types that registers add to Django's: money in whole đồng, the key of a subject."""

from typing import Any

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations


class MoneyField(models.BigIntegerField):  # type: ignore[type-arg]
    """Tiền, whole đồng."""

    description = "Money in whole đồng"


class SubjectField(models.UUIDField):  # type: ignore[type-arg]
    """Chủ thể: the key of a person or organisation outside; names and addresses never stand in a register."""

    description = "Key of a subject"


def span_of(one: "models.Field[Any, Any]") -> tuple[int, int] | None:
    """The whole numbers that both engines can keep in a field."""
    if not isinstance(one, models.IntegerField):
        return None
    inner = "BigIntegerField" if isinstance(one, MoneyField) else one.get_internal_type()
    return BaseDatabaseOperations.integer_field_ranges.get(inner)
