"""The month of a unit (tháng này) and the table of all its figures (số liệu)."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from giaoban.dashboards import appendix, by_seal, first, sent_on, sharing
from giaoban.dashboards.place import Standing, default_place, sessions_of, standing
from giaoban.indicators.figures import Figure
from giaoban.indicators.queries import asked_of
from giaoban.indicators.sectors import sector_name
from giaoban.indicators.sessions import sessions_at
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of, signed_in
from giaoban.said import Said, joined
from giaoban.trail.queries import latest_seal
from giaoban.web.addresses import with_query
from giaoban.web.as_known import KnownForm
from giaoban.web.export import csv_response, xlsx_response
from giaoban.web.page import render
from giaoban.web.registry import Choice, FilterField, home_panels
from giaoban.words.dates import write_short_date
from giaoban.words.fold import fold


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Go to the month of the account's unit."""
    return _to_default(request, "month", "month")


@require_safe
@signed_in
def figures_home(request: HttpRequest) -> HttpResponse:
    """Go to the figures of the account's unit."""
    return _to_default(request, "figures", "figures")


@require_safe
@signed_in
def choose(request: HttpRequest) -> HttpResponse:
    """The frame's form: another unit or session; a session the unit does not have becomes its newest."""
    permission = permission_of(request)
    code, wanted = request.GET.get("don-vi", ""), request.GET.get("ky", "")
    sessions = sessions_at(latest_seal())
    mine = [permission.tree[one] for one in permission.units(Deed.SEE) if one in permission.tree]
    choices = [(one, sessions_of(permission.tree, one.id, sessions)) for one in mine if one.code == code]
    for unit, held in choices:
        if any(session.code == wanted for session in held):
            return redirect("dashboards:month", unit.code, wanted)
    for unit, held in choices:
        if held:
            return redirect("dashboards:month", unit.code, held[0].code)
    raise Http404(Said("Đơn vị «%(unit)s» chưa có kỳ giao ban nào.", unit=code))


@require_safe
@signed_in
def month(request: HttpRequest, unit: str, session: str) -> HttpResponse:
    """The month: what is off plan, changed or late first, then the figures with a plan, the sectors folded."""
    here = standing(request, unit, session)
    parts = ("thang", here.unit.key, here.session.record, sorted(here.asked.params.items()))
    shown = by_seal.kept(here.seal, parts, lambda: _written_month(here))
    link = request.build_absolute_uri(here.href("month"))
    if request.GET.get("dinh-dang") == "pdf":
        return sent_on.as_pdf(here, shown["share"], link, "thang", here.unit.code, here.session.code)
    context = {
        "here": here,
        "known": here.known,
        **shown,
        "share": [*shown["share"], link],
        "sharing": request.GET.get(sharing.DRAWER) == sharing.SHARE,
        "open_share": with_query(request.path, request.GET, **{sharing.DRAWER: sharing.SHARE}),
        "pdf": with_query(request.path, request.GET, **{"dinh-dang": "pdf", sharing.DRAWER: None}),
        "closed": with_query(request.path, request.GET, **{sharing.DRAWER: None}),
        "home_panels": home_panels(request),
    }
    return render(request, "dashboards/month.html", context, section="month")


def _written_month(here: Standing) -> dict[str, Any]:
    """Head and body of the page, and the lines to send on: the same for whoever may see the unit."""
    plain = KnownForm(here.asked.form.day)  # the address of one reader is nothing for the next
    month = first.month_of(here)
    context = {**common(here), "known_form": plain, "month": month}
    names = {"head": "dashboards/month_head.html", "body": "dashboards/month_body.html"}
    written = {name: mark_safe(render_to_string(template, context)) for name, template in names.items()}  # noqa: S308 — our own templates, escaped
    return {**written, "share": sharing.month_lines(here, month)}


