"""After the report was issued: a correction moves the figures and leaves the edition as it was."""

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.budget.registers import REVENUE
from giaoban.documents.rules.way import WrongStep
from giaoban.indicators import queries as indicators
from giaoban.offices.models import Account
from giaoban.offices.permission import NotAllowed
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.registers.rules.finding import Refused
from giaoban.reports import actions, queries
from giaoban.reports.models import EditionKind
from giaoban.trail.queries import latest_seal

UNIT, SESSION = "009", "2023-03"
DAY = dt.date(2023, 3, 10)


def account(name: str) -> Account:
    return Account.objects.get(username=name)


def issue(number: int = 45, by: str = "van_phong") -> None:
    actions.issue(UNIT, SESSION, number=number, day=DAY, signer="Võ Đăng Dũng", by=account(by), at=timezone.now())


def revenue(seal: int | None = None) -> int:
    [figure] = [one for one in indicators.figures_of_session(UNIT, SESSION, seal=seal) if one.code == "NS.THU"]
    return int(figure.value.value or 0)


def text(report: queries.Report) -> str:
    return "".join(piece["text"] for item in report.content["items"] for piece in item["pieces"])


@pytest.fixture
def corrected(demo_to_write: None) -> int:
    """The report issued, then one ledger line corrected; the seal before the correction."""
    issue()
    before = latest_seal()
    key = indicators.records_behind(UNIT, SESSION, "NS.THU").records[0].key
    line = rows.standing(REVENUE, key)
    registers.correct(
        REVENUE,
        line,
        {"amount": line.amount + 2_000_000_000},
        by=account("thue"),
        at=timezone.now(),
        reason="Bổ sung chứng từ",
    )
    return before


def test_a_correction_moves_the_figure_now_and_leaves_the_edition_and_the_past(corrected: int):
    assert revenue() == 1_279_069_000_000
    assert revenue(corrected) == 1_277_069_000_000
    issued = queries.report(UNIT, SESSION)
    assert issued.edition is not None
    assert "1.277 tỷ 069 triệu đồng" in text(issued)
    assert (issued.issued.number, issued.issued.day) == ("45", DAY)
    assert "1.279 tỷ 069 triệu đồng" in text(queries.report(UNIT, SESSION, draft=True))
    assert "1.277 tỷ 069 triệu đồng" in text(queries.report(UNIT, SESSION, seal=corrected, draft=True))


def test_a_restatement_names_number_by_number_what_it_corrects(corrected: int):
    edition = actions.restate(
        UNIT,
        SESSION,
        kind=EditionKind.CORRECTION,
        number=51,
        day=dt.date(2023, 3, 20),
        signer="Võ Đăng Dũng",
        by=account("van_phong"),
        at=timezone.now(),
    )
    assert {
        "key": "ngan-sach.thu",
        "indicator": "NS.THU",
        "aspect": "value",
        "old": "1.277 tỷ 069 triệu đồng",
        "new": "1.279 tỷ 069 triệu đồng",
    } in edition.corrections
    assert queries.report(UNIT, SESSION).issued.number == "51"
    assert "1.277 tỷ 069 triệu đồng" in text(queries.report(UNIT, SESSION, seal=corrected))


def test_a_report_is_not_issued_twice_nor_restated_without_a_change(demo_to_write: None):
    issue()
    with pytest.raises(WrongStep):
        issue(46)
    with pytest.raises(Refused, match="Không có con số nào khác"):
        actions.restate(
            UNIT,
            SESSION,
            kind=EditionKind.REPLACEMENT,
            number=46,
            day=DAY,
            signer="x",
            by=account("van_phong"),
            at=timezone.now(),
        )


def test_a_step_is_refused_by_name_to_an_account_without_its_role(demo_to_write: None):
    with pytest.raises(NotAllowed, match=r"Bước «Trình»"):
        issue(by="thue")


def test_a_number_of_the_year_is_given_once(demo_to_write: None):
    issue(45)
    with pytest.raises(Refused, match="đã dùng"):
        actions.issue(
            UNIT, "2023-04", number=45, day=DAY, signer="Võ Đăng Dũng", by=account("van_phong"), at=timezone.now()
        )
