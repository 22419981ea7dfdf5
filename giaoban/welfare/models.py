"""Dossiers of merit and protection with their results; job placements; rehabilitation."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import SubjectField
from giaoban.registers.models import RegisterEntry, RegisterEvent


class WelfareKind(models.TextChoices):
    """Loại hồ sơ."""

    MERIT = "merit", "Người có công"
    PROTECTION = "protection", "Bảo trợ xã hội"


class WelfareDossier(RegisterEntry):
    """Hồ sơ người có công, bảo trợ xã hội, from the day it was received."""

    KIND: ClassVar[str] = "welfare.dossier"

    kind = models.CharField("loại hồ sơ", max_length=12, choices=WelfareKind.choices)
    day = models.DateField("ngày tiếp nhận", db_index=True)
    subject = SubjectField("người được hưởng", null=True, blank=True, db_index=True)


class WelfareOutcome(models.TextChoices):
    """Kết quả giải quyết."""

    GRANTED = "granted", "Giải quyết"
    REFUSED = "refused", "Từ chối"


class WelfareResult(RegisterEvent):
    """Kết quả giải quyết hồ sơ: granted or refused on a day."""

    KIND: ClassVar[str] = "welfare.result"

    day = models.DateField("ngày giải quyết", db_index=True)
    outcome = models.CharField("kết quả", max_length=8, choices=WelfareOutcome.choices)


class JobKind(models.TextChoices):
    """Giải quyết việc làm bằng cách nào."""

    LOAN = "loan", "Vay vốn"
    CENTRE = "centre", "Trung tâm dịch vụ việc làm"
    OTHER = "other", "Khác"


class JobPlacement(RegisterEntry):
    """Một người được giải quyết việc làm."""

    KIND: ClassVar[str] = "welfare.job"

    day = models.DateField("ngày", db_index=True)
    kind = models.CharField("hình thức", max_length=8, choices=JobKind.choices)
    subject = SubjectField("người lao động", null=True, blank=True, db_index=True)


class RehabilitationKind(models.TextChoices):
    """Hình thức cai nghiện."""

    COMPULSORY = "compulsory", "Cai nghiện bắt buộc"
    VOLUNTARY = "voluntary", "Cai nghiện tự nguyện"


class Rehabilitation(RegisterEntry):
    """Một người được đưa vào cơ sở cai nghiện by a decision."""

    KIND: ClassVar[str] = "welfare.rehabilitation"

    day = models.DateField("ngày", db_index=True)
    kind = models.CharField("hình thức", max_length=12, choices=RehabilitationKind.choices)
    decision = models.CharField("số quyết định", max_length=80)
    subject = SubjectField("người cai nghiện", null=True, blank=True, db_index=True)
