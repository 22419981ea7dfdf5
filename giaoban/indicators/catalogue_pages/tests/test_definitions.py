"""Definitions changed on pages: another one from a day on, or what was recorded put right; each with its reason."""

import datetime as dt

import pytest

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.queries import figures_of_session
from giaoban.trail import follower
from giaoban.trail.models import Act
from tests.pages import World, body, inline_code, words

pytestmark = pytest.mark.django_db
ONE = "/danh-muc/chi-tieu/NS.TYLE/"
NEW, CORRECT = f"{ONE}dinh-nghia-moi", f"{ONE}sua-dinh-nghia"


def standing() -> list[IndicatorVersion]:
    return Catalogue.standing().by_code["NS.TYLE"]


def typed(**changed: str) -> dict[str, str]:
    [one] = standing()
    given = {"name": one.name, "direction": "down", "reason": "theo Quyết định mới"}
    given |= {"source": "formula", "source_shown": "formula", "formula": one.spec["formula"]}
    return {"ban": one.uuid.hex, "valid_from": "01/01/2024", **given, **changed}


def test_a_new_definition_holds_from_its_day_and_leaves_the_past_as_it_was(made: World) -> None:
    office, before = made.client("van_phong"), ratio()
    answer = office.post(NEW, typed(name="Chi trên thu", aliases=" tỷ lệ chi ;; chi/thu "), follow=True)
    assert "Đã ghi định nghĩa" in words(answer)
    old, new = standing()
    assert (old.last_day, old.name) == (dt.date(2023, 12, 31), "Chi so với thu")
    assert (new.valid_from, new.last_day, new.name) == (dt.date(2024, 1, 1), None, "Chi trên thu")
    assert new.aliases == ["tỷ lệ chi", "chi/thu"]
    assert Act.objects.latest("pk").reason == "theo Quyết định mới"
    follower.run_pass()
    assert ratio() == before


def test_a_correction_counts_the_same_days_again(made: World) -> None:
    before = ratio()
    made.client("van_phong").post(CORRECT, typed(formula="NS.THU / NS.CHI"))
    [one] = standing()
    assert one.spec["formula"] == "NS.THU / NS.CHI"
    follower.run_pass()
    assert ratio() == 1 / before


def ratio():  # type: ignore[no-untyped-def]
    return {one.code: one.value.value for one in figures_of_session("009", "2023-03")}["NS.TYLE"]


@pytest.mark.parametrize(
    ("page", "wrong", "said"),
    [
        (CORRECT, {"reason": " "}, "Không được để trống"),
        (CORRECT, {"formula": "NS.TYLE * 2"}, "Công thức vòng tròn"),
        (CORRECT, {"formula": "NS.THU /"}, "Công thức"),
        (CORRECT, {"ban": "0" * 32}, "vừa được người khác sửa"),
        (NEW, {"valid_from": "01/01/2014"}, "Phải sau ngày đầu"),
        (NEW, {"direction": "x"}, "Chọn một mục"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    made: World, page: str, wrong: dict[str, str], said: str
) -> None:
    before = standing()
    answer = made.client("van_phong").post(page, typed(name="Tên đã gõ", **wrong))
    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="Tên đã gõ"' in body(answer)
    assert inline_code(body(answer)) == []
    assert standing() == before


FINES = "/danh-muc/chi-tieu/XP.VU/sua-dinh-nghia"


def fines() -> IndicatorVersion:
    [one] = Catalogue.standing().by_code["XP.VU"]
    return one


def counted(**changed: str) -> dict[str, str]:
    """The form of how many were fined, as it stands when it is opened."""
    said = {"name": fines().name, "direction": "none", "reason": "đếm cả vi phạm giao thông"}
    source = {"source": "penalties.decisions:count", "source_shown": "penalties.decisions"}
    return {"ban": fines().uuid.hex, **said, **source, **changed}


def test_what_a_register_is_counted_by_is_changed_by_ticking_its_values(made: World) -> None:
    office = made.client("van_phong")
    page = body(office.get(FINES))
    assert 'name="where-field-market" value="1" checked' not in page
    ticked = {"where-field-market": "1", "where-field-traffic": "1"}
    assert "Đã ghi định nghĩa" in words(office.post(FINES, counted(**ticked), follow=True))
    assert fines().spec["where"] == {"field": ["market", "traffic"]}
    assert 'name="where-field-traffic" value="1" checked' in body(office.get(FINES))
    follower.run_pass()
    told = words(office.get("/danh-muc/chi-tieu/XP.VU/")).split("Lịch sử định nghĩa")[1]
    assert "Sửa định nghĩa" in told
    assert "đếm cả vi phạm giao thông" in told
    before, _arrow, after = told.partition("Cách tính: ")[2].partition(" → ")
    assert "an toàn giao thông" not in before
    assert "Quản lý thị trường, Trật tự, an toàn giao thông" in after


def test_who_chooses_another_source_sees_its_fields_before_anything_is_recorded(made: World) -> None:
    office, before = made.client("van_phong"), fines()
    another = counted(source="form")
    answer = office.post(FINES, another)
    assert answer.status_code == 422
    assert "điền các ô của nguồn mới" in words(answer)
    assert 'name="enters"' in body(answer)
    assert 'name="source_shown" value="form"' in body(answer)
    assert fines() == before
    office.post(FINES, {**another, "source_shown": "form", "enters": "period", "by": "wards"})
    assert (fines().source_kind, fines().spec) == ("form", {"enters": "period", "by": "wards"})


def test_a_number_of_cases_is_no_amount_of_money(made: World) -> None:
    answer = made.client("van_phong").post(FINES, counted(source="penalties.decisions:fine"))
    assert (answer.status_code, "nguồn đã chọn cho số khác loại" in words(answer)) == (422, True)


def test_only_who_keeps_the_catalogue_changes_it(made: World) -> None:
    for page in (NEW, CORRECT):
        assert made.client("nhan_chinh").get(page).status_code == 403
        assert made.client("nhan_chinh").post(page, typed()).status_code == 403
    assert "dinh-nghia" not in body(made.client("nhan_chinh").get(ONE))
    assert NEW in body(made.client("van_phong").get(ONE))
    assert made.client("van_phong").get("/danh-muc/chi-tieu/X.Y/sua-dinh-nghia").status_code == 404
