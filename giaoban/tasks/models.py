"""Tasks, the units that coordinate in them, and what happened to them: entries only."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Account, Unit
from giaoban.said import Said
from giaoban.tasks.rules import happening
from giaoban.trail.models import Entry


class Priority(models.IntegerChoices):
    """Mức ưu tiên."""

    URGENT = 1, Said("Khẩn")
    HIGH = 2, Said("Ưu tiên")
    NORMAL = 3, Said("Thường")


class Task(Entry):
    """Nhiệm vụ: what an authority gives one lead unit to do; its versions are corrections and re-assignments.

    ``origin_kind`` and ``origin_key`` name what it comes from (a session's item, a document) in the words of the
    room that knows it; ``order`` is its place there. ``due`` is the first deadline: where it follows from a rule,
    ``term`` or ``recurs`` keeps the rule. ``period_end`` is shown and is no deadline. ``indicator`` and ``target``
    are text that the room which knows figures interprets. ``parent`` is the record of the task it is a part of.
    """

    KIND: ClassVar[str] = "tasks.task"

    authority = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan giao"))
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị chủ trì"))
    person = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=Said("người thực hiện")
    )
    parent = models.UUIDField(Said("thuộc nhiệm vụ"), null=True, blank=True, db_index=True)
    text = models.TextField(Said("nội dung"))
    topic = models.CharField(Said("lĩnh vực"), max_length=160, blank=True)
    origin_kind = models.CharField(Said("loại nguồn giao"), max_length=40, blank=True)
    origin_key = models.CharField(Said("nguồn giao"), max_length=160, blank=True)
    document_number = models.CharField(Said("số văn bản giao"), max_length=80, blank=True)
    document_day = models.DateField(Said("ngày văn bản giao"), null=True, blank=True)
    order = models.CharField(Said("mục, khoản"), max_length=40, blank=True)
    source_text = models.TextField(Said("nguyên văn"), blank=True)
    assigned_on = models.DateField(Said("ngày giao"))
    due = models.DateField(Said("hạn"), null=True, blank=True)
    term = models.JSONField(Said("thời hạn"), default=dict, blank=True)
    recurs = models.JSONField(Said("định kỳ"), default=dict, blank=True)
    period_end = models.DateField(Said("kỳ đến hết ngày"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(Said("mức ưu tiên"), choices=Priority.choices, default=Priority.NORMAL)
    indicator = models.CharField(Said("chỉ tiêu đo"), max_length=80, blank=True)
    target = models.JSONField(Said("mức phải đạt"), default=dict, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["lead"], name="tasks_of_lead"),
            models.Index(fields=["authority"], name="tasks_of_authority"),
            models.Index(fields=["person"], name="tasks_of_person"),
            models.Index(fields=["origin_kind", "origin_key"], name="tasks_of_origin"),
        ]


class Coordination(Entry):
    """Phối hợp: a unit's own part in a task that another leads, with its own day; void when it is taken out."""

    KIND: ClassVar[str] = "tasks.coordination"

    task = models.UUIDField(Said("nhiệm vụ"), db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị phối hợp"))
    part = models.TextField(Said("phần việc"), blank=True)
    due = models.DateField(Said("hạn"), null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit"], name="coordinations_of_unit")]


class TaskEvent(Entry):
    """Việc xảy ra với nhiệm vụ: accepted, reported, confirmed …; numbered from 1, so that of two only one is next.

    ``day`` is the day it was typed; what document it rests on and who decided stand beside it or in the act.
    ``quiet`` tells nobody ("không gửi thông báo").
    """

    KIND: ClassVar[str] = "tasks.event"

    task = models.UUIDField(Said("nhiệm vụ"))
    number = models.PositiveIntegerField(Said("thứ tự"))
    what = models.CharField(
        Said("việc"), max_length=20, choices=[(one.value, name) for one, name in happening.NAMES.items()]
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    day = models.DateField(Said("ngày ghi"))
    text = models.TextField(Said("nội dung"), blank=True)
    due = models.DateField(Said("hạn"), null=True, blank=True)
    result_number = models.CharField(Said("số văn bản kết quả"), max_length=80, blank=True)
    result_day = models.DateField(Said("ngày văn bản kết quả"), null=True, blank=True)
    quiet = models.BooleanField(Said("không gửi thông báo"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "number"], name="one_task_event_per_number")]
        indexes = [models.Index(fields=["task", "what", "number"], name="task_events_by_kind")]
