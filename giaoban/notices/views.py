"""Pages of the notices (thông báo): the inbox, what a person wishes to be told, their calendar feeds."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from giaoban.notices import actions, calendar, kinds, queries, reminders
from giaoban.notices.models import Digest, Notice, NoticePreference
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.web.addresses import safe_next, with_query
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.registry import Choice, FilterField
from giaoban.web.writing import told

SECTION = "notices"
REFUSED = 422
UNREAD, READ = "chua-doc", "da-doc"


@require_safe
@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """The reader's own notices: of one kind or all, the unread first asked for or all."""
    account, kind, state = account_of(request), request.GET.get("loai", ""), request.GET.get("trang-thai", "")
    reminders.fire(timezone.now(), account.pk)
    found = queries.inbox(account, kind=kind, unread={UNREAD: True, READ: False}.get(state))
    page = pager(request.path, request.GET, found.count())
    seen = permission_of(request).units(Deed.SEE)
    context = {
        "notices": [queries.shown(one, seen) for one in found[page.rows]],
        "page": page,
        "fields": _filters(kind, state, queries.kinds_of(account)),
        "clear": request.path if kind or state else "",
        "kind": kind,
        "unread": queries.unread_count(account),
        "back": with_query(request.path, request.GET),
    }
    return render(request, "notices/inbox.html", context, section=SECTION)


def _filters(kind: str, state: str, mine: frozenset[str]) -> list[FilterField]:
    states = {"": Said("Tất cả"), UNREAD: Said("Chưa đọc"), READ: Said("Đã đọc")}
    chosen = [Choice("", told(Said("Mọi loại")), not kind)]
    chosen += [Choice(code, told(kinds.title_of(code)), code == kind) for code in sorted(mine)]
    return [
        FilterField("loai", Said("Loại"), "choice", kind, chosen),
        FilterField(
            "trang-thai",
            Said("Trạng thái"),
            "choice",
            state,
            [Choice(code, told(title), code == state) for code, title in states.items()],
        ),
    ]


@require_safe
@signed_in
def open_notice(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Lead to what a notice is about and mark it read; what the reader may not see is not opened."""
    account = account_of(request)
    notice = get_object_or_404(Notice, pk=pk, account=account)
    if request.method == "GET" and notice.read_at is None:
        actions.mark([pk], account, read=True, at=timezone.now())
    found = kinds.thing(notice.thing_kind, notice.thing_key, permission_of(request))
    if found is None:
        raise Http404(told(Said("Việc mà thông báo này nêu không còn, hoặc tài khoản không còn quyền xem.")))
    return redirect(found.href)


@signed_in
@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Mark one notice as read or unread."""
    actions.mark([pk], account_of(request), read=request.POST.get("doc") == "1", at=timezone.now())
    return redirect(_back(request))


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponseBase:
    """Mark everything as read, or everything of the kind that is shown."""
    actions.mark_all_read(account_of(request), kind=request.POST.get("loai", ""), at=timezone.now())
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    return safe_next(request, request.POST.get("tiep"), reverse("notices:inbox"))


@dataclass(frozen=True)
class KindChoice:
    """A kind of notice on the page of preferences."""

    code: str
    title: str
    needed: bool
    wanted: bool


@signed_in
@never_cache
def preferences(request: HttpRequest) -> HttpResponse:
    """What the reader wishes to be told, the hour of their digest, their calendar links."""
    kept = queries.preference(account_of(request))
    problems: dict[str, str] = {}
    if request.method == "POST":
        problems = _read(kept, request.POST)
        if not problems:
            actions.wish(kept)
            messages.success(request, told(Said("Đã lưu tùy chọn thông báo.")))
            return redirect("notices:preferences")
    return _preferences_page(request, kept, problems)


def _read(kept: NoticePreference, given: QueryDict) -> dict[str, str]:
    """Take what was typed into the row; returns what is wrong, by field."""
    problems: dict[str, str] = {}
    kept.mail, kept.address = given.get("gui-thu") == "1", given.get("dia-chi", "").strip()[:254]
    kept.unwanted = [kind.code for kind in kinds.kinds() if kind.code not in given.getlist("loai")]
    hour = given.get("gio", "")
    if hour.isdecimal() and int(hour) < 24:
        kept.hour = int(hour)
    else:
        problems["gio"] = Said("Giờ gửi là số từ 0 đến 23.")
    if kept.mail and not kept.address:
        problems["dia-chi"] = Said("Muốn nhận thư thì cần địa chỉ thư.")
    elif kept.address:
        try:
            validate_email(kept.address)
        except ValidationError:
            problems["dia-chi"] = Said("Địa chỉ thư không đúng dạng, ví dụ ten@coquan.gov.vn.")
    return problems


def _preferences_page(
    request: HttpRequest, kept: NoticePreference, problems: dict[str, str], secret: str = ""
) -> HttpResponse:
    account = account_of(request)
    context: dict[str, Any] = {
        "kept": kept,
        "problems": problems,
        "kinds": [
            KindChoice(one.code, one.title, one.needed, one.needed or one.code not in kept.unwanted)
            for one in kinds.kinds()
        ],
        "hours": [Choice(str(hour), f"{hour:02d}:00", hour == kept.hour) for hour in range(24)],
        "mail_is_set_up": settings.MAIL_SERVER is not None,
        "last": Digest.objects.filter(account=account).order_by("-day").first(),
        "links": calendar.links_of(account),
        "new_link": request.build_absolute_uri(reverse("notices:calendar", args=[secret])) if secret else "",
    }
    status = REFUSED if problems else 200
    return render(request, "notices/preferences.html", context, section=SECTION, status=status)


@signed_in
@never_cache
@require_POST
def make_calendar_link(request: HttpRequest) -> HttpResponse:
    """A new secret address of the reader's calendar, shown this once."""
    name = request.POST.get("ten", "").strip()[:80] or told(Said("Lịch của tôi"))
    kept = queries.preference(account_of(request))
    try:
        secret = calendar.make_link(account_of(request), name, timezone.now())
    except calendar.TooManyLinks:
        words = Said("Đã có %(most)s liên kết lịch đang dùng; thu hồi bớt rồi tạo mới.", most=calendar.MOST_LINKS)
        return _preferences_page(request, kept, {"lich": words})
    return _preferences_page(request, kept, {}, secret)


@signed_in
@require_POST
def revoke_calendar_link(request: HttpRequest, pk: int) -> HttpResponseBase:
    """End one of the reader's calendar addresses."""
    calendar.revoke_link(pk, account_of(request), timezone.now())
    messages.success(request, told(Said("Đã thu hồi liên kết lịch.")))
    return redirect("notices:preferences")


@require_safe
@never_cache
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address; no sign-in: calendar programs cannot."""
    now = timezone.now()
    owner = calendar.owner_of(secret, now)
    if owner is None:
        raise Http404(told(Said("Liên kết lịch này không có hoặc đã thu hồi.")))
    response = HttpResponse(calendar.feed(owner, now), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="giaoban.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
