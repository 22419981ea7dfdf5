"""Pages of the catalogue: every indicator, one with its dated definitions, and the plans of a unit and year."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.indicators import actions
from giaoban.indicators.catalogue import Catalogue, holds
from giaoban.indicators.catalogue_pages.life import life_of, told_spec
from giaoban.indicators.catalogue_pages.plan_form import ROMAN, PlanForm, month_fields, plan_fields
from giaoban.indicators.catalogue_pages.usages import usages
from giaoban.indicators.models import IndicatorVersion, Plan, SourceKind
from giaoban.indicators.rules.formula import operands
from giaoban.indicators.rules.typed_number import MONEY_UNITS, write_steps
from giaoban.indicators.sectors import sector_name
from giaoban.offices import queries as offices
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts, UnitNotFound
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.trail.models import Seal
from giaoban.trail.queries import known_at
from giaoban.web.addresses import address, with_query
from giaoban.web.as_known import as_known
from giaoban.web.export import Cell, csv_response, xlsx_response
from giaoban.web.page import render
from giaoban.web.registry import Choice, FilterField, Link, Panel
from giaoban.web.writing import told
from giaoban.words.count import write_count
from giaoban.words.fold import fold

SECTION = "catalogue"
REFUSED = 422


@require_safe
@signed_in
def indicators(request: HttpRequest) -> HttpResponseBase:
    """The indicators of a day: searched, narrowed by sector and source; as a page or as a file."""
    asked, today = as_known(request), timezone.localdate()
    every = Catalogue.at(asked.seal).on(today)
    sought, sector, source = (request.GET.get(name, "") for name in ("tim", "linh-vuc", "nguon"))
    shown = [one for one in every if _matches(one, sought, sector, source)]
    if request.GET.get("dinh-dang") in {"csv", "xlsx"}:
        answer = csv_response if request.GET["dinh-dang"] == "csv" else xlsx_response
        titles = [Said("Mã"), Said("Chỉ tiêu"), Said("Đơn vị tính"), Said("Lĩnh vực"), Said("Nguồn"), Said("Từ ngày")]
        return answer("danh-muc-chi-tieu", titles, _cells(shown))
    sectors = list(dict.fromkeys(one.sector for one in every))
    context = {
        "known": asked.band,
        "known_form": asked.form,
        "fields": [
            FilterField("tim", Said("Tìm (có dấu hoặc không dấu)"), "search", sought),
            FilterField("linh-vuc", Said("Lĩnh vực"), "choice", sector, _choices(
                [(code, sector_name(code)) for code in sectors], sector)),
            FilterField("nguon", Said("Nguồn"), "choice", source, _choices(SourceKind.choices, source)),
        ],
        "clear": address(request.path, asked.params) if sought or sector or source else "",
        "rows": [
            {"one": one, "href": address(reverse("catalogue:indicator", args=[one.indicator.code]), asked.params)}
            for one in shown
        ],
        "count": len(every),
        "may_add": asked.band is None and bool(permission_of(request).units(Deed.CATALOGUE)),
        "measure": _measure,
        "csv": with_query(request.path, request.GET, **{"dinh-dang": "csv"}),
        "xlsx": with_query(request.path, request.GET, **{"dinh-dang": "xlsx"}),
        "sector_name": sector_name,
    }  # fmt: skip
    return render(request, "indicators/catalogue.html", context, section=SECTION, page="indicators")


@require_safe
@signed_in
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its definitions by their days, how it is counted, where it is used, its plans."""
    asked, today = as_known(request), timezone.localdate()
    catalogue = Catalogue.at(asked.seal)
    definitions = catalogue.by_code.get(code)
    if not definitions:
        raise Http404(Said("Không có chỉ tiêu «%(code)s».", code=code))
    seen = permission_of(request).units(Deed.SEE)
    tree = offices.tree(asked.seal)
    plans = known_at(Plan, asked.seal).filter(indicator__code=code, unit_id__in=seen).select_related("act")
    context = {
        "known": asked.band,
        "known_form": asked.form,
        "code": code,
        "may_define": asked.band is None and bool(permission_of(request).units(Deed.CATALOGUE)),
        "name": definitions[-1].name,
        "measure": _measure,
        "definitions": [
            {"one": one, "spec": told_spec(one, catalogue), "in_force": holds(one, today),
             "sector": sector_name(one.sector)}
            for one in reversed(definitions)
        ],
        "life": life_of(code, asked.seal, catalogue),
        "panels": [*_formulas(catalogue, code, asked.params), *usages(code, asked.seal, seen)],
        "plans": [
            {"one": one, "unit": tree[one.unit_id], "value": _written(definitions[-1], one.value),
             "href": address(reverse("catalogue:plans", args=[tree[one.unit_id].code, one.year]), asked.params)}
            for one in plans.order_by("-year", "unit_id", "assigner", "version")
        ],
    }  # fmt: skip
    return render(request, "indicators/indicator.html", context, section=SECTION, page="indicators")


