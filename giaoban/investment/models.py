"""Projects and what happens to them: capital plans, disbursements, milestones."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField
from giaoban.registers.models import RegisterEntry, RegisterEvent
from giaoban.said import Said


class InvestmentProject(RegisterEntry):
    """Dự án đầu tư công, from the day it was approved."""

    KIND: ClassVar[str] = "investment.project"

    code = models.CharField(Said("mã dự án"), max_length=40, db_index=True)
    name = models.CharField(Said("tên dự án"), max_length=300)
    investor = models.CharField(Said("chủ đầu tư"), max_length=200)
    total_investment = MoneyField(Said("tổng mức đầu tư"))
    day = models.DateField(Said("ngày phê duyệt"), db_index=True)


class CapitalPlan(RegisterEvent):
    """Kế hoạch vốn of a project for a budget year, as one assigner gave it by one decision.

    ``version`` counts the assigner's decisions: an adjustment is a further row from its own day,
    the one before it stays.
    """

    KIND: ClassVar[str] = "investment.capital_plan"

    budget_year = models.PositiveSmallIntegerField(Said("năm ngân sách"))
    assigner = models.CharField(Said("cấp giao"), max_length=80, help_text=Said("Thành phố giao, HĐND quận giao …"))
    version = models.PositiveSmallIntegerField(Said("lần giao"))
    decision = models.CharField(Said("số quyết định"), max_length=80)
    day = models.DateField(Said("có hiệu lực từ"), db_index=True)
    amount = MoneyField(Said("vốn giao"))


class DisbursementKind(models.TextChoices):
    """Tạm ứng, thanh toán hay thu hồi tạm ứng."""

    ADVANCE = "advance", Said("Tạm ứng")
    PAYMENT = "payment", Said("Thanh toán khối lượng hoàn thành")
    RECOVERY = "recovery", Said("Thu hồi tạm ứng")


class Disbursement(RegisterEvent):
    """Giải ngân: capital advanced, paid or recovered on a day, for a budget year."""

    KIND: ClassVar[str] = "investment.disbursement"

    day = models.DateField(Said("ngày"), db_index=True)
    budget_year = models.PositiveSmallIntegerField(Said("năm ngân sách"))
    kind = models.CharField(Said("loại"), max_length=12, choices=DisbursementKind.choices)
    amount = MoneyField(Said("số tiền"))


class MilestoneKind(models.TextChoices):
    """Mốc của dự án."""

    ACCEPTANCE = "acceptance", Said("Nghiệm thu")
    HANDOVER = "handover", Said("Bàn giao đưa vào sử dụng")
    SETTLEMENT = "settlement", Said("Quyết toán dự án hoàn thành")


class ProjectMilestone(RegisterEvent):
    """Mốc: a project was accepted (may come by stages), handed over or settled, by which document."""

    KIND: ClassVar[str] = "investment.milestone"

    day = models.DateField(Said("ngày"), db_index=True)
    kind = models.CharField(Said("mốc"), max_length=12, choices=MilestoneKind.choices)
    document = models.CharField(Said("văn bản"), max_length=200, blank=True)
