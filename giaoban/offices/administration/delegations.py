"""Delegations (ủy quyền): who acts for whom in which role, from when to when, on what paper."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.offices import account_actions
from giaoban.offices.account_actions import DelegationRefused, NotDone
from giaoban.offices.administration.page import administrator, done, form, listing, managed, unit_choices, unit_of
from giaoban.offices.administration.people import days_words
from giaoban.offices.models import Account, Delegation, DelegationKind, Role
from giaoban.offices.people import people_of
from giaoban.offices.rules.delegation import NEVER
from giaoban.offices.signed_in import account_of, permission_of
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.web.pager import pager
from giaoban.web.parts import Field
from giaoban.web.table import row
from giaoban.web.typed import Typed
from giaoban.words.dates import write_short_date

LIST = "administration:delegations"


@require_safe
@administrator
def delegations(request: HttpRequest) -> HttpResponse:
    """Every delegation at the units administered, the newest first."""
    tree, today = permission_of(request).tree, timezone.localdate()
    found = current(Delegation).filter(unit__in=list(managed(request))).order_by("-pk")
    page = pager(request.path, request.GET, found.count())
    rows = [
        row(
            (one.giver.name, reverse("administration:end_delegation", args=[one.record.hex])),
            one.receiver.name,
            Role(one.role).label,
            tree[one.unit_id].name,
            DelegationKind(one.kind).label,
            days_words(one.from_day, one.last_day),
            one.basis,
            _state(one, today),
        )
        for one in found.select_related("giver", "receiver")[page.rows]
    ]
    titles = (
        Said("Người giao"),
        Said("Người được giao"),
        Said("Vai trò"),
        Said("Đơn vị"),
        Said("Hình thức"),
        Said("Thời gian"),
        Said("Văn bản"),
        Said("Trạng thái"),
    )
    return listing(
        request,
        Said("Ủy quyền"),
        titles,
        rows,
        page,
        new=(reverse("administration:new_delegation"), Said("Ghi ủy quyền")),
    )


@administrator
def new_delegation(request: HttpRequest) -> HttpResponse:
    """Record a delegation on its paper."""
    typed = Typed(request.POST, {"from_day": write_short_date(timezone.localdate())})
    people = {one.account.username: one.account for one in people_of(managed(request)) if one.account.is_active}
    if request.method == "POST":
        given = _given(request, typed, people)
        if given is not None:
            try:
                account_actions.delegate(given, by=account_of(request), at=timezone.localtime())
            except DelegationRefused as refusal:
                for name, words in refusal.wrong:
                    typed.wrong(name, words)
            else:
                return done(request, Said("Đã ghi ủy quyền."), LIST)
    title, advice = Said("Ghi ủy quyền"), Said("Chữ ký trên văn bản sẽ ghi KT. hoặc TUQ. trong thời gian này.")
    return form(request, title, Said("Ghi"), _fields(request, typed, people), typed, back=reverse(LIST), advice=advice)


@administrator
def end_delegation(request: HttpRequest, key: str) -> HttpResponse:
    """End a delegation before its day."""
    rows = current(Delegation).filter(unit__in=list(managed(request))).select_related("giver", "receiver")
    given = next((one for one in rows if one.record.hex == key), None)
    if given is None:
        raise Http404(Said("Không có ủy quyền này."))
    typed = Typed(request.POST, {"last_day": write_short_date(timezone.localdate())})
    if request.method == "POST":
        last_day, reason = typed.day("last_day"), typed.text("reason", at_most=300)
        if typed.good and last_day is not None:
            try:
                account_actions.end_delegation(
                    given, last_day, by=account_of(request), at=timezone.localtime(), reason=reason
                )
            except NotDone as refusal:
                typed.refuse(str(refusal))
            else:
                return done(request, Said("Đã kết thúc ủy quyền."), LIST)
    fields = [typed.field("last_day", Said("Ngày cuối")), typed.field("reason", Said("Lý do"), "long")]
    title = Said("Kết thúc ủy quyền: %(giver)s → %(receiver)s", giver=given.giver.name, receiver=given.receiver.name)
    return form(request, title, Said("Kết thúc"), fields, typed, back=reverse(LIST))


def _given(request: HttpRequest, typed: Typed, people: dict[str, Account]) -> Delegation | None:
    unit = unit_of(request, typed.raw("unit"))
    if unit is None:
        typed.wrong("unit", Said("Chọn một đơn vị trong danh sách"))
    giver, receiver = (people.get(typed.one_of(name, people)) for name in ("giver", "receiver"))
    role, kind = typed.one_of("role", Role.values), typed.one_of("kind", DelegationKind.values)
    from_day, last_day = typed.day("from_day"), typed.day("last_day", required=False)
    basis = typed.text("basis", at_most=200)
    if not typed.good or unit is None or from_day is None or giver is None or receiver is None:
        return None
    return Delegation(
        giver=giver,
        receiver=receiver,
        unit_id=unit,
        role=role,
        kind=kind,
        from_day=from_day,
        last_day=last_day,
        basis=basis,
    )


def _fields(request: HttpRequest, typed: Typed, people: dict[str, Account]) -> list[Field]:
    names = [("", Said("— chọn —")), *((key, f"{one.name} ({key})") for key, one in people.items())]
    roles = [("", Said("— chọn —")), *((key, label) for key, label in Role.choices if key not in NEVER)]
    kinds = [("", Said("— chọn —")), *DelegationKind.choices]
    return [
        typed.field("giver", Said("Người giao"), "choice", choices=names),
        typed.field("receiver", Said("Người được giao"), "choice", choices=names),
        typed.field("unit", Said("Đơn vị"), "choice", choices=[("", Said("— chọn —")), *unit_choices(request)]),
        typed.field("role", Said("Vai trò được giao"), "choice", choices=roles),
        typed.field("kind", Said("Hình thức"), "choice", choices=kinds, advice=Said("Ký thay dành cho cấp phó.")),
        typed.field("from_day", Said("Từ ngày"), placeholder="01/7/2026"),
        typed.field("last_day", Said("Đến hết ngày"), required=False, advice=Said("Thừa ủy quyền phải có thời hạn.")),
        typed.field("basis", Said("Văn bản giao"), placeholder="15/QĐ-UBND"),
    ]


def _state(one: Delegation, today: dt.date) -> str:
    if one.last_day is not None and one.last_day < today:
        return Said("đã hết")
    return Said("chưa tới") if one.from_day > today else Said("đang có hiệu lực")
