"""A text that was taken in: its figures marked, each with what was decided and where it went; its file."""

import uuid
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from giaoban.documents import files
from giaoban.documents import queries as documents
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.indicators.written import write_value
from giaoban.narratives.models import Narrative, Outcome, ReadFigure, Use
from giaoban.narratives.place import PAGE, SECTION, setting_at
from giaoban.narratives.queries import figures_of
from giaoban.narratives.queries import narrative as narrative_of
from giaoban.narratives.rules.highlighted import pieces
from giaoban.narratives.setting import Setting
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of, signed_in
from giaoban.said import Said
from giaoban.web.page import render

TONES = {Outcome.ACCEPTED: "good", Outcome.MENDED: "info", Outcome.REJECTED: "plain"}


@signed_in
@require_safe
def text(request: HttpRequest, narrative: str) -> HttpResponse:
    """The text with its decided figures."""
    kept = _narrative(request, narrative)
    here = setting_at(kept.unit_id, kept.start, kept.end, kept.origin)
    rows, session = figures_of(kept.record), _session(here)
    context = {
        "here": here,
        "kept": kept,
        "pieces": list(pieces(kept.text, ((row.start, row.start + len(row.span), str(row.start)) for row in rows))),
        "rows": [
            {
                "row": row,
                "tone": TONES[Outcome(row.outcome)],
                "name": _name(here, row),
                "value": _value(here, row),
                "href": _figure(here, row, session),
            }
            for row in rows
        ],
        "file": next(iter(documents.files_of(kept.record)), None),
    }
    return render(request, "narratives/text.html", context, section=SECTION, page=PAGE)


@signed_in
@require_safe
def file(request: HttpRequest, narrative: str) -> HttpResponse:
    """The file as it was given, always as a download."""
    kept = _narrative(request, narrative)
    one = next(iter(documents.files_of(kept.record)), None)
    if one is None:
        raise Http404(Said("Văn bản này được dán, không có tệp."))
    try:
        content = files.content_of(one)
    except files.Damaged as error:
        raise Http404(str(error)) from error
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(one.name)}"
    return response


def _narrative(request: HttpRequest, record: str) -> Narrative:
    try:
        kept = narrative_of(uuid.UUID(record))
    except ValueError:
        kept = None
    if kept is None:
        raise Http404(Said("Không có văn bản này."))
    permission_of(request).require(Deed.SEE, [kept.unit_id])
    return kept


def _session(here: Setting) -> Session | None:
    """The session that reports the text's days: the unit's own, else its authority's."""
    places = [here.unit.id, *here.reader.tree.ancestors(here.unit.id)]
    held = [one for one in sessions_at(here.reader.seal) if one.end == here.end and one.unit in places]
    return min(held, key=lambda one: places.index(one.unit), default=None)


def _name(here: Setting, row: ReadFigure) -> str:
    code = row.indicator.code if row.indicator else ""
    return here.definitions[code].name if code in here.definitions else code


def _value(here: Setting, row: ReadFigure) -> str:
    definition = here.definitions.get(row.indicator.code) if row.indicator else None
    return "" if definition is None or row.value is None else write_value(definition, row.value)


def _figure(here: Setting, row: ReadFigure, session: Session | None) -> str:
    """The page of the figure that a value went into."""
    if row.indicator is None or session is None or row.use not in {Use.LINE, Use.COMPARED}:
        return ""
    return reverse("dashboards:figure", args=[here.unit.code, session.code, row.indicator.code])
