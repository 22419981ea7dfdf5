"""Items of an agenda, templates, the turn to each item, what was said and what came of it; private notes."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Account, Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class ItemKind(models.TextChoices):
    """Loại nội dung."""

    OPENING = "opening", Said("Khai mạc")
    REPORT = "report", Said("Trình bày báo cáo")
    DISCUSSION = "discussion", Said("Thảo luận")
    DECISION = "decision", Said("Quyết định")
    INFORMATION = "information", Said("Thông tin")
    CONCLUSION = "conclusion", Said("Kết luận")


class AgendaItem(Entry):
    """Một nội dung của chương trình; ``parent`` is the record of the item it stands under.

    ``session`` names the reporting session whose report is presented, ``carried_from`` the item of an earlier
    meeting that was not reached there.
    """

    KIND: ClassVar[str] = "sessions.agenda_item"

    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    parent = models.UUIDField(Said("thuộc nội dung"), null=True, blank=True)
    order = models.PositiveIntegerField(Said("thứ tự"))
    kind = models.CharField(Said("loại"), max_length=12, choices=ItemKind.choices)
    title = models.CharField(Said("nội dung"), max_length=300)
    minutes = models.PositiveIntegerField(Said("số phút"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=Said("đơn vị trình bày")
    )
    rapporteur = models.CharField(Said("người trình bày"), max_length=160, blank=True)
    session = models.UUIDField(Said("báo cáo của kỳ"), null=True, blank=True, db_index=True)
    carried_from = models.UUIDField(Said("chuyển từ phiên trước"), null=True, blank=True, db_index=True)


class AgendaTemplate(Entry):
    """Mẫu chương trình: items as ``{"kind", "title", "minutes", "under"}``, ``under`` the place of the one above."""

    KIND: ClassVar[str] = "sessions.agenda_template"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    name = models.CharField(Said("tên mẫu"), max_length=160)
    items = models.JSONField(Said("các nội dung"), default=list)


class AgendaTurn(Entry):
    """Chủ tọa chuyển sang một nội dung at a moment; without an item the room rests or rises."""

    KIND: ClassVar[str] = "sessions.turn"

    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    item = models.UUIDField(Said("nội dung"), null=True, blank=True)
    at = models.DateTimeField(Said("lúc"))


class SpokenOpinion(Entry):
    """Ý kiến phát biểu trong phiên họp, written down for the minutes."""

    KIND: ClassVar[str] = "sessions.spoken"

    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    item = models.UUIDField(Said("nội dung"), null=True, blank=True)
    speaker = models.CharField(Said("người phát biểu"), max_length=160)
    words = models.TextField(Said("ý kiến"))


class Outcome(models.TextChoices):
    """Kết quả một nội dung."""

    AGREED = "agreed", Said("Thống nhất")
    REFUSED = "refused", Said("Không thống nhất")
    NOTED = "noted", Said("Ghi nhận")
    DEFERRED = "deferred", Said("Để phiên sau")


class ItemOutcome(Entry):
    """Kết quả và kết luận về một nội dung."""

    KIND: ClassVar[str] = "sessions.item_outcome"

    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    item = models.UUIDField(Said("nội dung"), db_index=True)
    result = models.CharField(Said("kết quả"), max_length=8, choices=Outcome.choices)
    resolution = models.TextField(Said("kết luận"), blank=True)


class PrivateNote(models.Model):
    """Ghi chú riêng of one person at a meeting: an ordinary row, nobody else's to read."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    meeting = models.UUIDField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "meeting"], name="one_note_per_person_and_meeting")]
