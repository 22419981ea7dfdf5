"""The pages of entering beside the table of figures."""

from django.http import HttpRequest

from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of
from giaoban.said import Said
from giaoban.web import registry
from giaoban.web.registry import MenuEntry


def register() -> None:
    """Make them known."""
    registry.add_section_page("figures", MenuEntry("enter", Said("Nhập số liệu tháng"), "entering:mine", 20, sends))
    registry.add_section_page("figures", MenuEntry("received", Said("Số liệu gửi về"), "entering:all", 30, takes_in))


def sends(request: HttpRequest) -> bool:
    """Whether the account sends figures of some unit."""
    return bool(permission_of(request).units(Deed.SUBMIT))


def takes_in(request: HttpRequest) -> bool:
    """Whether the account takes figures in for some unit."""
    return bool(permission_of(request).units(Deed.ACCEPT))
