"""One figure (một chỉ tiêu): its value, plan, same period, months, places, versions and the records behind it."""

from collections.abc import Sequence
from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from giaoban.dashboards import behind, cards, sent_on, sentences, sharing, written
from giaoban.dashboards.chart import SIZES, THEMES
from giaoban.dashboards.history import Point, history_of
from giaoban.dashboards.month_views import common, no_session
from giaoban.dashboards.place import Standing, asked_for, default_place, sessions_of, standing
from giaoban.days.interval import Interval, month_end, same_interval_last_year
from giaoban.indicators.catalogue import Catalogue, count_of, holds
from giaoban.indicators.closed import versions_of
from giaoban.indicators.figures import Asked, Figure
from giaoban.indicators.known import values_at_seals
from giaoban.indicators.models import IndicatorVersion, SourceKind
from giaoban.indicators.places import PlaceValue, by_place
from giaoban.indicators.plans import plans_for
from giaoban.indicators.queries import lineage
from giaoban.indicators.rules.plan_in_force import PlanFacts
from giaoban.indicators.rules.run_rate import run_rate_to_year_end
from giaoban.indicators.sectors import sector_name
from giaoban.indicators.sessions import sessions_at
from giaoban.indicators.things import FIGURE, figure_key
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of, signed_in
from giaoban.said import Said, joined
from giaoban.trail.models import Seal
from giaoban.trail.queries import latest_seal
from giaoban.web.addresses import with_query
from giaoban.web.page import render
from giaoban.web.registry import Named, boxes
from giaoban.words.dates import write_short_date
from giaoban.words.percent import write_percent

RECORDS = "ban-ghi"
MOST_VERSIONS = 4


@require_safe
@signed_in
def figure(request: HttpRequest, unit: str, session: str, code: str) -> HttpResponseBase:
    """The page of one figure; ``?dinh-dang=csv`` gives the records behind it, ``pdf`` the lines to send on."""
    here = standing(request, unit, session)
    asked = asked_for(here, code)
    line = lineage(here.reader, here.unit.id, asked)
    seen = permission_of(request).units(Deed.SEE)
    if request.GET.get("dinh-dang") == "csv":
        return behind.csv(here, line, seen)
    one, definition = line.figure, asked.definition
    share = sharing.text_of(here, one, request.build_absolute_uri(here.href("figure", code)))
    if request.GET.get("dinh-dang") == "pdf":
        return sent_on.as_pdf(here, share[:-1], share[-1], code, here.unit.code, here.session.code)
    known, seals = values_at_seals(here.reader, here.unit.id, asked)
    opened = request.GET.get(sharing.DRAWER, "")
    context = {
        **common(here),
        "covers": covers(here, definition),
        "card": cards.card(here, one),
        "definition": definition,
        "sector": sector_name(definition.sector),
        "facts": _facts(definition),
        "plan": _plan(here, one, asked),
        "same": _same(one),
        "run_rate": _run_rate(one),
        "months": _months(definition, history_of(here, asked)),
        "files": {name: here.href(name, code) for name in ("chart", "picture", "months")},
        "charts": {f"{theme}_{size}": _chart_address(here, code, theme, size) for theme in THEMES for size in SIZES},
        "places": _places(here, one, by_place(here.reader, here.unit.id, asked)),
        "known_values": [
            {"seal": k.seal, "at": k.at, "value": written.write_value(definition, k.value),
             "change": written.write_change(definition, k.change), "reasons": k.reasons}
            for k in known
        ],
        "seals": seals,
        "versions": _versions(here, asked),
        "behind": behind.shown(here, line, seen, behind.MOST if opened == RECORDS else behind.FEW),
        "opened": opened,
        "open_records": _with_drawer(request, RECORDS),
        "open_share": _with_drawer(request, sharing.SHARE),
        "closed": _with_drawer(request, None),
        "share": share,
        "pdf": with_query(request.path, request.GET, **{"dinh-dang": "pdf", sharing.DRAWER: None}),
        "adds_up": adds_up(definition),
        "sentences": sentences.sentences_of(here, code),
        "operands": [cards.card(here, operand) for operand in line.operands],
        "csv": with_query(request.path, request.GET, **{"dinh-dang": "csv"}),
        "boxes": boxes(request, [Named(FIGURE, figure_key(here.session.record, here.unit.key, code), definition.name)]),
    }  # fmt: skip
    return render(request, "dashboards/figure.html", context, section="figures", page="table")


