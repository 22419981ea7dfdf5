"""Projects that need land, cases of those who hold it, and the dated steps of a case."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField, SubjectField
from giaoban.registers.models import RegisterEntry, RegisterEvent
from giaoban.said import Said


class ClearanceProject(RegisterEntry):
    """Dự án giải phóng mặt bằng, from the day its clearance started."""

    KIND: ClassVar[str] = "clearance.project"

    name = models.CharField(Said("tên dự án"), max_length=300)
    day = models.DateField(Said("ngày bắt đầu"), db_index=True)


class ClearanceCase(RegisterEntry):
    """Trường hợp giải phóng mặt bằng: a plot and who holds it; the place may differ from the project's.

    ``project`` is the key of its project in the register ``clearance.project``.
    """

    KIND: ClassVar[str] = "clearance.case"

    project = models.CharField(Said("khóa dự án"), max_length=80, db_index=True)
    day = models.DateField(Said("ngày lập"), db_index=True)
    subject = SubjectField(Said("người có đất"), null=True, blank=True, db_index=True)
    plot = models.CharField(Said("thửa đất"), max_length=120, blank=True, help_text=Said("số thửa, tờ bản đồ"))


class StepKind(models.TextChoices):
    """Bước của một trường hợp."""

    SURVEYED = "surveyed", Said("Hoàn thiện điều tra, khảo sát, đo đạc")
    DRAFT_PUBLICISED = "draft_publicised", Said("Công khai dự thảo phương án")
    DRAFT_PASSED = "draft_passed", Said("Thông qua dự thảo phương án")
    APPROVED = "approved", Said("Phê duyệt phương án")
    PAID = "paid", Said("Chi trả tiền")
    HANDED_OVER = "handed_over", Said("Bàn giao mặt bằng")


class ClearanceStep(RegisterEvent):
    """Một bước đã làm của một trường hợp; money paid may come by several steps."""

    KIND: ClassVar[str] = "clearance.step"

    day = models.DateField(Said("ngày"), db_index=True)
    kind = models.CharField(Said("bước"), max_length=20, choices=StepKind.choices)
    amount = MoneyField(Said("số tiền"), null=True, blank=True)
    document = models.CharField(Said("văn bản"), max_length=200, blank=True)
