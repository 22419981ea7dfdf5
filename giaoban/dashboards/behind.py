"""What a figure is made of (bản ghi đứng sau): records the reader may open, the rest told as one line."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse

from giaoban.dashboards import written
from giaoban.dashboards.place import Standing
from giaoban.dashboards.record_names import RecordName, book_title, named
from giaoban.indicators.catalogue import count_of
from giaoban.indicators.figures import Figure
from giaoban.indicators.models import Nature, Submission, SubmissionLine
from giaoban.indicators.queries import Lineage
from giaoban.indicators.sources.cells import Behind
from giaoban.indicators.sources.registry import BOOKS
from giaoban.indicators.sources.source import Count, Leg
from giaoban.narratives import queries as narratives
from giaoban.registers import registry
from giaoban.registers.models import NilReturn
from giaoban.said import Said, joined
from giaoban.trail.queries import known_at
from giaoban.web.addresses import address
from giaoban.web.export import Cell, csv_response
from giaoban.web.registry import Link
from giaoban.words.count import write_count
from giaoban.words.dates import write_short_date

FEW, MOST = 10, 200
"""Records on the page itself, and in the drawer; all of them are in the file."""


def shown(here: Standing, line: Lineage, seen: Collection[int], most: int) -> dict[str, Any]:
    """The records behind, the links to their lists, submissions and nil returns."""
    count = count_of(line.figure.definition)
    mine = [one for one in line.records if one.unit in seen]
    summed = count is not None and count.measure != "count"
    names = named(mine[:most], here.reader.seal)
    return {
        "rows": [_row(here, line.figure, one, names[one.record], summed=summed) for one in mine[:most]],
        "balanced": line.figure.value.value == 0 and not line.figure.value.official and not line.nil_returns,
        "summed": summed,
        "count": len(line.records),
        "shown": min(len(mine), most),
        "mine": len(mine),
        "others": _others(here, line.figure, [one for one in line.records if one.unit not in seen], summed=summed),
        "lists": _lists(here, line.figure, count) if count else [],
        "submissions": _submissions(here, line),
        "nil_returns": _nil_returns(here, line.nil_returns),
    }


def csv(here: Standing, line: Lineage, seen: Collection[int]) -> HttpResponseBase:
    """Every record behind that the reader may open, and one line for the rest, so that the sum stays."""
    titles = [Said("Ngày"), Said("Sổ"), Said("Khóa"), Said("Đơn vị ghi"), Said("Địa bàn"), Said("Tính")]
    return csv_response(f"{line.figure.code}-{here.unit.code}-{here.session.code}", titles, _csv_rows(here, line, seen))


def _csv_rows(here: Standing, line: Lineage, seen: Collection[int]) -> Iterator[list[Cell]]:
    tree = here.reader.tree
    names = named((one for one in line.records if one.register in BOOKS), here.reader.seal)
    for one in line.records:
        if one.unit in seen:
            key = names[one.record].key if one.record in names else one.key
            title = book_title(one.register)
            yield [one.day, title, key, tree[one.unit].name, tree[one.territory].name, one.amount]
    rest = [one for one in line.records if one.unit not in seen]
    if rest:
        yield [
            None,
            Said("%(count)s bản ghi của đơn vị khác", count=len(rest)),
            "",
            "",
            "",
            sum(one.amount for one in rest),
        ]


def _row(here: Standing, figure: Figure, one: Behind, name: RecordName, *, summed: bool) -> dict[str, Any]:
    tree = here.reader.tree
    return {
        "day": write_short_date(one.day),
        "register": name.book,
        "key": name.key,
        "href": name.href,
        "unit": tree[one.unit].name,
        "territory": tree[one.territory].name,
        "amount": written.write_value(figure.definition, one.amount)
        if summed
        else ("" if one.amount == 1 else f"−{abs(one.amount)}"),
    }


def _others(here: Standing, figure: Figure, rest: Sequence[Behind], *, summed: bool) -> list[str]:
    """Records of units the reader may not open: how many and how much, by unit, nothing more."""
    counts, sums = Counter(one.unit for one in rest), Counter[int]()
    for one in rest:
        sums[one.unit] += one.amount
    found = []
    for unit, many in counts.items():
        words = Said("%(unit)s: %(count)s bản ghi", unit=here.reader.tree[unit].name, count=write_count(many))
        found.append(joined(", ", [words, written.write_value(figure.definition, sums[unit])]) if summed else words)
    return found


def _lists(here: Standing, figure: Figure, count: Count) -> list[dict[str, str]]:
    """The register lists that show the same rows, where a list can be narrowed to them."""
    found = []
    for leg in count.source.legs:
        names = leg.register.column_names
        conditions = {**count.where, **leg.only}
        own = set(conditions) <= names and {"unit", "territory"} <= names
        if not own or leg.shift or leg.sign < 0 or leg.day != leg.register.day:
            continue
        found.append({"title": leg.register.title, "href": _list_address(here, figure, leg, conditions)})
    return found


def _list_address(here: Standing, figure: Figure, leg: Leg, conditions: dict[str, tuple[str, ...]]) -> str:
    place = here.unit
    params: dict[str, str | int | list[str] | None] = {
        "tu": "" if figure.definition.nature == Nature.STOCK else write_short_date(figure.start),
        "den": write_short_date(figure.end),
        "territory" if place.is_territory else "unit": place.code,
    }
    params |= {column: list(values) for column, values in conditions.items()}
    return address(reverse("registers:rows", args=[leg.register.code]), params)


def _submissions(here: Standing, line: Lineage) -> list[dict[str, Any]]:
    within = [one for one in line.submissions if _within(line.figure, one)]
    records = [one.record for one in within]
    definition = line.figure.definition
    lines = known_at(SubmissionLine, here.reader.seal).filter(
        submission__in=records, indicator_id=definition.indicator_id
    )
    values = dict(lines.values_list("submission", "value"))
    read = narratives.read_in(records, definition.indicator_id)
    return [
        {
            "unit": here.reader.tree[one.unit_id].name,
            "read": _read_at(read.get(one.record)),
            "period": f"{write_short_date(one.start)} – {write_short_date(one.end)}",
            "state": one.get_state_display(),
            "value": written.write_value(definition, values.get(one.record)),
        }
        for one in within
    ]


def _read_at(place: narratives.ReadAt | None) -> Link | None:
    """The place in a narrative that a value was read from."""
    if place is None:
        return None
    page = reverse("narratives:text", args=[place.narrative.hex])
    return Link(Said("«%(span)s» trong %(name)s", span=place.span, name=place.name), f"{page}#chu-{place.start}")


def _within(figure: Figure, one: Submission) -> bool:
    """Whether a submission is part of the figure: of its days, or a cumulative it is the difference of."""
    cumulative = figure.definition.spec.get("enters") == "cumulative"
    return one.end <= figure.end and (cumulative or one.start >= figure.start)


def _nil_returns(here: Standing, records: Sequence[str]) -> list[str]:
    if not records:
        return []
    tree = here.reader.tree
    return [
        Said(
            "%(unit)s báo không phát sinh từ %(start)s đến %(end)s (%(register)s)",
            unit=tree[one.territory_id].name,
            start=write_short_date(one.start),
            end=write_short_date(one.end),
            register=registry.get(one.register).title,
        )
        for one in known_at(NilReturn, here.reader.seal).filter(record__in=records).order_by("start", "id")[:50]
    ]
