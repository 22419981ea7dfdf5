"""Units (đơn vị): those of a day, one with its life, new ones, and ends with who takes over what share."""

import datetime as dt
from decimal import Decimal, InvalidOperation

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.offices import queries as offices
from giaoban.offices import unit_actions
from giaoban.offices.administration.page import administrator, done, form, listing, managed, show
from giaoban.offices.models import Level, ShareBasis
from giaoban.offices.rules.tree import UnitFacts, UnitTree
from giaoban.offices.signed_in import account_of, permission_of
from giaoban.offices.unit_actions import BadUnit, Heir
from giaoban.said import Said
from giaoban.trail.models import Seal
from giaoban.web.addresses import address
from giaoban.web.as_known import AsKnown, as_known
from giaoban.web.pager import pager
from giaoban.web.parts import Field
from giaoban.web.registry import FilterField
from giaoban.web.table import row
from giaoban.web.typed import Typed
from giaoban.words.dates import write_short_date
from giaoban.words.fold import fold

LIST = "administration:units"
ONE = "administration:unit"
HEIRS = 6
"""Rows for heirs in the form; a unit divided into more is loaded as a folder."""


@require_safe
@administrator
def units(request: HttpRequest) -> HttpResponse:
    """The units administered that live on a day, as known now or on a past day."""
    asked = as_known(request)
    tree = offices.tree(asked.seal) if asked.band else permission_of(request).tree
    held = [tree[one] for one in managed(request) if one in tree]
    day = Typed(request.GET).day("ngay", required=False) or _day_shown(asked, held)
    wanted = fold(request.GET.get("tim", "")).split()
    mine = sorted(held, key=lambda one: (_depth(tree, one), one.code))
    found = [one for one in mine if one.lives_on(day) and all(w in fold(f"{one.code} {one.name}") for w in wanted)]
    page = pager(request.path, request.GET, len(found))
    rows = [
        row(
            (one.name, address(reverse(ONE, args=[one.key]), asked.params)),
            one.code,
            Level(one.level).label,
            tree[one.parent].name if one.parent is not None else "",
            write_short_date(one.valid_from),
            write_short_date(one.last_day) if one.last_day else "",
        )
        for one in found[page.rows]
    ]
    titles = (Said("Tên"), Said("Mã"), Said("Cấp"), Said("Thuộc"), Said("Từ ngày"), Said("Đến hết ngày"))
    return listing(
        request,
        Said("Đơn vị ngày %(day)s", day=write_short_date(day)),
        titles,
        rows,
        page,
        new=None if asked.band else (reverse("administration:new_unit"), Said("Lập đơn vị")),
        asked=asked,
        fields=[
            FilterField("ngay", Said("Vào ngày"), "day", request.GET.get("ngay", ""), placeholder="01/7/2025"),
            FilterField("tim", Said("Tìm (có dấu hoặc không dấu)"), "search", request.GET.get("tim", "")),
        ],
        clear=request.path if request.GET else "",
    )


@require_safe
@administrator
def unit(request: HttpRequest, key: str) -> HttpResponse:
    """One unit: its life, what it took over, who took over from it; as known now or on a past day."""
    asked, now = as_known(request), _unit(request, key)
    tree = offices.tree(asked.seal) if asked.band else permission_of(request).tree
    if now.id not in tree:
        raise Http404(Said("Lúc đó chưa có đơn vị này."))
    one = tree[now.id]
    links = [link for link in tree.successions if one.id in {link.old, link.new} and link.old in tree]
    context = {
        "unit": one,
        "facts": [
            (Said("Mã"), one.code),
            (Said("Cấp"), Level(one.level).label),
            (Said("Thuộc"), tree[one.parent].name if one.parent is not None else ""),
            (Said("Từ ngày"), write_short_date(one.valid_from)),
            (Said("Đến hết ngày"), write_short_date(one.last_day) if one.last_day else ""),
        ],
        "links": [
            {
                "old": tree[link.old].name,
                "new": tree[link.new].name,
                "on": link.on,
                "share": _percent(link.share),
                "basis": ShareBasis(link.basis).label,
                "source": link.source,
            }
            for link in links
        ],
        "below": tree.children(one.id, _day_shown(asked, [one])),
        "managed": managed(request),
    }
    return show(request, "admin_unit", {**context, "known": asked.band, "known_form": asked.form, "kept": asked.params})


