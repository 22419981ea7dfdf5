"""Papers of meetings and the list of who read them; their files are kept by ``documents``."""

import uuid
from typing import ClassVar

from django.db import models

from giaoban.offices.models import Unit
from giaoban.said import Said
from giaoban.trail.models import AppendOnly, Entry


class MeetingPaper(Entry):
    """Tài liệu: the versions of its file are the copies that ``documents`` keeps under this record."""

    KIND: ClassVar[str] = "sessions.paper"

    meeting = models.UUIDField(Said("phiên họp"), db_index=True)
    item = models.UUIDField(Said("nội dung"), null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    title = models.CharField(Said("tên tài liệu"), max_length=200)
    marked = models.BooleanField(Said("in tên người đọc lên từng trang"), default=False)


class PaperRead(AppendOnly):
    """Đã mở: who opened which version of a paper, and when. Accounts stand as text, so that it goes with an export."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    paper = models.UUIDField(Said("tài liệu"), db_index=True)
    sha256 = models.CharField(Said("mã băm"), max_length=64)
    account = models.CharField(Said("tài khoản"), max_length=80)
    at = models.DateTimeField(Said("lúc"))
