"""Conclusions as they were entered: entries only."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class Conclusion(Entry):
    """Kết luận của một kỳ giao ban: its words as given, and the document that carries them, where there is one.

    ``session`` is the record of the reporting session that was concluded. A file that the words were read from is
    kept under the conclusion's record.
    """

    KIND: ClassVar[str] = "sessions.conclusion"

    session = models.UUIDField(Said("kỳ giao ban"), db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan kết luận"))
    text = models.TextField(Said("văn bản kết luận"))
    document_number = models.CharField(Said("số văn bản"), max_length=80, blank=True)
    document_day = models.DateField(Said("ngày văn bản"), null=True, blank=True)
    signer = models.CharField(Said("người kết luận, người ký"), max_length=160, blank=True)
