"""Registers said to have had nothing, and a month closed, by buttons: who and when stand beside."""

import datetime as dt

import pytest

from giaoban.indicators.models import Close
from giaoban.indicators.queries import figures_of_session
from giaoban.registers.models import NilReturn
from giaoban.trail.models import Act
from giaoban.trail.queries import current
from tests.pages import World, words, world

pytestmark = pytest.mark.django_db(transaction=True)
WARD, DISTRICT = "/nhap-so-lieu/00343/2023-02/khong-phat-sinh", "/nhap-so-lieu/009/2023-02/khong-phat-sinh"
NOTHING = "khong-phat-sinh"


@pytest.fixture
def made() -> World:
    return world()


def test_chosen_registers_are_said_to_have_had_nothing_by_the_unit_itself(made: World) -> None:
    ward = made.client("nhan_chinh")
    chosen = {"lam": NOTHING, "so": ["incidents.incident", "defence.recruit"]}
    said = words(ward.post(WARD, chosen, follow=True))
    assert "Đã ghi không phát sinh cho 2 sổ" in said
    [one, other] = current(NilReturn).order_by("register")
    assert (one.register, other.register) == ("defence.recruit", "incidents.incident")
    assert (one.unit.code, one.start, one.end) == ("00343", dt.date(2023, 2, 1), dt.date(2023, 2, 28))
    assert f"không phát sinh {made.district.accounts['nhan_chinh'].name}" in said


def test_a_register_with_rows_is_refused_by_name_and_nothing_is_written(made: World) -> None:
    tax = made.client("thue")
    address = "/nhap-so-lieu/009.THUE/2023-02/khong-phat-sinh"
    said = tax.post(address, {"lam": NOTHING, "so": ["budget.revenue", "incidents.incident"]})
    assert said.status_code == 422
    assert "Sổ đã có dòng trong tháng: Sổ thu ngân sách" in words(said)
    assert not current(NilReturn).exists()


def test_the_office_closes_the_month_by_whose_decision_and_only_once(made: World) -> None:
    office = made.client("van_phong")
    given = {"lam": "chot", "decided_by": "Chủ tịch", "decided_on": "04/3/2023", "basis": "Biên bản số 3"}
    wrong = office.post(DISTRICT, {**given, "decided_on": "hôm qua"})
    assert (wrong.status_code, current(Close).count()) == (422, 0)
    said = words(office.post(DISTRICT, given, follow=True))
    assert "đã chốt Chủ tịch" in said
    assert "Biên bản số 3" in said
    act = Act.objects.get(verb="indicators.close")
    assert (act.decided_by, act.decided_on, act.account) == ("Chủ tịch", dt.date(2023, 3, 4), "van_phong")
    assert office.post(DISTRICT, given).status_code == 422
    assert {one.value.official for one in figures_of_session("009", "2023-03") if one.value.value is not None} == {True}


def fines_of_thuong_dinh() -> object:
    return next(one.value.value for one in figures_of_session("00346", "2023-03") if one.code == "XP.VU")


def test_what_was_said_to_be_nothing_is_taken_back_with_a_reason_and_the_figure_has_no_value_again(
    made: World,
) -> None:
    page = "/nhap-so-lieu/00346/2023-02/khong-phat-sinh"
    ward, chair = made.client("thuong_dinh"), made.client("chu_tich")
    ward.post(page, {"lam": NOTHING, "so": ["penalties.decision"]})
    assert fines_of_thuong_dinh() == 0
    address = f"{page}/{current(NilReturn).get().record}/rut"
    assert address in ward.get(page).content.decode()
    assert address not in chair.get(page).content.decode()

    asked = ward.post(address, {"reason": "  "})
    assert asked.status_code == 422
    assert "Rút báo cáo không phát sinh phải có lý do" in words(asked)
    assert fines_of_thuong_dinh() == 0

    done = words(ward.post(address, {"reason": "Có 2 quyết định chưa ghi sổ"}, follow=True))
    assert fines_of_thuong_dinh() is None
    assert "Có 2 quyết định chưa ghi sổ" in done
    assert Act.objects.get(verb="registers.withdraw_nil_return").reason == "Có 2 quyết định chưa ghi sổ"
    assert ward.get(address).status_code == 404
