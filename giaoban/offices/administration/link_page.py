"""The one time that a one-time link is shown (đường dẫn dùng một lần): to copy, to print, or to mail at once."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from giaoban.offices.administration import mailing
from giaoban.offices.administration.page import administrator, done, person_of, show
from giaoban.offices.models import Account
from giaoban.offices.sign_in import links
from giaoban.offices.sign_in.models import OneTimeLink
from giaoban.said import Said
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import moment

ADDRESS_LENGTH = 254


def link_page(request: HttpRequest, account: Account, token: str, typed: Typed | None = None) -> HttpResponse:
    """The link of a secret; where a mail server is set up, with the field that mails it."""
    typed = typed or Typed({})
    link = links.find(token, at=timezone.localtime())
    advice = Said("Địa chỉ chỉ dùng để gửi lá thư này, không được lưu lại.")
    context = {
        "person": account,
        "address": _address(request, token),
        "until": link.until,
        "token": token if mailing.ready() else "",
        "mail": typed.field(
            "dia-chi", Said("Địa chỉ thư của người này"), placeholder="ten@coquan.gov.vn", advice=advice
        ),
        "others": typed.others,
    }
    return show(request, "admin_link", context, status=200 if typed.good else REFUSED)


@sensitive_post_parameters("dia-chi", "ma")
@administrator
@require_POST
def mail_link(request: HttpRequest, username: str) -> HttpResponse:
    """Mail a link that is still good to its own person; the address is kept nowhere."""
    account, token = person_of(request, username).account, request.POST.get("ma", "")
    try:
        link = links.find(token, at=timezone.localtime())
    except links.LinkRefused as refusal:
        return done(request, str(refusal), "administration:person", username)
    if link.account != account:
        return done(request, Said("Đường dẫn hoặc mã không đúng."), "administration:person", username)
    typed = Typed(request.POST)
    to = _mail_address(typed)
    if typed.good:
        try:
            mailing.send(_letter(to, account, _address(request, token), link))
        except mailing.NotMailed as problem:
            typed.refuse(str(problem))
        else:
            return done(request, Said("Đã gửi thư cho %(name)s.", name=account.name), "administration:person", username)
    return link_page(request, account, token, typed)


def _mail_address(typed: Typed) -> str:
    to = typed.text("dia-chi", at_most=ADDRESS_LENGTH)
    if to:
        try:
            validate_email(to)
        except ValidationError:
            typed.wrong("dia-chi", Said("Địa chỉ thư không đúng dạng, ví dụ ten@coquan.gov.vn."))
    return to


def _address(request: HttpRequest, token: str) -> str:
    path = reverse("offices:open_link", args=[token])
    return f"{settings.SITE_ADDRESS}{path}" if settings.SITE_ADDRESS else request.build_absolute_uri(path)


def _letter(to: str, account: Account, address: str, link: OneTimeLink) -> mailing.Letter:
    return mailing.Letter(
        to=to,
        subject=Said("Giao Ban: %(purpose)s", purpose=link.get_purpose_display()),
        lines=(
            Said("Gửi %(name)s,", name=account.name),
            "",
            Said("Mở đường dẫn sau để đặt mật khẩu cho tài khoản %(username)s:", username=account.username),
            address,
            "",
            Said("Đường dẫn dùng một lần, đến %(until)s. Không chuyển tiếp thư này.", until=moment(link.until)),
            Said("Nếu không chờ thư này, đề nghị báo quản trị của cơ quan."),
        ),
    )
