"""Pages of an agenda: the meeting's own page with its items in their order, one item, templates, carry-over."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.agenda import actions, queries, sitting
from giaoban.sessions.agenda.models import AgendaItem, ItemKind, Outcome
from giaoban.sessions.agenda.things import AGENDA_ITEM
from giaoban.sessions.meetings import pages
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.meetings.pages import SECTION, count_of, local
from giaoban.sessions.meetings.rules.states import FOLLOWS, OPEN
from giaoban.sessions.meetings.things import MEETING
from giaoban.sessions.papers import actions as paper_actions
from giaoban.sessions.papers import queries as papers
from giaoban.web import parts, registry
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.typed import Typed

_WAY = (MeetingState.DRAFT, MeetingState.INVITED, MeetingState.HELD, MeetingState.CLOSED)


@signed_in
@require_safe
def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """A meeting: where it stands, then its agenda; the papers of each item for those who take part."""
    held, permission = pages.opened(request, meeting), permission_of(request)
    reads = papers.may_read(permission, held)
    by_item: dict[uuid.UUID | None, list[papers.Paper]] = {}
    for one in papers.papers_of(held.record) if reads else ():
        by_item.setdefault(one.paper.item, []).append(one)
    agenda = queries.agenda_of(held, timezone.now())
    known = {one.item.record for one in agenda.items}
    context = {
        **pages.around(request, held, "meeting"),
        "way": _way(held),
        "agenda": agenda,
        "rows": [(one, local(one.begins), by_item.get(one.item.record, [])) for one in agenda.items],
        "general": [one for item, found in by_item.items() if item not in known for one in found],
        "session": meetings.session_of(held.session),
        "report": _report_heard(held, permission_of(request).tree[held.unit_id]),
        "next_states": [(one, _TO[one]) for one in sorted(FOLLOWS[held.state], reverse=True)],
        "may_write": held.state in OPEN,
        "templates": queries.templates_of(held.unit_id),
        "earlier": _earlier(request, held),
        "boxes": registry.boxes(request, [registry.Named(MEETING, held.record.hex, held.title)]),
    }
    return render(request, "sessions/meeting.html", context, section=SECTION)


_TO = {
    "invited": Said("Gửi giấy mời"),
    "held": Said("Bắt đầu họp"),
    "closed": Said("Kết thúc phiên họp"),
    "cancelled": Said("Hủy phiên họp"),
}


def _way(held: Meeting) -> list[parts.Step]:
    if held.state == MeetingState.CANCELLED:
        return [parts.Step(MeetingState.CANCELLED.label, "back")]
    place = _WAY.index(MeetingState(held.state))
    states = [
        "done" if n < place or place == len(_WAY) - 1 else "now" if n == place else "next" for n in range(len(_WAY))
    ]
    return [parts.Step(one.label, state) for one, state in zip(_WAY, states, strict=True)]  # type: ignore[arg-type]


def _report_heard(held: Meeting, unit: UnitFacts) -> str:
    """Where the report that the meeting hears is read."""
    session = meetings.session_of(held.session)
    return reverse("reports:report", args=[unit.code, session.code]) if session else ""


def report_of(item: AgendaItem, unit: UnitFacts) -> str:
    """Where the report is read that an item presents; empty where it presents none."""
    session = meetings.session_of(item.session)
    return reverse("reports:report", args=[unit.code, session.code]) if session else ""


def _earlier(request: HttpRequest, held: Meeting) -> list[tuple[str, str, int]]:
    """Meetings of the same authority before this one that left something over."""
    if not meetings.may_hold(permission_of(request), held) or held.state not in OPEN:
        return []
    mine = [one for one in meetings.visible(permission_of(request)) if one.unit_id == held.unit_id]
    before = [one for one in mine if one.begins < held.begins and one.state == MeetingState.CLOSED][:3]
    found = [(one.record.hex, one.title, len(queries.not_reached(one.record))) for one in before]
    return [one for one in found if one[2]]


@signed_in
def add_item(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Put an item into the agenda."""
    held = pages.held_by(request, meeting)
    typed = Typed(request.POST, {"minutes": "15", "kind": ItemKind.DISCUSSION})
    if request.method == "POST":
        said = _typed(typed, request, held)
        at = timezone.localtime()
        if typed.good and pages.tried(
            typed, lambda: actions.add_items(held, [AgendaItem(**said)], by=account_of(request), at=at)
        ):
            return redirect("sessions:meeting", meeting)
    back = reverse("sessions:meeting", args=[meeting])
    title = Said("Thêm nội dung")
    fields = _fields(typed, request, held, None)
    return pages.form(request, title, Said("Thêm"), fields, typed, back=back, crumbs=[(held.title, back)])


