"""One record: its facts, versions old → new, events, links, and who may open it."""

import datetime as dt

import pytest

from giaoban.budget.registers import REVENUE
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers import actions, queries
from giaoban.trail.actions import Decision
from giaoban.web import registry
from tests.pages import AT, World, body, inline_code, words, world

pytestmark = pytest.mark.django_db(transaction=True)
RECORD = "/so/budget.revenue/a/"


@pytest.fixture
def made() -> World:
    return world()


def test_facts_and_the_first_version(made: World) -> None:
    page = words(made.client("thue").get(RECORD))
    assert "700.000.000" in page
    assert "Phường Nhân Chính" in page
    assert "Ghi lần đầu · Cán bộ tổng hợp (tên giả), Cán bộ tổng hợp" in page
    assert inline_code(body(made.client("thue").get(RECORD))) == []


def test_a_correction_shows_old_and_new_who_and_why(made: World) -> None:
    line = queries.standing(REVENUE, "a")
    decision = Decision(by="Chủ tịch", basis="12/TB-UBND")
    actions.correct(
        REVENUE,
        line,
        {"amount": 650_000_000},
        by=made.district.accounts["thue"],
        at=AT,
        reason="Kho bạc báo nhầm",
        decision=decision,
    )
    page = words(made.client("thue").get(RECORD))
    assert "Số tiền (đồng): 700.000.000 → 650.000.000" in page
    assert "Lý do: Kho bạc báo nhầm" in page
    assert "Chủ tịch, 12/TB-UBND" in page


def test_a_void_record_stays_readable(made: World) -> None:
    line = queries.standing(REVENUE, "a")
    actions.correct(REVENUE, line, {}, by=made.district.accounts["thue"], at=AT, reason="ghi hai lần", void=True)
    page = words(made.client("thue").get(RECORD))
    assert "Bản ghi đã hủy" in page
    assert "ghi hai lần" in page
    assert "700.000.000" in page


@pytest.mark.parametrize(
    ("user", "status"), [("nhan_chinh", 403), ("thue", 200), ("van_phong", 200), ("chu_tich", 200)]
)
def test_who_may_open_it(made: World, user: str, status: int) -> None:
    for key in ("a", queries.standing(REVENUE, "a").record.hex):
        assert made.client(user).get(f"/so/budget.revenue/{key}/").status_code == status


def test_a_foreign_record_says_nothing_of_itself(made: World) -> None:
    page = words(made.client("nhan_chinh").get(RECORD))
    assert "700.000.000" not in page
    assert "Thuế" not in page
    assert made.client("nhan_chinh").get("/so/budget.revenue/khong-co/").status_code == 404


def test_parent_and_events_lead_to_each_other(made: World) -> None:
    decision = words(made.client("nhan_chinh").get("/so/penalties.decision/QD-01/"))
    assert "Sổ nộp phạt" in decision
    assert "2.000.000" in decision
    payment = body(made.client("nhan_chinh").get("/so/penalties.payment/NP-01/"))
    assert f"/so/penalties.decision/{queries.standing(DECISION, 'QD-01').record.hex}/" in payment
    assert made.client("thuong_dinh").get("/so/penalties.payment/NP-01/").status_code == 403


def test_upper_rooms_add_panels(made: World) -> None:
    record = queries.standing(PAYMENT, "NP-01").record

    def source(register: str, key: object, account: object) -> list[registry.Link]:
        return [registry.Link("Câu của báo cáo", "/bao-cao/1")] if key == record else []

    registry.add_panel("thu", "Nằm trong", source)  # type: ignore[arg-type]
    try:
        page = words(made.client("nhan_chinh").get("/so/penalties.payment/NP-01/"))
    finally:
        registry._panels.pop("thu")
    assert "Nằm trong Câu của báo cáo" in page


def test_the_figures_that_count_it_are_named(made: World) -> None:
    page = body(made.client("van_phong").get(RECORD))
    assert "/so-lieu/009/2023-03/NS.THU/" in page


def test_what_somebody_else_decided_stands_apart_from_who_typed_it(made: World) -> None:
    line, by = queries.standing(REVENUE, "a"), made.district.accounts["thue"]
    decision = Decision(by="Chi cục trưởng (tên giả)", on=dt.date(2023, 3, 2), basis="12/QĐ-CCT")
    actions.correct(REVENUE, line, {"amount": 1}, by=by, at=AT, reason="nhầm", decision=decision)
    page = words(made.client("thue").get(f"/so/budget.revenue/{line.record.hex}/"))
    assert page.count("nhập thay") == 1
    assert "Quyết định: Chi cục trưởng (tên giả), 02/3/2023, 12/QĐ-CCT" in page
