"""The office's board (bảng theo dõi), what became of each origin, on-time rates by unit, and the timeline."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from giaoban.notices import kinds
from giaoban.offices.signed_in import signed_in
from giaoban.said import Said
from giaoban.tasks import listing, queries, redating, shown
from giaoban.tasks.list_views import SECTION, Looked, looked
from giaoban.tasks.models import Task
from giaoban.tasks.rules.outcome import NAMES, Outcome, on_time_rate, outcome_of
from giaoban.tasks.shown import ShownTask
from giaoban.web.addresses import address
from giaoban.web.page import render
from giaoban.web.parts import Tone
from giaoban.web.typed import Typed
from giaoban.words.count import write_count
from giaoban.words.percent import write_percent

FEW = 5
"""Tasks that a column of the board shows before it leads on to its list."""
BOARD: Sequence[tuple[str, Tone]] = (
    ("qua-han", "bad"),
    ("trong-tuan", "warn"),
    ("cho-xac-nhan", "plain"),
    ("xin-gia-han", "warn"),
    ("tu-choi", "bad"),
    ("im-lang", "warn"),
    ("khong-don-vi", "bad"),
)
MONTHS = 12
"""Months of on-time rates that are shown."""


@dataclass(frozen=True)
class Column:
    """One column of the board."""

    title: str
    tone: Tone
    count: int
    href: str
    tasks: Sequence[ShownTask] = ()

    @property
    def heading(self) -> str:
        """Its title with how many there are."""
        return Said("%(title)s (%(number)s)", title=self.title, number=write_count(self.count))


@dataclass
class Rates:
    """How the tasks of one group stand: counts by what became of them."""

    title: str
    href: str = ""
    note: str = ""
    counts: Counter[Outcome] = field(default_factory=Counter)

    @property
    def given(self) -> int:
        """All but the cancelled ones."""
        return sum(self.counts.values())

    @property
    def rate(self) -> str:
        """Done in time among those done or late by now, in per cent; nothing where there is none."""
        return rate_words(self.counts)


def rate_words(counts: Mapping[Outcome, int]) -> str:
    """The rate on time in per cent; nothing where nothing is settled."""
    rate = on_time_rate(counts)
    return write_percent(rate, decimals=1) if rate is not None else ""


@signed_in
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """What needs the office: late, due this week, waiting, asked, refused, silent, without a unit."""
    look = looked(request)
    columns = [column for code, tone in BOARD if (column := _column(code, tone, look)).count or code != "khong-don-vi"]
    silent = int(look.book.norm("tasks.silent_days", look.today).value)
    moved = len(redating.moved(look.permission))
    context = {"columns": columns, "today": look.today, "silent_days": silent, "moved": moved}
    return render(request, "tasks/board.html", context, section=SECTION, page="tasks_bang")


def _column(code: str, tone: Tone, look: Looked) -> Column:
    wanted = listing.Wanted(scope=listing.ALL, view=code)
    found = listing.rows(wanted, look.permission, look.today, look.book)
    count = found.count()
    tasks = shown.shown(list(found[:FEW]), look.permission.tree, look.today, look.soon_days) if count else []
    return Column(listing.VIEWS[code], tone, count, address(reverse("tasks:all"), {"xem": code}), tasks)


@signed_in
@require_safe
def origins(request: HttpRequest) -> HttpResponse:
    """What became of what each session or document gave rise to, the newest first."""
    look = looked(request)
    found = queries.seen_by(look.permission, queries.standing_tasks())
    groups: dict[tuple[str, str, str], Rates] = {}
    newest = found.values("origin_kind", "origin_key", "document_number").annotate(last=Max("assigned_on"))
    for row in newest.order_by("-last", "document_number"):
        key = (row["origin_kind"], row["origin_key"], row["document_number"])
        groups[key] = _origin(key, look)
    for task, outcome in _outcomes(found, look.today):
        groups[task.origin_kind, task.origin_key, task.document_number].counts[outcome] += 1
    return render(
        request,
        "tasks/origins.html",
        {"rows": list(groups.values()), "outcomes": NAMES},
        section=SECTION,
        page="tasks_nguon",
    )


def _origin(key: tuple[str, str, str], look: Looked) -> Rates:
    kind, text, number = key
    thing = kinds.thing(kind, text, look.permission) if text else None
    title = thing.title if thing else number or Said("Giao trực tiếp")
    wanted = f"{kind}:{text}" if text else number
    return Rates(title, address(reverse("tasks:all"), {"nguon": wanted}) if wanted else "", number if thing else "")


@signed_in
@require_safe
def by_unit(request: HttpRequest) -> HttpResponse:
    """On-time rates of each lead unit, all in all and month by month, for tasks given between two days."""
    look, typed = looked(request), Typed(request.GET)
    since, until = typed.day("tu", required=False), typed.day("den", required=False)
    found = queries.seen_by(look.permission, queries.standing_tasks())
    if since:
        found = found.filter(assigned_on__gte=since)
    if until:
        found = found.filter(assigned_on__lte=until)
    rates: dict[int, Rates] = {}
    months: dict[int, dict[str, Counter[Outcome]]] = defaultdict(lambda: defaultdict(Counter))
    for task, outcome in _outcomes(found, look.today):
        unit = task.lead_id
        if unit not in rates:
            facts = look.permission.tree[unit]
            rates[unit] = Rates(facts.name, address(reverse("tasks:all"), {"don-vi": facts.key}))
        rates[unit].counts[outcome] += 1
        due: dt.date | None = task.due_now  # type: ignore[attr-defined] # a column of the list
        if due is not None:
            months[unit][f"{due:%Y-%m}"][outcome] += 1
    heads = sorted({month for one in months.values() for month in one if month <= f"{look.today:%Y-%m}"})[-MONTHS:]
    context = {
        "rows": sorted(rates.items(), key=lambda pair: pair[1].title),
        "outcomes": NAMES,
        "months": [(month, f"{month[5:]}/{month[:4]}") for month in heads],
        "rate": lambda unit, month: rate_words(months[unit][month]),
        "fields": [
            typed.field("tu", Said("Giao từ ngày"), required=False),
            typed.field("den", Said("đến ngày"), required=False),
        ],
    }
    return render(request, "tasks/by_unit.html", context, section=SECTION, page="tasks_theo_don_vi")


@signed_in
@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """The open deadlines in order of time, month by month, those that are past first."""
    look = looked(request)
    wanted = listing.Wanted(scope=listing.ALL, view="dang-mo")
    found = listing.rows(wanted, look.permission, look.today, look.book).exclude(Q(due_now=None))
    rows = shown.shown(list(found[:500]), look.permission.tree, look.today, look.soon_days)
    groups: dict[str, list[ShownTask]] = defaultdict(list)
    for one in rows:
        assert one.now.due is not None  # noqa: S101 — excluded above
        groups[f"{one.now.due:%m/%Y}"].append(one)
    context = {"groups": list(groups.items()), "today": look.today}
    return render(request, "tasks/timeline.html", context, section=SECTION, page="tasks_thoi_gian")


def _outcomes(found: queries.Tasks, today: dt.date) -> Iterator[tuple[Task, Outcome]]:
    """Each task that was not cancelled with what became of it."""
    for row in queries.standing_columns(found).iterator(chunk_size=2000):
        outcome = outcome_of(queries.read_standing(row), today)
        if outcome is not None:
            yield row, outcome
