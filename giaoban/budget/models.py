"""Budget codes, revenue lines and expenditure lines."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField
from giaoban.registers.models import RegisterEntry
from giaoban.said import Said
from giaoban.trail.models import Entry


class Side(models.TextChoices):
    """Bên thu hay bên chi."""

    REVENUE = "revenue", Said("Thu")
    EXPENDITURE = "expenditure", Said("Chi")


class BudgetCode(Entry):
    """Mã mục lục ngân sách: a code that lines may carry from a day on."""

    KIND: ClassVar[str] = "budget.code"

    code = models.CharField(Said("mã"), max_length=20, db_index=True)
    name = models.CharField(Said("tên"), max_length=200)
    side = models.CharField(Said("bên"), max_length=12, choices=Side.choices)
    valid_from = models.DateField(Said("từ ngày"))
    last_day = models.DateField(Said("đến hết ngày"), null=True, blank=True)
    document = models.CharField(Said("văn bản"), max_length=200)


class RevenueKind(models.TextChoices):
    """Thu hay hoàn trả."""

    COLLECTED = "collected", Said("Thu")
    REFUNDED = "refunded", Said("Hoàn trả")


class Payer(models.TextChoices):
    """Người nộp."""

    ENTERPRISE = "enterprise", Said("Doanh nghiệp")
    HOUSEHOLD = "household", Said("Hộ kinh doanh")
    PERSON = "person", Said("Cá nhân")
    OTHER = "other", Said("Khác")


class RevenueLine(RegisterEntry):
    """Một dòng sổ thu: an amount collected or refunded on a day, for a budget year and code."""

    KIND: ClassVar[str] = "budget.revenue"

    day = models.DateField(Said("ngày"), db_index=True)
    budget_year = models.PositiveSmallIntegerField(Said("năm ngân sách"))
    code = models.CharField(Said("mã thu"), max_length=20)
    kind = models.CharField(Said("loại"), max_length=12, choices=RevenueKind.choices)
    payer = models.CharField(Said("người nộp"), max_length=12, choices=Payer.choices)
    amount = MoneyField(Said("số tiền"))
    note = models.CharField(Said("ghi chú"), max_length=300, blank=True)


class ExpenditureKind(models.TextChoices):
    """Chi hay thu hồi."""

    PAID = "paid", Said("Chi")
    RECOVERED = "recovered", Said("Thu hồi")


class Payee(models.TextChoices):
    """Người nhận."""

    AGENCY = "agency", Said("Cơ quan, đơn vị")
    CONTRACTOR = "contractor", Said("Nhà thầu")
    PERSON = "person", Said("Cá nhân")
    OTHER = "other", Said("Khác")


class ExpenditureLine(RegisterEntry):
    """Một dòng sổ chi: an amount paid or recovered on a day, for a budget year and code."""

    KIND: ClassVar[str] = "budget.expenditure"

    day = models.DateField(Said("ngày"), db_index=True)
    budget_year = models.PositiveSmallIntegerField(Said("năm ngân sách"))
    code = models.CharField(Said("mã chi"), max_length=20)
    kind = models.CharField(Said("loại"), max_length=12, choices=ExpenditureKind.choices)
    payee = models.CharField(Said("người nhận"), max_length=12, choices=Payee.choices)
    amount = MoneyField(Said("số tiền"))
    note = models.CharField(Said("ghi chú"), max_length=300, blank=True)
