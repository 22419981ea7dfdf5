"""Threads, every wording of every remark, and each time a thread was resolved or reopened."""

import uuid

from django.db import models

from giaoban.trail.models import AppendOnly


class RemarkThread(AppendOnly):
    """Trao đổi on one thing (kind, key). Accounts stand in it as text, so that it goes with an export."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    thing_kind = models.CharField(max_length=40)
    thing_key = models.CharField(max_length=160)
    account = models.CharField("người mở", max_length=80)
    at = models.DateTimeField("lúc")

    class Meta:
        indexes = [models.Index(fields=["thing_kind", "thing_key"], name="threads_of_thing")]


class RemarkVersion(AppendOnly):
    """One wording of a remark; ``number`` 1 is how it was first said. ``mentioned`` lists who was told by name."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    remark = models.UUIDField("lời")
    thread = models.UUIDField("trao đổi", db_index=True)
    number = models.PositiveIntegerField("bản")
    text = models.TextField("nội dung")
    mentioned = models.JSONField("nhắc tên", default=list)
    account = models.CharField("người viết", max_length=80)
    at = models.DateTimeField("lúc")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["remark", "number"], name="one_wording_per_remark_and_number")]


class ThreadTurn(AppendOnly):
    """A thread was resolved (đã xong) or reopened (mở lại), by whom and when."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    thread = models.UUIDField("trao đổi")
    number = models.PositiveIntegerField("lần")
    resolved = models.BooleanField("đã xong")
    account = models.CharField("người quyết", max_length=80)
    at = models.DateTimeField("lúc")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "number"], name="one_turn_per_thread_and_number")]
