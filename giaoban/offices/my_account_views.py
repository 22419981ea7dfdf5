"""My account (tài khoản của tôi): password, second factor, printed codes, open sessions, remembered devices."""

import datetime as dt
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices import queries
from giaoban.offices.models import Account
from giaoban.offices.sign_in import codes, factors, journal, passkeys, passwords, sealing, sessions
from giaoban.offices.sign_in.models import (
    Authenticator,
    OpenSession,
    Outcome,
    Passkey,
    RememberedDevice,
    SignInRecord,
)
from giaoban.offices.sign_in.policy import policy
from giaoban.offices.sign_in.visitor import visitor_of
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.offices.views import check_new_password, password_fields
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told

SECTION = "my_account"
NEW_SECRET = "ma_dang_lap"  # noqa: S105 — the name of a place in the session, where the secret lies encrypted
ASKED = "khoa_dang_lap"
LATEST = 20
Page = Callable[[HttpRequest], HttpResponseBase]


def _own_page(view: Page) -> Page:
    """A page of one's own account: signed in, never cached, passwords and codes kept out of error reports."""
    return wraps(view)(
        sensitive_post_parameters("cu", "mat-khau", "lai", "ma", "tra-loi")(never_cache(signed_in(view)))
    )


@require_safe
@_own_page
def my_account(request: HttpRequest) -> HttpResponse:
    """Everything about one's own account."""
    account, now = account_of(request), timezone.localtime()
    rules, own = policy(now.date()), factors.factors_of(account)
    roles = [one.role for one in queries.appointments(account, now.date())]
    tree = permission_of(request).tree
    if own.any:
        request.session.pop(sessions.MUST_ADD_FACTOR, None)
    context = {
        "own": own,
        "held": [(tree[one.unit].name, one.post, one.title) for one in permission_of(request).held],
        "must": rules.must_have_factor(roles) and not own.any,
        "advised": rules.advises_factor(roles) and not own.any,
        "days": rules.remembered_days,
        "sessions": sessions.of([account.pk], at=now),
        "here_key": request.session.session_key,
        "devices": [one for one in own.devices if one.until > now],
        "records": SignInRecord.objects.filter(account=account).order_by("-pk")[:LATEST],
    }
    return render(request, "offices/my_account.html", context, section=SECTION)


@_own_page
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password; the other sessions end."""
    account, now, typed = account_of(request), timezone.localtime(), Typed(request.POST)
    if request.method == "POST":
        _check_present(request, account, typed, now)
        if check_new_password(typed, account):
            before = request.session.session_key
            passwords.set_password(account, typed.raw("mat-khau"), visitor_of(request), at=now)
            sessions.end_all(account, but=before)
            update_session_auth_hash(request, account)
            sessions.renewed(request, before)
            return _told(request, Said("Đã đổi mật khẩu; các phiên khác đã kết thúc."))
    fields = [_present_field(typed), *password_fields(typed)]
    return _form(request, Said("Đổi mật khẩu"), Said("Đổi"), fields, typed)


@_own_page
def authenticator(request: HttpRequest) -> HttpResponse:
    """Set an authenticator app up: the picture, then a code that proves it was read."""
    account, now, typed = account_of(request), timezone.localtime(), Typed(request.POST)
    if request.method == "POST" and request.session.get(NEW_SECRET):
        secret = sealing.decrypted(request.session[NEW_SECRET])
        _check_present(request, account, typed, now)
        step = codes.step_of(secret, typed.text("ma", at_most=12), at=now)
        if step is None:
            typed.wrong("ma", Said("Mã không đúng; xem lại giờ của điện thoại rồi gõ mã đang hiện"))
        if typed.good and step is not None:
            codes.keep(account, secret, step, at=now)
            del request.session[NEW_SECRET]
            return _factor_added(request, account, Said("Ứng dụng mã xác thực"), now)
    else:
        secret = codes.new_secret()
        request.session[NEW_SECRET] = sealing.encrypted(secret)
    grouped = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    context = {
        "picture": codes.picture_of(account, secret),
        "secret": grouped,
        "fields": [
            typed.field("ma", Said("Mã 6 số đang hiện trên điện thoại"), placeholder="123 456"),
            _present_field(typed),
        ],
    }
    status = 200 if typed.good else REFUSED
    return render(request, "offices/authenticator.html", context, section=SECTION, status=status)


@_own_page
def passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey: the browser asks the device or the key in the hand."""
    account, now, typed = account_of(request), timezone.localtime(), Typed(request.POST)
    if request.method == "POST":
        asked, answer = request.session.pop(ASKED, None), typed.raw("tra-loi")
        _check_present(request, account, typed, now)
        name = typed.text("ten", at_most=80)
        if not answer or asked is None:
            typed.refuse(Said("Trình duyệt chưa trả lời; cần bật JavaScript và một thiết bị có khóa đăng nhập."))
        if typed.good:
            try:
                passkeys.keep_new(request, account, asked, answer, name, at=now)
            except passkeys.BadPasskey:
                typed.refuse(Said("Không nhận được khóa này; hãy thử lại."))
            else:
                return _factor_added(request, account, name, now)
    options, state = passkeys.ask_new(request, account)
    request.session[ASKED] = dict(state)
    advice = Said("Đặt tên để sau này nhận ra, ví dụ «Máy ở phòng» hoặc «Khóa USB».")
    context = {
        "options": options,
        "fields": [typed.field("ten", Said("Tên khóa"), advice=advice), _present_field(typed)],
        "others": typed.others,
    }
    status = 200 if typed.good else REFUSED
    return render(request, "offices/passkey.html", context, section=SECTION, status=status)


