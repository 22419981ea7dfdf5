"""Writing the report of a unit and session as known at a seal: pieces, figures, appendix."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from giaoban.days.interval import Interval, previous_period, shift_months
from giaoban.indicators import queries as indicators
from giaoban.indicators.as_json import figure_row, number
from giaoban.indicators.figures import Asked, Figure, Figures
from giaoban.indicators.models import Reads
from giaoban.indicators.sessions import Session
from giaoban.law.book import Book
from giaoban.offices import queries as offices
from giaoban.offices.rules.tree import UnitFacts
from giaoban.reports import foreign
from giaoban.reports.models import AppendixTable, Letterhead, OutlineItem
from giaoban.reports.rules.pieces import Piece, piece_to_json
from giaoban.reports.rules.sentence_language import TemplateError, Vocabulary, write
from giaoban.reports.rules.vocabulary import Padding, Told, vocabulary
from giaoban.said import Said
from giaoban.trail.queries import known_at

Content = dict[str, Any]
DONG = "VND"
"""The unit of measure of money in the catalogue."""


class NoOutline(LookupError):
    """The unit has no report outline or letterhead."""


class CannotWrite(ValueError):
    """A template cannot say the figures of the session; the message names it with line and column."""


@dataclass(frozen=True)
class Material:
    """What a report is written of: unit, session, outline and letterhead as known at the reader's seal."""

    reader: Figures
    unit: UnitFacts
    session: Session
    author: int
    items: Sequence[OutlineItem]
    letterhead: Letterhead | None

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure of the session by its code."""
        asked = indicators.asked_of(self.reader, self.session)
        return {one.code: one for one in self.reader.figures(self.unit.id, asked)}

    @cached_property
    def table(self) -> AppendixTable | None:
        """What was said of the appendix."""
        return known_at(AppendixTable, self.reader.seal).filter(unit_id=self.author).order_by("-pk").first()

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The words that templates may name."""
        return _words(self.unit, self.session)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What templates are written with, over the figures of the session."""
        rule = padding(offices.book(), self.session.held_on)
        return vocabulary(lambda code: _told(self.figures, code), self.words, rule)


def material(unit_code: str, session_code: str, seal: int | None = None) -> Material:
    """The outline, its letterhead and the reader of figures that a report is written with."""
    reader, unit, session = indicators.reader_of(unit_code, session_code, seal)
    author = _authority(reader, unit, session)
    items = sorted(known_at(OutlineItem, reader.seal).filter(unit_id=author), key=lambda item: (item.order, item.key))
    letterhead = known_at(Letterhead, reader.seal).filter(unit_id=author).order_by("-pk").first()
    return Material(reader, unit, session, author, items, letterhead)


def compose(unit_code: str, session_code: str, seal: int | None = None) -> Content:
    """The content of a report: plain JSON that an edition freezes and every format is made of."""
    of = material(unit_code, session_code, seal)
    if not of.items or of.letterhead is None:
        raise NoOutline(Said("%(name)s chưa có đề cương báo cáo.", name=of.unit.name))
    written = [row for item in of.items for row in _written(item, of)]
    return {
        "unit": of.unit.code,
        "unit_name": of.unit.name,
        "session": of.session.code,
        "held_on": of.session.held_on.isoformat(),
        "seal": of.reader.seal,
        "letterhead": _letterhead(of.letterhead, of.words),
        "items": written,
        "figures": {code: figure_row(one) for code, one in of.figures.items()},
        "appendix": _appendix(of.reader, of.unit.id, of.session, _shown(of.figures, of.table)),
        **({"appendix_columns": of.table.columns} if of.table else {}),
    }


def _written(item: OutlineItem, of: Material) -> Iterator[dict[str, Any]]:
    """An item as it reads; the items of a part that another room writes, each with its own key and ``by`` whom."""
    if not foreign.is_foreign(item.kind):
        pieces = [piece_to_json(piece) for piece in _pieces(item, of.vocabulary)]
        yield {"key": item.key, "kind": item.kind, "template": item.template, "pieces": pieces}
        return
    try:
        section = foreign.section(item.template.strip())
    except LookupError as error:
        raise CannotWrite(Said("Mục «%(key)s»: %(error)s", key=item.key, error=str(error))) from error
    for place, one in enumerate(section.write(of.reader, of.unit, of.session), start=1):
        pieces = [piece_to_json(piece) for piece in one.pieces]
        yield {
            "key": f"{item.key}.{place}",
            "kind": one.kind,
            "template": "",
            "pieces": pieces,
            "by": section.code,
        }


def _shown(figures: Mapping[str, Figure], table: AppendixTable | None) -> Mapping[str, Figure]:
    """The figures of the appendix in their order: those that were chosen, else the whole catalogue."""
    if table is None:
        return figures
    return {code: figures[code] for code in table.indicators if code in figures}


def _pieces(item: OutlineItem, speak: Vocabulary) -> tuple[Piece, ...]:
    """A sentence's pieces; a template that cannot say these figures is named."""
    try:
        return write(item.template, speak)
    except TemplateError as error:
        raise CannotWrite(Said("Mẫu câu «%(key)s»: %(error)s", key=item.key, error=error.args[0])) from error


