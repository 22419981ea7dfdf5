"""What a page shows of the talk about it (trao đổi): threads on the thing and its parts, and the form to begin one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from giaoban.notices.remarks.queries import ShownThread, threads_of
from giaoban.offices.models import Account
from giaoban.web.addresses import with_query
from giaoban.web.registry import Choice, Named

ANCHOR = "trao-doi"


@dataclass(frozen=True)
class Typed:
    """What was typed and refused, and why: shown again where it was typed."""

    text: str = ""
    place: str = ""
    thread: str = ""
    problems: Sequence[str] = ()


def box(request: HttpRequest, things: Sequence[Named]) -> str:
    """The talk about the things of a page, for a reader who may see them; the first is the page itself."""
    assert isinstance(request.user, Account)  # noqa: S101 — pages of things are for signed-in officials
    threads = threads_of([(one.kind, one.key) for one in things], request.user)
    return written(request, things, threads, back=f"{with_query(request.path, request.GET)}#{ANCHOR}")


def written(
    request: HttpRequest,
    things: Sequence[Named],
    threads: Sequence[ShownThread],
    *,
    back: str,
    typed: Typed | None = None,
) -> str:
    """The box as markup; ``back`` is where its forms lead."""
    typed = typed or Typed()
    titles = {(one.kind, one.key): one.title for one in things}
    context = {
        "anchor": ANCHOR,
        "threads": [(one, titles.get(one.place, "") if one.place != _own(things) else "") for one in threads],
        "places": [_choice(one, typed.place) for one in things],
        "back": back,
        "typed": typed,
    }
    return Markup(render_to_string("notices/box.html", context, request))  # noqa: S704 — escaped by its template


def _choice(one: Named, chosen: str) -> Choice:
    value = f"{one.kind} {one.key}"
    return Choice(value, one.title, value == chosen)


def _own(things: Sequence[Named]) -> tuple[str, str]:
    return things[0].kind, things[0].key