@require_safe
@signed_in
def indicator(request: HttpRequest, code: str) -> HttpResponseBase:
    """Go to an indicator's figure where the reader stands, in the newest session that has it."""
    found = default_place(request)
    if found is None:
        return no_session(request, "figures")
    unit, here = found
    seal = latest_seal()
    catalogue, every = Catalogue.at(seal), sessions_of(permission_of(request).tree, unit.id, sessions_at(seal))
    for session in (here, *every):
        if any(holds(one, session.end) for one in catalogue.by_code.get(code, ())):
            return redirect("dashboards:figure", unit.code, session.code, code)
    raise Http404(Said("%(unit)s chưa có kỳ nào báo cáo chỉ tiêu «%(code)s».", unit=unit.name, code=code))


def _chart_address(here: Standing, code: str, theme: str, size: str) -> str:
    address = here.href("chart", code)
    return f"{address}{'&' if '?' in address else '?'}nen={theme}&co={size}"


def _facts(definition: IndicatorVersion) -> list[tuple[str, str]]:
    source = definition.get_source_kind_display()
    count = count_of(definition)
    if count is not None:
        source = joined(": ", [source, count.source.title])
    elif definition.source_kind == SourceKind.FORMULA:
        source = joined(": ", [source, str(definition.spec["formula"])])
    found = [
        (Said("Mã"), definition.indicator.code),
        (Said("Nguồn"), source),
        (Said("Cách tính"), count.source.meaning if count is not None else ""),
        (Said("Đơn vị chịu trách nhiệm"), definition.responsible),
        (Said("Căn cứ"), definition.legal_basis),
    ]
    return [pair for pair in found if pair[1]]


def adds_up(definition: IndicatorVersion) -> bool:
    """Whether the parts of a place sum to the whole: never for a ratio, whatever the catalogue says."""
    divides = definition.source_kind == SourceKind.FORMULA and "/" in str(definition.spec.get("formula"))
    return definition.adds and not divides and definition.measured_in not in written.SHARES


def _plan(here: Standing, one: Figure, asked: Asked) -> dict[str, object] | None:
    """The plan in force with its decision, and every version by every assigner."""
    [every] = plans_for(here.unit.id, [asked], here.reader.seal, here.reader.scope(here.unit.id))
    if not every:
        return None
    comparison = written.plan_comparison(one)
    at = written.pace(one)
    return {
        "value": written.write_value(one.definition, one.plan.value) if one.plan else Said("chưa có"),
        "ratio": comparison.text if comparison else "—",
        "tone": comparison.tone if comparison else "plain",
        "pace": write_percent(at) if at is not None else "",
        "versions": [
            _version(one, plan) for plan in sorted(every, key=lambda p: (p.assigner, p.in_force_from, p.version))
        ],
    }


def _version(one: Figure, plan: PlanFacts) -> dict[str, object]:
    return {
        "assigner": plan.assigner,
        "value": written.write_value(one.definition, plan.value),
        "decision": plan.decision,
        "decision_day": plan.decision_day,
        "in_force_from": plan.in_force_from,
        "number": plan.version,
        "in_force": one.plans.get(plan.assigner) == plan,
    }


def _same(one: Figure) -> dict[str, str]:
    before = one.same_period
    comparison = written.same_period_comparison(one)
    days = same_interval_last_year(Interval(one.start, one.end))
    return {
        "value": written.write_value(one.definition, before.value),
        "why": before.why,
        "mapped": Said("quy đổi từ %(units)s", units=before.mapped_from) if before.mapped_from else "",
        "text": comparison.text if comparison else "—",
        "label": comparison.label if comparison else "",
        "tone": comparison.tone if comparison else "plain",
        "period": written.period_of(one.definition, days.start, days.end),
    }


