"""Hand-over (bàn giao): whom, since when and why; every open item with its new owner; who reads the old files."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from giaoban.offices import actions, handing_over
from giaoban.offices.actions import HandOverRefused
from giaoban.offices.administration.page import administrator, done, managed, show, unit_of
from giaoban.offices.administration.people import ONE
from giaoban.offices.handing_over import OpenItem
from giaoban.offices.models import Account, HandOver
from giaoban.offices.people import Person, people_of
from giaoban.offices.signed_in import account_of, permission_of
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.web.registry import Choice
from giaoban.web.typed import REFUSED, Typed
from giaoban.words.dates import write_short_date

LATEST = 20


@administrator
def hand_over(request: HttpRequest) -> HttpResponse:
    """Choose who hands over which unit; then every open item and its new owner, all on one page."""
    given = request.POST if request.method == "POST" else request.GET
    typed = Typed(given, {"on": write_short_date(timezone.localdate())})
    served = _served(request)
    chosen = served.get(typed.raw("ai"))
    unit = unit_of(request, typed.raw("ai").partition("|")[2]) if chosen else None
    if chosen is None or unit is None:
        choices = [Choice(key, title) for key, (_one, title) in served.items()]
        return show(request, "admin_hand_over_choose", {"choices": choices, "latest": _latest(request)})
    giver = chosen[0].account
    items = handing_over.open_items(giver, unit, permission_of(request).tree)
    takers = _takers(request, giver, unit)
    if request.method == "POST":
        came = _write(request, typed, giver, unit, items, takers)
        if came is not None:
            return came
    names = [(one.username, one.name) for one in takers]
    context = {
        "giver": giver,
        "who": typed.raw("ai"),
        "title": chosen[1],
        "on": typed.field("on", Said("Ngày bàn giao (ngày cuối của người giao)")),
        "why": typed.field("why", Said("Lý do"), "long", placeholder="Chuyển công tác"),
        "receiver": typed.field("receiver", Said("Người nhận"), "choice", choices=[("", Said("— chọn —")), *names]),
        "items": [_row(typed, number, item, names) for number, item in enumerate(items)],
        "readers": [Choice(key, title, key in request.POST.getlist("readers")) for key, title in names],
        "others": typed.others,
    }
    return show(request, "admin_hand_over", context, status=200 if typed.good else REFUSED)


def _write(
    request: HttpRequest, typed: Typed, giver: Account, unit: int, items: Sequence[OpenItem], takers: Sequence[Account]
) -> HttpResponse | None:
    """Write the hand-over; ``None`` with what is wrong told. An item without an owner of its own is the receiver's."""
    names = [one.username for one in takers]
    receiver, on = typed.one_of("receiver", names), typed.day("on")
    why = typed.text("why", at_most=300)
    owners = {item.at: typed.raw(f"viec-{number}") or receiver for number, item in enumerate(items)}
    if not typed.good or on is None:
        return None
    handover = HandOver(
        giver=giver,
        receiver=next(one for one in takers if one.username == receiver),
        unit_id=unit,
        on=on,
        why=why,
        archive_readers=[one for one in request.POST.getlist("readers") if one in names],
    )
    try:
        actions.hand_over(handover, owners, by=account_of(request), at=timezone.localtime())
    except HandOverRefused as refusal:
        typed.refuse(str(refusal))
        return None
    return done(request, Said("Đã bàn giao %(count)s việc.", count=len(items)), ONE, giver.username)


def _row(typed: Typed, number: int, item: OpenItem, names: Sequence[tuple[str, str]]) -> Mapping[str, object]:
    name = f"viec-{number}"
    choices = [("", Said("người nhận ở trên")), *names]
    return {"field": typed.field(name, item.title, "choice", choices=choices, required=False)}


def _served(request: HttpRequest) -> dict[str, tuple[Person, str]]:
    """Who serves where today among the units administered: ``username|unit`` → the person and words."""
    today, mine, tree = timezone.localdate(), managed(request), permission_of(request).tree
    found = {}
    for one in people_of(mine):
        for held in one.serving(today):
            if held.unit_id in mine:
                key = f"{one.account.username}|{tree[held.unit_id].key}"
                found[key] = (one, f"{one.account.name}, {held.post}, {tree[held.unit_id].name}")
    return found


def _takers(request: HttpRequest, giver: Account, unit: int) -> list[Account]:
    """Who may take something over: in service at the unit, above it or after it."""
    today = timezone.localdate()
    places = handing_over.places_of(permission_of(request).tree, unit)
    found = [one for one in people_of(places) if any(held.unit_id in places for held in one.serving(today))]
    return [one.account for one in found if one.account.is_active and one.account != giver]


def _latest(request: HttpRequest) -> list[HandOver]:
    rows = current(HandOver).filter(unit__in=list(managed(request))).order_by("-pk")
    return list(rows.select_related("giver", "receiver", "act")[:LATEST])
