"""Lines to send on as a PDF (chia sẻ), from the page of a month or of a figure."""

from collections.abc import Sequence

from django.http import HttpResponse

from giaoban.dashboards.place import Standing
from giaoban.documents.sent_on import lines_as_pdf
from giaoban.offices import queries as offices
from giaoban.reports.formats import layout_on


def as_pdf(here: Standing, lines: Sequence[str], link: str, *called: str) -> HttpResponse:
    """The lines and the address they come from on one page; the file is ``called`` by these words."""
    fonts = layout_on(offices.book(), here.session.held_on).fonts
    file = HttpResponse(lines_as_pdf(lines[0], lines[1:], link, fonts), content_type="application/pdf")
    file["Content-Disposition"] = f'inline; filename="{"-".join(called)}.pdf"'
    return file
