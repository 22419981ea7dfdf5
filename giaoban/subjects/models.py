"""Versions of subjects as digests, their clear values and keys in rows that can be erased, and erasures."""

import secrets
from typing import ClassVar

from django.db import models

from giaoban.offices.models import Unit
from giaoban.said import Said
from giaoban.subjects.rules.details import FIELDS, LONGEST, ORGANISATION, PERSON
from giaoban.trail.models import Entry

DIGEST_LENGTH = 40
KEY_BYTES = 32


class SubjectKind(models.TextChoices):
    """Cá nhân hay tổ chức."""

    PERSON = PERSON, Said("Cá nhân")
    ORGANISATION = ORGANISATION, Said("Tổ chức")


class SubjectVersion(Entry):
    """Chủ thể: one version of a person or organisation outside; registers hold its ``record``.

    Each personal column holds a digest under the subject's own key, or nothing where nothing was given.
    """

    KIND: ClassVar[str] = "subjects.subject"
    PERSONAL: ClassVar[frozenset[str]] = frozenset(FIELDS)

    kind = models.CharField(Said("loại"), max_length=12, choices=SubjectKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị quản lý"))
    name = models.CharField(Said("họ tên"), max_length=DIGEST_LENGTH)
    born = models.CharField(Said("ngày sinh"), max_length=DIGEST_LENGTH, blank=True)
    identity_number = models.CharField(Said("số định danh"), max_length=DIGEST_LENGTH, blank=True)
    address = models.CharField(Said("địa chỉ"), max_length=DIGEST_LENGTH, blank=True)
    phone = models.CharField(Said("điện thoại"), max_length=DIGEST_LENGTH, blank=True)


class SubjectDetails(models.Model):
    """The clear values of the version that stands: an ordinary row, gone with the erasure."""

    subject = models.UUIDField(Said("chủ thể"), primary_key=True)
    kind = models.CharField(Said("loại"), max_length=12, choices=SubjectKind.choices)
    name = models.CharField(Said("họ tên"), max_length=LONGEST["name"])
    born = models.CharField(Said("ngày sinh"), max_length=LONGEST["born"], blank=True)
    identity_number = models.CharField(Said("số định danh"), max_length=LONGEST["identity_number"], blank=True)
    address = models.CharField(Said("địa chỉ"), max_length=LONGEST["address"], blank=True)
    phone = models.CharField(Said("điện thoại"), max_length=LONGEST["phone"], blank=True)


def new_key() -> bytes:
    """A random key for one subject."""
    return secrets.token_bytes(KEY_BYTES)


class SubjectKey(models.Model):
    """The key of a subject's digests; without it nobody can tell what they were taken of."""

    subject = models.UUIDField(Said("chủ thể"), primary_key=True)
    key = models.BinaryField(default=new_key)


class Erasure(Entry):
    """Xóa dữ liệu: a subject's clear values and key were removed, on what basis and why."""

    KIND: ClassVar[str] = "subjects.erasure"

    subject = models.UUIDField(Said("chủ thể"), unique=True)
    basis = models.CharField(Said("căn cứ"), max_length=200)
    reason = models.CharField(Said("lý do"), max_length=300)
