"""Accounts (tài khoản): who there is, inviting, roles with their days, measures with their reasons."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices import account_actions, actions
from giaoban.offices.account_actions import NotDone
from giaoban.offices.actions import HandOverRefused
from giaoban.offices.administration.link_page import link_page
from giaoban.offices.administration.page import (
    administrator,
    done,
    form,
    is_top,
    listing,
    managed,
    person_of,
    show,
    unit_choices,
    unit_of,
)
from giaoban.offices.models import Account, AccountMeasure, Appointment, Delegation, MeasureKind, Role
from giaoban.offices.people import Person, people_of, without_role
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.tree import UnitTree
from giaoban.offices.sign_in.factors import with_factor
from giaoban.offices.signed_in import account_of, permission_of
from giaoban.said import Said, joined
from giaoban.trail.queries import current
from giaoban.web.pager import pager
from giaoban.web.parts import Field
from giaoban.web.registry import Choice, FilterField
from giaoban.web.table import row
from giaoban.web.typed import Typed
from giaoban.words.dates import write_short_date
from giaoban.words.fold import fold

LIST = "administration:people"
ONE = "administration:person"
NEW_ROLE = "administration:new_role"
STATES = {
    "": Said("tất cả"),
    "dung": Said("đang dùng"),
    "moi": Said("chưa nhận lời mời"),
    "khoa": Said("đã khóa"),
    "khong-vai": Said("không còn vai trò"),
}


@require_safe
@administrator
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with an appointment at the units administered."""
    today, tree = timezone.localdate(), permission_of(request).tree
    state, wanted = request.GET.get("loai", ""), fold(request.GET.get("tim", "")).split()
    found = [
        one
        for one in [*people_of(managed(request)), *(without_role() if is_top(request) else ())]
        if (not state or state_of(one, today)[0] == state)
        and all(word in fold(f"{one.account.name} {one.account.username}") for word in wanted)
    ]
    page = pager(request.path, request.GET, len(found))
    shown = found[page.rows]
    secured = with_factor([one.account.pk for one in shown])
    rows = [
        row(
            (one.account.name, reverse(ONE if one.appointments else NEW_ROLE, args=[one.account.username])),
            one.account.username,
            joined("; ", [role_words(held, tree) for held in one.serving(today)]),
            Said("có") if one.account.pk in secured else Said("chưa"),
            state_of(one, today)[1],
        )
        for one in shown
    ]
    titles = (
        Said("Họ và tên"),
        Said("Tên đăng nhập"),
        Said("Vai trò hôm nay"),
        Said("Lớp thứ hai"),
        Said("Trạng thái"),
    )
    return listing(
        request,
        Said("Tài khoản"),
        titles,
        rows,
        page,
        new=(reverse("administration:new_person"), Said("Thêm người")),
        fields=[
            FilterField("tim", Said("Tìm (có dấu hoặc không dấu)"), "search", request.GET.get("tim", "")),
            FilterField(
                "loai",
                Said("Trạng thái"),
                "choice",
                choices=[Choice(key, title, key == state) for key, title in STATES.items()],
            ),
        ],
        clear=request.path if state or wanted else "",
    )


@require_safe
@administrator
def person(request: HttpRequest, username: str) -> HttpResponse:
    """One person: roles, delegations, what was done to the account."""
    one, today, tree = person_of(request, username), timezone.localdate(), permission_of(request).tree
    given = current(Delegation).filter(giver=one.account) | current(Delegation).filter(receiver=one.account)
    context = {
        "person": one.account,
        "state": state_of(one, today),
        "secured": bool(with_factor([one.account.pk])),
        "roles": [
            {
                "key": held.record.hex,
                "words": role_words(held, tree),
                "days": days_words(held.from_day, held.last_day),
                "ended": held.last_day is not None and held.last_day < today,
            }
            for held in one.appointments
        ],
        "delegations": list(given.select_related("giver", "receiver", "unit").order_by("-pk")),
        "measures": list(AccountMeasure.objects.filter(account=one.account).select_related("act").order_by("-pk")),
        "offered": _offered(one.account, account_of(request)),
        "invitable": one.account.is_active and not one.account.has_usable_password(),
    }
    return show(request, "admin_person", context)


