"""Column types that registers add to Django's: money in whole đồng."""

from django.db import models


class MoneyField(models.BigIntegerField):
    """Tiền, whole đồng."""

    description = "Money in whole đồng"
