"""The outline as it reads now, sentence by sentence, with the history of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from giaoban.indicators.models import IndicatorVersion
from giaoban.reports import foreign
from giaoban.reports.compose import Material
from giaoban.reports.models import OutlineItem
from giaoban.reports.rules.pieces import Piece
from giaoban.reports.rules.sentence_language import TemplateError, write
from giaoban.said import Said
from giaoban.words.fold import fold

MOST_FOUND = 12


@dataclass(frozen=True)
class Line:
    """An item with what it says now, or why it says nothing."""

    item: OutlineItem
    pieces: Sequence[Piece]
    problem: str = ""


def lines(of: Material) -> list[Line]:
    """Every item of the outline as it reads with the figures of the session."""
    return [line(of, item) for item in of.items]


def line(of: Material, item: OutlineItem) -> Line:
    """One item as it reads; a template that cannot be said is told with line and column."""
    if foreign.is_foreign(item.kind):
        return _foreign(of, item)
    try:
        return Line(item, write(item.template, of.vocabulary))
    except TemplateError as error:
        return Line(item, (), str(error.args[0]))


def _foreign(of: Material, item: OutlineItem) -> Line:
    """A part that another room writes, all its items in one; what it is called where it says nothing."""
    try:
        section = foreign.section(item.template.strip())
    except LookupError as error:
        return Line(item, (), str(error))
    written = section.write(of.reader, of.unit, of.session)
    pieces = [piece for one in written for piece in (*one.pieces, Piece(" "))]
    return Line(item, pieces or [Piece(Said("[%(title)s: kỳ này chưa có gì để viết]", title=section.title))])


def versions(of: Material, key: str) -> list[OutlineItem]:
    """Every version of an item, the newest first."""
    rows = OutlineItem.objects.filter(unit_id=of.author, key=key)
    return list(rows.select_related("act").order_by("-pk"))


def names(of: Material) -> Mapping[str, str]:
    """The names of the indicators of the session by code."""
    return {one.indicator.code: one.name for one in _definitions(of)}


def found(of: Material, text: str) -> list[IndicatorVersion]:
    """Indicators whose code, names or aliases hold every word of ``text``, tones and capitals aside."""
    words = fold(text).split()
    if not words:
        return []
    matching = [one for one in _definitions(of) if all(word in _searched(one) for word in words)]
    return sorted(matching, key=lambda one: (not fold(one.name).startswith(words[0]), one.order))[:MOST_FOUND]


def _definitions(of: Material) -> Sequence[IndicatorVersion]:
    return of.reader.catalogue.on(of.session.end)


def _searched(one: IndicatorVersion) -> str:
    return fold(" ".join(_names(one)))


def _names(one: IndicatorVersion) -> Iterator[str]:
    yield from (one.indicator.code, one.name, one.in_prose, one.short)
    yield from one.aliases
