"""Bases of register rows and of the events that hang on them; the nil return."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Account, Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class RegisterEntry(Entry):
    """One row of a register: who recorded it and which place it belongs to.

    ``territory`` is a ward, or the district itself for what belongs to no ward ("own, not divided").
    ``key`` is the giver's own key of the row; loaded again unchanged it is skipped.
    """

    key = models.CharField(Said("khóa"), max_length=80, db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị ghi"))
    territory = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("địa bàn"))

    class Meta:
        abstract = True


class RegisterEvent(Entry):
    """A dated event of a register row (paid, accepted, handed over): never a column changed in place."""

    key = models.CharField(Said("khóa"), max_length=80, db_index=True)
    parent = models.UUIDField(Said("thuộc"), db_index=True)

    class Meta:
        abstract = True


class NilReturn(Entry):
    """Báo cáo không phát sinh: a unit says that a register had nothing between two days."""

    KIND: ClassVar[str] = "registers.nil_return"

    register = models.CharField(Said("sổ"), max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    territory = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("địa bàn"))
    start = models.DateField(Said("từ ngày"))
    end = models.DateField(Said("đến ngày"))
    about = models.JSONField(Said("phạm vi"), default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["register", "territory", "end"])]


class HeadingMatch(models.Model):
    """Cột đã ghép: which column a person chose for a heading of a pasted block; a preference, no entry."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    register = models.CharField(Said("sổ"), max_length=60)
    heading = models.CharField(Said("tiêu đề"), max_length=120)
    column = models.CharField(Said("cột"), max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "register", "heading"], name="one_match_per_heading")]


class Draft(models.Model):
    """Bản nháp: what a person typed into an entry form and has not recorded; counted nowhere."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    register = models.CharField(Said("sổ"), max_length=60)
    form = models.CharField(max_length=32)
    texts = models.JSONField(Said("nội dung"), default=dict)
    saved_at = models.DateTimeField(Said("lúc"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "register", "form"], name="one_draft_per_form")]


class SavedList(models.Model):
    """Bộ lọc đã lưu: a list's conditions, order and columns under a name; of one person, or of a whole unit."""

    owner = models.ForeignKey(Account, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")
    register = models.CharField(Said("sổ"), max_length=60)
    name = models.CharField(Said("tên"), max_length=80)
    query = models.CharField(max_length=2000)
