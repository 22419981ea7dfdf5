"""Recruits and recruit quotas."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import SubjectField
from giaoban.registers.models import RegisterEntry
from giaoban.said import Said


class ServiceKind(models.TextChoices):
    """Nghĩa vụ quân sự hay nghĩa vụ công an."""

    ARMY = "army", Said("Nhập ngũ")
    POLICE = "police", Said("Công an nhân dân")


class Recruit(RegisterEntry):
    """Một thanh niên nhập ngũ hoặc phục vụ trong Công an nhân dân, from the day of giao quân."""

    KIND: ClassVar[str] = "defence.recruit"

    kind = models.CharField(Said("loại"), max_length=8, choices=ServiceKind.choices)
    day = models.DateField(Said("ngày giao quân"), db_index=True)
    subject = SubjectField(Said("thanh niên"), null=True, blank=True, db_index=True)


class RecruitQuota(RegisterEntry):
    """Chỉ tiêu giao quân: how many an assigner asks of a place (``territory``) for a year.

    ``version`` counts the assigner's decisions: a change is a further row from its own day.
    """

    KIND: ClassVar[str] = "defence.quota"

    kind = models.CharField(Said("loại"), max_length=8, choices=ServiceKind.choices)
    budget_year = models.PositiveSmallIntegerField(Said("năm"))
    assigner = models.CharField(Said("cấp giao"), max_length=80)
    decision = models.CharField(Said("số quyết định"), max_length=80)
    day = models.DateField(Said("có hiệu lực từ"), db_index=True)
    version = models.PositiveSmallIntegerField(Said("lần giao"))
    amount = models.IntegerField(Said("chỉ tiêu"))
