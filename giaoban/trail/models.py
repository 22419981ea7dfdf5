"""Acts, seals, the queue between them, and the base of every append-only entry."""

import uuid
from typing import Any, ClassVar, NoReturn, TypeVar

from django.db import models

from giaoban.said import Said

M = TypeVar("M", bound=models.Model, covariant=True)


class AppendOnlyError(Exception):
    """Something tried to change or remove what may only be added to."""


class AppendOnlyQuerySet(models.QuerySet[M, M]):
    """A query set that reads and adds, and refuses everything else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: an entry is corrected by a new version, never changed."""
        raise AppendOnlyError(Said("%(name)s: bản ghi không được sửa tại chỗ", name=self.model.__name__))

    def delete(self) -> NoReturn:
        """Refuse: an entry is voided by a new version, never removed."""
        raise AppendOnlyError(Said("%(name)s: bản ghi không được xóa", name=self.model.__name__))


class AppendOnly(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    objects = AppendOnlyQuerySet.as_manager()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse a second save of the same row."""
        if not self._state.adding:
            raise AppendOnlyError(Said("%(name)s: bản ghi không được sửa tại chỗ", name=type(self).__name__))
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: nothing that was written is removed."""
        raise AppendOnlyError(Said("%(name)s: bản ghi không được xóa", name=type(self).__name__))


class Act(AppendOnly):
    """Một việc đã làm: who did what, on whose decision, and the digests of the entries it appended.

    Account, post and unit are text keys so that the act stands by itself. ``manifest`` lists
    ``[kind, count]`` in the order of ``digests``: 16 bytes of the entry's UUID and 32 bytes of
    SHA-256 for each entry.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    verb = models.CharField(Said("việc"), max_length=60)
    account = models.CharField(Said("tài khoản"), max_length=80)
    post = models.CharField(Said("chức vụ"), max_length=160, blank=True)
    unit = models.CharField(Said("đơn vị"), max_length=40, blank=True)
    stated_at = models.DateTimeField(Said("lúc"))
    decided_by = models.CharField(Said("người quyết định"), max_length=160, blank=True)
    decided_on = models.DateField(Said("ngày quyết định"), null=True, blank=True)
    basis = models.CharField(Said("căn cứ"), max_length=200, blank=True)
    reason = models.TextField(Said("lý do"), blank=True)
    changes = models.JSONField(Said("thay đổi"), default=list)
    manifest = models.JSONField(default=list)
    digests = models.BinaryField(default=bytes)
    replayed = models.BooleanField(default=False)

    class Meta:
        verbose_name = Said("việc")

    def __str__(self) -> str:
        return f"{self.verb} · {self.account} · {self.stated_at:%Y-%m-%d %H:%M}"


class Unsealed(models.Model):
    """The queue: acts that no seal knows yet. The only table of the trail that is emptied."""

    act = models.OneToOneField(Act, models.CASCADE, primary_key=True, related_name="+")


class Seal(AppendOnly):
    """Dấu niêm: a number, a time and the hash that chains all acts known so far."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(Said("lúc"), unique=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = Said("dấu niêm")

    def __str__(self) -> str:
        return f"{self.number} · {self.at:%Y-%m-%d %H:%M:%S}"


class SealedAct(AppendOnly):
    """Which seal made an act known: unique by act and by (seal, position)."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="sealed")
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="sealed_acts")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "position"], name="one_act_per_seal_position")]


class StepFailure(AppendOnly):
    """A step of the follower that failed at a seal: what it feeds refuses by name until mended."""

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="+")
    step = models.CharField(max_length=80)
    part = models.CharField(max_length=80, blank=True)
    message = models.TextField()
    mended = models.BooleanField(default=False)


class Entry(AppendOnly):
    """Base of everything a figure is computed from: one version of one record, appended by one act.

    ``record`` is shared by all versions of the same thing and equals the first version's ``uuid``.
    ``corrects`` is unique, so the second of two corrections of one version conflicts. A ``void``
    version says that the record counts nowhere.
    """

    KIND: ClassVar[str] = ""
    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    record = models.UUIDField(db_index=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    void = models.BooleanField(Said("hủy"), default=False)
    act = models.ForeignKey(Act, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PersonalView(AppendOnly):
    """Nhật ký truy cập: who opened whose personal data, when and why."""

    at = models.DateTimeField(Said("lúc"))
    account = models.CharField(Said("tài khoản"), max_length=80)
    subject = models.UUIDField(Said("chủ thể"), db_index=True)
    place = models.CharField(Said("nơi xem"), max_length=200)
    reason = models.CharField(Said("lý do"), max_length=300, blank=True)
