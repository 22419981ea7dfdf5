"""Whose turn a report is: told at each step, settled at the next; its owner hears of figures that changed since."""

import datetime as dt

import pytest

from giaoban.budget.registers import REVENUE
from giaoban.documents.models import DocumentStep, Step
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import ReportingSession
from giaoban.notices.models import Notice
from giaoban.notices.saying import told_again
from giaoban.registers import actions as registers
from giaoban.reports import actions
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.trail import follower
from giaoban.trail.queries import current
from tests.pages import AT, World, revenue, world

NOW = dt.datetime(2026, 3, 8, 9, tzinfo=dt.UTC)
DAY = dt.date(2023, 3, 10)


@pytest.fixture
def made(db: None) -> World:
    built = world()
    unit = built.district.unit
    item = OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template='Thu đạt {{ so("NS.THU") }}.')
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    actions.write_outline([head, item], unit=unit.pk, by=built.district.office, at=AT)
    follower.run_pass()
    Notice.objects.all().delete()
    return built


def take(made: World, step: Step, by: str, **said: object) -> None:
    entry = DocumentStep(document=actions.last_document("009", "2023-03"), step=step, unit=made.district.unit, **said)
    actions.take("009", "2023-03", entry, by=made.district.accounts[by], at=NOW)


def issue(made: World) -> None:
    for step, by in (
        (Step.SUBMITTED, "van_phong"),
        (Step.APPROVED, "chu_tich"),
        (Step.SIGNED, "chu_tich"),
    ):
        take(made, step, by)
    take(made, Step.NUMBERED, "van_thu", number=45, day=DAY, symbol="BC-UBND")
    take(made, Step.SENT, "van_thu")


def waiting() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(read_at=None).order_by("pk")
    return [(one.account.username, str(told_again(one.said))) for one in rows]


def test_each_step_tells_whose_turn_it_is_and_settles_the_one_before(made: World):
    take(made, Step.SUBMITTED, "van_phong")
    about = "Báo cáo kỳ 2023-03 của Quận Thanh Xuân chờ bước"
    assert waiting() == [("chu_tich", f"{about} «Duyệt».")]
    take(made, Step.APPROVED, "chu_tich")
    assert waiting() == []  # the signer approved it: nobody is told of their own doing
    take(made, Step.SIGNED, "chu_tich")
    assert waiting() == [("van_thu", f"{about} «Vào số».")]
    take(made, Step.NUMBERED, "van_thu", number=45, day=DAY, symbol="BC-UBND")
    assert waiting() == [("van_phong", f"{about} «Phát hành».")]
    take(made, Step.SENT, "van_phong")
    assert waiting() == []


def test_its_notice_opens_the_report(made: World):
    take(made, Step.SUBMITTED, "van_phong")
    notice = Notice.objects.get()
    assert made.client("chu_tich").get(f"/thong-bao/{notice.pk}/").url == "/bao-cao/009/2023-03/"


def test_sent_back_it_is_told_to_who_submitted_it_with_the_reason(made: World):
    take(made, Step.SUBMITTED, "van_phong")
    take(made, Step.RETURNED, "chu_tich", note="Thiếu phần y tế")
    assert waiting() == [("van_phong", "Báo cáo kỳ 2023-03 của Quận Thanh Xuân bị trả lại: Thiếu phần y tế")]
    take(made, Step.SUBMITTED, "van_phong")
    assert [who for who, _ in waiting()] == ["chu_tich"]


def change(made: World, reason: str = "Kho bạc báo chậm") -> None:
    late = [revenue(made.district, "2023-02-20", 111_000_000, f"bổ sung {reason}")]
    registers.record(REVENUE, late, by=made.district.accounts["thue"], at=NOW, reason=reason)
    follower.run_pass()


def test_its_owner_is_told_once_that_an_issued_report_shows_a_figure_that_changed(made: World):
    issue(made)
    session = current(ReportingSession).get().record
    indicators.close(session, made.district.unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    Notice.objects.all().delete()
    change(made)
    [(who, said)] = waiting()  # the office closed it and owns the report: one notice
    assert who == "van_phong"
    assert said.startswith("Báo cáo đã phát hành kỳ 2023-03 nêu")
    assert "Thu ngân sách trên địa bàn: " in said
    assert "cân nhắc đính chính" in said
    change(made, "lần nữa")
    assert len(waiting()) == 2


def test_a_report_that_was_not_issued_tells_no_owner(made: World):
    take(made, Step.SUBMITTED, "van_phong")
    session = current(ReportingSession).get().record
    indicators.close(session, made.district.unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    Notice.objects.all().delete()
    change(made)
    assert [one.kind for one in Notice.objects.all()] == ["indicators.restated"]
