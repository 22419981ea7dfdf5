"""Pages of long works (việc đang chạy): one's own list, how far one has come, the file it made."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from giaoban.offices.long_work import running, store
from giaoban.offices.long_work.running import Busy, Do
from giaoban.offices.long_work.store import Work
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.table import headings, row
from giaoban.web.writing import told

SECTION = "long_work"
STATES = {
    store.RUNNING: (Said("đang chạy"), "plain"),
    store.DONE: (Said("xong"), "good"),
    store.REFUSED: (Said("không làm được"), "bad"),
    store.CUT_OFF: (Said("bị ngắt"), "bad"),
}


@never_cache
@require_safe
@signed_in
def works(request: HttpRequest) -> HttpResponse:
    """The reader's own works of the last day."""
    found = store.of(running.owner_of(account_of(request)), timezone.now())
    return render(
        request, "offices/long_works.html", {"works": [(one, STATES[one.state]) for one in found]}, section=SECTION
    )


@never_cache
@require_safe
@signed_in
def work(request: HttpRequest, key: str) -> HttpResponse:
    """How far one of the reader's works has come; looked at again by itself until it has ended."""
    return work_page(request, _mine(request, key), reverse("offices:long_work", args=[key]))


@never_cache
@require_safe
@signed_in
def file(request: HttpRequest, key: str) -> HttpResponseBase:
    """The file that a work made, while its owner may see what it tells of."""
    one = _mine(request, key)
    if one.came is None or not one.came.file:
        raise Http404(Said("Việc này không làm ra tệp nào."))
    permission_of(request).require(Deed.SEE, one.units)
    return FileResponse((one.folder / one.came.file).open("rb"), as_attachment=True, filename=one.came.file)


def work_page(request: HttpRequest, one: Work, address: str) -> HttpResponse:
    """The page of a work, at an address of whoever shows it."""
    came = one.came
    context = {
        "work": one,
        "state": STATES[one.state],
        "address": address,
        "file": reverse("offices:long_work_file", args=[one.key]) if came and came.file else "",
        "headings": headings(Said("Tệp"), Said("Dòng"), Said("Cột"), Said("Sai ở đâu")),
        "rows": [row(it.file, str(it.row or ""), it.column, it.message) for it in (came.findings if came else ())],
    }
    return render(request, "offices/long_work.html", context, section=SECTION)


def begun(
    request: HttpRequest,
    title: str,
    do: Do,
    *,
    back: str,
    units: Sequence[int] = (),
    if_busy: Callable[[], object] = lambda: None,
) -> HttpResponse:
    """Begin a work of the reader's and lead to its page; while another of theirs runs, to that one, saying so."""
    owner = running.owner_of(account_of(request))
    try:
        work, _ = running.begin(owner, title, do, back=back, at=timezone.localtime(), units=units)
    except Busy as busy:
        if_busy()
        messages.warning(request, told(Said("Đang có một việc chưa xong; chờ xong rồi làm việc tiếp.")))
        work = busy.work
    return redirect("offices:long_work", work.key)


def _mine(request: HttpRequest, key: str) -> Work:
    one = store.find(key, timezone.now())
    if one is None or one.owner != running.owner_of(account_of(request)):
        raise Http404(Said("Không có việc này, hoặc đã quá một ngày nên đã bỏ."))
    return one
