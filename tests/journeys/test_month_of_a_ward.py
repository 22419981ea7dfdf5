"""Số liệu tháng của một phường: a ward sends its figures, gets them back with a reason, mends and sends again."""

from tests.journeys.browsing import journey
from tests.journeys.conftest import Come

SHEET = "/nhap-so-lieu/00367/2026-10/"
FIGURES = {"so-YT.KHAMBENH": "9.120", "so-YT.SXH": "20", "so-AN.PHAPHS": "0", "chu-YT.SXH": "Tăng do mưa kéo dài"}
WHY = "Ca sốt xuất huyết khác số của trạm y tế"


@journey
def test_figures_are_sent_returned_mended_and_taken_in(site: str, come: Come) -> None:
    ward = come(site, "phuong_thanh_xuan")
    ward.choose_from_menu("Số liệu")
    ward.follow("Nhập số liệu tháng")
    ward.sees("Phường Thanh Xuân · tháng 10/2026")
    ward.fill({**FIGURES, "so-TD.TIEPDAN": "tám"})
    ward.press("Gửi")
    ward.sees("Chưa gửi: còn 1 chỗ cần sửa")
    ward.follow("Lượt tiếp công dân", ward.part(".message-error"))
    ward.fill({"so-TD.TIEPDAN": "8"})
    ward.press("Gửi")
    ward.sees("Đã gửi 8 số liệu")
    ward.sees_nothing_cut()

    office = come(site, "vp_thanh_xuan")
    office.choose_from_menu("Số liệu")
    office.follow("Số liệu gửi về")
    office.follow("Phường Thanh Xuân", office.part("table"))
    office.fill({"ly-do": WHY})
    office.press("Trả lại")
    office.sees("Đã trả lại số liệu")

    ward.go(SHEET)
    ward.sees(WHY)
    assert ward.page.locator("[name='so-YT.KHAMBENH']").input_value() == "9.120", "what was sent is there to be mended"
    ward.fill({"so-YT.SXH": "2"})
    ward.press("Gửi")
    ward.sees("Đã gửi 8 số liệu")

    office.go(f"{SHEET}cac-don-vi")
    office.tick("Nhận số liệu của Phường Thanh Xuân")
    office.press("Nhận các đơn vị đã chọn")
    office.sees("Đã nhận số liệu của 1 đơn vị")
    office.sees_counted("2 ca", at="/so-lieu/00367/2026-11/YT.SXH/")
    office.sees_nothing_cut()
