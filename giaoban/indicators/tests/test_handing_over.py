import datetime as dt

import pytest

from giaoban.indicators import actions
from giaoban.indicators.handing_over import DRAFT, SUBMISSION
from giaoban.indicators.models import Submission, SubmissionDraft, SubmissionOutcome, SubmissionState
from giaoban.offices.handing_over import open_items
from tests.factories import small_district

AT = dt.datetime(2023, 3, 8, 2, tzinfo=dt.UTC)
START, END = dt.date(2023, 2, 1), dt.date(2023, 2, 28)


@pytest.mark.django_db
def test_drafts_and_submissions_not_decided_are_open():
    district = small_district()
    clerk, ward = district.accounts["nhan_chinh"], district.units["00343"]

    def kinds(account=clerk, unit=ward):
        return [item.kind for item in open_items(account, unit.pk)]

    assert kinds() == []
    draft = SubmissionDraft.objects.create(unit=ward, account=clerk, start=START, end=END)
    sent = Submission(key="2023-02", unit=ward, start=START, end=END, state=SubmissionState.ESTIMATE)
    actions.submit(sent, {}, by=clerk, at=AT)
    assert kinds() == [DRAFT, SUBMISSION]
    assert [item.title for item in open_items(clerk, ward.pk)] == [
        "Bản nháp số liệu 01/02/2023–28/02/2023",
        "Số liệu 01/02/2023–28/02/2023 đã gửi, chưa nhận",
    ]
    assert kinds(unit=district.units["00346"]) == []
    assert kinds(account=district.office) == []
    actions.decide_submissions([sent], SubmissionOutcome.ACCEPTED, by=district.office, at=AT)
    assert kinds() == [DRAFT]
    draft.delete()
    assert kinds() == []
