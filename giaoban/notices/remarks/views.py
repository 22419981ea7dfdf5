"""Pages of the talk about things (trao đổi): all of it on one thing, saying something, editing, resolving."""

import uuid
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.notices import kinds
from giaoban.notices.kinds import Thing
from giaoban.notices.remarks import actions, queries
from giaoban.notices.remarks.box import ANCHOR, Typed, written
from giaoban.notices.remarks.models import RemarkThread
from giaoban.offices.permission import NotAllowed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.trail.actions import CorrectionConflict
from giaoban.web.addresses import address, safe_next
from giaoban.web.page import render
from giaoban.web.registry import Named
from giaoban.web.writing import told

SECTION = "remarks"
REFUSED, CONFLICT = 422, 409
Place = tuple[str, str]


@require_safe
@signed_in
def talk(request: HttpRequest) -> HttpResponse:
    """Everything said about one thing, for who may see it."""
    place = (request.GET.get("loai", ""), request.GET.get("khoa", ""))
    return _page(request, place, _thing(request, place))


@signed_in
@require_POST
def write(request: HttpRequest) -> HttpResponseBase:
    """Begin a thread on a thing, or say something in one."""
    text, thread_id = request.POST.get("noi-dung", ""), request.POST.get("luong", "")
    account, now = account_of(request), timezone.now()
    if thread_id:
        thread = _thread(thread_id)
        place = (thread.thing_kind, thread.thing_key)
    else:
        kind, _, key = request.POST.get("ve", "").partition(" ")
        place = (kind, key)
    thing = _thing(request, place)
    try:
        if thread_id:
            actions.reply(thread, text, by=account, at=now)
        else:
            actions.open_thread(*place, text, by=account, at=now)
    except Refused as refusal:
        typed = Typed(text, " ".join(place), thread_id, [one.message for one in refusal.findings])
        return _page(request, place, thing, typed, status=REFUSED)
    return redirect(_back(request, place))


@signed_in
def edit(request: HttpRequest, remark: uuid.UUID) -> HttpResponseBase:
    """The writer's form to say it better; earlier wordings stay to be read."""
    try:
        last = queries.wordings(remark)[-1]
        thread = queries.thread(last.thread)
    except queries.NoSuchRemark as error:
        raise Http404(str(error)) from error
    place = (thread.thing_kind, thread.thing_key)
    thing, problems, status = _thing(request, place), [], 200
    text = last.text
    if last.account != account_of(request).username:
        raise NotAllowed(Said("Chỉ người viết sửa được lời của mình."))
    if request.method == "POST":
        text = request.POST.get("noi-dung", "")
        try:
            actions.edit(last, text, by=account_of(request), at=timezone.now())
            return redirect(_back(request, place))
        except Refused as refusal:
            problems, status = [one.message for one in refusal.findings], REFUSED
        except CorrectionConflict as conflict:
            problems, status = [str(conflict)], CONFLICT
    context = {"thing": thing, "remark": remark, "text": text, "problems": problems, "back": _back(request, place)}
    return render(request, "notices/edit_remark.html", context, section=SECTION, status=status)


@signed_in
@require_POST
def turn(request: HttpRequest, thread: uuid.UUID) -> HttpResponseBase:
    """Resolve a thread or reopen it."""
    found = _thread(str(thread))
    place = (found.thing_kind, found.thing_key)
    thing = _thing(request, place)
    try:
        actions.turn(found, resolved=request.POST.get("xong") == "1", by=account_of(request), at=timezone.now())
    except CorrectionConflict as conflict:
        return _page(request, place, thing, Typed(problems=[str(conflict)]), status=CONFLICT)
    return redirect(_back(request, place))


def _page(
    request: HttpRequest, place: Place, thing: Thing, typed: Typed | None = None, *, status: int = 200
) -> HttpResponse:
    threads = queries.threads_of([place], account_of(request))
    things = [Named(*place, thing.title)]
    back = request.POST.get("tiep") or f"{_address(place)}#{ANCHOR}"
    context = {"thing": thing, "box": written(request, things, threads, back=back, typed=typed)}
    return render(request, "notices/talk.html", context, section=SECTION, status=status)


def _thing(request: HttpRequest, place: Place) -> Thing:
    found = kinds.thing(*place, permission_of(request))
    if found is None:
        raise Http404(told(Said("Không có mục này, hoặc tài khoản không có quyền xem.")))
    return found


def _thread(text: str) -> RemarkThread:
    try:
        return queries.thread(uuid.UUID(text))
    except (ValueError, queries.NoSuchRemark) as error:
        raise Http404(told(Said("Không có trao đổi này."))) from error


def _address(place: Sequence[str]) -> str:
    return address(reverse("notices:talk"), {"loai": place[0], "khoa": place[1]})


def _back(request: HttpRequest, place: Place) -> str:
    return safe_next(request, request.POST.get("tiep") or request.GET.get("tiep"), f"{_address(place)}#{ANCHOR}")