@administrator
def new_unit(request: HttpRequest) -> HttpResponse:
    """A unit that begins on a day, by a document."""
    typed, parents = Typed(request.POST), _choices(request)
    if request.method == "POST":
        code, name = typed.text("code", at_most=20), typed.text("name")
        level = typed.one_of("level", Level.values)
        parent, document = typed.one_of("parent", [key for key, _ in parents]), typed.text("document", at_most=200)
        from_day = typed.day("valid_from")
        if typed.good and from_day is not None:
            new = unit_actions.NewUnit(code, from_day, name, typed.text("in_prose", required=False), level, document)
            try:
                made = unit_actions.found(
                    new, _unit(request, parent).id, by=account_of(request), at=timezone.localtime()
                )
            except BadUnit as refusal:
                typed.wrong(refusal.field, str(refusal))
            else:
                return done(request, Said("Đã lập đơn vị."), ONE, made)
    fields = [
        typed.field("code", Said("Mã"), advice=Said("Mã theo danh mục, hoặc mã tự đặt của phòng ban.")),
        typed.field("name", Said("Tên"), placeholder="Phòng Kinh tế"),
        typed.field("in_prose", Said("Tên trong câu"), required=False, placeholder="phòng Kinh tế"),
        typed.field("level", Said("Cấp"), "choice", choices=[("", Said("— chọn —")), *Level.choices]),
        typed.field("parent", Said("Thuộc"), "choice", choices=[("", Said("— chọn —")), *parents]),
        typed.field("valid_from", Said("Từ ngày"), placeholder="01/7/2026"),
        typed.field("document", Said("Văn bản"), placeholder="1656/NQ-UBTVQH15"),
    ]
    return form(request, Said("Lập đơn vị"), Said("Lập"), fields, typed, back=reverse(LIST))


@administrator
def end_unit(request: HttpRequest, key: str) -> HttpResponse:
    """The last day of a unit, and who takes over what share of it."""
    one, typed = _unit(request, key), Typed(request.POST, {"basis": ShareBasis.WHOLE})
    heirs = [(k, title) for k, title in _choices(request) if k != key]
    if request.method == "POST":
        last_day, document = typed.day("last_day"), typed.text("document", at_most=200)
        basis = typed.one_of("basis", ShareBasis.values)
        takers = _heirs(request, typed, dict(heirs))
        if typed.good and last_day is not None:
            end = unit_actions.End(one.id, last_day, takers, basis, document)
            try:
                unit_actions.end(end, by=account_of(request), at=timezone.localtime())
            except BadUnit as refusal:
                typed.wrong(refusal.field, str(refusal)) if refusal.field else typed.refuse(str(refusal))
            else:
                return done(request, Said("Đã kết thúc đơn vị."), ONE, key)
    fields = [
        typed.field("last_day", Said("Ngày cuối"), placeholder="30/6/2026"),
        typed.field("basis", Said("Căn cứ chia"), "choice", choices=ShareBasis.choices),
        *_heir_fields(typed, heirs),
        typed.field("document", Said("Văn bản"), "long"),
    ]
    advice = Said("Đơn vị mới thì lập trước. Các phần cộng lại đủ 100%, hoặc để trống hết khi chưa ai biết.")
    title = Said("Kết thúc %(name)s", name=one.name)
    return form(request, title, Said("Kết thúc"), fields, typed, back=reverse(ONE, args=[key]), advice=advice)


