"""Pages of opinion sheets: the list, asking, giving one's opinion, who has answered, the result once closed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.sessions.meetings import pages
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.pages import SECTION, moment_of
from giaoban.sessions.opinions import actions, queries
from giaoban.sessions.opinions.models import Choice, OpinionSheet
from giaoban.sessions.opinions.rules.tally import Verdict
from giaoban.web.page import render
from giaoban.web.typed import REFUSED, Typed

VERDICTS = {
    Verdict.PASSED: Said("Được thông qua"),
    Verdict.NOT_PASSED: Said("Không được thông qua"),
    Verdict.NO_QUORUM: Said("Không đủ số thành viên trả lời"),
    Verdict.CHAIR: Said("Chủ tọa quyết định"),
}


@signed_in
@require_safe
def sheets(request: HttpRequest) -> HttpResponse:
    """The sheets that the account is asked by or organises."""
    permission, now = permission_of(request), timezone.now()
    rows = [
        {
            "sheet": one,
            "unit": permission.tree[one.unit_id].name,
            "closed": queries.closing_of(one.record) is not None,
            "over": now >= one.closes_at,
            "asked": permission.account.pk in queries.voters(one.record),
            "answered": any(v.voter_id == permission.account.pk for v in queries.votes_of(one.record)),
        }
        for one in queries.visible(permission)
    ]
    context = {"rows": rows, "may_ask": bool(_authorities(permission))}
    return render(request, "sessions/sheets.html", context, section=SECTION, page="opinions")


@signed_in
def ask(request: HttpRequest) -> HttpResponseBase:
    """Send a sheet to the members."""
    permission = permission_of(request)
    authorities = _authorities(permission)
    if not authorities:
        raise PermissionDenied(Said("Chỉ văn phòng và lãnh đạo lấy ý kiến thành viên."))
    members = _members(authorities)
    typed = Typed(request.POST, {"hour": "17:00", "unit": next(iter(authorities))})
    chosen = request.POST.getlist("members")
    if request.method == "POST":
        closes = moment_of(typed, "day", "hour")
        sheet = OpinionSheet(
            unit_id=authorities.get(typed.one_of("unit", authorities), 0),
            title=typed.text("title", at_most=200),
            question=typed.raw("question").strip().replace("\r\n", "\n"),
        )
        if closes is not None and typed.good:
            sheet.closes_at = closes
            asked, at = [members[name] for name in chosen if name in members], timezone.localtime()
            if pages.tried(typed, lambda: actions.ask(sheet, asked, by=account_of(request), at=at)):
                return redirect("sessions:sheet", sheet.record.hex)
    if "closes_at" in typed.errors:
        typed.wrong("day", typed.errors["closes_at"])
    context = {
        "fields": [
            typed.field("unit", Said("Cơ quan"), "choice", choices=_choices(permission, authorities)),
            typed.field("title", Said("Trích yếu")),
            typed.field("day", Said("Hết hạn ngày"), placeholder="15/3/2023"),
            typed.field("hour", Said("Giờ"), placeholder="17:00"),
            typed.field("question", Said("Nội dung lấy ý kiến"), "long"),
        ],
        "members": [(one, name in chosen) for name, one in members.items()],
        "wrong": typed.errors.get("members", ""),
        "others": [*typed.others, *([typed.errors["members"]] if "members" in typed.errors else [])],
    }
    return render(request, "sessions/ask.html", context, section=SECTION, status=200 if typed.good else REFUSED)


@signed_in
def sheet(request: HttpRequest, sheet: str) -> HttpResponseBase:
    """One sheet: the question; the form for whoever is asked; who has answered; the result once it is closed."""
    one, permission, at = _opened(request, sheet), permission_of(request), timezone.localtime()
    typed = Typed(request.POST, {"member": permission.account.username})
    if request.method == "POST":
        able = {who.username: who for who in actions.may_vote_for(permission.account, one.record, at)}
        if not able:
            raise PermissionDenied(Said("Phiếu này không hỏi bạn."))
        member = able.get(typed.one_of("member", able))
        if member is not None and _voted(request, typed, one, member):
            return redirect("sessions:sheet", sheet)
    context = {**_sheet(request, one, typed), "others": typed.others}
    return render(request, "sessions/sheet.html", context, section=SECTION, status=200 if typed.good else REFUSED)


def _voted(request: HttpRequest, typed: Typed, sheet: OpinionSheet, member: Account) -> bool:
    choice, reason = typed.raw("choice"), typed.raw("reason")
    at = timezone.localtime()
    try:
        return pages.tried(typed, lambda: actions.vote(sheet, member, choice, reason, by=account_of(request), at=at))
    except actions.Closed as refusal:
        typed.refuse(str(refusal))
        return False


def _sheet(request: HttpRequest, one: OpinionSheet, typed: Typed) -> dict[str, Any]:
    permission, now = permission_of(request), timezone.localtime()
    sent = {vote.voter_id for vote in queries.votes_of(one.record)}
    able = [who for who in actions.may_vote_for(permission.account, one.record, now) if who.pk not in sent]
    result, closing = queries.result(one), queries.closing_of(one.record)
    holds = permission.may(Deed.HOLD_MEETING, one.unit_id)
    return {
        "sheet": one,
        "unit": permission.tree[one.unit_id].name,
        "opinions": queries.opinions(one),
        "labels": dict(Choice.choices),
        "result": result,
        "verdict": VERDICTS[result.verdict] if result else "",
        "closing": closing,
        "closed_by": (closing.act.post if closing.act.account == actions.BY_THE_CLOCK.account else closing.act.account)
        if closing
        else "",
        "over": now >= one.closes_at,
        "answered": permission.account.pk in sent,
        "votes": able if now < one.closes_at and result is None else [],
        "fields": [
            typed.field("member", Said("Ý kiến của"), "choice", choices=[(who.username, who.name) for who in able]),
            typed.field("choice", Said("Ý kiến"), "choice", choices=[("", Said("— chọn —")), *Choice.choices]),
            typed.field("reason", Said("Lý do, ý kiến khác"), "long", required=False),
        ],
        "may_close": holds and now >= one.closes_at and result is None,
    }


@signed_in
@require_POST
def close(request: HttpRequest, sheet: str) -> HttpResponseBase:
    """Close a sheet whose time is over."""
    one = _opened(request, sheet)
    at = timezone.localtime()
    return pages.pressed(
        request,
        lambda: actions.close(one, by=account_of(request), at=at),
        "sessions:sheet",
        sheet,
        done=Said("Đã chốt phiếu và mở kết quả."),
    )


def _opened(request: HttpRequest, key: str) -> OpinionSheet:
    try:
        return queries.find(key, permission_of(request))
    except queries.SheetNotFound as error:
        raise Http404(Said("Không có phiếu lấy ý kiến này.")) from error


def _authorities(permission: Permission) -> dict[str, int]:
    own = {one.unit for one in permission.held}
    units = [permission.tree[one] for one in sorted(permission.units(Deed.HOLD_MEETING) & own)]
    return {one.key: one.id for one in units}


def _choices(permission: Permission, authorities: dict[str, int]) -> list[tuple[str, str]]:
    return [(key, permission.tree[unit].name) for key, unit in authorities.items()]


def _members(authorities: dict[str, int]) -> dict[str, Account]:
    """Who may be asked: leaders of the authority, and whoever was ever invited to a meeting of it as a member."""
    served = offices.appointments_at(authorities.values(), timezone.localdate())
    found = {one.account.username: one.account for one in served if one.role == "leader" and one.account.is_active}
    found |= {one.username: one for one in meetings.members_ever(authorities.values()) if one.is_active}
    return dict(sorted(found.items(), key=lambda pair: pair[1].name))