def _run_rate(one: Figure) -> dict[str, str] | None:
    """Where the year ends at the pace so far; only for a flow counted from 1 January."""
    definition, value = one.definition, one.value.value
    if written.pace(one) is None or not isinstance(value, int):
        return None
    whole = round(run_rate_to_year_end(value, one.start, one.end))
    share = ""
    if one.plan is not None and one.plan.value:
        share = write_percent(written.ratio_between(whole, one.plan.value))
    return {"value": written.write_value(definition, whole), "share": share}


def _months(definition: IndicatorVersion, points: Sequence[Point]) -> list[dict[str, object]]:
    def words(value: int | Fraction | None) -> str:
        return "" if value is None else written.write_value(definition, value)

    return [
        {
            "month": f"{one.month.start.month}/{one.month.start.year}",
            "part": "" if one.month.end == month_end(one.month.start) else write_short_date(one.month.end),
            "value": written.write_value(definition, one.month.value),
            "missing": one.month.value is None,
            "before": words(one.before),
            "planned": words(one.planned),
        }
        for one in reversed(points)
    ]


def _with_drawer(request: HttpRequest, name: str | None) -> str:
    return with_query(request.path, request.GET, **{sharing.DRAWER: name})


def covers(here: Standing, definition: IndicatorVersion) -> str:
    """Whose records or submissions the figure covers."""
    tree, unit = here.reader.tree, here.unit
    if definition.source_kind == SourceKind.FORM:
        return Said("Tổng hợp từ số liệu các đơn vị gửi về %(unit)s", unit=unit.name)
    if not unit.is_territory:
        place = tree[tree.territory_of(unit.id)].name
        return Said("Chỉ tính bản ghi do %(unit)s ghi, trên địa bàn %(place)s", unit=unit.name, place=place)
    below = len(here.reader.scope(unit.id)[0]) - 1
    if not below:
        return Said("Tính trên bản ghi của mọi đơn vị về địa bàn %(unit)s", unit=unit.name)
    return Said(
        "Tính trên bản ghi của mọi đơn vị về địa bàn %(unit)s và %(count)s địa bàn bên dưới",
        unit=unit.name,
        count=below,
    )


def _versions(here: Standing, asked: Asked) -> list[dict[str, object]]:
    """The versions of a closed figure, the oldest first, the last one in force; nothing before it was closed."""
    own = here.session.unit == here.unit.id and not here.days
    rows = versions_of(here.session.record, asked.definition.indicator_id, here.reader.seal) if own else []
    times = dict(Seal.objects.filter(number__in=[row.seal_id for row in rows]).values_list("number", "at"))
    return [
        {
            "number": row.version,
            "value": written.write_value(
                asked.definition, None if row.value is None else Fraction(row.value, row.denominator)
            ),
            "at": times[row.seal_id],
            "reason": row.reason,
            "last": row is rows[-1],
        }
        for row in rows[-MOST_VERSIONS:]
    ]


def _places(here: Standing, one: Figure, places: Sequence[PlaceValue]) -> list[dict[str, str]]:
    if not any(place.value is not None for place in places if place.unit != here.unit.id):
        return []  # nobody divides this figure: a list of "chưa có" would say the opposite
    return [_place(here, one, place) for place in places]


def _place(here: Standing, one: Figure, place: PlaceValue) -> dict[str, str]:
    """A part's row; its share only where the parts sum to the whole."""
    tree, whole, own = here.reader.tree, one.value.value, place.unit == here.unit.id
    value, share = "—" if own else place.why, ""
    if place.value is not None:
        value = written.write_value(one.definition, place.value)
        if whole and adds_up(one.definition):
            share = write_percent(written.ratio_between(place.value, whole), decimals=1)
    return {
        "name": Said("Không chia phường") if own else tree[place.unit].name,
        "href": "" if own else here.href("figure", one.code, unit=tree[place.unit].code),
        "value": value,
        "share": share,
    }