@signed_in
@require_safe
def item(request: HttpRequest, meeting: str, item: str) -> HttpResponse:
    """One item: what it is, its papers, what was said, what came of it."""
    held = pages.opened(request, meeting)
    one = shown_item(held, item)
    permission = permission_of(request)
    reads = papers.may_read(permission, held)
    context = {
        **pages.around(request, held, "meeting"),
        "one": one,
        "report": report_of(one.item, permission.tree[held.unit_id]),
        "papers": [p for p in papers.papers_of(held.record) if p.paper.item == one.item.record] if reads else [],
        "spoken": [said for said in queries.spoken_of(held.record) if said.item == one.item.record] if reads else [],
        "may_conclude": held.state in {MeetingState.HELD, MeetingState.CLOSED},
        "may_write": held.state in OPEN,
        "outcomes": Outcome.choices,
        "carried": _carried(one.item),
        "boxes": registry.boxes(request, [registry.Named(AGENDA_ITEM, one.item.record.hex, one.item.title)]),
    }
    return render(request, "sessions/item.html", context, section=SECTION)


def shown_item(held: Meeting, key: str) -> queries.Item:
    """The item that an address names."""
    agenda = queries.agenda_of(held, timezone.now())
    found = next((one for one in agenda.items if one.item.record.hex == key), None)
    if found is None:
        raise Http404(Said("Không có nội dung này."))
    return found


def _carried(item: AgendaItem) -> str:
    before = queries.item_of(item.carried_from) if item.carried_from else None
    return reverse("sessions:item", args=[before.meeting.hex, before.record.hex]) if before else ""


@signed_in
def change_item(request: HttpRequest, meeting: str, item: str) -> HttpResponseBase:
    """Change an item."""
    held = pages.held_by(request, meeting)
    before = shown_item(held, item).item
    typed = Typed(request.POST, _texts(before))
    if request.method == "POST":
        said = _typed(typed, request, held)
        at = timezone.localtime()
        if typed.good and pages.tried(
            typed, lambda: actions.change_item(held, before, by=account_of(request), at=at, **said)
        ):
            return redirect("sessions:item", meeting, item)
    back = reverse("sessions:item", args=[meeting, item])
    crumbs = [(held.title, reverse("sessions:meeting", args=[meeting])), (before.title, back)]
    fields = _fields(typed, request, held, before)
    return pages.form(request, Said("Sửa nội dung"), Said("Ghi"), fields, typed, back=back, crumbs=crumbs)


@signed_in
@require_POST
def arrange_item(request: HttpRequest, meeting: str, item: str) -> HttpResponseBase:
    """Move an item up or down, or strike it."""
    held = pages.held_by(request, meeting)
    one, what, at = shown_item(held, item).item, request.POST.get("do", ""), timezone.localtime()
    if what == "remove":
        return pages.pressed(
            request, lambda: actions.remove_item(held, one, by=account_of(request), at=at), "sessions:meeting", meeting
        )
    return pages.pressed(
        request,
        lambda: actions.move_item(held, one, what == "up", by=account_of(request), at=at),
        "sessions:meeting",
        meeting,
    )


@signed_in
@require_POST
def conclude(request: HttpRequest, meeting: str, item: str) -> HttpResponseBase:
    """Write down what came of an item."""
    held = pages.held_by(request, meeting)
    one, at = shown_item(held, item).item, timezone.localtime()
    result, words = request.POST.get("result", ""), request.POST.get("resolution", "").replace("\r\n", "\n")
    to = ("sessions:now", meeting) if request.POST.get("from") == "now" else ("sessions:item", meeting, item)
    return pages.pressed(
        request,
        lambda: sitting.conclude(held, one, result, words, by=account_of(request), at=at),
        *to,
        done=Said("Đã ghi kết luận."),
    )