@_own_page
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new printed codes; they are shown on this page once."""
    account, now, typed = account_of(request), timezone.localtime(), Typed(request.POST)
    if not factors.factors_of(account).any:
        return _told(request, Said("Hãy lập lớp thứ hai trước; mã dự phòng thay cho nó khi mất máy."), warn=True)
    if request.method == "POST":
        _check_present(request, account, typed, now)
        if typed.good:
            journal.note(Outcome.CODES_MADE, visitor_of(request), at=now, account=account)
            return _show_codes(request, codes.new_recovery_codes(account), now)
    advice = Said("Mười mã mới, mỗi mã dùng một lần; các mã đã in trước đây hết dùng.")
    return _form(request, Said("Lập mã dự phòng"), Said("Lập mã mới"), [_present_field(typed)], typed, advice)


@_own_page
def remove_factor(request: HttpRequest) -> HttpResponse:
    """Take a factor away: ``?khoa=`` names a passkey, else the app."""
    account, now, typed = account_of(request), timezone.localtime(), Typed(request.POST)
    number = request.GET.get("khoa", "")
    rows = (
        Passkey.objects.filter(account=account, pk=number)
        if number.isascii() and number.isdigit()
        else Authenticator.objects.filter(account=account)
    )
    found = rows.first()
    if found is None:
        raise Http404(Said("Không có lớp xác thực này."))
    title = found.name if isinstance(found, Passkey) else Said("Ứng dụng mã xác thực")
    if request.method == "POST":
        _check_present(request, account, typed, now)
        if typed.good:
            found.delete()
            factors.settle(account)
            journal.note(Outcome.FACTOR_REMOVED, visitor_of(request), at=now, account=account, words=title)
            return _told(request, Said("Đã bỏ: %(title)s.", title=title))
    heading = Said("Bỏ lớp xác thực: %(title)s", title=title)
    return _form(request, heading, Said("Bỏ"), [_present_field(typed)], typed)


@signed_in
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one of one's sessions, or all but this one."""
    account, now = account_of(request), timezone.localtime()
    rows = OpenSession.objects.filter(account=account).exclude(key=request.session.session_key or "")
    number = request.POST.get("phien", "")
    if number:
        rows = rows.filter(pk=int(number) if number.isascii() and number.isdigit() else -1)
    ended = sessions.end(rows)
    if ended:
        journal.note(Outcome.ENDED, visitor_of(request), at=now, account=account)
    return _told(request, Said("Đã kết thúc %(count)s phiên.", count=ended))


@signed_in
@require_POST
def forget_device(request: HttpRequest) -> HttpResponse:
    """Stop remembering one's devices: the second factor is asked for again."""
    number = request.POST.get("thiet-bi", "")
    rows = RememberedDevice.objects.filter(account=account_of(request))
    rows.filter(pk=int(number) if number.isascii() and number.isdigit() else -1).delete()
    return _told(request, Said("Đã quên thiết bị."))


def _check_present(request: HttpRequest, account: Account, typed: Typed, now: dt.datetime) -> None:
    """What changes the ways in asks for the password again: an open screen is not enough. Guesses are counted."""
    visitor, limits = visitor_of(request), policy(now.date()).lock_out
    if journal.must_wait(account.username, visitor, limits, at=now):
        typed.wrong("cu", Said("Sai quá nhiều lần. Chờ %(minutes)s phút rồi thử lại.", minutes=limits.minutes))
    elif not account.check_password(typed.raw("cu")):
        journal.note(Outcome.WRONG_PASSWORD, visitor, at=now, account=account)
        typed.wrong("cu", Said("Mật khẩu hiện tại không đúng"))


def _present_field(typed: Typed) -> Field:
    return typed.field("cu", Said("Mật khẩu hiện tại"), "password")


def _factor_added(request: HttpRequest, account: Account, title: str, now: dt.datetime) -> HttpResponse:
    """Note it; the first factor brings printed codes with it, so that a lost phone locks nobody out."""
    journal.note(Outcome.FACTOR_ADDED, visitor_of(request), at=now, account=account, words=title)
    request.session.pop(sessions.MUST_ADD_FACTOR, None)
    messages.success(request, told(Said("Đã thêm: %(title)s.", title=title)))
    if codes.recovery_codes_left(account):
        return redirect("offices:my_account")
    return _show_codes(request, codes.new_recovery_codes(account), now)


def _show_codes(request: HttpRequest, made: list[str], now: dt.datetime) -> HttpResponse:
    account = account_of(request)
    context = {"codes": made, "name": account.name, "username": account.username, "at": now}
    return render(request, "offices/recovery_codes.html", context, section=SECTION)


def _form(
    request: HttpRequest, title: str, button: str, fields: list[Field], typed: Typed, advice: str = ""
) -> HttpResponse:
    back = reverse("offices:my_account")
    context = {"title": title, "button": button, "fields": fields, "others": typed.others, "advice": advice}
    context |= {"back": back, "crumbs": [(Said("Tài khoản của tôi"), back)]}
    status = 200 if typed.good else REFUSED
    return render(request, "offices/form.html", context, section=SECTION, status=status)


def _told(request: HttpRequest, words: str, *, warn: bool = False) -> HttpResponse:
    (messages.warning if warn else messages.success)(request, told(words))
    return redirect("offices:my_account")
