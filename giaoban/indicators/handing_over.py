"""What an official leaves open of figures: drafts not sent, submissions sent but not decided (bàn giao)."""

from collections.abc import Iterator

from giaoban.indicators.models import Submission, SubmissionDecision, SubmissionDraft
from giaoban.offices.handing_over import OpenItem
from giaoban.offices.models import Account
from giaoban.trail.queries import current

DRAFT = "indicators.draft"
SUBMISSION = Submission.KIND


def open_items(account: Account, unit: int) -> Iterator[OpenItem]:
    """The drafts and undecided submissions that an account made for a unit."""
    for draft in SubmissionDraft.objects.filter(account=account, unit=unit).order_by("start", "end"):
        yield OpenItem(DRAFT, str(draft.pk), f"Bản nháp số liệu {draft.start:%d/%m/%Y}–{draft.end:%d/%m/%Y}")
    sent = current(Submission).filter(unit=unit, act__account=account.username)
    decided = current(SubmissionDecision).values("submission")
    for one in sent.exclude(record__in=decided).order_by("start", "end", "pk"):
        yield OpenItem(SUBMISSION, one.record.hex, f"Số liệu {one.start:%d/%m/%Y}–{one.end:%d/%m/%Y} đã gửi, chưa nhận")
