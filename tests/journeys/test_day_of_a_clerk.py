"""Một ngày của cán bộ phường: a clerk records a penalty, corrects it, finds it, sees it counted and written."""

from tests.journeys.browsing import journey
from tests.journeys.conftest import Come

PENALTY = {
    "day": "15/10/2026", "field": "urban_order", "number": "77/QĐ-THỬ", "offence": "Lấn chiếm vỉa hè",
    "offender_kind": "individual", "fine": "2,5 triệu",
}  # fmt: skip
BEFORE = 15
"""Cases of October 2026 in the demo."""


@journey
def test_a_penalty_is_recorded_corrected_found_counted_and_written(site: str, come: Come) -> None:
    office = come(site, "vp_thanh_xuan", at="/bat-dau/de-cuong")
    office.press("Nhận đề cương chung")
    office.is_led_to("**/bat-dau/")

    clerk = come(site, "phuong_thanh_xuan", at="/so/penalties.decision/them")
    clerk.fill(PENALTY)
    clerk.press("Ghi")
    clerk.sees("Đã ghi vào Sổ quyết định xử phạt")
    clerk.sees("2.500.000")
    clerk.follow("Sửa")
    clerk.fill({"fine": "3 triệu", "reason": "ghi nhầm mức phạt"})
    clerk.press("Ghi bản sửa")
    clerk.sees("Đã sửa bản ghi")
    assert "2.500.000" in clerk.words(".timeline del")

    clerk.search("77/qd-thu")
    clerk.follow_one_with("77/QĐ-THỬ")
    clerk.sees("Được đếm trong")
    clerk.sees("3.000.000")
    clerk.follow_one_with("Trường hợp vi phạm TTĐT")
    clerk.sees(f"{BEFORE + 1} trường hợp")
    clerk.sees_nothing_cut()

    clerk.choose_from_menu("Báo cáo")
    clerk.follow("Kỳ 2026-11")
    clerk.sees(f"xử lý {BEFORE + 1} trường hợp vi phạm trật tự đô thị", "article.report")
    clerk.sees_nothing_cut()
