"""Penalty decisions and payments."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField, SubjectField
from giaoban.registers.models import RegisterEntry, RegisterEvent


class PenaltyField(models.TextChoices):
    """Lĩnh vực vi phạm."""

    MARKET = "market", "Quản lý thị trường"
    FIRE_SAFETY = "fire_safety", "Phòng cháy, chữa cháy"
    URBAN_ORDER = "urban_order", "Trật tự đô thị"
    TRAFFIC = "traffic", "Trật tự, an toàn giao thông"
    FOOD_SAFETY = "food_safety", "An toàn thực phẩm"
    CONSTRUCTION = "construction", "Trật tự xây dựng"
    ENVIRONMENT = "environment", "Vệ sinh môi trường"
    OTHER = "other", "Khác"


class OffenderKind(models.TextChoices):
    """Người vi phạm."""

    INDIVIDUAL = "individual", "Cá nhân"
    ORGANISATION = "organisation", "Tổ chức"


class PenaltyDecision(RegisterEntry):
    """Quyết định xử phạt vi phạm hành chính; a fine of 0 is a warning (cảnh cáo).

    Who offended is a key of a subject; ``offence`` says what was done, without names.
    """

    KIND: ClassVar[str] = "penalties.decision"

    field = models.CharField("lĩnh vực", max_length=16, choices=PenaltyField.choices)
    number = models.CharField("số quyết định", max_length=60)
    day = models.DateField("ngày quyết định", db_index=True)
    offence = models.CharField("hành vi", max_length=300, help_text="không ghi họ tên hay địa chỉ cá nhân")
    offender_kind = models.CharField("người vi phạm là", max_length=12, choices=OffenderKind.choices)
    subject = SubjectField("người vi phạm", null=True, blank=True, db_index=True)
    fine = MoneyField("tiền phạt", help_text="0 là cảnh cáo")
    minutes_day = models.DateField("ngày lập biên bản", null=True, blank=True)


class PenaltyPayment(RegisterEvent):
    """Nộp phạt: money paid of a decision's fine on a day."""

    KIND: ClassVar[str] = "penalties.payment"

    day = models.DateField("ngày nộp", db_index=True)
    amount = MoneyField("số tiền nộp")
