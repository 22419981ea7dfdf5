"""Penalty decisions and payments."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField, SubjectField
from giaoban.registers.models import RegisterEntry, RegisterEvent
from giaoban.said import Said


class PenaltyField(models.TextChoices):
    """Lĩnh vực vi phạm."""

    MARKET = "market", Said("Quản lý thị trường")
    FIRE_SAFETY = "fire_safety", Said("Phòng cháy, chữa cháy")
    URBAN_ORDER = "urban_order", Said("Trật tự đô thị")
    TRAFFIC = "traffic", Said("Trật tự, an toàn giao thông")
    FOOD_SAFETY = "food_safety", Said("An toàn thực phẩm")
    CONSTRUCTION = "construction", Said("Trật tự xây dựng")
    ENVIRONMENT = "environment", Said("Vệ sinh môi trường")
    OTHER = "other", Said("Khác")


class OffenderKind(models.TextChoices):
    """Người vi phạm."""

    INDIVIDUAL = "individual", Said("Cá nhân")
    ORGANISATION = "organisation", Said("Tổ chức")


class PenaltyDecision(RegisterEntry):
    """Quyết định xử phạt vi phạm hành chính; a fine of 0 is a warning (cảnh cáo).

    Who offended is a key of a subject; ``offence`` says what was done, without names.
    """

    KIND: ClassVar[str] = "penalties.decision"

    field = models.CharField(Said("lĩnh vực"), max_length=16, choices=PenaltyField.choices)
    number = models.CharField(Said("số quyết định"), max_length=60)
    day = models.DateField(Said("ngày quyết định"), db_index=True)
    offence = models.CharField(Said("hành vi"), max_length=300, help_text=Said("không ghi họ tên hay địa chỉ cá nhân"))
    offender_kind = models.CharField(Said("người vi phạm là"), max_length=12, choices=OffenderKind.choices)
    subject = SubjectField(Said("người vi phạm"), null=True, blank=True, db_index=True)
    fine = MoneyField(Said("tiền phạt"), help_text=Said("0 là cảnh cáo"))
    minutes_day = models.DateField(Said("ngày lập biên bản"), null=True, blank=True)


class PenaltyPayment(RegisterEvent):
    """Nộp phạt: money paid of a decision's fine on a day."""

    KIND: ClassVar[str] = "penalties.payment"

    day = models.DateField(Said("ngày nộp"), db_index=True)
    amount = MoneyField(Said("số tiền nộp"))