@require_safe
@signed_in
def figures(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """All figures as one dense table, searched and narrowed; the same as a file."""
    here = standing(request, unit, session)
    every = here.reader.figures(here.unit.id, asked_of(here.reader, here.session))
    found = [one for one in every if _wanted(request, one)]
    if request.GET.get("dinh-dang"):
        return _file(request, here, found)
    context = {
        **common(here),
        "sectors": appendix.by_sector(here, found),
        "fields": _fields(request, every),
        "clear": with_query(request.path, request.GET, tim=None, **{"linh-vuc": None, "loai": None})
        if _narrowed(request)
        else "",
        "shown": len(found),
        "count": len(every),
        "csv": with_query(request.path, request.GET, **{"dinh-dang": "csv"}),
        "xlsx": with_query(request.path, request.GET, **{"dinh-dang": "xlsx"}),
    }
    return render(request, "dashboards/figures.html", context, section="figures", page="table")


def common(here: Standing) -> dict[str, object]:
    """What every page of a place shows above and below: where, until when, known at which seal."""
    windows = sorted({(scope, end) for scope, (_start, end) in here.session.windows.items() if end != here.session.end})
    apart = [joined(" ", [_scope_name(here, scope), write_short_date(end)]) for scope, end in windows]
    return {
        "here": here,
        "known": here.known,
        "known_form": here.asked.form,
        "until": write_short_date(here.session.end),
        "apart": apart,
        "held_on": write_short_date(here.session.held_on),
    }


def _scope_name(here: Standing, scope: str) -> str:
    definitions = here.reader.catalogue.by_code.get(scope)
    return definitions[-1].name if definitions else sector_name(scope)


def no_session(request: HttpRequest, section: str) -> HttpResponse:
    """The page of somebody for whom no session is open yet."""
    return render(request, "dashboards/no_session.html", {"home_panels": home_panels(request)}, section=section)


def _to_default(request: HttpRequest, name: str, section: str) -> HttpResponse:
    found = default_place(request)
    if found is None:
        return no_session(request, section)
    return redirect(reverse(f"dashboards:{name}", args=[found[0].code, found[1].code]))


def _wanted(request: HttpRequest, figure: Figure) -> bool:
    definition, sector, kind = figure.definition, request.GET.get("linh-vuc", ""), request.GET.get("loai", "")
    if sector and definition.sector != sector:
        return False
    if kind == "thieu" and figure.value.value is not None and not figure.value.why:
        return False
    if kind in {"uoc", "chinh-thuc"} and (
        figure.value.value is None or figure.value.official != (kind == "chinh-thuc")
    ):
        return False
    texts = fold(" ".join([figure.code, definition.name, definition.short, *map(str, definition.aliases)]))
    return all(word in texts for word in fold(request.GET.get("tim", "")).split())


def _narrowed(request: HttpRequest) -> bool:
    return any(request.GET.get(name) for name in ("tim", "linh-vuc", "loai"))


def _fields(request: HttpRequest, every: Sequence[Figure]) -> list[FilterField]:
    sectors = dict.fromkeys(one.definition.sector for one in every)
    chosen, kind = request.GET.get("linh-vuc", ""), request.GET.get("loai", "")
    kinds = {
        "": Said("tất cả"),
        "thieu": Said("chưa có hoặc thiếu"),
        "uoc": Said("ước"),
        "chinh-thuc": Said("chính thức"),
    }
    found = [
        FilterField("tim", Said("Tìm (có dấu hoặc không dấu)"), "search", request.GET.get("tim", "")),
        FilterField(
            "linh-vuc",
            Said("Lĩnh vực"),
            "choice",
            choices=[
                Choice("", Said("tất cả"), not chosen),
                *(Choice(sector, sector_name(sector), sector == chosen) for sector in sectors),
            ],
        ),
        FilterField(
            "loai",
            Said("Tình trạng"),
            "choice",
            choices=[Choice(key, title, key == kind) for key, title in kinds.items()],
        ),
    ]
    if request.GET.get("biet-luc"):
        found.append(FilterField("biet-luc", "", "hidden", request.GET["biet-luc"]))
    return found


def _file(request: HttpRequest, here: Standing, found: Sequence[Figure]) -> HttpResponseBase:
    name = f"so-lieu-{here.unit.code}-{here.session.code}"
    if request.GET["dinh-dang"] == "csv":
        return csv_response(name, appendix.FILE_TITLES, appendix.file_rows(found))
    if request.GET["dinh-dang"] == "xlsx":
        return xlsx_response(name, appendix.FILE_TITLES, appendix.file_rows(found))
    raise Http404(Said("Chỉ xuất được csv hoặc xlsx."))
