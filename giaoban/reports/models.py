"""The outline of a unit's report, its letterhead, and the editions that were issued."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class ItemKind(models.TextChoices):
    """Loại mục."""

    PART = "part", Said("Phần")
    HEADING = "heading", Said("Mục")
    PARAGRAPH = "paragraph", Said("Câu mở đoạn")
    SENTENCE = "sentence", Said("Câu nối")
    LIST_ITEM = "list_item", Said("Gạch đầu dòng")
    APPENDIX = "appendix", Said("Phụ lục biểu chỉ tiêu")


class OutlineItem(Entry):
    """Một mục của đề cương: a heading, a sentence template, or the appendix of indicators.

    A ``paragraph`` opens a new paragraph, a ``sentence`` goes on with it. For an appendix ``template``
    is its title.
    """

    KIND: ClassVar[str] = "reports.outline"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    key = models.CharField(Said("khóa"), max_length=80)
    order = models.PositiveIntegerField(Said("thứ tự"))
    kind = models.CharField(Said("loại"), max_length=12, choices=ItemKind.choices)
    template = models.TextField(Said("mẫu câu"))


class Letterhead(Entry):
    """Phần đầu và phần ký of a unit's report."""

    KIND: ClassVar[str] = "reports.letterhead"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    parent_agency = models.CharField(Said("cơ quan chủ quản"), max_length=160, blank=True)
    agency = models.CharField(Said("cơ quan ban hành"), max_length=160)
    symbol = models.CharField(Said("ký hiệu"), max_length=40)
    place = models.CharField(Said("địa danh"), max_length=80)
    subject = models.TextField(Said("trích yếu"))
    addressees = models.JSONField(Said("kính gửi"), default=list, blank=True)
    recipients = models.JSONField(Said("nơi nhận"), default=list)
    authority_lines = models.JSONField(Said("quyền hạn, chức vụ"), default=list)


class EditionKind(models.TextChoices):
    """Bản lần đầu, đính chính, hay thay thế."""

    ORIGINAL = "original", Said("Bản phát hành")
    CORRECTION = "correction", Said("Đính chính")
    REPLACEMENT = "replacement", Said("Thay thế")


class Edition(Entry):
    """Bản báo cáo đã duyệt: the pieces and the figures as they were known at ``frozen_at``, for ever.

    ``document`` is the key that its steps carry. ``corrections`` names, number by number, what an
    edition corrects in the one before: ``{"indicator", "aspect", "old", "new"}``.
    """

    KIND: ClassVar[str] = "reports.edition"

    document = models.UUIDField(Said("văn bản"), db_index=True)
    session = models.UUIDField(Said("kỳ"), db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    kind = models.CharField(Said("loại"), max_length=12, choices=EditionKind.choices, default=EditionKind.ORIGINAL)
    replaces = models.UUIDField("thay cho", null=True, blank=True)
    frozen_at = models.BigIntegerField(Said("số liệu tại dấu niêm"))
    content = models.JSONField(Said("nội dung"))
    corrections = models.JSONField(Said("đính chính"), default=list, blank=True)
