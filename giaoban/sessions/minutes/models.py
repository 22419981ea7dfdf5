"""The conclusion notice (thông báo kết luận) of a meeting."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class ConclusionNotice(Entry):
    """Thông báo kết luận: its text, a paragraph a line; ``document`` is the key that its steps carry."""

    KIND: ClassVar[str] = "sessions.conclusion_notice"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    document = models.UUIDField(Said("văn bản"), db_index=True)
    symbol = models.CharField(Said("ký hiệu"), max_length=40)
    subject = models.TextField(Said("trích yếu"))
    text = models.TextField(Said("nội dung"))
    recipients = models.JSONField(Said("nơi nhận"), default=list)
    authority_lines = models.JSONField(Said("quyền hạn, chức vụ"), default=list)
