"""Subscriptions, the outbox and its attempts: ordinary rows; a secret is kept only under the site's secret key."""

import uuid

from django.db import models

from giaoban.offices.models import Unit
from giaoban.said import Said


class Topic(models.TextChoices):
    """Loại sự kiện that can be subscribed to."""

    TASKS = "tasks", Said("Nhiệm vụ: giao, nhận, báo cáo, xác nhận, gia hạn …")
    MEETINGS = "meetings", Said("Phiên họp: mời, họp, kết thúc, hủy, thay đổi")
    CONCLUSIONS = "conclusions", Said("Kết luận: nhập, sửa")
    OPINIONS = "opinions", Said("Phiếu lấy ý kiến: gửi đi, chốt")
    DOCUMENTS = "documents", Said("Văn bản: phát hành")


class WebhookSubscription(models.Model):
    """Đăng ký nhận tin: another system's address that is told of what happens in a unit and those below it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField("tên", max_length=80)
    url = models.CharField("địa chỉ", max_length=500)
    topics = models.JSONField("loại sự kiện", default=list)
    secret_box = models.TextField()
    made_by = models.CharField("người đăng ký", max_length=80)
    made_at = models.DateTimeField("đăng ký lúc")
    ended_by = models.CharField("người dừng", max_length=80, blank=True)
    ended_at = models.DateTimeField("dừng lúc", null=True)


class WebhookMessage(models.Model):
    """Tin trong hộp gửi đi: one thing that happened, for one subscription.

    ``key`` names what happened: it is put here once, however often the follower asks. ``subject`` is what it
    happened to: of one subject the messages go out in their order. ``body`` is what is sent, byte for byte.
    """

    class State(models.TextChoices):
        """Tới đâu."""

        WAITING = "waiting", Said("Chờ gửi")
        DELIVERED = "delivered", Said("Đã nhận")
        GIVEN_UP = "given_up", Said("Thôi gửi")

    subscription = models.ForeignKey(WebhookSubscription, models.CASCADE, related_name="messages")
    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    key = models.CharField(max_length=120)
    kind = models.CharField("sự kiện", max_length=40)
    subject = models.CharField("về", max_length=80)
    body = models.TextField("nội dung")
    made_at = models.DateTimeField("lúc")
    state = models.CharField("tình trạng", max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField("lần gửi", default=0)
    next_at = models.DateTimeField("gửi lúc")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscription", "key"], name="webhook_told_once")]
        indexes = [
            models.Index(fields=["next_at"], condition=models.Q(state="waiting"), name="webhooks_waiting"),
            models.Index(fields=["subscription", "subject"], name="webhooks_of_subject"),
        ]


class WebhookAttempt(models.Model):
    """Một lần gửi: what the receiver answered, or why it could not be reached; never what it said."""

    message = models.ForeignKey(WebhookMessage, models.CASCADE, related_name="attempts")
    at = models.DateTimeField("lúc")
    status = models.PositiveSmallIntegerField("mã trả lời", null=True)
    problem = models.CharField("lỗi", max_length=300, blank=True)
    milliseconds = models.PositiveIntegerField("mili giây")
