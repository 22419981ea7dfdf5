"""Column types that registers add to Django's: money in whole đồng, the key of a subject."""

from django.db import models


class MoneyField(models.BigIntegerField):  # type: ignore[type-arg]
    """Tiền, whole đồng."""

    description = "Money in whole đồng"


class SubjectField(models.UUIDField):  # type: ignore[type-arg]
    """Chủ thể: the key of a person or organisation outside; names and addresses never stand in a register."""

    description = "Key of a subject"