@require_safe
@signed_in
def plans_home(request: HttpRequest) -> HttpResponse:
    """Go to this year's plans of the account's own unit."""
    today, permission = timezone.localdate(), permission_of(request)
    own = [permission.tree[held.unit] for held in permission.held if held.unit in permission.tree]
    if not own:
        raise Http404(Said("Tài khoản chưa có vai trò ở đơn vị nào."))
    unit = permission.tree[permission.tree.territory_of(own[0].id)]
    year = today.year if unit.lives_on(today) or unit.last_day is None else unit.last_day.year
    return redirect("catalogue:plans", unit.code, year)


@signed_in
def plans(request: HttpRequest, unit: str, year: int) -> HttpResponse:
    """What was assigned to a unit for a year, by whom, by which decision, in which version; and recording another."""
    asked = as_known(request)
    facts = unit_of(request, unit, year, asked.seal)
    catalogue = Catalogue.at(asked.seal)
    definitions = [one for one in catalogue.on(dt.date(year, 12, 31)) if one.source_kind != SourceKind.FORMULA]
    form = PlanForm(request.POST if request.method == "POST" else {}, definitions)
    may = permission_of(request).may(Deed.PLAN, facts.id) and asked.band is None
    if request.method == "POST":
        permission_of(request).require(Deed.PLAN, [facts.id])
        done = _record_plan(request, facts, year, form)
        if done is not None:
            return done
    rows = known_at(Plan, asked.seal).filter(unit_id=facts.id, year=year).select_related("indicator", "act")
    named = {one.indicator_id: one for one in definitions}
    context = {
        "known": asked.band,
        "known_form": asked.form,
        "unit": facts,
        "year": year,
        "rows": [
            _shown_plan(one, catalogue, facts.code, may=may, params=asked.params)
            for one in sorted(rows, key=lambda one: (
                named[one.indicator_id].order if one.indicator_id in named else 0, one.assigner, one.version))
        ],
        "withdrawn": [
            {"plan": one, "name": name, "value": value}
            for one in _withdrawn(facts.id, year, asked.seal) for name, value in [told_plan(one, catalogue)]
        ],
        "form": plan_fields(form, definitions) if may else [],
        "months": month_fields(form),
        "others": form.others,
        "before": address(reverse("catalogue:plans", args=[facts.code, year - 1]), asked.params),
        "after": address(reverse("catalogue:plans", args=[facts.code, year + 1]), asked.params),
        "seal": Seal.objects.filter(number=asked.seal).first(),
    }  # fmt: skip
    return render(
        request,
        "indicators/plans.html",
        context,
        section=SECTION,
        page="plans",
        status=REFUSED if form.is_wrong else 200,
    )


def _withdrawn(unit: int, year: int, seal: int) -> Iterable[Plan]:
    """Plans that were taken back by a seal."""
    back = Plan.objects.filter(void=True, unit_id=unit, year=year, act__sealed__seal__lte=seal)
    return back.select_related("indicator", "act").order_by("pk")


def told_plan(plan: Plan, catalogue: Catalogue) -> tuple[str, str]:
    """What a plan is of, and its value, in words."""
    definition = _definition_of(plan, catalogue)
    if definition is None:
        return plan.indicator.code, write_count(plan.value)
    return definition.name, _written(definition, plan.value)