@administrator
def rename_unit(request: HttpRequest, key: str) -> HttpResponse:
    """Correct what is written of a unit; a new name from a day on is a new unit."""
    one = _unit(request, key)
    typed = Typed(request.POST, {"name": one.name, "in_prose": one.in_prose})
    if request.method == "POST":
        name, in_prose = typed.text("name"), typed.text("in_prose", required=False)
        reason = typed.text("reason", at_most=300)
        if typed.good:
            said = (name, in_prose)
            unit_actions.correct_name(one.id, said, by=account_of(request), at=timezone.localtime(), reason=reason)
            return done(request, Said("Đã sửa tên."), ONE, key)
    fields = [
        typed.field("name", Said("Tên")),
        typed.field("in_prose", Said("Tên trong câu"), required=False),
        typed.field("reason", Said("Lý do"), "long"),
    ]
    advice = Said("Chỉ để sửa chỗ ghi sai. Đổi tên từ một ngày thì lập đơn vị mới và kết thúc đơn vị cũ.")
    title = Said("Sửa tên %(name)s", name=one.name)
    return form(request, title, Said("Sửa"), fields, typed, back=reverse(ONE, args=[key]), advice=advice)


def _unit(request: HttpRequest, key: str) -> UnitFacts:
    tree = permission_of(request).tree
    found = next((one for one in managed(request) if tree[one].key == key), None)
    if found is None:
        raise Http404(Said("Không có đơn vị này trong phạm vi quản trị."))
    return tree[found]


def _choices(request: HttpRequest) -> list[tuple[str, str]]:
    """The units administered that have not ended, also those that are still to begin."""
    tree = permission_of(request).tree
    alive = [tree[one] for one in managed(request) if tree[one].last_day is None]
    ordered = sorted(alive, key=lambda one: (_depth(tree, one), one.name))
    return [(one.key, f"{one.name} ({one.code}, từ {write_short_date(one.valid_from)})") for one in ordered]


def _heir_fields(typed: Typed, heirs: list[tuple[str, str]]) -> list[Field]:
    fields = []
    for number in range(1, HEIRS + 1):
        choices = [("", Said("— không —")), *heirs]
        title = Said("Đơn vị kế thừa %(number)s", number=number)
        fields.append(typed.field(f"heir-{number}", title, "choice", choices=choices, required=False))
        share = Said("Phần của đơn vị %(number)s (%%)", number=number)
        fields.append(typed.field(f"share-{number}", share, required=False, placeholder="100"))
    return fields


def _heirs(request: HttpRequest, typed: Typed, known: dict[str, str]) -> list[Heir]:
    tree, found = permission_of(request).tree, []
    by_key = {one.key: one.id for one in tree}
    for number in range(1, HEIRS + 1):
        key, share = typed.raw(f"heir-{number}"), typed.raw(f"share-{number}").strip()
        if key and key not in known:
            typed.wrong(f"heir-{number}", Said("Chọn một mục trong danh sách"))
        elif key:
            found.append(Heir(by_key[key], _millionths(typed, f"share-{number}", share)))
        elif share:
            typed.wrong(f"heir-{number}", Said("Chọn đơn vị nhận phần này"))
    return found


def _millionths(typed: Typed, name: str, text: str) -> int | None:
    if not text:
        return None
    try:
        share = Decimal(text.replace(",", ".").removesuffix("%").strip()) * 10_000
    except InvalidOperation:
        share = Decimal(-1)
    if not 0 < share <= 1_000_000 or share != int(share):
        typed.wrong(name, Said("Ghi phần trăm từ trên 0 đến 100, nhiều nhất 4 chữ số sau dấu phẩy"))
        return None
    return int(share)


def _percent(share: int | None) -> str:
    if share is None:
        return Said("chưa rõ")
    return f"{Decimal(share) / 10_000:f}".replace(".", ",") + "%"


def _day_shown(asked: AsKnown, held: list[UnitFacts]) -> dt.date:
    """The day that the page speaks of: that of what was known, else the latest on which a unit lives."""
    known = Seal.objects.filter(number=asked.seal).first() if asked.band else None
    return timezone.localdate(known.at) if known else _latest_day(held)


def _latest_day(mine: list[UnitFacts]) -> dt.date:
    """Today, or the last day on which any of the units lived."""
    today = timezone.localdate()
    return (
        today
        if any(one.lives_on(today) for one in mine)
        else max((one.last_day or today for one in mine), default=today)
    )


def _depth(tree: UnitTree, one: UnitFacts) -> int:
    return len(tree.ancestors(one.id))