@administrator
def new_person(request: HttpRequest) -> HttpResponse:
    """Create an account with its first role; the page that follows shows the invitation once."""
    typed = Typed(request.POST, {"from_day": write_short_date(timezone.localdate())})
    if request.method == "POST":
        username = typed.text("username", at_most=80)
        if username and not set(username) <= _USERNAME:
            typed.wrong("username", Said("Chỉ dùng chữ không dấu, số, dấu chấm, gạch nối, gạch dưới"))
        name, basis = typed.text("name"), typed.text("basis", required=False, at_most=200)
        appointment = _appointment(request, typed)
        if appointment is not None:
            try:
                account, token = account_actions.create(
                    username, name, appointment, by=account_of(request), at=timezone.localtime(), basis=basis
                )
            except NotDone as refusal:
                typed.wrong("username", str(refusal))
            else:
                return link_page(request, account, token)
    fields = [
        typed.field("name", Said("Họ và tên")),
        typed.field("username", Said("Tên đăng nhập"), placeholder="ten.ho"),
        *_role_fields(request, typed),
    ]
    advice = Said("Người mới tự đặt mật khẩu bằng đường dẫn mời; không ai gõ mật khẩu thay.")
    return form(
        request, Said("Thêm người"), Said("Thêm và lập lời mời"), fields, typed, back=reverse(LIST), advice=advice
    )


@administrator
def new_role(request: HttpRequest, username: str) -> HttpResponse:
    """Give somebody a further role."""
    account = _somebody(request, username)
    typed = Typed(request.POST, {"from_day": write_short_date(timezone.localdate())})
    if request.method == "POST":
        basis = typed.text("basis", required=False, at_most=200)
        appointment = _appointment(request, typed)
        if appointment is not None:
            appointment.account = account
            actions.appoint([appointment], by=account_of(request), at=timezone.localtime(), basis=basis)
            return done(request, Said("Đã giao vai trò."), ONE, username)
    title = Said("Giao vai trò cho %(name)s", name=account.name)
    return form(request, title, Said("Giao"), _role_fields(request, typed), typed, back=reverse(ONE, args=[username]))


@administrator
def end_role(request: HttpRequest, username: str, key: str) -> HttpResponse:
    """End a role; open items lead to a hand-over first."""
    one, tree = person_of(request, username), permission_of(request).tree
    held = next((held for held in one.appointments if held.record.hex == key), None)
    if held is None:
        raise Http404(Said("Không có vai trò này."))
    typed = Typed(request.POST, {"last_day": write_short_date(timezone.localdate())})
    if request.method == "POST":
        last_day, reason = typed.day("last_day"), typed.text("reason", at_most=300)
        if typed.good and last_day is not None:
            try:
                account_actions.end_role(held, last_day, by=account_of(request), at=timezone.localtime(), reason=reason)
            except (NotDone, HandOverRefused) as refusal:
                typed.refuse(str(refusal))
            else:
                return done(request, Said("Đã kết thúc vai trò."), ONE, username)
    fields = [
        typed.field("last_day", Said("Ngày cuối"), placeholder="31/12/2026"),
        typed.field("reason", Said("Lý do"), "long"),
    ]
    title = Said("Kết thúc: %(role)s", role=role_words(held, tree))
    advice = Said("Còn việc đang mở thì lập bàn giao: bàn giao giao từng việc cho người mới và kết thúc vai trò.")
    return form(request, title, Said("Kết thúc"), fields, typed, back=reverse(ONE, args=[username]), advice=advice)


@administrator
@require_POST
def invite(request: HttpRequest, username: str) -> HttpResponse:
    """A new invitation; the page that follows shows it once."""
    account = person_of(request, username).account
    try:
        token = account_actions.invite(account, by=account_of(request), at=timezone.localtime())
    except NotDone as refusal:
        return done(request, str(refusal), ONE, username)
    return link_page(request, account, token)


@administrator
def measure(request: HttpRequest, username: str, what: str) -> HttpResponse:
    """Reset a password or a factor, close or reopen an account; the owner stands before the administrator."""
    account = person_of(request, username).account
    if what not in MeasureKind.values or what == MeasureKind.RENAMED:
        raise Http404(Said("Không có việc này."))
    kind, typed = MeasureKind(what), Typed(request.POST)
    if request.method == "POST":
        reason = typed.text("reason", at_most=300)
        if typed.good:
            try:
                came = account_actions.take_measure(
                    account, kind, by=account_of(request), at=timezone.localtime(), reason=reason
                )
            except NotDone as refusal:
                typed.refuse(str(refusal))
            else:
                return _after_measure(request, account, came)
    fields = [typed.field("reason", Said("Lý do"), "long", advice=Said("Ghi cả cách đã nhận ra người này."))]
    title = joined(": ", [kind.label, account.name])
    advice = Said("Chỉ làm khi gặp trực tiếp chủ tài khoản. Mọi phiên đang mở của tài khoản sẽ kết thúc.")
    return form(request, title, kind.label, fields, typed, back=reverse(ONE, args=[username]), advice=advice)


