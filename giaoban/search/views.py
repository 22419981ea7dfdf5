"""The search page (tìm kiếm) and the suggestions under a search field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.search import queries, shown
from giaoban.search.queries import Question
from giaoban.search.rules.spelling import near_queries
from giaoban.web import registry
from giaoban.web.addresses import address, with_query
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.registry import Choice, FilterField
from giaoban.words.count import write_count

LONGEST = 200
"""Letters of a query that are read."""
EACH, SUGGESTED, LEAST = 8, 8, 2
"""Hits of a kind on the page of all kinds; hits suggested; letters before anything is suggested."""
_SMALL_SOURCES = ("units", "indicators")


@dataclass(frozen=True)
class Asked:
    """What an address asks for; ``problems`` are the parts nobody could understand."""

    text: str
    kind: str
    unit: str
    year: int | None
    problems: Sequence[str] = ()

    @property
    def narrows(self) -> bool:
        """Whether anything but the words was asked for."""
        return bool(self.kind or self.unit or self.year)


@require_safe
@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Everything found, kind by kind; one kind page by page. The address holds the whole question."""
    asked, permission = _asked(request), permission_of(request)
    question = queries.question(asked.text, permission, _within(asked.unit, permission))
    found = _found(request, asked, question) if question else {"groups": [], "count": 0, "page": None}
    context = {
        "text": asked.text,
        "narrows": asked.narrows,
        "problems": [*asked.problems, *_behind()],
        "fields": [],
        "clear": address(request.path, {"q": asked.text}) if asked.narrows else "",
        "asked": question is not None,
        "meant": [],
        **found,
    }
    if question and not context["count"]:
        near = near_queries(asked.text, queries.titles(permission, _SMALL_SOURCES) + _page_titles(request))
        context["meant"] = [(text, address(request.path, {"q": text})) for text in near]
    return render(request, "search/search.html", context, section="search")


@require_safe
@signed_in
def suggestions(request: HttpRequest) -> HttpResponse:
    """A fragment: the best few of all kinds, pages first, with the address of the whole answer."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    permission = permission_of(request)
    question = queries.question(text, permission) if len(text) >= LEAST else None
    hits: list[shown.Shown] = []
    if question:
        hits = shown.pages(question.asked, account_of(request))[:3]
        best = queries.best(question, most=SUGGESTED - len(hits))
        hits += [shown.hit(one, question.asked, permission.tree) for one in best]
    every = address(reverse("search"), {"q": text})
    context = {"hits_found": hits, "text": text, "every": every, "asked": question is not None}
    return HttpResponse(render_to_string("search/suggestions.html", context, request))


def _asked(request: HttpRequest) -> Asked:
    problems: list[str] = []
    text, year = request.GET.get("q", "").strip(), request.GET.get("nam", "").strip()
    if len(text) > LONGEST:
        problems.append(Said("Chỉ tìm theo %(longest)s chữ đầu.", longest=LONGEST))
    known = {kind.code for kind in shown.kinds()}
    kind = request.GET.get("loai", "")
    if kind not in known | {""}:
        problems.append(Said("Bỏ qua điều kiện loại «%(kind)s»: không có loại này.", kind=kind))
    is_year = year.isascii() and year.isdigit() and len(year) == 4
    if year and not is_year:
        problems.append(Said("Bỏ qua điều kiện năm «%(year)s»: cần dạng 2023.", year=year))
    return Asked(
        text=text[:LONGEST],
        kind=kind if kind in known else "",
        unit=request.GET.get("don-vi", "").strip(),
        year=int(year) if is_year else None,
        problems=problems,
    )


def _within(unit: str, permission: Permission) -> frozenset[int] | None:
    """The units that ``?don-vi=`` names, with those below; a code that nobody has finds nothing."""
    if not unit:
        return None
    tree = permission.tree
    named = [one.id for one in tree if unit == one.code]
    return frozenset(below for one in named for below in tree.descendants(one))


def _found(request: HttpRequest, asked: Asked, question: Question) -> dict[str, Any]:
    """The groups, the filters and the pager of an answer."""
    counted = queries.counts(question)
    counts = shown.by_kind(counted, asked.year)
    pages = [] if asked.unit or asked.year else shown.pages(question.asked, account_of(request))
    if pages:
        counts[shown.PAGES.code] = len(pages)
    page = pager(request.path, request.GET, counts.get(asked.kind, 0)) if asked.kind else None
    if page is not None:
        hits = queries.best(question, asked.kind, asked.year, most=page.size, after=page.rows.start)
    else:
        hits = queries.overview(question, EACH, asked.year)
    tree = permission_of(request).tree
    groups = []
    for kind in shown.kinds():
        if asked.kind in {"", kind.code} and counts.get(kind.code):
            mine = [shown.hit(one, question.asked, tree) for one in hits if one.kind == kind.code]
            if kind is shown.PAGES:
                mine = list(pages)
            whole = page is not None or len(mine) == counts[kind.code]
            every = "" if whole else with_query(request.path, request.GET, loai=kind.code)
            groups.append(shown.Group(kind.title, mine, counts[kind.code], every))
    every_kind = sum(counts.values())
    return {
        "groups": groups,
        "count": counts.get(asked.kind, 0) if asked.kind else every_kind,
        "page": page,
        "fields": _fields(asked, counts, shown.years(counted, asked.kind), permission_of(request)),
    }


def _fields(asked: Asked, counts: Mapping[str, int], years: Sequence[int], permission: Permission) -> list[FilterField]:
    kinds = [
        Choice(kind.code, Said("%(kind)s (%(count)s)", kind=kind.title, count=write_count(counts.get(kind.code, 0))))
        for kind in shown.kinds()
        if counts.get(kind.code) or kind.code == asked.kind
    ]
    tree = permission.tree
    units = {tree[one].code: tree[one].name for one in sorted(permission.units(Deed.SEE)) if one in tree}
    if asked.unit:
        units.setdefault(asked.unit, asked.unit)
    in_years = sorted({*years, *([asked.year] if asked.year else [])}, reverse=True)
    return [
        FilterField("q", "", "hidden", asked.text),
        _choice("loai", Said("Loại"), asked.kind, kinds),
        _choice("don-vi", Said("Đơn vị, địa bàn"), asked.unit, [Choice(*one) for one in sorted(units.items())]),
        _choice("nam", Said("Năm"), str(asked.year or ""), [Choice(str(year), str(year)) for year in in_years]),
    ]


def _choice(name: str, title: str, chosen: str, choices: Sequence[Choice]) -> FilterField:
    marked = [Choice(one.value, one.title, one.value == chosen) for one in choices]
    return FilterField(name, title, "choice", choices=[Choice("", Said("tất cả"), not chosen), *marked])


def _behind() -> list[str]:
    """What the index could not follow is said, never passed over."""
    titles = queries.behind()
    if not titles:
        return []
    return [Said("Chỉ mục chưa theo kịp: %(titles)s. Kết quả phần này có thể thiếu hoặc cũ.", titles=titles)]


def _page_titles(request: HttpRequest) -> list[str]:
    return [one.title for one in registry.menu()] + [link.title for link in registry.pages(account_of(request))]
