"""Pages of the guide: all tasks, and one task."""

from collections.abc import Sequence

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from giaoban.guide.content import MAIN, Part, Task, Texts, tasks, told_in
from giaoban.offices.signed_in import signed_in
from giaoban.said import Said
from giaoban.web.page import render

SECTION = "guide"
PICTURE = "guide/{}.webp"
"""Static name of a task's picture; ``make screens`` takes it, a page without one says everything in words."""


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every task, in the order of the month."""
    rows = [(address(one), _told(one.title), _told(one.aim)) for one in tasks().values()]
    return render(request, "guide/index.html", {"rows": rows}, section=SECTION)


@signed_in
@require_safe
def task(request: HttpRequest, topic: str) -> HttpResponse:
    """One task: its steps, what is good to know, what comes next."""
    one = tasks().get(topic)
    if one is None:
        raise Http404(Said("Hướng dẫn không có việc này."))
    picture = PICTURE.format(one.code)
    context = {
        "title": _told(one.title),
        "aim": _told(one.aim),
        "steps": [_told(text) for text in one.steps],
        "notes": [_told(text) for text in one.notes],
        "more": [(address(tasks()[code]), _told(tasks()[code].title)) for code in one.more],
        "start": reverse(one.start) if one.start else "",
        "picture": picture if finders.find(picture) else "",
    }
    return render(request, "guide/task.html", context, section=SECTION)


def address(one: Task) -> str:
    """Where a task is told."""
    return reverse("guide:task", args=[one.code])


def _told(texts: Texts) -> Sequence[Part]:
    return told_in(texts, translation.get_language() or MAIN)
