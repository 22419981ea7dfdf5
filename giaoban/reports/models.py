"""The outline of a unit's report, its letterhead, and the editions that were issued."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Account, Unit
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
    SECTION = "section", Said("Mục tự viết")


class OutlineItem(Entry):
    """Một mục của đề cương: a heading, a sentence template, or the appendix of indicators.

    A ``paragraph`` opens a new paragraph, a ``sentence`` goes on with it. For an appendix ``template``
    is its title, for a ``section`` the code of the part that another room writes.
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


class Restating(Entry):
    """Bản đính chính, thay thế being prepared: which kind the document under that key will be, and why."""

    KIND: ClassVar[str] = "reports.restating"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    session = models.UUIDField(Said("kỳ"), db_index=True)
    document = models.UUIDField(Said("văn bản"), db_index=True)
    kind = models.CharField(Said("loại"), max_length=12, choices=EditionKind.choices)
    why = models.TextField(Said("lý do"))


class SectionWriter(Entry):
    """Phân công soạn: from a day on, a unit (or one official of it) writes an item and what stands under it."""

    KIND: ClassVar[str] = "reports.section_writer"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    key = models.CharField(Said("mục"), max_length=80)
    writer = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị soạn"))
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=Said("người soạn")
    )
    from_day = models.DateField(Said("từ ngày"))
    last_day = models.DateField(Said("đến hết ngày"), null=True, blank=True)


class Progress(models.TextChoices):
    """Mục soạn tới đâu."""

    UNWRITTEN = "unwritten", Said("Chưa viết")
    WRITING = "writing", Said("Đang viết")
    DONE = "done", Said("Xong")


class SectionState(Entry):
    """How far the section under ``key`` is in one session's report; before the first entry it is not written."""

    KIND: ClassVar[str] = "reports.section_state"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    session = models.UUIDField(Said("kỳ"), db_index=True)
    key = models.CharField(Said("mục"), max_length=80)
    state = models.CharField(Said("tình trạng"), max_length=12, choices=Progress.choices)


class FindingExplained(Entry):
    """Giải trình of a finding of the checks: once explained it stays explained, in later sessions too.

    ``finding`` names it by its rule and what it rests on, so that new statements make a new finding.
    """

    KIND: ClassVar[str] = "reports.explanation"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    finding = models.CharField(Said("phát hiện"), max_length=64)
    message = models.TextField(Said("nội dung"))
    explanation = models.TextField(Said("giải trình"))


class AppendixTable(Entry):
    """Biểu phụ lục: which indicators it shows in which order, and which columns; none said means all."""

    KIND: ClassVar[str] = "reports.appendix"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    indicators = models.JSONField(Said("chỉ tiêu"), default=list, blank=True)
    columns = models.JSONField(Said("cột"), default=list, blank=True)


class MendedDraft(models.Model):
    """Bản Word đã sửa, tải lên và chưa xác nhận: an ordinary row of one person, gone once decided.

    ``read`` holds what was found in the file (:mod:`giaoban.reports.mended`); ``seal`` is that of the draft.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    session = models.UUIDField()
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    seal = models.BigIntegerField()
    read = models.JSONField()
    uploaded_at = models.DateTimeField()
