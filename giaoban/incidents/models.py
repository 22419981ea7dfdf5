"""Incidents."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField
from giaoban.registers.models import RegisterEntry


class IncidentKind(models.TextChoices):
    """Loại sự cố."""

    FIRE = "fire", "Cháy"
    EXPLOSION = "explosion", "Nổ"
    TRAFFIC = "traffic", "Tai nạn giao thông"
    OTHER = "other", "Khác"


class Incident(RegisterEntry):
    """Một vụ cháy, nổ, tai nạn; ``damage`` stays empty until it is known."""

    KIND: ClassVar[str] = "incidents.incident"

    kind = models.CharField("loại", max_length=12, choices=IncidentKind.choices)
    day = models.DateField("ngày xảy ra", db_index=True)
    place = models.CharField("nơi xảy ra", max_length=200)
    deaths = models.IntegerField("số người chết")
    injured = models.IntegerField("số người bị thương")
    damage = MoneyField("thiệt hại tài sản", null=True, blank=True)
