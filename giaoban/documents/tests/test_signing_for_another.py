"""Who signs for another: the lines above the name, and the step that remembers it."""

import datetime as dt
import uuid

import pytest

from giaoban.documents.actions import take_step
from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.rules.signature_lines import signature_lines
from giaoban.offices import account_actions
from giaoban.offices.models import Delegation
from giaoban.reports.as_document import Issued, as_document
from giaoban.reports.queries import issued_as
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from tests.factories import small_district

HEAD = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


@pytest.mark.parametrize(
    ("head", "post", "lines"),
    [
        (HEAD, "", HEAD),
        (HEAD, "KT. Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (HEAD, "TUQ. Chánh Văn phòng", ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (("TRƯỞNG PHÒNG",), "KT. Phó Trưởng phòng", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        ((), "KT. Phó Chủ tịch", ()),
    ],
)
def test_the_lines_above_a_signature(head: tuple[str, ...], post: str, lines: tuple[str, ...]) -> None:
    assert signature_lines(head, post) == lines


@pytest.mark.django_db
def test_a_paper_signed_by_delegation_says_for_whom() -> None:
    district = small_district()
    at = dt.datetime(2026, 11, 5, 2, tzinfo=dt.UTC)
    given = Delegation(
        giver=district.chair,
        receiver=district.office,
        unit=district.unit,
        role="leader",
        kind="TUQ.",
        from_day=dt.date(2026, 11, 1),
        last_day=dt.date(2026, 11, 30),
        basis="15/QĐ-UBND",
    )
    account_actions.delegate(given, by=district.accounts["quan_tri"], at=at)
    document = uuid.uuid4()
    for step, by in (
        (Step.SUBMITTED, district.office),
        (Step.APPROVED, district.chair),
        (Step.SIGNED, district.office),
    ):
        entry = DocumentStep(document=document, step=step, unit=district.unit, signer=by.name)
        take_step(entry, by=by, at=at)
    follower.run_pass()
    assert issued_as(document, latest_seal()) == Issued(None, None, district.office.name, "TUQ. Chánh Văn phòng")


def test_the_report_on_paper_bears_the_lines_of_who_signed_it() -> None:
    head = {"agency": "UBND", "parent_agency": "", "symbol": "BC-UBND", "place": "X", "subject": "Y"}
    head |= {"addressees": [], "recipients": [], "authority_lines": list(HEAD)}
    content = {"letterhead": head, "held_on": "2026-11-05", "items": []}
    paper = as_document(content, Issued("1", dt.date(2026, 11, 5), "Nguyễn Văn Mẫu", "KT. Phó Chủ tịch"))
    assert paper.signature.authority_lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert paper.signature.name == "Nguyễn Văn Mẫu"
