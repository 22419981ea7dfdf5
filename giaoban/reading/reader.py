"""Reading a whole report (đọc cả bản báo cáo): lines in order, each into facts."""

from dataclasses import dataclass
from datetime import date

from giaoban.said import Said

from . import columns
from .clause import Clause, clause_of
from .doubt import doubt_clause, doubt_separators
from .fact import CHANGES, Fact, Kind
from .first_year import first_year
from .given import Given
from .inherited import give_units, is_figure
from .judgement import Judgement
from .kinds import judge
from .lines import pieces
from .linking import level_of, whole_of
from .mentions import Mention
from .modality import heading_modality, modality
from .naming import measure_words
from .periods import Timeline, a_year_before, periods
from .sorting import Sorted, sort_numerals
from .spelled import Spelled, spelled
from .tokens import Line, line_of

_HEADING_MOST = 160
_CONTEXT_WORDS = 60


def read(text: str, report_date: date | None = None) -> list[Fact]:
    """Every numeral of a narrative report, in order, and the figures told without digits.

    ``report_date`` is the report's own date: it gives the year where the text names none. Offsets are those of ``text``
    as given: ``text[fact.start:fact.start + len(fact.span)] == fact.span``. Never raises on any text.
    """
    given = Given(text)
    reading = _Reading(given, Timeline(report_date.year if report_date else first_year(given.folded)))
    for start, end in pieces(given.folded_from, given.folded):
        reading.take(start, end)
    doubt_separators(reading.facts)
    return reading.facts


@dataclass(slots=True)
class _Found:
    """A numeral of a line before it becomes a fact."""

    first: int
    after: int
    fact: Fact
    measured: bool = False


class _Reading:
    def __init__(self, given: Given, timeline: Timeline) -> None:
        self.given = given
        self.timeline = timeline
        self.facts: list[Fact] = []
        self.heading = ""
        self.under: str | None = None
        self.columns: columns.Columns | None = None

    def take(self, start: int, end: int) -> None:
        """Read one line."""
        folded = self.given.folded
        line = line_of(folded, self.given.folded_from, start, end)
        if not line.words:
            return
        numerals = sort_numerals(line)
        clause = _without_bare_numbers(line, numerals)
        if not numerals.measures:
            self._note_heading(start, end)
        others = [_Found(first, after, self._fact(line, first, after, kind)) for first, after, kind in numerals.others]
        figures = self._figures(clause)
        self._by_columns(line, figures)
        self._keep([*others, *figures, *self._dates(line, numerals.times), *self._spelled(line, clause)])

    def _by_columns(self, line: Line, figures: list[_Found]) -> None:
        """The headings of a table hold for the rows below it, until a line that is no row."""
        if columns.BAR not in line.words:
            self.columns = None
        elif self.columns is None or columns.columns_of(line) is not None:
            self.columns = columns.columns_of(line)
        else:
            columns.apply(self.columns, line, [(one.first, one.fact) for one in figures])

    def _note_heading(self, start: int, end: int) -> None:
        if end - start <= _HEADING_MOST:
            self.heading = self.given.folded_from[start:end].strip()
            self.under = heading_modality(self.given.folded[start:end])

    def _keep(self, found: list[_Found]) -> None:
        """Put the facts of a line in order of appearance, and make their links indexes of the whole list."""
        base = len(self.facts)
        ordered = sorted(found, key=lambda one: (one.first, one.after))
        place = {id(one.fact): base + index for index, one in enumerate(ordered)}
        figures = [one for one in found if one.measured]
        for one in figures:
            for name in ("of", "related"):
                target = getattr(one.fact, name)
                if target is not None:
                    setattr(one.fact, name, place[id(figures[target].fact)])
        self.facts += [one.fact for one in ordered]

    def _dates(self, line: Line, times: list[Mention]) -> list[_Found]:
        found = []
        for mention in times:
            for part in (mention, mention.to) if mention.to is not None else (mention,):
                first = part.first
                after = mention.to.first if part is mention and mention.to is not None else part.after
                numerals = [at for at in line.numerals if first <= at < after]
                if numerals:
                    fact = self._fact(line, first, numerals[-1] + 1, Kind.DATE)
                    days = part.own_days(self.timeline.year_spoken_of())
                    if days is not None:
                        fact.period = f"{days[0]}" if days[0] == days[1] else f"{days[0]}/{days[1]}"
                    found.append(_Found(first, after, fact))
        return found

    def _figures(self, clause: Clause) -> list[_Found]:
        when = periods(clause, self.timeline)
        if not clause.measures:
            return []
        year = self.timeline.year_spoken_of()
        clause.spoken_of = self.timeline.paragraph or self.timeline.heading
        judged = judge(clause, year)
        give_units(clause, judged)
        found = []
        links: list[int | None] = []
        for which, measure in enumerate(clause.measures):
            fact = self._figure(clause, which, judged, links)
            fact.period = when[which]
            found.append(_Found(measure.first, measure.after, fact, measured=True))
        facts = [one.fact for one in found]
        _relate(clause, judged, facts)
        doubt_clause(clause, judged, facts)
        return found

    def _figure(self, clause: Clause, which: int, judged: list[Judgement], links: list[int | None]) -> Fact:
        measure, judgement = clause.measures[which], judged[which]
        fact = self._fact(clause.line, measure.first, measure.after, judgement.kind)
        fact.value = judgement.ratio_of_plan if judgement.ratio_of_plan is not None else judgement.sign * measure.value
        fact.value_max = None if measure.value_max is None else judgement.sign * measure.value_max
        fact.unit = measure.whole_unit or None
        fact.den, fact.approx, fact.bound = measure.den, measure.approx, measure.bound
        fact.change_type = judgement.change_type
        if judgement.change_type == "relative" and fact.kind in CHANGES:
            fact.ratio = 1 + fact.value
        if judgement.base is not None:
            fact.vs = self._words(clause.line, judgement.base.first, judgement.base.after)
        if judgement.kind is not Kind.LEVEL:
            fact.of = level_of(clause, which, judged, links)
        links.append(fact.of)
        fact.modality = modality(clause, which, judgement.kind, self.under)
        fact.approx = fact.approx or fact.modality == "estimate"
        self._name(clause, which, fact)
        for points, reason in judgement.doubts:
            fact.doubt(points, reason)
        return fact

    def _name(self, clause: Clause, which: int, fact: Fact) -> None:
        parts = [self._words(clause.line, *stretch) for stretch in measure_words(clause, which)]
        fact.measure = " ".join(part for part in parts if part) or None
        fact.heading = self.heading or None
        fact.context = self._context(clause.line, clause.measures[which].first)

    def _context(self, line: Line, at: int) -> str:
        """The sentence around a token: much of what stands before it, little of what comes after."""
        start, end = max(line.start_of_sentence(at), at - _CONTEXT_WORDS), at + 1
        while end < len(line.words) and line.sentence[end] == line.sentence[at] and end - at < _CONTEXT_WORDS // 3:
            end += 1
        return self._words(line, start, end)

    def _words(self, line: Line, first: int, after: int) -> str:
        if after <= first:
            return ""
        return self.given.folded_from[line.starts[first] : line.ends[after - 1]].strip()

    def _spelled(self, line: Line, clause: Clause) -> list[_Found]:
        found = []
        for one in spelled(line) if _may_spell(line) else ():
            fact = self._fact(line, one.first, one.after, Kind.LEVEL)
            fact.value, fact.unit, fact.form = one.value, one.unit, one.form
            fact.measure = self._words(line, one.first, one.after)
            fact.context = self._context(line, one.first)
            fact.heading = self.heading or None
            fact.period = self._period_at(clause, one)
            fact.doubt(0.2, Said("con số không viết bằng chữ số"))
            found.append(_Found(one.first, one.after, fact))
        return found

    def _period_at(self, clause: Clause, one: Spelled) -> str | None:
        before = clause.mentions_in(0, one.first)
        mention = before[-1] if before else self.timeline.paragraph or self.timeline.heading
        return self.timeline.period(mention) if mention is not None else None

    def _fact(self, line: Line, first: int, after: int, kind: Kind) -> Fact:
        start = self.given.offset(line.starts[first])
        end = self.given.offset(line.ends[after - 1])
        return Fact(self.given.text[start:end], start, kind)


