"""An indicator that the catalogue does not have is added on a page, by the decision that asks for it."""

import datetime as dt

import pytest

from giaoban.indicators.catalogue import Catalogue
from giaoban.trail.models import Act
from tests.pages import World, body, words

pytestmark = pytest.mark.django_db
NEW = "/danh-muc/chi-tieu-moi"


def typed(**changed: str) -> dict[str, str]:
    return {
        "code": "yt.tiem",
        "name": "Trẻ em được tiêm chủng",
        "measured_in": "trẻ em",
        "decimals": "0",
        "sector": "health",
        "nature": "flow",
        "reads": "month",
        "direction": "up",
        "responsible": "Phòng Y tế",
        "valid_from": "01/01/2023",
        "source": "form",
        "enters": "period",
        "by": "wards",
        "decided_by": "Chủ tịch",
        "decided_on": "05/01/2023",
        "basis": "12/QĐ-UBND",
        **changed,
    }


def test_the_address_of_a_measure_found_in_a_text_fills_in_its_name_and_unit(made: World) -> None:
    page = body(made.client("van_phong").get(NEW, {"ten": "hộ được cấp nước sạch", "don-vi-tinh": "hộ"}))
    assert 'value="hộ được cấp nước sạch"' in page
    assert 'value="hộ"' in page


def test_it_is_added_with_its_decision_by_one_act(made: World) -> None:
    answer = made.client("van_phong").post(NEW, typed(), follow=True)
    assert "Đã thêm chỉ tiêu vào danh mục" in words(answer)
    [one] = Catalogue.standing().by_code["YT.TIEM"]
    assert (one.name, one.measured_in, one.spec) == (
        "Trẻ em được tiêm chủng", "trẻ em", {"enters": "period", "by": "wards"}
    )  # fmt: skip
    act = Act.objects.latest("pk")
    assert (act.decided_by, act.decided_on, act.basis) == ("Chủ tịch", dt.date(2023, 1, 5), "12/QĐ-UBND")


def test_a_count_of_a_register_may_be_narrowed_to_one_kind(made: World) -> None:
    counted = {"source": "penalties.decisions:fine", "where": "penalties.decisions:field:food_safety"}
    made.client("van_phong").post(NEW, typed(code="ATTP.PHAT", measured_in="triệu đồng", **counted))
    [one] = Catalogue.standing().by_code["ATTP.PHAT"]
    assert (one.measured_in, one.spec) == (
        "VND", {"source": "penalties.decisions", "measure": "fine", "where": {"field": "food_safety"}}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": "ns.thu"}, "Danh mục đã có chỉ tiêu mang mã này"),
        ({"code": "số 1"}, "Mã gồm chữ không dấu"),
        ({"name": " "}, "Không được để trống"),
        ({"valid_from": "32/1/2023"}, "32/1/2023"),
        ({"source": "formula", "formula": "NS.THU /"}, "Công thức"),
        ({"source": "penalties.decisions:count", "where": "x:y:z"}, "không thuộc nguồn đã chọn"),
        ({"decided_on": "hôm qua"}, "hôm qua"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_added(made: World, wrong: dict[str, str], said: str) -> None:
    before = set(Catalogue.standing().by_code)
    answer = made.client("van_phong").post(NEW, typed(**{"in_prose": "tên đã gõ", **wrong}))
    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="tên đã gõ"' in body(answer)
    assert set(Catalogue.standing().by_code) == before
