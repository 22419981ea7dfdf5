"""Signing in and out (đăng nhập, lớp thứ hai, đăng xuất), and setting one's password by a one-time link."""

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from giaoban.offices import queries
from giaoban.offices.models import Account
from giaoban.offices.sign_in import codes, devices, journal, links, passkeys, passwords, sessions
from giaoban.offices.sign_in.factors import factors_of
from giaoban.offices.sign_in.models import LinkPurpose, OneTimeLink, OpenSession, Outcome
from giaoban.offices.sign_in.policy import Policy, policy
from giaoban.offices.sign_in.visitor import visitor_of
from giaoban.said import Said, joined
from giaoban.web import registry
from giaoban.web.addresses import address, safe_next
from giaoban.web.errors import cannot
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told

DEMO_PASSWORD = "giaoban-demo"  # noqa: S105 — of demo accounts only, shown on the sign-in page where there are any
PENDING = "cho_lop_hai"
"""Kept in the session between password and second factor: whose, since when, where to."""
PENDING_SECONDS = 600
ASKED = "khoa_dang_hoi"
"""What a passkey was asked, until it answers."""


@dataclass(frozen=True)
class Demo:
    """A demo account as the sign-in page names it."""

    username: str
    name: str
    held: str


@sensitive_post_parameters("mat-khau")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; ``?tiep=`` is where the reader was going. An empty home begins elsewhere."""
    following = safe_next(request, request.POST.get("tiep") or request.GET.get("tiep"))
    if request.user.is_authenticated:
        return redirect(following)
    beginning = registry.beginning()
    if beginning:
        return redirect(beginning)
    username = request.POST.get("ten", request.GET.get("ten", "")).strip()
    problem, status = "", 200
    if request.method == "POST":
        account, problem, status = _checked(request, username)
        if account is not None:
            return _after_password(request, account, following)
    context = {
        "following": following,
        "username": username,
        "problem": problem,
        "demos": demo_accounts(),
        "demo_password": DEMO_PASSWORD,
    }
    return render(request, "offices/sign_in.html", context, status=status)


@sensitive_post_parameters("ma", "tra-loi")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """The second factor after a right password: a code, a passkey, or a printed code."""
    now = timezone.localtime()
    pending = _pending(request, now)
    if pending is None:
        return redirect("offices:sign_in")
    account, following = pending
    rules = policy(now.date())
    problem, status = "", 200
    if request.method == "POST":
        problem, status = _second_checked(request, account, rules, now)
        if not problem:
            return _let_in(request, account, following, rules, now)
    own = factors_of(account)
    asked = passkeys.ask(request, account)
    if asked is not None:
        request.session[ASKED] = dict(asked[1])
    context = {
        "problem": problem,
        "name": account.name,
        "with_app": own.authenticator is not None,
        "passkey": asked[0] if asked else "",
        "with_codes": own.recovery_codes > 0,
        "days": rules.remembered_days,
    }
    return render(request, "offices/second_factor.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; only by a form, so that no link signs anybody out."""
    if isinstance(request.user, Account):
        OpenSession.objects.filter(key=request.session.session_key or "").delete()
        journal.note(Outcome.SIGNED_OUT, visitor_of(request), at=timezone.localtime(), account=request.user)
    logout(request)
    messages.success(request, told(Said("Đã đăng xuất.")))
    response = redirect("offices:sign_in")
    response["Clear-Site-Data"] = '"storage"'  # what the browser keeps for reading without a connection
    return response


