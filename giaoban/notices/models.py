"""Inbox, preferences, digests, reminders and calendar links: ordinary rows, no acts."""

from django.db import models

from giaoban.offices.models import Account, Unit
from giaoban.said import Said
from giaoban.trail.models import Seal


class Digest(models.Model):
    """Bản tin ngày: the one mail that a person got, or was due, on a day.

    It is claimed before it is sent, so that no crash sends it twice. One that stayed ``sending`` was
    cut off in between: nobody knows whether it went out, and it is not sent again.
    """

    class State(models.TextChoices):
        """Kết quả gửi."""

        EMPTY = "empty", Said("Không có gì mới")
        SENDING = "sending", Said("Đang gửi")
        SENT = "sent", Said("Đã gửi")
        FAILED = "failed", Said("Máy chủ thư từ chối")

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    day = models.DateField("ngày")
    state = models.CharField("kết quả", max_length=8, choices=State.choices)
    attempts = models.PositiveSmallIntegerField("lần gửi", default=1)
    tried_at = models.DateTimeField("lúc gửi")
    problem = models.CharField("lỗi", max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "day"], name="one_digest_per_person_and_day")]


class Notice(models.Model):
    """Thông báo: something a person is told once.

    ``key`` names what happened: the same thing is told to the same person once, however often the
    sender runs. ``said`` is the sentence with its values (:mod:`giaoban.notices.saying`). ``thing`` is
    what it opens; ``unit`` says whose it is: who may no longer see that unit no longer reads it.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    kind = models.CharField("loại", max_length=40)
    key = models.CharField("khóa", max_length=300)
    said = models.JSONField("nội dung")
    thing_kind = models.CharField(max_length=40, blank=True)
    thing_key = models.CharField(max_length=160, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đọc lúc", null=True)
    digest = models.ForeignKey(Digest, models.SET_NULL, null=True, related_name="notices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="told_once")]
        indexes = [
            models.Index(fields=["account", "-made_at"], name="notices_of_person"),
            models.Index(fields=["account"], condition=models.Q(read_at=None), name="unread_notices"),
            models.Index(fields=["thing_kind", "thing_key"], name="notices_of_thing"),
        ]


class OwedNotices(models.Model):
    """What a sender failed to tell of the acts of a seal: asked for again at later passes, then removed."""

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="+")
    sender = models.CharField(max_length=80)
    problem = models.CharField("lỗi", max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "sender"], name="owed_once")]


class NoticePreference(models.Model):
    """Tùy chọn thông báo of a person; without a row everything is told in the page and nothing mailed."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="+")
    unwanted = models.JSONField("loại không nhận", default=list)
    mail = models.BooleanField("gửi thư", default=False)
    address = models.EmailField("địa chỉ thư", blank=True)
    hour = models.PositiveSmallIntegerField("giờ gửi", default=7)


class Reminder(models.Model):
    """Nhắc hạn: tied to a thing, a moment rule and a person, never to a day alone.

    When the day moves it is armed again: ``turn`` counts the arming, ``before`` is the day it had.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    thing_kind = models.CharField(max_length=40)
    thing_key = models.CharField(max_length=160)
    rule = models.CharField("lúc nhắc", max_length=40)
    title = models.JSONField("việc")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    due = models.DateField("hạn")
    before = models.DateField("hạn trước khi chuyển", null=True)
    turn = models.PositiveIntegerField(default=1)
    fires_at = models.DateTimeField("nhắc lúc", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "thing_kind", "thing_key", "rule"], name="one_reminder_per_thing_and_rule"
            )
        ]
        indexes = [
            models.Index(fields=["account", "fires_at"], name="reminders_of_person"),
            models.Index(fields=["fires_at"], name="reminders_to_fire"),
        ]


class CalendarLink(models.Model):
    """Liên kết lịch: a person's secret address of their calendar feed; only its digest is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    name = models.CharField("tên", max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField("tạo lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True)
    read_at = models.DateTimeField("đọc lần cuối", null=True)
