"""Who opens the living page of the design: administrators, and everybody in the demo."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.web.living import living_page


def opens_design(request: HttpRequest) -> bool:
    """Whether the reader may see the living page."""
    return account_of(request).is_demo or bool(permission_of(request).units(Deed.MANAGE))


@signed_in
@require_safe
def design_page(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    if not opens_design(request):
        raise NotAllowed(Said("Trang hệ thiết kế dành cho quản trị."))
    return living_page(request)