@sensitive_post_parameters("mat-khau", "lai")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: its owner sets the password, and nobody else ever knew one."""
    now = timezone.localtime()
    try:
        link = links.find(token, at=now)
        account = _owner_of(link)
    except links.LinkRefused as refusal:
        return cannot(request, Said("Không mở được đường dẫn"), str(refusal), Said("Đề nghị quản trị của đơn vị."))
    typed = Typed(request.POST)
    if request.method == "POST" and check_new_password(typed, account):
        try:
            with transaction.atomic():  # a link is used up only together with what it was for
                links.use(token, at=now)
                sessions.end_all(account)
                passwords.set_password(account, typed.raw("mat-khau"), visitor_of(request), at=now, words=link.purpose)
        except links.LinkRefused as refusal:
            return cannot(request, Said("Không mở được đường dẫn"), str(refusal), "")
        messages.success(request, told(Said("Đã đặt mật khẩu. Hãy đăng nhập.")))
        return redirect(address(reverse("offices:sign_in"), {"ten": account.username}))
    context = {"account_name": account.name, "username": account.username, "fields": password_fields(typed)}
    return render(request, "offices/open_link.html", context, status=200 if typed.good else REFUSED)


def demo_accounts() -> list[Demo]:
    """The accounts of the demo with their unit and role; there are none outside it."""
    accounts = {one.pk: one for one in Account.objects.filter(is_demo=True, is_active=True).order_by("pk")}
    if not accounts:
        return []
    tree = queries.tree_now()
    held: dict[int, list[str]] = {}
    for one in queries.appointments_of(accounts, timezone.localdate()):
        words = Said(
            "%(post)s, %(unit)s (%(role)s)", post=one.post, unit=tree[one.unit_id].name, role=one.get_role_display()
        )
        held.setdefault(one.account_id, []).append(words)
    return [Demo(one.username, one.name, joined("; ", held.get(pk, []))) for pk, one in accounts.items()]


def password_fields(typed: Typed) -> list[Field]:
    """The two fields in which a new password is chosen."""
    return [
        typed.field("mat-khau", Said("Mật khẩu mới"), "password", advice=Said("Ít nhất 8 ký tự, không phổ biến.")),
        typed.field("lai", Said("Gõ lại mật khẩu mới"), "password"),
    ]


def check_new_password(typed: Typed, account: Account | None) -> bool:
    """Whether the new password may be kept; what is wrong is told at its field."""
    for words in passwords.refusals(typed.raw("mat-khau"), account):
        typed.wrong("mat-khau", words)
    if typed.raw("mat-khau") != typed.raw("lai"):
        typed.wrong("lai", Said("Hai lần gõ không giống nhau"))
    return typed.good


def _owner_of(link: OneTimeLink) -> Account:
    if link.purpose == LinkPurpose.SETUP or link.account is None or not link.account.is_active:
        raise links.LinkRefused(Said("Đường dẫn hoặc mã không đúng."))
    return link.account


def _checked(request: HttpRequest, username: str) -> tuple[Account | None, str, int]:
    now, visitor = timezone.localtime(), visitor_of(request)
    limits = policy(now.date()).lock_out
    if journal.must_wait(username, visitor, limits, at=now):
        known = Account.objects.filter(username=username).first()
        journal.note(Outcome.LOCKED, visitor, at=now, account=known, username=username)
        return None, _wait(limits.minutes), 429
    found = authenticate(request, username=username, password=request.POST.get("mat-khau", ""))
    if isinstance(found, Account):
        return found, "", 200
    known = Account.objects.filter(username=username).first()
    journal.note(Outcome.WRONG_PASSWORD, visitor, at=now, account=known, username=username)
    return None, Said("Tên đăng nhập hoặc mật khẩu không đúng."), 401


def _wait(minutes: int) -> str:
    return Said("Sai quá nhiều lần. Chờ %(minutes)s phút rồi thử lại.", minutes=minutes)


def _after_password(request: HttpRequest, account: Account, following: str) -> HttpResponse:
    """Let somebody in, or ask for the second factor first."""
    now = timezone.localtime()
    if factors_of(account).any and not devices.is_remembered(request, account, at=now):
        request.session.cycle_key()
        request.session[PENDING] = [account.pk, int(now.timestamp()), following]
        return redirect("offices:second_factor")
    return _let_in(request, account, following, policy(now.date()), now)


def _let_in(request: HttpRequest, account: Account, following: str, rules: Policy, now: dt.datetime) -> HttpResponse:
    for kept in (PENDING, ASKED):
        request.session.pop(kept, None)
    sessions.begin(request, account, at=now)
    journal.note(Outcome.SIGNED_IN, visitor_of(request), at=now, account=account)
    response = redirect(following)
    if not factors_of(account).any:
        roles = [one.role for one in queries.appointments(account, now.date())]
        if rules.must_have_factor(roles):
            request.session[sessions.MUST_ADD_FACTOR] = True
    elif request.POST.get("nho") and rules.remembered_days:
        devices.remember(request, response, account, rules.remembered_days, at=now)
    return response


def _pending(request: HttpRequest, now: dt.datetime) -> tuple[Account, str] | None:
    """Whose second factor is asked for, and where they were going; too old a question is forgotten."""
    kept = request.session.get(PENDING)
    if not kept or now.timestamp() - kept[1] > PENDING_SECONDS:
        return None
    account = Account.objects.filter(pk=kept[0], is_active=True).first()
    return (account, kept[2]) if account else None


def _second_checked(request: HttpRequest, account: Account, rules: Policy, now: dt.datetime) -> tuple[str, int]:
    visitor = visitor_of(request)
    if journal.factor_must_wait(account, rules.lock_out, at=now):
        journal.note(Outcome.LOCKED, visitor, at=now, account=account)
        return _wait(rules.lock_out.minutes), 429
    if request.POST.get("tra-loi"):
        asked = request.session.pop(ASKED, None)
        good = asked is not None and passkeys.accept(request, account, asked, request.POST["tra-loi"], at=now)
    else:
        good = _code_accepted(request, account, now)
    if good:
        return "", 200
    journal.note(Outcome.WRONG_FACTOR, visitor, at=now, account=account)
    return Said("Mã hoặc khóa không đúng. Mã đổi mỗi 30 giây; mỗi mã dùng một lần."), 401


def _code_accepted(request: HttpRequest, account: Account, now: dt.datetime) -> bool:
    given = request.POST.get("ma", "")
    if codes.accept(account, given, at=now):
        return True
    if codes.use_recovery_code(account, given, at=now):
        left = codes.recovery_codes_left(account)
        journal.note(Outcome.RECOVERY_USED, visitor_of(request), at=now, account=account)
        messages.warning(request, told(Said("Đã dùng một mã dự phòng; còn %(left)s mã.", left=left)))
        return True
    return False
