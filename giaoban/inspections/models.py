"""Inspection teams and their last day; inspections, findings and suspensions."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import SubjectField
from giaoban.registers.models import RegisterEntry, RegisterEvent


class InspectionField(models.TextChoices):
    """Lĩnh vực kiểm tra."""

    FIRE_SAFETY = "fire_safety", "Phòng cháy, chữa cháy"
    FOOD_SAFETY = "food_safety", "An toàn thực phẩm"
    URBAN_ORDER = "urban_order", "Trật tự đô thị, giao thông"
    CONSTRUCTION = "construction", "Trật tự xây dựng"
    MARKET = "market", "Quản lý thị trường"
    ENVIRONMENT = "environment", "Vệ sinh môi trường"
    OTHER = "other", "Khác"


class InspectionTeam(RegisterEntry):
    """Đoàn kiểm tra, at work from the day it was set up."""

    KIND: ClassVar[str] = "inspections.team"

    name = models.CharField("tên đoàn", max_length=200)
    field = models.CharField("lĩnh vực", max_length=16, choices=InspectionField.choices)
    day = models.DateField("ngày thành lập", db_index=True)


class TeamEnd(RegisterEvent):
    """Kết thúc đoàn kiểm tra: the last day on which the team is at work."""

    KIND: ClassVar[str] = "inspections.team_end"

    day = models.DateField("ngày làm việc cuối", db_index=True)


class Inspection(RegisterEntry):
    """Một lần kiểm tra một cơ sở, named in ``establishment`` or, if a person's, by its subject key."""

    KIND: ClassVar[str] = "inspections.inspection"

    field = models.CharField("lĩnh vực", max_length=16, choices=InspectionField.choices)
    establishment = models.CharField(
        "cơ sở", max_length=200, blank=True, help_text="tên biển hiệu; không ghi họ tên hay địa chỉ cá nhân"
    )
    subject = SubjectField("chủ cơ sở", null=True, blank=True, db_index=True)
    day = models.DateField("ngày kiểm tra", db_index=True)
    document = models.CharField("biên bản", max_length=200, blank=True)


class InspectionFinding(RegisterEvent):
    """Một tồn tại, thiếu sót that an inspection found."""

    KIND: ClassVar[str] = "inspections.finding"

    day = models.DateField("ngày", db_index=True)
    kind = models.CharField("tồn tại, thiếu sót", max_length=200)


class SuspensionKind(models.TextChoices):
    """Mức đình chỉ."""

    FULL = "full", "Đình chỉ toàn bộ"
    PARTIAL = "partial", "Tạm đình chỉ, đình chỉ một phần"


class Suspension(RegisterEvent):
    """Đình chỉ hoạt động after an inspection, whether or not a fault was listed."""

    KIND: ClassVar[str] = "inspections.suspension"

    day = models.DateField("ngày", db_index=True)
    kind = models.CharField("mức", max_length=8, choices=SuspensionKind.choices)
    until = models.DateField("đến hết ngày", null=True, blank=True)
