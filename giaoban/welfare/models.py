"""Dossiers of merit and protection with their results; job placements; rehabilitation."""

from typing import ClassVar

from django.db import models

from giaoban.registers.fields import SubjectField
from giaoban.registers.models import RegisterEntry, RegisterEvent
from giaoban.said import Said


class WelfareKind(models.TextChoices):
    """Loại hồ sơ."""

    MERIT = "merit", Said("Người có công")
    PROTECTION = "protection", Said("Bảo trợ xã hội")


class WelfareDossier(RegisterEntry):
    """Hồ sơ người có công, bảo trợ xã hội, from the day it was received."""

    KIND: ClassVar[str] = "welfare.dossier"

    kind = models.CharField(Said("loại hồ sơ"), max_length=12, choices=WelfareKind.choices)
    day = models.DateField(Said("ngày tiếp nhận"), db_index=True)
    subject = SubjectField(Said("người được hưởng"), null=True, blank=True, db_index=True)


class WelfareOutcome(models.TextChoices):
    """Kết quả giải quyết."""

    GRANTED = "granted", Said("Giải quyết")
    REFUSED = "refused", Said("Từ chối")


class WelfareResult(RegisterEvent):
    """Kết quả giải quyết hồ sơ: granted or refused on a day."""

    KIND: ClassVar[str] = "welfare.result"

    day = models.DateField(Said("ngày giải quyết"), db_index=True)
    outcome = models.CharField(Said("kết quả"), max_length=8, choices=WelfareOutcome.choices)


class JobKind(models.TextChoices):
    """Giải quyết việc làm bằng cách nào."""

    LOAN = "loan", Said("Vay vốn")
    CENTRE = "centre", Said("Trung tâm dịch vụ việc làm")
    OTHER = "other", Said("Khác")


class JobPlacement(RegisterEntry):
    """Một người được giải quyết việc làm."""

    KIND: ClassVar[str] = "welfare.job"

    day = models.DateField(Said("ngày"), db_index=True)
    kind = models.CharField(Said("hình thức"), max_length=8, choices=JobKind.choices)
    subject = SubjectField(Said("người lao động"), null=True, blank=True, db_index=True)


class RehabilitationKind(models.TextChoices):
    """Hình thức cai nghiện."""

    COMPULSORY = "compulsory", Said("Cai nghiện bắt buộc")
    VOLUNTARY = "voluntary", Said("Cai nghiện tự nguyện")


class Rehabilitation(RegisterEntry):
    """Một người được đưa vào cơ sở cai nghiện by a decision."""

    KIND: ClassVar[str] = "welfare.rehabilitation"

    day = models.DateField(Said("ngày"), db_index=True)
    kind = models.CharField(Said("hình thức"), max_length=12, choices=RehabilitationKind.choices)
    decision = models.CharField(Said("số quyết định"), max_length=80)
    subject = SubjectField(Said("người cai nghiện"), null=True, blank=True, db_index=True)
