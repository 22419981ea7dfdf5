"""The way of a document: its dated steps, its number in the book of the year, its files."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Unit
from giaoban.trail.models import AppendOnly, Entry


class Step(models.TextChoices):
    """Bước của văn bản."""

    SUBMITTED = "submitted", "Trình"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Duyệt"
    SIGNED = "signed", "Ký"
    NUMBERED = "numbered", "Vào số"
    SENT = "sent", "Phát hành"


class DocumentStep(Entry):
    """One step of a document: by whom it was decided stands in its act, ``day`` on the paper.

    ``document`` is the key of what is being carried through (a report of a session, a notice).
    """

    KIND: ClassVar[str] = "documents.step"

    document = models.UUIDField("văn bản", db_index=True)
    step = models.CharField("bước", max_length=12, choices=Step.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cơ quan")
    day = models.DateField("ngày", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    signer = models.CharField("người ký", max_length=160, blank=True)
    signer_post = models.CharField("chức vụ người ký", max_length=160, blank=True)
    note = models.TextField("ghi chú", blank=True)


class DocumentFile(AppendOnly):
    """Bản ký, bản quét of a document, kept with its hash; the file itself lies in the home's folder."""

    document = models.UUIDField(db_index=True)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    kept_at = models.DateTimeField()
    account = models.CharField(max_length=80)
