"""Budget codes, revenue lines and expenditure lines."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField
from giaoban.registers.models import RegisterEntry
from giaoban.trail.models import Entry


class Side(models.TextChoices):
    """Bên thu hay bên chi."""

    REVENUE = "revenue", "Thu"
    EXPENDITURE = "expenditure", "Chi"


class BudgetCode(Entry):
    """Mã mục lục ngân sách: a code that lines may carry from a day on."""

    KIND: ClassVar[str] = "budget.code"

    code = models.CharField("mã", max_length=20, db_index=True)
    name = models.CharField("tên", max_length=200)
    side = models.CharField("bên", max_length=12, choices=Side.choices)
    valid_from = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày", null=True, blank=True)
    document = models.CharField("văn bản", max_length=200)


class RevenueKind(models.TextChoices):
    """Thu hay hoàn trả."""

    COLLECTED = "collected", "Thu"
    REFUNDED = "refunded", "Hoàn trả"


class Payer(models.TextChoices):
    """Người nộp."""

    ENTERPRISE = "enterprise", "Doanh nghiệp"
    HOUSEHOLD = "household", "Hộ kinh doanh"
    PERSON = "person", "Cá nhân"
    OTHER = "other", "Khác"


class RevenueLine(RegisterEntry):
    """Một dòng sổ thu: an amount collected or refunded on a day, for a budget year and code."""

    KIND: ClassVar[str] = "budget.revenue"

    day = models.DateField("ngày", db_index=True)
    budget_year = models.PositiveSmallIntegerField("năm ngân sách")
    code = models.CharField("mã thu", max_length=20)
    kind = models.CharField("loại", max_length=12, choices=RevenueKind.choices)
    payer = models.CharField("người nộp", max_length=12, choices=Payer.choices)
    amount = MoneyField("số tiền")
    note = models.CharField("ghi chú", max_length=300, blank=True)


class ExpenditureKind(models.TextChoices):
    """Chi hay thu hồi."""

    PAID = "paid", "Chi"
    RECOVERED = "recovered", "Thu hồi"


class Payee(models.TextChoices):
    """Người nhận."""

    AGENCY = "agency", "Cơ quan, đơn vị"
    CONTRACTOR = "contractor", "Nhà thầu"
    PERSON = "person", "Cá nhân"
    OTHER = "other", "Khác"


class ExpenditureLine(RegisterEntry):
    """Một dòng sổ chi: an amount paid or recovered on a day, for a budget year and code."""

    KIND: ClassVar[str] = "budget.expenditure"

    day = models.DateField("ngày", db_index=True)
    budget_year = models.PositiveSmallIntegerField("năm ngân sách")
    code = models.CharField("mã chi", max_length=20)
    kind = models.CharField("loại", max_length=12, choices=ExpenditureKind.choices)
    payee = models.CharField("người nhận", max_length=12, choices=Payee.choices)
    amount = MoneyField("số tiền")
    note = models.CharField("ghi chú", max_length=300, blank=True)
