"""Signing in and out (đăng nhập, đăng xuất)."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from giaoban.offices import queries, throttle
from giaoban.offices.models import Account
from giaoban.said import Said, joined
from giaoban.web.addresses import safe_next
from giaoban.web.page import render
from giaoban.web.writing import told

DEMO_PASSWORD = "giaoban-demo"  # noqa: S105 — of demo accounts only, shown on the sign-in page where there are any


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
    """The sign-in page; ``?tiep=`` is where the reader was going."""
    following = safe_next(request, request.POST.get("tiep") or request.GET.get("tiep"))
    if request.user.is_authenticated:
        return redirect(following)
    username = request.POST.get("ten", request.GET.get("ten", "")).strip()
    problem, status = "", 200
    if request.method == "POST":
        account, problem, status = _checked(request, username)
        if account is not None:
            login(request, account)
            return redirect(following)
    context = {
        "following": following,
        "username": username,
        "problem": problem,
        "demos": demo_accounts(),
        "demo_password": DEMO_PASSWORD,
    }
    return render(request, "offices/sign_in.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; only by a form, so that no link signs anybody out."""
    logout(request)
    messages.success(request, told(Said("Đã đăng xuất.")))
    return redirect("offices:sign_in")


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


def _checked(request: HttpRequest, username: str) -> tuple[Account | None, str, int]:
    ip = str(request.META.get("REMOTE_ADDR", ""))
    if throttle.must_wait(username, ip):
        return (
            None,
            Said("Sai quá nhiều lần. Chờ %(minutes)s phút rồi thử lại.", minutes=throttle.MINUTES),
            429,
        )
    found = authenticate(request, username=username, password=request.POST.get("mat-khau", ""))
    if isinstance(found, Account):
        throttle.forget(username, ip)
        return found, "", 200
    throttle.count_failure(username, ip)
    return None, Said("Tên đăng nhập hoặc mật khẩu không đúng."), 401
