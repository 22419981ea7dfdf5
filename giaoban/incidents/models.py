"""Incidents."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField
from giaoban.registers.models import RegisterEntry
from giaoban.said import Said


class IncidentKind(models.TextChoices):
    """Loại sự cố."""

    FIRE = "fire", Said("Cháy")
    EXPLOSION = "explosion", Said("Nổ")
    TRAFFIC = "traffic", Said("Tai nạn giao thông")
    OTHER = "other", Said("Khác")


class Incident(RegisterEntry):
    """Một vụ cháy, nổ, tai nạn; ``damage`` stays empty until it is known."""

    KIND: ClassVar[str] = "incidents.incident"

    kind = models.CharField(Said("loại"), max_length=12, choices=IncidentKind.choices)
    day = models.DateField(Said("ngày xảy ra"), db_index=True)
    place = models.CharField(Said("nơi xảy ra"), max_length=200)
    deaths = models.IntegerField(Said("số người chết"))
    injured = models.IntegerField(Said("số người bị thương"))
    damage = MoneyField(Said("thiệt hại tài sản"), null=True, blank=True)
