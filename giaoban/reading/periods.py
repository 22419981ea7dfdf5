"""Which time a figure holds for (kỳ của con số).

In order: the last mention before it in its own part of the sentence; one that follows it closely; the one that
leads its sentence;
the one that leads its paragraph; that of the heading above. Mentions that tell a base of comparison or the year of
a plan are no
time of the figure.
"""

from dataclasses import dataclass

from . import tables
from .clause import Clause
from .mentions import Mention, Shape

_LOOK_BACK = 5
_FOLLOWS_WITHIN = 16
_HEADING_WORDS = 60
_OPENS_WITHIN = 12
_OCCASIONS = frozenset({"dịp", "lễ", "niệm", "mừng", "tết", "đường", "phong"})
_PLAN_WORDS = tables.words("grammar", "periods_plan_words")


@dataclass(slots=True)
class Timeline:
    """What has been said of time so far: the document's year, the heading's mention, the paragraph's, the
    sentence's."""

    year: int | None = None
    heading: Mention | None = None
    paragraph: Mention | None = None

    def period(self, mention: Mention) -> str | None:
        """The mention as ISO text, in the year that is spoken of."""
        return mention.period(self.year_spoken_of())

    def year_spoken_of(self) -> int | None:
        """The year of the paragraph, of the heading, or of the document."""
        for mention in (self.paragraph, self.heading):
            if mention is not None and mention.years_named() is not None:
                return mention.years_named()
        return self.year


def own_mentions(clause: Clause) -> list[Mention]:
    """The mentions that tell a figure's time, not its base or the plan's year or a name."""
    return [
        mention for mention in clause.mentions if mention.shape is not Shape.UNCLEAR and not _is_aside(clause, mention)
    ]


def _is_aside(clause: Clause, mention: Mention) -> bool:
    words, at = clause.line.words, mention.first
    near = words[max(0, at - _LOOK_BACK) : at]
    for word in reversed(near):
        if word in ",;.()":
            break
        if word in {"so", "svck", "ck"}:
            return True
    if near[-2:] in (["cùng", "kỳ"], ["cùng", "kì"]) or (near[-1:] == ["kỳ"] and "cùng" in near):
        return not _begins(clause, at - 2)
    if any(measure.after == at and measure.family == "times" for measure in clause.measures):
        return True
    if mention.shape is Shape.DAY and mention.year is None and _OCCASIONS & {*near[-2:]}:
        return True
    if mention.edge and not mention.until and not mention.since and mention.shape is not Shape.MONTH:
        return True
    if tables.phrases("names", "legal").ending(words, at) and mention.shape is Shape.YEAR:
        return not _subject_of_plan(clause, at)
    return _is_year_of_plan(clause, mention)


def _begins(clause: Clause, at: int) -> bool:
    """Whether "cùng kỳ năm 2022" opens a statement about that time itself."""
    return at <= 0 or clause.line.words[at - 1] in "(.;"


def _subject_of_plan(clause: Clause, at: int) -> bool:
    """ "kế hoạch năm 2024 là 246 dự án": the plan is what is told of."""
    return clause.line.words[at - 1] in {"hoạch", "tiêu", "toán"}


def _is_year_of_plan(clause: Clause, mention: Mention) -> bool:
    """ "bằng 3,48% kế hoạch vốn Thành phố giao năm 2023": the year belongs to the plan behind the per cent."""
    words = clause.line.words
    seen_plan = False
    for at in range(mention.first - 1, max(-1, mention.first - 14), -1):
        word = words[at]
        if word in ",;()." or (word == "và" and not seen_plan):
            return False
        seen_plan = seen_plan or word in _PLAN_WORDS
        if word == "%":
            return seen_plan
    return False


def periods(clause: Clause, timeline: Timeline) -> list[str | None]:
    """The period of each amount of the line; moves the timeline on."""
    mentions = own_mentions(clause)
    timeline.paragraph = None
    found: list[str | None] = []
    lead: Mention | None = None
    chosen: Mention | None = None
    sentence = -1
    for which, measure in enumerate(clause.measures):
        here = clause.line.sentence[measure.at]
        if here != sentence:
            sentence = here
            lead = _lead_of_sentence(clause, which, mentions) or _named_without_number(
                clause, measure.at, timeline, chosen
            )
            _move_on(clause, timeline, lead, measure.at)
        chosen = _near(clause, which, mentions) or lead or timeline.paragraph or timeline.heading
        found.append(timeline.period(chosen) if chosen is not None else None)
    if not clause.measures:
        _take_heading(clause, timeline, mentions)
    return found