def _may_spell(line: Line) -> bool:
    return len(line.words) > 1


def _without_bare_numbers(line: Line, numerals: Sorted) -> Clause:
    """The clause of a line without numerals that have no unit anywhere near: they are no figures, and part no words."""
    clause = clause_of(line, numerals.measures, numerals.times)
    told = [is_figure(clause, which) for which in range(len(clause.measures))]
    if not all(told):
        parted = list(zip(clause.measures, told, strict=True))
        numerals.others += [(one.first, one.after, Kind.ORDINAL) for one, is_one in parted if not is_one]
        numerals.measures = [one for one, is_one in parted if is_one]
        return clause_of(line, numerals.measures, numerals.times)
    return clause


def _of_year_before(clause: Clause, which: int, facts: list[Fact]) -> str | None:
    """The time of an earlier value: a year before its neighbour's; its own where it names its year itself."""
    named = {mention.years_named() for mention in clause.mentions_in(*clause.gap(which))} - {None}
    if not named:
        return a_year_before(facts[which].period)
    neighbour = a_year_before(facts[which - 1].period) if which else None
    return neighbour if neighbour is not None and neighbour[:4] in map(str, named) else facts[which].period


def _relate(clause: Clause, judged: list[Judgement], facts: list[Fact]) -> None:
    """What figures owe each other: a ratio holds for its level's time, an earlier value for a year before, parts
    name their whole."""
    for which, fact in enumerate(facts):
        if fact.of is not None and not clause.mentions_in(*clause.gap(which)):
            fact.period = facts[fact.of].period
        if judged[which].prior:
            fact.period = _of_year_before(clause, which, facts)
        if fact.kind is Kind.LEVEL:
            fact.related = whole_of(clause, which, judged)
