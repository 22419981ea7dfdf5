"""Từ cơ sở dữ liệu trống tới báo cáo đầu tiên: a new authority starts, records a month and issues its first report."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from giaoban.offices.sign_in import links
from tests import databases
from tests.journeys.browsing import Person, journey
from tests.journeys.conftest import Come
from tests.serving import served

PASSWORD = "mot cau that dai 2026"
ROLES = {"leader": "Chủ tịch", "registry": "Văn thư"}
LINE = {
    "day": "15/10/2026", "unit": "00367", "code": "1701", "kind": "collected", "payer": "enterprise",
    "amount": "12,85 tỷ", "territory": "00367", "budget_year": "2026",
}  # fmt: skip
REPORT = "/bao-cao/00367/2026-11/"


@pytest.fixture
def empty_site(django_db_blocker) -> Iterator[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """The product on an empty database: its address, and a setup code."""
    with django_db_blocker.unblock():
        name = databases.create("founding")
        try:
            with databases.using(name), served() as address:
                yield address, links.new_setup_code(at=timezone.now())
        finally:
            databases.drop(name)


@journey
def test_from_an_empty_database_to_the_first_issued_report(empty_site: tuple[str, str], come: Come) -> None:
    site, code = empty_site
    founder = come(site)
    found_the_authority(founder, code)
    people = {role: invited(founder, come(site), role, post) for role, post in ROLES.items()}
    prepare_the_month(founder)
    record_the_month(founder)

    founder.go("/")
    founder.follow("Báo cáo đầu tiên")
    founder.follow("Kỳ 2026-11")
    founder.sees("12 tỷ 850 triệu đồng", "article.report")
    founder.sees_nothing_cut()
    for person, step in ((founder, "Trình"), (people["leader"], "Duyệt"), (people["leader"], "Ký")):
        take(person, step)
    take(people["registry"], "Vào số")
    take(people["registry"], "Phát hành")
    people["registry"].sees("đã phát hành", ".head")
    founder.go("/")
    assert "Còn thiếu cho báo cáo đầu tiên" not in founder.words()
    assert "Quản trị" not in people["leader"].words("nav.menu")


def found_the_authority(founder: Person, code: str) -> None:
    """The one-time code, the unit of the dated table, the first administrator."""
    founder.go("/")
    founder.fill({"ma": code})
    founder.press("Bắt đầu")
    founder.fill({"tinh": "01", "tim": "thanh xuan"})
    founder.press("Tìm", founder.part("main"))
    founder.follow("Phường Thanh Xuân")
    founder.fill({"person": "Người Quản Trị (tên giả)", "post": "Chuyên viên", "username": "quan.tri"})
    founder.fill({"mat-khau": PASSWORD, "lai": PASSWORD})
    founder.press("Lập cơ quan")
    founder.is_led_to("**/bat-dau/")


def invited(founder: Person, person: Person, role: str, post: str) -> Person:
    """Somebody of a role, who sets a password by the link that was handed over."""
    founder.go("/bat-dau/")
    founder.follow("Người và vai trò")
    founder.follow("Thêm người")
    founder.fill({"name": f"{post} (tên giả)", "username": f"ten.{role}", "unit": "00367@2025-07-01"})
    founder.fill({"role": role, "post": post, "from_day": "01/7/2026"})
    founder.press("Thêm và lập lời mời")
    person.go(founder.words("main code"))
    person.fill({"mat-khau": PASSWORD, "lai": PASSWORD})
    person.press("Đặt mật khẩu")
    person.is_led_to("**/dang-nhap*")
    return person.signed_in(f"ten.{role}", PASSWORD)


def prepare_the_month(founder: Person) -> None:
    """Catalogue, plans, session and outline."""
    founder.go("/bat-dau/danh-muc")
    founder.press("Nhận danh mục chung")
    founder.follow("Chỉ tiêu, dự toán được giao")
    founder.fill({"decision": "5000/QĐ-UBND", "decision_day": "10/12/2025", "v-NS.THU": "128,5 tỷ"})
    founder.press("Ghi")
    founder.follow("Kỳ giao ban đầu tiên")
    founder.fill({"month": "10/2026", "held_on": "05/11/2026"})
    founder.press("Mở kỳ")
    founder.follow("Đề cương báo cáo")
    founder.press("Nhận đề cương chung")
    founder.is_led_to("**/bat-dau/")


def record_the_month(founder: Person) -> None:
    """One line of a register, the figures without a register, the close that makes the rest nil."""
    founder.go("/so/budget.revenue/them")
    founder.fill(LINE)
    founder.press("Ghi")
    founder.sees("Số liệu đã tính lại.")
    founder.go("/nhap-so-lieu/00367/2026-10/")
    fields = founder.page.locator("main input[name^='so-']").evaluate_all("all => all.map((one) => one.name)")
    founder.fill(dict.fromkeys(fields, "1"))
    founder.press("Gửi")
    founder.sees("Đã gửi")
    founder.press("Nhận số liệu")
    founder.sees("Đã nhận số liệu.")
    founder.follow("Không phát sinh, chốt số liệu")
    founder.fill({"decided_by": "Chủ tịch", "decided_on": "04/11/2026", "basis": "Biên bản chốt số liệu"})
    founder.press("Chốt số liệu kỳ 2026-11")
    founder.sees("Đã chốt số liệu của kỳ.")


def take(person: Person, label: str) -> None:
    """One step of the way by the person whose page it is."""
    person.go(REPORT)
    form = person.page.locator("form.step-form", has=person.page.get_by_role("button", name=label, exact=True))
    person.press(label, form)
    person.page.wait_for_url(f"**{REPORT}")
    form.wait_for(state="detached")
