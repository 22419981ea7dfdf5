"""The months of a figure as files (biểu đồ, chuỗi tháng): SVG for pages and to keep, PNG to send on, CSV."""

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_response_headers
from django.views.decorators.http import require_safe

from giaoban.dashboards import chart, sharing, written
from giaoban.dashboards.history import Point, history_of
from giaoban.dashboards.place import Standing, asked_for, standing
from giaoban.indicators.figures import Asked
from giaoban.indicators.models import IndicatorVersion
from giaoban.offices.signed_in import signed_in
from giaoban.said import Said
from giaoban.web.export import Cell, csv_response


@require_safe
@signed_in
def figure_chart(request: HttpRequest, unit: str, session: str, code: str) -> HttpResponse:
    """SVG, for light and dark pages, wide and narrow."""
    here = standing(request, unit, session)
    theme, size = request.GET.get("nen", chart.THEMES[0]), request.GET.get("co", "rong")
    if theme not in chart.THEMES or size not in chart.SIZES:
        raise Http404
    drawn = chart.svg(_drawing(here, asked_for(here, code)), theme, size)
    return _told_again(HttpResponse(drawn, content_type="image/svg+xml"))


@require_safe
@signed_in
def figure_picture(request: HttpRequest, unit: str, session: str, code: str) -> HttpResponse:
    """PNG, with what the figure says written above the chart."""
    here = standing(request, unit, session)
    asked = asked_for(here, code)
    [one] = here.reader.figures(here.unit.id, [asked])
    drawn = chart.png(_drawing(here, asked), sharing.title_of(here, one), sharing.lines_of(here, one))
    return _told_again(HttpResponse(drawn, content_type="image/png"))


@require_safe
@signed_in
def figure_months(request: HttpRequest, unit: str, session: str, code: str) -> HttpResponseBase:
    """The numbers of the chart as CSV."""
    here = standing(request, unit, session)
    asked = asked_for(here, code)
    titles = [
        Said("Từ ngày"),
        Said("Đến ngày"),
        Said("Giá trị"),
        Said("Cùng kỳ năm trước"),
        Said("Kế hoạch"),
        Said("Ghi chú"),
    ]
    rows = _rows(asked.definition, history_of(here, asked))
    return csv_response(f"tung-thang-{code}-{here.unit.code}-{here.session.code}", titles, rows)


def _drawing(here: Standing, asked: Asked) -> chart.Drawing:
    key = (here.unit.key, asked.definition.uuid, asked.start, asked.end)
    return chart.Drawing(here.seal, key, asked.definition, history_of(here, asked))


def _rows(definition: IndicatorVersion, points: Sequence[Point]) -> Iterator[list[Cell]]:
    for one in points:
        values = (one.month.value, one.before, one.planned)
        cells = [None if value is None else written.write_value(definition, value) for value in values]
        yield [one.month.start, one.month.end, *cells, one.month.why]


def _told_again(response: HttpResponse) -> HttpResponse:
    """A picture that a browser may keep and must ask about: who may see it can change."""
    response["Cache-Control"] = "private, no-cache"
    patch_response_headers(response, cache_timeout=0)
    return response