@signed_in
def add_paper(request: HttpRequest, meeting: str, item: str) -> HttpResponseBase:
    """Add a paper to an item; ``chung`` for the whole meeting."""
    held = pages.held_by(request, meeting)
    about = None if item == "chung" else shown_item(held, item).item
    typed = Typed(request.POST)
    if request.method == "POST":
        title = typed.text("title", at_most=200)
        name, content = pages.file_of(request, typed)
        at = timezone.localtime()
        if typed.good and pages.tried(
            typed,
            lambda: paper_actions.add(
                held,
                title,
                name,
                content,
                by=account_of(request),
                at=at,
                item=about.record if about else None,
                marked=bool(typed.raw("marked")),
            ),
        ):
            return redirect("sessions:papers", meeting)
    back = reverse("sessions:papers", args=[meeting])
    fields = [
        typed.field("title", Said("Tên tài liệu")),
        typed.field("file", Said("Tệp PDF, PNG hoặc JPEG"), "file"),
        typed.field("marked", Said("In tên người đọc lên từng trang"), "check", required=False),
    ]
    title = Said("Thêm tài liệu: %(about)s", about=about.title if about else held.title)
    crumbs = [(held.title, reverse("sessions:meeting", args=[meeting]))]
    return pages.form(request, title, Said("Thêm"), fields, typed, back=back, crumbs=crumbs, upload=True)


@signed_in
@require_POST
def fill(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Fill an agenda from a template or from what an earlier meeting left over, or keep it as a template."""
    held, at = pages.held_by(request, meeting), timezone.localtime()

    def do() -> None:
        account, what = account_of(request), request.POST.get("do", "")
        if what == "template":
            chosen = next(
                (o for o in queries.templates_of(held.unit_id) if o.record.hex == request.POST.get("key")), None
            )
            if chosen is None:
                raise Refused([Finding("", "unknown", Said("Chọn một mẫu chương trình"))])
            actions.use_template(chosen, held, by=account, at=at)
        elif what == "keep":
            actions.keep_template(held, request.POST.get("name", ""), by=account, at=at)
        else:
            earlier = pages.held_by(request, request.POST.get("key", ""))
            actions.carry_over(earlier.record, held, by=account, at=at)

    return pages.pressed(request, do, "sessions:meeting", meeting)


def _texts(item: AgendaItem) -> dict[str, str]:
    return {
        "kind": item.kind,
        "title": item.title,
        "minutes": str(item.minutes),
        "unit": f"{item.unit.code}@{item.unit.valid_from.isoformat()}" if item.unit else "",
        "rapporteur": item.rapporteur,
        "parent": item.parent.hex if item.parent else "",
    }


def _typed(typed: Typed, request: HttpRequest, held: Meeting) -> dict[str, object]:
    units = {one.key: one.id for one in _units(request, held)}
    parents = {one.record.hex: one.record for one in queries.items_of(held.record)}
    kind = typed.one_of("kind", ItemKind.values)
    return {
        "kind": kind,
        "title": typed.text("title", at_most=300),
        "minutes": count_of(typed, "minutes"),
        "unit_id": units.get(typed.one_of("unit", ["", *units])),
        "rapporteur": typed.text("rapporteur", required=False),
        "parent": parents.get(typed.one_of("parent", ["", *parents])),
        "session": held.session if kind == ItemKind.REPORT else None,
    }


def _fields(typed: Typed, request: HttpRequest, held: Meeting, item: AgendaItem | None) -> list[Field]:
    none = ("", Said("— không —"))
    agenda = queries.agenda_of(held, timezone.now())
    above = [(one.item.record.hex, f"{one.number}. {one.item.title}") for one in agenda.items]
    above = [(key, title) for key, title in above if item is None or key != item.record.hex]
    units = pages.unit_titles(_units(request, held))
    return [
        typed.field("kind", Said("Loại"), "choice", choices=ItemKind.choices),
        typed.field("title", Said("Nội dung")),
        typed.field("minutes", Said("Số phút"), "number"),
        typed.field("unit", Said("Đơn vị trình bày"), "choice", required=False, choices=[none, *units]),
        typed.field("rapporteur", Said("Người trình bày"), required=False),
        typed.field("parent", Said("Thuộc nội dung"), "choice", required=False, choices=[none, *above]),
    ]


def _units(request: HttpRequest, held: Meeting) -> list[UnitFacts]:
    tree, day = permission_of(request).tree, local(held.begins).date()
    return [tree[one] for one in {held.unit_id, *tree.descendants(held.unit_id)} if tree[one].lives_on(day)]