def _named_without_number(clause: Clause, at: int, timeline: Timeline, last: Mention | None) -> Mention | None:
    """ "Trong tháng, …" is the report's own time; "Trong đó: …" goes on with that of the sentence before."""
    start = _start_of_sentence(clause, at)
    opening = clause.line.words[start : start + 3]
    for here, word in enumerate(opening[:-1]):
        if word == "trong" and opening[here + 1] == "đó":
            return last
        if word == "trong" and opening[here + 1] in {"quý", "tháng", "năm", "kỳ"}:
            return timeline.heading
    return None


def _take_heading(clause: Clause, timeline: Timeline, mentions: list[Mention]) -> None:
    """A line without amounts gives the time of those below it; a bare day is only when it was written or held."""
    told = [mention for mention in mentions if mention.shape is not Shape.DAY or mention.until]
    if told and len(clause.line.words) <= _HEADING_WORDS:
        timeline.heading = told[0]


def _move_on(clause: Clause, timeline: Timeline, lead: Mention | None, at: int) -> None:
    """A mention that opens its sentence becomes the paragraph's, unless it is a mere cut-off under a wider one."""
    if lead is None or lead is timeline.heading:
        return
    told_before = clause.line.sentence[lead.first] != clause.line.sentence[at]
    if not told_before and lead.first - _start_of_sentence(clause, lead.first) > _OPENS_WITHIN:
        return
    if timeline.paragraph is None or not lead.is_day or timeline.paragraph.is_day:
        timeline.paragraph = lead
    if timeline.heading is None:
        timeline.heading = lead


def _start_of_sentence(clause: Clause, at: int) -> int:
    sentence = clause.line.sentence
    while at and sentence[at - 1] == sentence[at]:
        at -= 1
    return at


def _lead_of_sentence(clause: Clause, which: int, mentions: list[Mention]) -> Mention | None:
    """The last mention before the first amount of a sentence, or in sentences before it that have no amount."""
    measure, sentence = clause.measures[which], clause.line.sentence
    last_told = sentence[clause.measures[which - 1].at] if which else -1
    before = [
        mention
        for mention in mentions
        if mention.first < measure.at
        and (
            sentence[mention.first] == sentence[measure.at]
            or (sentence[mention.first] > last_told and (mention.shape is not Shape.DAY or mention.until))
        )
    ]
    return before[-1] if before else None


def _near(clause: Clause, which: int, mentions: list[Mention]) -> Mention | None:
    line, measure = clause.line, clause.measures[which]
    close = next((mention for mention in mentions if mention.first == measure.after), None)
    if close is not None:
        return close
    before = [
        mention
        for mention in mentions
        if mention.first < measure.at
        and line.segment[mention.first] == line.segment[measure.at]
        and clause.encloses(mention.first, measure.at)
    ]
    if before:
        return before[-1]
    return _following(clause, which, mentions)


def _following(clause: Clause, which: int, mentions: list[Mention]) -> Mention | None:
    """A mention after the amount with no comma between: "nhận 4.030 phản ánh năm 2019"."""
    line, measure = clause.line, clause.measures[which]
    for mention in mentions:
        if mention.first < measure.after:
            continue
        if mention.first - measure.after > _FOLLOWS_WITHIN or line.segment[mention.first] != line.segment[measure.at]:
            return None
        between = line.words[measure.after : mention.first]
        return None if any(word in ",;():" for word in between) else mention
    return None


def a_year_before(period: str | None) -> str | None:
    """The same ISO day or interval one year earlier."""
    if period is None:
        return None
    return "/".join(_year_before(day) for day in period.split("/"))


def _year_before(day: str) -> str:
    year, rest = day[:4], day[4:]
    return f"{int(year) - 1:04d}{'-02-28' if rest == '-02-29' else rest}"