def padding(book: Book, on: dt.date) -> Padding:
    """Below which days and months of official dates get a leading zero."""
    day, month = (book.norm(name, on).value["below"] for name in ("documents.day_padding", "documents.month_padding"))
    return Padding(int(day), int(month))


def _authority(reader: Figures, unit: UnitFacts, session: Session) -> int:
    """Whose outline the report follows: the unit's own, or that of the authority that holds the session."""
    own = known_at(OutlineItem, reader.seal).filter(unit_id=unit.id).exists()
    return unit.id if own else session.unit


def _told(figures: Mapping[str, Figure], code: str) -> Told:
    if code not in figures:
        raise LookupError(Said("Báo cáo nêu chỉ tiêu «%(code)s» nhưng danh mục của kỳ không có.", code=code))
    figure = figures[code]
    return Told(
        money=figure.definition.measured_in == DONG,
        decimals=figure.definition.decimals,
        value=figure.value.value,
        plan=figure.plan.value if figure.plan else None,
        base=figure.same_period.value,
        ratio_to_plan=figure.ratio_to_plan if isinstance(figure.ratio_to_plan, Decimal) else None,
        ratio_to_same_period=figure.ratio_to_same_period if isinstance(figure.ratio_to_same_period, Decimal) else None,
        start=figure.start,
        end=figure.end,
    )


def _words(unit: UnitFacts, session: Session) -> dict[str, str]:
    """The words that templates may name: the month reported and the one after it."""
    following = shift_months(session.start, 1)
    return {
        "thang": f"{session.start.month:02d}",
        "nam": str(session.start.year),
        "nam_truoc": str(session.start.year - 1),
        "thang_sau": f"{following.month:02d}" if following.month < 3 else str(following.month),
        "nam_cua_thang_sau": str(following.year),
        "don_vi": unit.in_prose or unit.name,
    }


def _letterhead(row: Letterhead, words: Mapping[str, str]) -> dict[str, Any]:
    speak = vocabulary(lambda code: _told({}, code), words, Padding(10, 3))
    return {
        "parent_agency": row.parent_agency,
        "agency": row.agency,
        "symbol": row.symbol,
        "place": row.place,
        "subject": "".join(piece.text for piece in write(row.subject, speak)),
        "addressees": list(row.addressees),
        "recipients": list(row.recipients),
        "authority_lines": list(row.authority_lines),
    }


def _appendix(reader: Figures, unit: int, session: Session, figures: Mapping[str, Figure]) -> list[dict[str, Any]]:
    """The table of indicators: plan, same period, previous month, this month, year to date, ratios."""
    definitions = [one.definition for one in figures.values()]
    month = Interval(session.start, session.end)
    before = previous_period(month)
    to_date = [
        Asked(one, dt.date(figures[one.indicator.code].end.year, 1, 1), figures[one.indicator.code].end)
        for one in definitions
    ]
    this_month = reader.values(unit, [Asked(one, month.start, month.end) for one in definitions])
    last_month = reader.values(unit, [Asked(one, before.start, before.end) for one in definitions])
    cumulative: Sequence[Figure] = reader.figures(unit, to_date)
    return [
        {
            **{key: value for key, value in figure_row(total).items() if key in _APPENDIX_KEYS},
            "this_month": number(one, now),
            "last_month": number(one, old),
            "days": {
                "this_month": str(month),
                "last_month": str(before),
                "to_date": str(Interval(total.start, total.end)),
            },
            "reads": one.reads if one.reads == Reads.MONTH else Reads.YEAR_TO_DATE,
        }
        for one, total, now, old in zip(definitions, cumulative, this_month, last_month, strict=True)
    ]


_APPENDIX_KEYS = frozenset(
    {
        "code",
        "name",
        "sector",
        "unit",
        "value",
        "plan",
        "same_period",
        "ratio_to_plan",
        "ratio_to_same_period",
        "to",
    }
)
