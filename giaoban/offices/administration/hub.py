"""The first page of the administration: what waits for a second administrator, and where to go."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.offices.account_actions import waiting_for_second
from giaoban.offices.administration.page import SECTION, administrator, managed, show
from giaoban.offices.models import AccountMeasure
from giaoban.offices.signed_in import account_of
from giaoban.said import Said
from giaoban.web import registry
from giaoban.web.registry import MenuEntry


@require_safe
@administrator
def hub(request: HttpRequest) -> HttpResponse:
    """The pages of the administration and the measures that wait."""
    waiting = waiting_for_second(managed(request), at=timezone.localtime())
    pages = [
        (one.title, reverse(one.url_name), one.note) for one in registry.section_pages(SECTION) if one.seen_by(request)
    ]
    mine = account_of(request).username
    return show(request, "admin_hub", {"pages": pages, "waiting": [_told(one, mine) for one in waiting]})


def register() -> None:
    """Make the menu entry and this room's pages known."""
    from giaoban.offices.administration.page import manages  # the menu asks it at every page

    registry.add_menu(MenuEntry(SECTION, Said("Quản trị"), "administration:hub", 80, seen_by=manages))
    for order, (code, title, note) in enumerate(_PAGES):
        registry.add_section_page(SECTION, MenuEntry(code, title, f"administration:{code}", 10 * order, note=note))


_PAGES = (
    ("people", Said("Tài khoản, vai trò"), Said("Mời người mới, giao và kết thúc vai trò, đặt lại mật khẩu")),
    ("delegations", Said("Ủy quyền"), Said("Ai ký thay, thừa ủy quyền cho ai, đến ngày nào, theo văn bản nào")),
    ("hand_over", Said("Bàn giao"), Said("Người chuyển đi giao từng việc đang mở cho người mới")),
    ("units", Said("Đơn vị, kế thừa"), Said("Danh sách theo ngày; lập, kết thúc đơn vị theo văn bản")),
    ("door", Said("Phiên và đăng nhập"), Said("Phiên đang mở, ai đang bị chặn, nhật ký đăng nhập")),
    ("policy", Said("Tham số đăng nhập"), Said("Vai trò phải có lớp thứ hai, số ngày nhớ thiết bị, hạn lời mời")),
)


def _told(one: AccountMeasure, mine: str) -> dict[str, object]:
    return {
        "key": one.record.hex,
        "what": one.get_what_display(),
        "name": one.account.name,
        "asked_by": one.act.account,
        "at": one.act.stated_at,
        "reason": one.reason,
        "may": mine not in {one.act.account, one.account.username},
    }
