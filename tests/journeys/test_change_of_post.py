"""Chuyển công tác: an official leaves a post; every open item has its new owner."""

import datetime as dt

from django.utils import timezone

from giaoban.offices import actions, handing_over
from giaoban.offices.models import Account, Appointment, Role
from giaoban.offices.queries import tree_now
from tests.journeys.browsing import Person, journey
from tests.journeys.conftest import Come

OUTLINE = "/bao-cao/00367/2026-11/de-cuong/"
WARD = "Phường Thanh Xuân"
SINCE = dt.date(2025, 7, 1)
PASSWORD = "mot cau that dai 2026"


@journey
def test_an_official_leaves_and_nothing_is_left_without_an_owner(site: str, come: Come) -> None:
    give_the_ward_an_administrator()
    office = come(site, "vp_thanh_xuan", at="/bat-dau/de-cuong")
    office.press("Nhận đề cương chung")
    office.is_led_to("**/bat-dau/")
    office.go(f"{OUTLINE}phan-cong")
    office.fill({"muc": "y-te", "don-vi": WARD, "nguoi": "phuong_thanh_xuan"})
    office.press("Giao soạn")
    office.sees("Kiều Văn Mẫu", "table")
    leaver = come(site, "phuong_thanh_xuan", at="/nhap-so-lieu/00367/2026-10/")
    leaver.fill({"so-YT.KHAMBENH": "9.500"})
    leaver.press("Lưu nháp")
    leaver.sees("Đã lưu nháp")

    administrator = come(site, "quan_tri")
    successor = invited(administrator, come(site))
    administrator.choose_from_menu("Quản trị")
    administrator.follow("Bàn giao", administrator.part("main .lists"))
    administrator.fill({"ai": f"Kiều Văn Mẫu (tên giả), Cán bộ tổng hợp, {WARD}"})
    administrator.press("Xem việc đang mở")
    administrator.sees("Bản nháp số liệu 01/10/2026–31/10/2026")
    administrator.sees("Soạn mục «y-te» của báo cáo")
    administrator.press("Bàn giao")
    administrator.sees("Chưa ghi: còn 2 chỗ cần sửa")
    administrator.fill({"receiver": "ke_nhiem", "why": "Chuyển công tác"})
    administrator.press("Bàn giao")
    administrator.sees("Đã bàn giao 2 việc")
    administrator.sees_nothing_cut()

    assert open_items_of("phuong_thanh_xuan") == []
    assert len(open_items_of("ke_nhiem")) == 2
    successor.go(OUTLINE)
    successor.follow_one_with("Sửa", successor.part("#y-te"))
    successor.sees("Soạn câu")
    successor.sees_nothing_cut()


def give_the_ward_an_administrator() -> None:
    """The demo has one for the district of old only."""
    held = Appointment(
        account=Account.objects.get(username="quan_tri"),
        unit=actions.unit("00367", SINCE),
        role=Role.ADMINISTRATOR,
        post="Quản trị hệ thống",
        from_day=SINCE,
    )
    actions.set_up([held], at=timezone.now())


def invited(administrator: Person, person: Person) -> Person:
    """Somebody new at the same unit, who sets a password by the link that was handed over."""
    administrator.choose_from_menu("Quản trị")
    administrator.follow("Tài khoản, vai trò", administrator.part("main .lists"))
    administrator.follow("Thêm người")
    administrator.fill({"name": "Người Kế Nhiệm (tên giả)", "username": "ke_nhiem", "unit": "00367@2025-07-01"})
    administrator.fill({"role": "clerk", "post": "Cán bộ tổng hợp", "from_day": "01/7/2026"})
    administrator.press("Thêm và lập lời mời")
    person.go(administrator.words("main code"))
    person.fill({"mat-khau": PASSWORD, "lai": PASSWORD})
    person.press("Đặt mật khẩu")
    person.is_led_to("**/dang-nhap*")
    return person.signed_in("ke_nhiem", PASSWORD)


def open_items_of(username: str) -> list[str]:
    """What an official has to finish at the ward."""
    tree = tree_now()
    ward = next(one.id for one in tree if (one.code, one.valid_from) == ("00367", SINCE))
    return [one.title for one in handing_over.open_items(Account.objects.get(username=username), ward, tree)]
