"""The catalogue on pages: found without tones, told in words, as known on a past day; plans with their paper."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.indicators import actions
from giaoban.indicators.models import IndicatorVersion, Plan
from giaoban.indicators.queries import figures_of_session
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.trail.models import Seal
from tests.pages import AT, SINCE, World, body, inline_code, words, world

pytestmark = pytest.mark.django_db(transaction=True)
LIST, ONE, PLANS = "/danh-muc/chi-tieu/", "/danh-muc/chi-tieu/NS.THU/", "/danh-muc/giao/009/2023/"
TYPED = {
    "indicator": "NS.THU", "assigner": "HĐND quận giao", "decision": "12/NQ-HĐND", "decision_day": "20/12/2022",
    "in_force_from": "01/01/2023", "version": "", "value": "5 tỷ",
}  # fmt: skip


@pytest.fixture
def made() -> World:
    return world()


def test_an_indicator_is_found_without_tone_marks_and_by_what_it_comes_from(made: World) -> None:
    client = made.client("nhan_chinh")
    page = words(client.get(LIST, {"tim": "sot xuat huyet"}))
    assert "Ca sốt xuất huyết" in page
    assert "1 trong 6 chỉ tiêu" in page
    assert "3 trong 6 chỉ tiêu" in words(client.get(LIST, {"nguon": "register"}))
    assert "Không có chỉ tiêu nào khớp" in words(client.get(LIST, {"tim": "khong co gi"}))
    assert "NS.THU,Thu ngân sách trên địa bàn" in body(client.get(LIST, {"dinh-dang": "csv", "tim": "thu"}))


def test_a_definition_is_told_in_words_with_where_it_is_used(made: World) -> None:
    unit = made.district.unit
    item = OutlineItem(unit=unit, key="cau-thu", order=1, kind="paragraph", template='Thu đạt {{ so("NS.THU") }}.')
    head = Letterhead(unit=unit, agency="UBND", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    reports.write_outline([head, item], unit=unit.pk, by=made.district.office, at=AT)
    answer = made.client("van_phong").get(ONE)
    page = words(answer)
    assert "cộng số tiền: thu ngân sách" in page.casefold()
    assert "Chi so với thu NS.TYLE" in page
    assert re.search(r"Thu đạt \[Thu ngân sách trên địa bàn.*\]. Quận Thanh Xuân", page)
    assert '"/bao-cao/009/2023-03/#cau-thu"' in body(answer)
    assert "5000/QĐ-UBND (10/12/2022)" in page
    formula = words(made.client("van_phong").get("/danh-muc/chi-tieu/NS.TYLE/"))
    assert "«Chi ngân sách» / «Thu ngân sách trên địa bàn»" in formula
    assert "đơn vị nhập số của từng kỳ" in words(made.client("van_phong").get("/danh-muc/chi-tieu/YT.SXH/"))


def test_plans_and_outlines_of_units_that_one_does_not_see_are_not_shown(made: World) -> None:
    assert "5000/QĐ-UBND" not in words(made.client("nhan_chinh").get(ONE))
    assert made.client("nhan_chinh").get(PLANS).status_code == 403


@pytest.mark.parametrize("path", [LIST, ONE, PLANS])
def test_the_catalogue_turns_to_a_past_day_and_says_so(made: World, path: str) -> None:
    client, before = made.client("van_phong"), Seal.objects.latest("number").at
    old = IndicatorVersion.objects.get(indicator__code="NS.THU")
    said = {field.attname: getattr(old, field.attname) for field in IndicatorVersion._meta.concrete_fields}
    for name in ("id", "uuid", "act_id", "corrects_id"):
        said.pop(name)
    renamed = IndicatorVersion(**{**said, "name": "Thu đổi tên", "corrects": old})
    actions.define([renamed], unit=made.district.unit.pk, by=made.district.office, at=AT, reason="đổi tên")
    assert "Thu đổi tên" in words(client.get(path))
    then = client.get(path, {"biet-luc": before.isoformat()})
    assert "Số liệu như đã biết lúc" in words(then)
    assert "Thu đổi tên" not in words(then)
    assert 'name="assigner"' not in body(then)
    assert inline_code(body(then)) == []


def assign(made: World, user: str = "van_phong", **typed: str) -> HttpResponse:
    return made.client(user).post(PLANS, {**TYPED, **typed}, follow=True)  # type: ignore[return-value]


def test_a_plan_is_recorded_with_its_paper_and_stands_beside_the_other(made: World) -> None:
    page = words(assign(made, Q1="1 tỷ", Q2="1 tỷ", Q3="1 tỷ", Q4="2 tỷ"))
    assert "Đã ghi chỉ tiêu giao." in page
    assert "HĐND quận giao 1 5.000.000.000 đồng 12/NQ-HĐND (20/12/2022)" in page
    plan = Plan.objects.latest("pk")
    assert plan.phasing == {"Q1": 10**9, "Q2": 10**9, "Q3": 10**9, "Q4": 2 * 10**9}
    [thu] = [one for one in figures_of_session("009", "2023-03") if one.code == "NS.THU"]
    assert set(thu.plans) == {"Thành phố giao", "HĐND quận giao"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"assigner": ""}, "không được để trống"), ({"value": "năm tỷ"}, "«năm tỷ» không phải số tiền"),
        ({"decision_day": "hôm qua"}, "«hôm qua» không phải ngày"), ({"indicator": "NS.TYLE"}, "chọn một chỉ tiêu"),
        ({"Q1": "1 tỷ"}, "phân kỳ cộng lại khác chỉ tiêu cả năm"),
        ({"01": "1 tỷ", "Q1": "4 tỷ"}, "theo quý hoặc theo tháng, không cả hai"), ({"value": "-5"}, "không được âm"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_told_at_its_field_and_nothing_is_lost(
    made: World, typed: dict[str, str], said: str
) -> None:
    before = Plan.objects.count()
    response = assign(made, **typed)
    assert response.status_code == 422
    assert said in words(response)
    assert 'value="12/NQ-HĐND"' in body(response)
    assert Plan.objects.count() == before


def test_a_plan_is_phased_by_months_too(made: World) -> None:
    page = words(assign(made, **{"01": "2 tỷ", "12": "3 tỷ"}))
    assert "Tháng 1: 2.000.000.000 đồng; Tháng 12: 3.000.000.000 đồng" in page
    assert Plan.objects.latest("pk").phasing == {"01": 2 * 10**9, "12": 3 * 10**9}


def test_a_plan_recorded_wrongly_is_taken_back_with_a_reason_and_the_one_before_is_in_force(made: World) -> None:
    [thu] = [one for one in figures_of_session("009", "2023-03") if one.code == "NS.THU"]
    wrong = words(assign(made, assigner="Thành phố giao", version="2", value="40 tỷ", Q1="10 tỷ", Q2="30 tỷ"))
    assert "Quý I: 10.000.000.000 đồng; Quý II: 30.000.000.000 đồng" in wrong
    address = f"{PLANS}{Plan.objects.latest('pk').record}/rut"
    office = made.client("van_phong")
    assert address in body(office.get(PLANS))
    assert address not in body(made.client("chu_tich").get(PLANS))
    assert "Rút chỉ tiêu giao phải có lý do" in words(office.post(address, {"reason": ""}))
    office.post(address, {"reason": "gõ nhầm một số 0"})
    listed, taken = words(office.get(PLANS)).rsplit("Đã rút", 1)
    assert "40.000.000.000" not in listed
    assert "gõ nhầm một số 0" in taken
    [again] = [one for one in figures_of_session("009", "2023-03") if one.code == "NS.THU"]
    assert again.plan == thu.plan
    assert office.get(address).status_code == 404


@pytest.mark.parametrize(("user", "status"), [("chu_tich", 403), ("quan_tri", 403), ("thue", 403), ("nhan_chinh", 403)])
def test_who_may_not_assign_is_refused(made: World, user: str, status: int) -> None:
    before = Plan.objects.count()
    assert assign(made, user).status_code == status
    assert Plan.objects.count() == before


@pytest.mark.parametrize(
    "path", ["/danh-muc/chi-tieu/KHONG/", "/danh-muc/giao/99999/2023/", "/danh-muc/giao/009/99999/"]
)
def test_what_is_not_there_is_not_found(made: World, path: str) -> None:
    assert made.client("van_phong").get(path).status_code == 404


def test_the_pages_of_the_section_stand_side_by_side(made: World) -> None:
    page = body(made.client("van_phong").get(LIST))
    for href in (LIST, "/danh-muc/giao/", "/tham-so/"):
        assert f'class="nav-link" href="{href}"' in page
    own = made.client("nhan_chinh").get("/danh-muc/giao/")
    assert own["Location"] == f"/danh-muc/giao/00343/{timezone.localdate().year}/"


@pytest.mark.parametrize("path", [LIST, ONE, PLANS])
def test_more_rows_cost_no_more_queries(made: World, path: str) -> None:
    client = made.client("van_phong")
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    more = [
        IndicatorVersion(
            indicator=actions.indicator(f"AN.{n}"), valid_from=SINCE, name=f"Thêm {n}", measured_in="VND",
            nature="flow",            reads="month", sector="security", source_kind="form", spec={"enters": "period"},
        )
        for n in range(6)
    ]  # fmt: skip
    actions.define(more, unit=made.district.unit.pk, by=made.district.office, at=AT)
    shared = {"unit": made.district.unit, "year": 2023, "decision_day": SINCE, "in_force_from": SINCE}
    plans = [Plan(indicator=one.indicator, assigner="a", decision="1/QĐ", value=5, **shared) for one in more]
    plans += [
        Plan(indicator=actions.indicator("NS.THU"), assigner=f"x{n}", decision="1", value=1, **shared) for n in range(5)
    ]
    actions.assign_plans(plans, by=made.district.office, at=AT)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few)
