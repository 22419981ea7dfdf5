"""The stepper of a document: done, now, to come, and begun again after a return."""

import datetime as dt

from giaoban.documents.models import DocumentStep
from giaoban.documents.way_shown import shown_way
from giaoban.trail.models import Act

AT = dt.datetime(2023, 3, 9, 2, tzinfo=dt.UTC)


def taken(*steps: str) -> list[DocumentStep]:
    act = Act(account="van_phong", decided_by="", stated_at=AT)
    return [DocumentStep(step=step, act=act, note="thiếu phụ lục" if step == "returned" else "") for step in steps]


def states(*steps: str) -> str:
    return " ".join(one.state for one in shown_way(taken(*steps), {}))


def test_the_way_of_a_draft_begins_at_trinh() -> None:
    assert states() == "now next next next next"


def test_steps_taken_are_done_and_say_who_and_when() -> None:
    assert states("submitted", "approved") == "done done now next next"
    assert shown_way(taken("submitted"), {"van_phong": "Nguyễn Văn Mẫu"})[0].note == "Nguyễn Văn Mẫu, 09:00 09/3/2023"
    assert states("submitted", "approved", "signed", "numbered", "sent") == "done done done done done"


def test_after_a_return_the_way_begins_again_and_says_why() -> None:
    assert states("submitted", "approved", "returned") == "back next next next next"
    assert "thiếu phụ lục" in str(shown_way(taken("submitted", "returned"), {})[0].note)
    assert states("submitted", "returned", "submitted") == "done now next next next"
