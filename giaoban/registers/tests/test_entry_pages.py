"""Adding, correcting and voiding on a page: what is refused changes nothing and says why at its field."""

import re
from typing import Any

import pytest

from giaoban.budget.models import RevenueLine
from giaoban.budget.registers import REVENUE
from giaoban.registers import actions, queries
from giaoban.registers.rules.finding import Refused
from tests.pages import AT, World, body, inline_code, revenue, words, world

pytestmark = pytest.mark.django_db(transaction=True)
ADD = "/so/budget.revenue/them"
GOOD = {
    "day": "7/3/2023", "unit": "009.THUE", "territory": "", "budget_year": "2023", "code": "1701",
    "kind": "collected", "payer": "person", "amount": "828,5 triệu", "note": "", "key": "", "lan": "f" * 32,
}  # fmt: skip


@pytest.fixture
def made() -> World:
    return world()


def correction(**more: Any) -> dict[str, Any]:
    """What the correction form of line «a» sends, with some fields changed."""
    line = queries.standing(REVENUE, "a")
    sent = {"day": "01/02/2023", "unit": "009.THUE", "territory": "00343", "budget_year": "2023", "code": "1701"}
    sent |= {"kind": "collected", "payer": "enterprise", "amount": "700.000.000", "note": "", "ban": line.uuid.hex}
    return {**sent, **more}


def error_at(page: str, field: str) -> str:
    found = re.search(rf'id="loi-{field}">([^<]*)<', page)
    return found[1] if found else ""


def test_a_row_is_recorded_as_people_write_it(made: World) -> None:
    response = made.client("thue").post(ADD, GOOD, follow=True)
    page = words(response)
    assert "Đã ghi vào Sổ thu ngân sách. Số liệu đã tính lại." in page
    assert "828.500.000" in page
    assert RevenueLine.objects.get(key="f" * 32).territory_id == made.district.unit.pk


def test_pressing_twice_records_once(made: World) -> None:
    client = made.client("thue")
    first, second = client.post(ADD, GOOD), client.post(ADD, GOOD)
    assert first["Location"] == second["Location"]
    assert RevenueLine.objects.filter(key="f" * 32).count() == 1


def test_every_mistake_is_at_its_field_and_on_top_and_nothing_is_written(made: World) -> None:
    before = RevenueLine.objects.count()
    bad = {**GOOD, "day": "32/13/2023", "amount": "nhiều", "code": "", "kind": "xyz"}
    response = made.client("thue").post(ADD, bad)
    page = body(response)
    assert response.status_code == 422
    assert "không phải ngày" in error_at(page, "day")
    assert "không phải số tiền" in error_at(page, "amount")
    assert error_at(page, "code") == "Thiếu mã thu"
    assert "không có trong danh sách" in error_at(page, "kind")
    assert 'href="#nhap-amount"' in page
    assert 'value="nhiều"' in page, "what was typed is kept"
    assert RevenueLine.objects.count() == before
    assert inline_code(page) == []


def test_a_rule_of_the_register_is_told_at_its_field(made: World) -> None:
    page = body(made.client("thue").post(ADD, {**GOOD, "code": "9999", "amount": "5"}))
    assert "Không có mã thu «9999»" in error_at(page, "code")
    page = body(made.client("thue").post(ADD, {**GOOD, "amount": "0"}))
    assert "phải lớn hơn 0" in error_at(page, "amount")


def test_nobody_records_for_a_unit_that_is_not_theirs(made: World) -> None:
    response = made.client("nhan_chinh").post(ADD, GOOD)
    assert response.status_code == 422
    assert "không có quyền ghi sổ" in error_at(body(response), "unit")
    assert made.client("chu_tich").get(ADD).status_code == 403
    assert made.client("chu_tich").post(ADD, GOOD).status_code == 403
    assert not RevenueLine.objects.filter(key="f" * 32).exists()


def test_the_form_offers_the_only_unit_one_records_for(made: World) -> None:
    assert '<option value="009.THUE" selected>' in body(made.client("thue").get(ADD))


def test_an_event_is_added_to_the_record_it_comes_from(made: World) -> None:
    client = made.client("nhan_chinh")
    page = body(client.get("/so/penalties.decision/QD-01/"))
    link = re.search(r'href="(/so/penalties.payment/them\?parent=[0-9a-f]+)"', page)
    assert link
    parent = link[1].rsplit("=")[-1]
    assert parent in body(client.get(link[1]))


def test_a_correction_needs_a_reason_and_a_change(made: World) -> None:
    client = made.client("thue")
    page = body(client.post("/so/budget.revenue/a/sua", correction(amount="650.000.000")))
    assert error_at(page, "reason") == "Sửa hoặc hủy bản ghi phải có lý do"
    page = words(client.post("/so/budget.revenue/a/sua", correction(reason="x")))
    assert "Chưa sửa ô nào" in page
    assert queries.standing(REVENUE, "a").amount == 700_000_000


def test_a_correction_is_a_new_version_with_its_decision(made: World) -> None:
    sent = correction(amount="650 triệu", reason="Kho bạc báo nhầm", decided_by="Chủ tịch", decided_on="6/3/2023")
    page = words(made.client("thue").post("/so/budget.revenue/a/sua", sent, follow=True))
    assert "Đã sửa bản ghi." in page
    assert "700.000.000 → 650.000.000" in page
    assert "Chủ tịch, 06/3/2023" in page


def test_the_second_of_two_corrections_is_refused(made: World) -> None:
    sent = correction(amount="600.000.000", reason="muộn")
    line = queries.standing(REVENUE, "a")
    actions.correct(REVENUE, line, {"amount": 1}, by=made.district.accounts["thue"], at=AT, reason="sớm")
    response = made.client("thue").post("/so/budget.revenue/a/sua", sent)
    assert response.status_code == 422
    assert "vừa được người khác sửa" in words(response)
    assert queries.standing(REVENUE, "a").amount == 1


def test_a_void_needs_a_reason_and_is_for_those_who_correct(made: World) -> None:
    ban = queries.standing(REVENUE, "a").uuid.hex
    assert made.client("thue").post("/so/budget.revenue/a/huy", {"ban": ban}).status_code == 422
    assert made.client("chu_tich").get("/so/budget.revenue/a/huy").status_code == 403
    assert made.client("nhan_chinh").get("/so/budget.revenue/a/sua").status_code == 403
    done = made.client("van_phong").post("/so/budget.revenue/a/huy", {"ban": ban, "reason": "ghi trùng"}, follow=True)
    assert "Đã hủy bản ghi." in words(done)
    with pytest.raises(queries.RecordNotFound):
        queries.standing(REVENUE, "a")


def test_a_key_that_stands_already_is_refused_at_its_row_and_free_again_once_void(made: World) -> None:
    by = made.district.accounts["thue"]
    lines = [revenue(made.district, "2023-03-02", 5, key) for key in ("new", "a", "new")]
    with pytest.raises(Refused) as refusal:
        actions.record(REVENUE, lines, by=by, at=AT)
    assert [(one.row, one.column, one.message) for one in refusal.value.findings] == [
        (2, "key", "Khóa «a» đã có trong sổ"),
        (3, "key", "Khóa «new» đã có trong sổ"),
    ]
    actions.correct(REVENUE, queries.standing(REVENUE, "a"), {}, by=by, at=AT, reason="ghi nhầm", void=True)
    actions.record(REVENUE, lines[:2], by=by, at=AT)
