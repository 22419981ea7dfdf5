"""Narrative reports that were taken in, the figures read from them, and those that still wait."""

from typing import ClassVar

from django.db import models

from giaoban.indicators.models import Indicator
from giaoban.offices.models import Account, Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class Origin(models.TextChoices):
    """Văn bản của ai."""

    OWN = "own", Said("Báo cáo của đơn vị")
    PUBLISHED = "published", Said("Số nơi khác công bố")


class Narrative(Entry):
    """Báo cáo lời: a text of a unit and period as it was given; its file, if there was one, stands in the documents."""

    KIND: ClassVar[str] = "narratives.narrative"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    start = models.DateField(Said("từ ngày"))
    end = models.DateField(Said("đến ngày"))
    origin = models.CharField(Said("văn bản của"), max_length=12, choices=Origin.choices)
    name = models.CharField(Said("tên"), max_length=200)
    source = models.CharField(Said("nguồn"), max_length=200, blank=True)
    told_on = models.DateField(Said("ngày văn bản"), null=True, blank=True)
    text = models.TextField(Said("nội dung"))

    class Meta:
        indexes = [models.Index(fields=["unit", "end"], name="narrative_by_unit")]


class Outcome(models.TextChoices):
    """Người phụ trách quyết thế nào."""

    ACCEPTED = "accepted", Said("Nhận")
    MENDED = "mended", Said("Sửa rồi nhận")
    REJECTED = "rejected", Said("Không nhận")


class Use(models.TextChoices):
    """Số đã nhận đi đâu."""

    LINE = "line", Said("Vào số liệu gửi")
    STATEMENT = "statement", Said("Vào số nơi khác công bố")
    COMPARED = "compared", Said("Đối chiếu với sổ")
    NONE = "none", Said("Không dùng")


class ReadFigure(Entry):
    """One figure of a narrative as an official decided on it: its span of the text, what was read, what was confirmed.

    ``value`` is in the indicator's steps; ``used_in`` the submission or statement it became. What was confirmed here is
    what later matching learns from.
    """

    KIND: ClassVar[str] = "narratives.figure"

    narrative = models.UUIDField(Said("văn bản"), db_index=True)
    start = models.PositiveIntegerField(Said("vị trí"))
    span = models.CharField(Said("chữ trong văn bản"), max_length=300)
    measure = models.CharField(Said("đo"), max_length=300, blank=True)
    counted_in = models.CharField(Said("đơn vị tính"), max_length=60, blank=True)
    heading = models.CharField(Said("đề mục"), max_length=200, blank=True)
    as_read = models.CharField(Said("giá trị đọc được"), max_length=60, blank=True)
    proposed = models.CharField(Said("chỉ tiêu đề xuất"), max_length=40, blank=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=Said("chỉ tiêu")
    )
    value = models.BigIntegerField(Said("giá trị"), null=True, blank=True)
    outcome = models.CharField(Said("quyết định"), max_length=8, choices=Outcome.choices)
    use = models.CharField(Said("dùng vào"), max_length=12, choices=Use.choices)
    used_in = models.UUIDField(Said("báo cáo hoặc số công bố"), null=True, blank=True, db_index=True)


class NarrativeDraft(models.Model):
    """Văn bản đã đọc, chưa quyết xong: an ordinary row of the unit, gone once taken in.

    ``offers`` is what was read (:mod:`giaoban.narratives.rules.offer`), ``choices`` what was chosen so far, by number.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    start = models.DateField()
    end = models.DateField()
    origin = models.CharField(max_length=12, choices=Origin.choices)
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    told_on = models.DateField(null=True)
    text = models.TextField()
    file = models.BinaryField(default=bytes)
    offers = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "end"], name="narrative_draft_by_unit")]
