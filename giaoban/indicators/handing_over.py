"""What an official leaves open of figures: drafts not sent, submissions sent but not decided (bàn giao)."""

from collections.abc import Iterator

from giaoban.indicators.models import Submission, SubmissionDecision, SubmissionDraft
from giaoban.offices.handing_over import OpenItem
from giaoban.offices.models import Account
from giaoban.said import Said
from giaoban.trail.queries import current

DRAFT = "indicators.draft"
SUBMISSION = Submission.KIND


def open_items(account: Account, unit: int) -> Iterator[OpenItem]:
    """The drafts and undecided submissions that an account made for a unit."""
    for draft in SubmissionDraft.objects.filter(account=account, unit=unit).order_by("start", "end"):
        yield OpenItem(
            DRAFT,
            str(draft.pk),
            Said("Bản nháp số liệu %(start)s–%(end)s", start=f"{draft.start:%d/%m/%Y}", end=f"{draft.end:%d/%m/%Y}"),
        )
    sent = current(Submission).filter(unit=unit, act__account=account.username)
    decided = current(SubmissionDecision).values("submission")
    for one in sent.exclude(record__in=decided).order_by("start", "end", "pk"):
        yield OpenItem(
            SUBMISSION,
            one.record.hex,
            Said(
                "Số liệu %(start)s–%(end)s đã gửi, chưa nhận", start=f"{one.start:%d/%m/%Y}", end=f"{one.end:%d/%m/%Y}"
            ),
        )
