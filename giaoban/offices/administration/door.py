"""The door (phiên và đăng nhập): open sessions, who is kept out, the journal; and the authority's own parameters."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.law.answer import as_json
from giaoban.offices import actions, queries
from giaoban.offices.administration.page import administrator, done, form, is_top, managed, person_of, show
from giaoban.offices.models import OfficeNorm, Role
from giaoban.offices.people import people_of
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.sign_in import journal, policy, sessions
from giaoban.offices.sign_in.models import OpenSession, Outcome, SignInRecord
from giaoban.offices.sign_in.visitor import visitor_of
from giaoban.offices.signed_in import account_of, permission_of
from giaoban.said import Said, joined
from giaoban.web.addresses import with_query
from giaoban.web.pager import pager
from giaoban.web.registry import Choice, FilterField
from giaoban.web.table import headings, row
from giaoban.web.typed import Typed
from giaoban.web.writing import moment
from giaoban.words.dates import write_short_date

DOOR = "administration:door"


@require_safe
@administrator
def door(request: HttpRequest) -> HttpResponse:
    """Sessions, lock-outs and journal of the people whom the account administers."""
    now = timezone.localtime()
    accounts = [one.account.pk for one in people_of(managed(request))]
    found = SignInRecord.objects.filter(account__in=accounts).order_by("-at", "-pk")
    outcome, who = request.GET.get("viec", ""), request.GET.get("ai", "").strip()
    if outcome in Outcome.values:
        found = found.filter(outcome=outcome)
    if who:
        found = found.filter(account__username=who)
    page = pager(request.path, request.GET, found.count())
    records = found.select_related("account")[page.rows]
    context = {
        "sessions": sessions.of(accounts, at=now),
        "kept": journal.kept_out(accounts, policy.policy(now.date()).lock_out, at=now),
        "here_key": request.session.session_key,
        "headings": headings(Said("Lúc"), Said("Tài khoản"), Said("Việc"), Said("Địa chỉ"), Said("Trình duyệt")),
        "rows": [
            row(
                moment(one.at),
                (one.account.username, with_query(request.path, request.GET, ai=one.account.username, trang=None))
                if one.account
                else "",
                one.get_outcome_display(),
                one.ip,
                one.browser,
            )
            for one in records
        ],
        "page": page,
        "fields": [
            FilterField("ai", Said("Tên đăng nhập"), "text", who),
            FilterField(
                "viec",
                Said("Việc"),
                "choice",
                choices=[
                    Choice("", Said("tất cả"), not outcome),
                    *(Choice(key, label, key == outcome) for key, label in Outcome.choices),
                ],
            ),
        ],
        "clear": request.path if outcome or who else "",
    }
    return show(request, "admin_door", context)


@administrator
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End somebody's session."""
    number = request.POST.get("phien", "")
    one = OpenSession.objects.filter(pk=number if number.isascii() and number.isdigit() else -1).first()
    if one is None:
        raise Http404(Said("Phiên này không còn mở."))
    account = person_of(request, one.account.username).account
    sessions.end([one])
    journal.note(
        Outcome.ENDED, visitor_of(request), at=timezone.localtime(), account=account, words=account_of(request).username
    )
    return done(request, Said("Đã kết thúc %(count)s phiên.", count=1), DOOR)


@administrator
@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """Let somebody try again at once."""
    account = person_of(request, request.POST.get("ai", "")).account
    came = visitor_of(request)
    visitor = type(came)(request.POST.get("dia-chi", "")[:45], "")
    journal.note(
        Outcome.UNLOCKED, visitor, at=timezone.localtime(), account=account, words=account_of(request).username
    )
    return done(request, Said("Đã mở chặn cho %(name)s.", name=account.name), DOOR)


@require_safe
@administrator
def policy_page(request: HttpRequest) -> HttpResponse:
    """The parameters in force and where they come from."""
    book, today = queries.book(), timezone.localdate()
    shown = []
    for name in policy.NAMES:
        norm = book.norm(name, today)
        title = norm.title[:1].upper() + norm.title[1:]
        shown.append({"name": name, "title": title, "value": _told(as_json(norm)["value"]), "norm": norm})
    return show(request, "admin_policy", {"norms": shown, "may": is_top(request)})


@administrator
def change_policy(request: HttpRequest, name: str) -> HttpResponse:
    """The authority's own value from a day on, with its document."""
    if name not in policy.NAMES:
        raise Http404(Said("Không có tham số này."))
    if not is_top(request):
        raise NotAllowed(Said("Tham số chung do quản trị của cơ quan cấp trên cùng đặt."))
    norm = queries.book().norm(name, timezone.localdate())
    today = write_short_date(timezone.localdate())
    first = {"value": _words(as_json(norm)["value"]), "since": today, "document_day": today}
    typed = Typed(request.POST, first)
    if request.method == "POST":
        value = _value(name, typed)
        since, signed = typed.day("since"), typed.day("document_day")
        document = typed.text("document", at_most=200)
        if typed.good and since is not None and signed is not None:
            entry = OfficeNorm(name=name, value=value, since=since, document=document, document_day=signed)
            unit = next(iter(permission_of(request).units(Deed.MANAGE)))
            actions.enter_norm(entry, unit_id=unit, by=account_of(request), at=timezone.localtime())
            return done(request, Said("Đã ghi tham số."), "administration:policy")
    fields = [
        typed.field("value", norm.title[:1].upper() + norm.title[1:], advice=_advice(name)),
        typed.field("since", Said("Từ ngày")),
        typed.field("document", Said("Số văn bản"), placeholder="15/QĐ-UBND"),
        typed.field("document_day", Said("Ngày văn bản")),
    ]
    return form(request, Said("Đặt tham số"), Said("Ghi"), fields, typed, back=reverse("administration:policy"))


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(str(one) for one in value.values())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _told(value: object) -> str:
    """A value as people read it: roles by their Vietnamese names."""
    if isinstance(value, list):
        return joined(", ", [Role(one).label for one in value]) or Said("không vai trò nào")
    return _words(value)


def _advice(name: str) -> str:
    if name == policy.FACTOR_ROLES:
        return Said(
            "Các vai trò, cách nhau dấu phẩy: %(roles)s. Để một dấu gạch - khi không vai trò nào.", roles=Role.values
        )
    if name == policy.LOCK_OUT:
        return Said("Bốn số: sai của một tên, của một địa chỉ, của lớp thứ hai, số phút chặn.")
    return Said("Một số ngày.")


def _value(name: str, typed: Typed) -> object:
    parts = [part.strip() for part in typed.text("value").split(",") if part.strip()]
    if name == policy.FACTOR_ROLES:
        roles = [] if parts == ["-"] else parts
        if not set(roles) <= set(Role.values):
            typed.wrong("value", Said("Chỉ ghi các vai trò có trong hệ thống"))
        return roles
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 5]
    wanted = 4 if name == policy.LOCK_OUT else 1
    least = 0 if name == policy.REMEMBERED_DAYS else 1
    if len(numbers) != len(parts) or len(numbers) != wanted or min(numbers, default=0) < least:
        typed.wrong("value", Said("Ghi đúng %(count)s số nguyên, nhỏ nhất là %(least)s", count=wanted, least=least))
        return None
    if name == policy.LOCK_OUT:
        return dict(zip(("of_one", "of_address", "of_factor", "minutes"), numbers, strict=True))
    return numbers[0]
