"""Inspection teams and their last day; inspections, findings and suspensions."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import SubjectField
from giaoban.registers.models import RegisterEntry, RegisterEvent
from giaoban.said import Said


class InspectionField(models.TextChoices):
    """Lĩnh vực kiểm tra."""

    FIRE_SAFETY = "fire_safety", Said("Phòng cháy, chữa cháy")
    FOOD_SAFETY = "food_safety", Said("An toàn thực phẩm")
    URBAN_ORDER = "urban_order", Said("Trật tự đô thị, giao thông")
    CONSTRUCTION = "construction", Said("Trật tự xây dựng")
    MARKET = "market", Said("Quản lý thị trường")
    ENVIRONMENT = "environment", Said("Vệ sinh môi trường")
    OTHER = "other", Said("Khác")


class InspectionTeam(RegisterEntry):
    """Đoàn kiểm tra, at work from the day it was set up."""

    KIND: ClassVar[str] = "inspections.team"

    name = models.CharField(Said("tên đoàn"), max_length=200)
    field = models.CharField(Said("lĩnh vực"), max_length=16, choices=InspectionField.choices)
    day = models.DateField(Said("ngày thành lập"), db_index=True)


class TeamEnd(RegisterEvent):
    """Kết thúc đoàn kiểm tra: the last day on which the team is at work."""

    KIND: ClassVar[str] = "inspections.team_end"

    day = models.DateField(Said("ngày làm việc cuối"), db_index=True)


class Inspection(RegisterEntry):
    """Một lần kiểm tra một cơ sở, named in ``establishment`` or, if a person's, by its subject key."""

    KIND: ClassVar[str] = "inspections.inspection"

    field = models.CharField(Said("lĩnh vực"), max_length=16, choices=InspectionField.choices)
    establishment = models.CharField(
        Said("cơ sở"), max_length=200, blank=True, help_text=Said("tên biển hiệu; không ghi họ tên hay địa chỉ cá nhân")
    )
    subject = SubjectField(Said("chủ cơ sở"), null=True, blank=True, db_index=True)
    day = models.DateField(Said("ngày kiểm tra"), db_index=True)
    document = models.CharField(Said("biên bản"), max_length=200, blank=True)


class InspectionFinding(RegisterEvent):
    """Một tồn tại, thiếu sót that an inspection found."""

    KIND: ClassVar[str] = "inspections.finding"

    day = models.DateField(Said("ngày"), db_index=True)
    kind = models.CharField(Said("tồn tại, thiếu sót"), max_length=200)


class SuspensionKind(models.TextChoices):
    """Mức đình chỉ."""

    FULL = "full", Said("Đình chỉ toàn bộ")
    PARTIAL = "partial", Said("Tạm đình chỉ, đình chỉ một phần")


class Suspension(RegisterEvent):
    """Đình chỉ hoạt động after an inspection, whether or not a fault was listed."""

    KIND: ClassVar[str] = "inspections.suspension"

    day = models.DateField(Said("ngày"), db_index=True)
    kind = models.CharField(Said("mức"), max_length=8, choices=SuspensionKind.choices)
    until = models.DateField(Said("đến hết ngày"), null=True, blank=True)
