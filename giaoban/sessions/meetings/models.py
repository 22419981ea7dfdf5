"""Meetings, their series, invitations with replies, and who was really there."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Account, Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class MeetingState(models.TextChoices):
    """Phiên họp tới đâu."""

    DRAFT = "draft", Said("Dự kiến")
    INVITED = "invited", Said("Đã mời")
    HELD = "held", Said("Đang họp")
    CLOSED = "closed", Said("Đã họp xong")
    CANCELLED = "cancelled", Said("Hủy")


class MeetingSeries(Entry):
    """Phiên họp định kỳ: one meeting a month on a day of it, or on the next working day."""

    KIND: ClassVar[str] = "sessions.series"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    title = models.CharField(Said("tên phiên họp"), max_length=200)
    day_of_month = models.PositiveSmallIntegerField(Said("ngày trong tháng"))
    begins = models.CharField(Said("giờ"), max_length=5)
    minutes = models.PositiveIntegerField(Said("số phút"))
    place = models.CharField(Said("địa điểm"), max_length=200)


class Meeting(Entry):
    """Phiên họp của UBND, ``session`` naming the reporting session whose report it hears.

    ``series`` and ``session`` are records; ``begins`` is a moment, told in Vietnam's time.
    """

    KIND: ClassVar[str] = "sessions.meeting"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    series = models.UUIDField(Said("thuộc loạt"), null=True, blank=True, db_index=True)
    session = models.UUIDField(Said("kỳ giao ban"), null=True, blank=True, db_index=True)
    title = models.CharField(Said("tên phiên họp"), max_length=200)
    begins = models.DateTimeField(Said("bắt đầu"))
    minutes = models.PositiveIntegerField(Said("số phút"))
    place = models.CharField(Said("địa điểm"), max_length=200)
    chair = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=Said("chủ trì")
    )
    preparation = models.TextField(Said("công tác chuẩn bị"), blank=True)
    papers_by = models.DateField(Said("gửi tài liệu trước ngày"), null=True, blank=True)
    state = models.CharField(Said("tình trạng"), max_length=12, choices=MeetingState.choices)


class Part(models.TextChoices):
    """Dự với tư cách gì."""

    CHAIR = "chair", Said("Chủ trì")
    MEMBER = "member", Said("Thành viên UBND")
    GUEST = "guest", Said("Mời dự")


class Invitation(Entry):
    """Giấy mời: a unit, or one official of it, is asked to a meeting."""

    KIND: ClassVar[str] = "sessions.invitation"

    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=Said("người được mời")
    )
    part = models.CharField(Said("tư cách"), max_length=12, choices=Part.choices)


class Answer(models.TextChoices):
    """Trả lời giấy mời."""

    COMES = "comes", Said("Dự")
    ABSENT = "absent", Said("Vắng")
    SENDS = "sends", Said("Cử người thay")


class InvitationReply(Entry):
    """Trả lời; ``substitute`` acts under a delegation of that day, named by its record."""

    KIND: ClassVar[str] = "sessions.reply"

    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    invitation = models.UUIDField(Said("giấy mời"), db_index=True)
    answer = models.CharField(Said("trả lời"), max_length=8, choices=Answer.choices)
    substitute = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=Said("người dự thay")
    )
    delegation = models.UUIDField(Said("ủy quyền"), null=True, blank=True)
    reason = models.CharField(Said("lý do"), max_length=300, blank=True)


class Attendance(Entry):
    """Có mặt thật: whether anybody came for an invitation, and who."""

    KIND: ClassVar[str] = "sessions.attendance"

    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    invitation = models.UUIDField(Said("giấy mời"), db_index=True)
    present = models.BooleanField(Said("có mặt"))
    who = models.CharField(Said("người dự"), max_length=160, blank=True)
