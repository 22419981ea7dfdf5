"""Opinion sheets: who is asked, sealed votes as digests, and what closing reveals."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Account, Unit
from giaoban.said import Said
from giaoban.trail.models import Entry


class OpinionSheet(Entry):
    """Phiếu lấy ý kiến: a question to the members, open until ``closes_at``."""

    KIND: ClassVar[str] = "sessions.opinion_sheet"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    meeting = models.UUIDField(Said("phiên họp"), null=True, blank=True, db_index=True)
    title = models.CharField(Said("trích yếu"), max_length=200)
    question = models.TextField(Said("nội dung lấy ý kiến"))
    closes_at = models.DateTimeField(Said("hết hạn lúc"))


class OpinionVoter(Entry):
    """Người được lấy ý kiến."""

    KIND: ClassVar[str] = "sessions.opinion_voter"

    sheet = models.UUIDField(Said("phiếu"), db_index=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=Said("thành viên"))


class Choice(models.TextChoices):
    """Ý kiến."""

    AGREE = "agree", Said("Đồng ý")
    DISAGREE = "disagree", Said("Không đồng ý")
    OTHER = "other", Said("Ý kiến khác")


class OpinionVote(Entry):
    """Phiếu đã gửi: that ``voter`` answered; what, only as a digest under the sheet's own key."""

    KIND: ClassVar[str] = "sessions.opinion_vote"

    sheet = models.UUIDField(Said("phiếu"), db_index=True)
    voter = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=Said("thành viên"))
    digest = models.CharField(Said("mã băm có khóa"), max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "voter"], name="one_vote_per_member")]


class OpinionClosing(Entry):
    """Chốt phiếu: the key of the sheet's digests, so that anybody can check what was revealed against the trail."""

    KIND: ClassVar[str] = "sessions.opinion_closing"

    sheet = models.UUIDField(Said("phiếu"), unique=True)
    key = models.CharField(Said("khóa"), max_length=64)


class OpinionRevealed(Entry):
    """Nội dung một phiếu, revealed at closing."""

    KIND: ClassVar[str] = "sessions.opinion_revealed"

    sheet = models.UUIDField(Said("phiếu"), db_index=True)
    vote = models.UUIDField(Said("phiếu đã gửi"), unique=True)
    choice = models.CharField(Said("ý kiến"), max_length=8, choices=Choice.choices)
    reason = models.TextField(Said("lý do"), blank=True)


class OpinionKey(models.Model):
    """The key of an open sheet, closed under the site's secret key; gone once the sheet is closed."""

    sheet = models.UUIDField(primary_key=True)
    box = models.TextField()


class SealedOpinion(models.Model):
    """What a vote says, closed under the site's secret key until the sheet closes."""

    vote = models.UUIDField(primary_key=True)
    sheet = models.UUIDField(db_index=True)
    box = models.TextField()
