"""Projects that need land, cases of those who hold it, and the dated steps of a case."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import MoneyField, SubjectField
from giaoban.registers.models import RegisterEntry, RegisterEvent


class ClearanceProject(RegisterEntry):
    """Dự án giải phóng mặt bằng, from the day its clearance started."""

    KIND: ClassVar[str] = "clearance.project"

    name = models.CharField("tên dự án", max_length=300)
    day = models.DateField("ngày bắt đầu", db_index=True)


class ClearanceCase(RegisterEntry):
    """Trường hợp giải phóng mặt bằng: a plot and who holds it; the place may differ from the project's.

    ``project`` is the key of its project in the register ``clearance.project``.
    """

    KIND: ClassVar[str] = "clearance.case"

    project = models.CharField("khóa dự án", max_length=80, db_index=True)
    day = models.DateField("ngày lập", db_index=True)
    subject = SubjectField("người có đất", null=True, blank=True, db_index=True)
    plot = models.CharField("thửa đất", max_length=120, blank=True, help_text="số thửa, tờ bản đồ")


class StepKind(models.TextChoices):
    """Bước của một trường hợp."""

    SURVEYED = "surveyed", "Hoàn thiện điều tra, khảo sát, đo đạc"
    DRAFT_PUBLICISED = "draft_publicised", "Công khai dự thảo phương án"
    DRAFT_PASSED = "draft_passed", "Thông qua dự thảo phương án"
    APPROVED = "approved", "Phê duyệt phương án"
    PAID = "paid", "Chi trả tiền"
    HANDED_OVER = "handed_over", "Bàn giao mặt bằng"


class ClearanceStep(RegisterEvent):
    """Một bước đã làm của một trường hợp; money paid may come by several steps."""

    KIND: ClassVar[str] = "clearance.step"

    day = models.DateField("ngày", db_index=True)
    kind = models.CharField("bước", max_length=20, choices=StepKind.choices)
    amount = MoneyField("số tiền", null=True, blank=True)
    document = models.CharField("văn bản", max_length=200, blank=True)