def _shown_plan(plan: Plan, catalogue: Catalogue, unit: str, *, may: bool, params: Mapping[str, str]) -> dict[str, Any]:
    """A plan as the page lists it; ``may`` says that it may be taken back."""
    name, value = told_plan(plan, catalogue)
    definition = _definition_of(plan, catalogue)
    parts = [(_part_of_year(code), part) for code, part in sorted(plan.phasing.items())]
    return {
        "plan": plan,
        "name": name,
        "href": address(reverse("catalogue:indicator", args=[plan.indicator.code]), params),
        "value": value,
        "phasing": [(title, _written(definition, part) if definition else write_count(part)) for title, part in parts],
        "withdraw": reverse("catalogue:withdraw_plan", args=[unit, plan.year, plan.record]) if may else "",
    }


def _definition_of(plan: Plan, catalogue: Catalogue) -> IndicatorVersion | None:
    """The definition at the end of the plan's year, else the last one."""
    every = catalogue.by_code.get(plan.indicator.code, ())
    held = [one for one in every if holds(one, dt.date(plan.year, 12, 31))]
    return next(iter(held), every[-1] if every else None)


def _part_of_year(code: str) -> str:
    """A quarter or a month of a phasing, as people call it."""
    if code.startswith("Q"):
        return Said("Quý %(number)s", number=ROMAN[int(code[1:]) - 1])
    return Said("Tháng %(number)s", number=int(code))


def _record_plan(request: HttpRequest, unit: UnitFacts, year: int, form: PlanForm) -> HttpResponse | None:
    plan = form.plan(unit.id, year)
    if plan is None:
        return None
    try:
        actions.assign_plans([plan], by=account_of(request), at=timezone.localtime())
    except Refused as refusal:
        form.refuse(refusal.findings)
        return None
    messages.success(request, told(Said("Đã ghi chỉ tiêu giao.")))
    return redirect("catalogue:plans", unit.code, year)


def unit_of(request: HttpRequest, code: str, year: int, seal: int) -> UnitFacts:
    """The unit that an address names in a year, if the account may see it."""
    try:
        days = [dt.date(year, 12, 31), dt.date(year, 1, 1)]
        tree = offices.tree(seal)
    except ValueError as error:
        raise Http404(str(error)) from error
    for day in days:
        try:
            unit = tree.by_code(code, day)
        except UnitNotFound as refusal:
            last = refusal
            continue
        permission_of(request).require(Deed.SEE, [unit.id])
        return unit
    raise Http404(str(last))


def _matches(one: IndicatorVersion, sought: str, sector: str, source: str) -> bool:
    words = fold(" ".join([one.indicator.code, one.name, one.short, one.in_prose, *one.aliases, one.responsible]))
    return fold(sought.strip()) in words and sector in {"", one.sector} and source in {"", one.source_kind}


def _choices(pairs: Sequence[tuple[str, Any]], chosen: str) -> list[Choice]:
    return [Choice("", Said("tất cả"), not chosen), *(Choice(code, name, code == chosen) for code, name in pairs)]


def _cells(shown: Sequence[IndicatorVersion]) -> Iterator[list[Cell]]:
    for one in shown:
        source = one.get_source_kind_display()
        yield [one.indicator.code, one.name, one.measured_in, sector_name(one.sector), source, one.valid_from]


def _formulas(catalogue: Catalogue, code: str, params: Any) -> list[Panel]:
    """Indicators computed from this one."""
    using = {
        one.indicator.code: one.name
        for one in catalogue
        if one.source_kind == SourceKind.FORMULA and code in operands(str(one.spec["formula"]))
    }
    links = [
        Link(name, address(reverse("catalogue:indicator", args=[other]), params), other)
        for other, name in sorted(using.items())
    ]
    return [Panel(Said("Trong công thức của"), links)] if links else []


def _written(definition: IndicatorVersion, value: int) -> str:
    return f"{write_steps(value, definition.decimals)} {_measure(definition)}"


def _measure(definition: IndicatorVersion) -> str:
    """The unit of measure as people say it."""
    return "đồng" if definition.measured_in in MONEY_UNITS else definition.measured_in
