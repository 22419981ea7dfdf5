"""The way of a document: its dated steps, its number in the book of the year, its files."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class Step(models.TextChoices):
    """Bước của văn bản."""

    SUBMITTED = "submitted", Said("Trình")
    RETURNED = "returned", Said("Trả lại")
    APPROVED = "approved", Said("Duyệt")
    SIGNED = "signed", Said("Ký")
    NUMBERED = "numbered", Said("Vào số")
    SENT = "sent", Said("Phát hành")


class DocumentStep(Entry):
    """One step of a document: by whom it was decided stands in its act, ``day`` on the paper.

    ``document`` is the key of what is being carried through (a report of a session, a notice).
    """

    KIND: ClassVar[str] = "documents.step"

    document = models.UUIDField(Said("văn bản"), db_index=True)
    step = models.CharField(Said("bước"), max_length=12, choices=Step.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    day = models.DateField(Said("ngày"), null=True, blank=True)
    symbol = models.CharField(Said("ký hiệu"), max_length=40, blank=True)
    number = models.PositiveIntegerField(Said("số"), null=True, blank=True)
    signer = models.CharField(Said("người ký"), max_length=160, blank=True)
    signer_post = models.CharField(Said("chức vụ người ký"), max_length=160, blank=True)
    note = models.TextField(Said("ghi chú"), blank=True)


class DocumentFile(Entry):
    """Bản ký, bản quét of a document, known by its hash; the bytes lie in the home's folder under it."""

    KIND: ClassVar[str] = "documents.file"

    document = models.UUIDField(Said("văn bản"), db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    name = models.CharField(Said("tên tệp"), max_length=200)
    sha256 = models.CharField(Said("mã băm"), max_length=64)
    size = models.PositiveBigIntegerField(Said("số byte"))