@administrator
def rename(request: HttpRequest, username: str) -> HttpResponse:
    """Mend how a name is written."""
    account = person_of(request, username).account
    typed = Typed(request.POST, {"name": account.name})
    if request.method == "POST":
        name, reason = typed.text("name"), typed.text("reason", at_most=120)
        if typed.good:
            account_actions.rename(account, name, by=account_of(request), at=timezone.localtime(), reason=reason)
            return done(request, Said("Đã sửa tên."), ONE, username)
    fields = [typed.field("name", Said("Họ và tên")), typed.field("reason", Said("Lý do"))]
    title = Said("Sửa tên %(name)s", name=account.name)
    return form(request, title, Said("Sửa"), fields, typed, back=reverse(ONE, args=[username]))


@administrator
@require_POST
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """The second administrator's word on a measure for a leader's account."""
    try:
        came = account_actions.confirm(_uuid(key), by=account_of(request), at=timezone.localtime())
    except NotDone as refusal:
        raise NotAllowed(str(refusal)) from refusal
    return _after_measure(request, came.measure.account, came)


def role_words(held: Appointment, tree: UnitTree) -> str:
    """ "Chánh Văn phòng, Quận Thanh Xuân (Văn phòng)"."""
    unit, role = tree[held.unit_id].name, Role(held.role).label
    return Said("%(post)s, %(unit)s (%(role)s)", post=held.post, unit=unit, role=role)


def days_words(first: dt.date, last: dt.date | None) -> str:
    """ "từ 01/01/2026 đến hết 31/12/2026"."""
    if last is None:
        return Said("từ %(first)s", first=write_short_date(first))
    return Said("từ %(first)s đến hết %(last)s", first=write_short_date(first), last=write_short_date(last))


def state_of(one: Person, today: dt.date) -> tuple[str, str]:
    """Where an account stands: a key for the filter, and words."""
    if not one.account.is_active:
        return "khoa", STATES["khoa"]
    if not one.account.has_usable_password():
        return "moi", STATES["moi"]
    return ("dung", STATES["dung"]) if one.serving(today) else ("khong-vai", STATES["khong-vai"])


_USERNAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


def _somebody(request: HttpRequest, username: str) -> Account:
    """Any account may be given a role at one's own unit, also one that serves elsewhere."""
    found = Account.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Http404(Said("Không có tài khoản «%(username)s».", username=username))
    return found


def _role_fields(request: HttpRequest, typed: Typed) -> list[Field]:
    return [
        typed.field("unit", Said("Đơn vị"), "choice", choices=[("", Said("— chọn —")), *unit_choices(request)]),
        typed.field("role", Said("Vai trò"), "choice", choices=[("", Said("— chọn —")), *Role.choices]),
        typed.field("post", Said("Chức vụ"), placeholder="Cán bộ tổng hợp"),
        typed.field("from_day", Said("Từ ngày"), placeholder="01/7/2026"),
        typed.field("last_day", Said("Đến hết ngày"), required=False, advice=Said("Để trống khi không có thời hạn.")),
        typed.field("basis", Said("Căn cứ (số văn bản)"), required=False),
    ]


def _appointment(request: HttpRequest, typed: Typed) -> Appointment | None:
    """The role as it was typed, or nothing with every mistake at its field."""
    unit = unit_of(request, typed.raw("unit"))
    if unit is None:
        typed.wrong("unit", Said("Chọn một đơn vị trong danh sách"))
    role, post = typed.one_of("role", Role.values), typed.text("post")
    from_day, last_day = typed.day("from_day"), typed.day("last_day", required=False)
    if from_day is not None and last_day is not None and last_day < from_day:
        typed.wrong("last_day", Said("Ngày cuối trước ngày đầu"))
    if unit is not None and from_day is not None and not permission_of(request).tree[unit].lives_on(from_day):
        typed.wrong("from_day", Said("Đơn vị không hoạt động vào ngày này"))
    if not typed.good or unit is None or from_day is None:
        return None
    return Appointment(unit_id=unit, role=role, post=post, from_day=from_day, last_day=last_day)


def _offered(account: Account, by: Account) -> Sequence[Mapping[str, str]]:
    if account == by:
        return []
    kinds = [MeasureKind.PASSWORD, MeasureKind.FACTOR, MeasureKind.CLOSED]
    return [
        {"title": kind.label, "href": reverse("administration:measure", args=[account.username, kind])}
        for kind in (kinds if account.is_active else [MeasureKind.REOPENED])
    ]


def _after_measure(request: HttpRequest, account: Account, came: account_actions.Done) -> HttpResponse:
    if came.token:
        return link_page(request, account, came.token)
    if came.happened:
        return done(
            request, joined(": ", [Said("Đã xong"), MeasureKind(came.measure.what).label]), ONE, account.username
        )
    words = Said("Đã đề nghị. Tài khoản lãnh đạo cần một quản trị khác xác nhận ở trang Quản trị.")
    return done(request, words, ONE, account.username)


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise Http404(Said("Không có đề nghị này, hoặc đã xong, hoặc đã quá hạn.")) from error
