"""Which time a figure holds for (kỳ của con số).

In order: the last mention before it in its own part of the sentence; one that follows it closely; the one that
leads its sentence;
the one that leads its paragraph; that of the heading above. Mentions that tell a base of comparison or the year of
a plan are no
time of the figure.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from . import tables
from .clause import Clause
from .given import folded
from .measures import Measure
from .mentions import Mention, Shape

_LOOK_BACK = 5
_OPENS_BRACKET_WITHIN = 4
_MENTION_WORDS = 8
_FOLLOWS_WITHIN = 16
_MENTIONS_BACK = 30
_HEADING_WORDS = 60
_OPENS_WITHIN = 12
_TOPICS = frozenset({Shape.MONTH, Shape.QUARTER, Shape.FIRST_MONTHS, Shape.LAST_MONTHS})
_BREAKS = frozenset({"do", "vì", "nhưng", "khi"})
"""What follows is told of a time of its own: "giảm 12% so với cùng kỳ do tháng 01/2025 có …"."""
_CUMULATED = frozenset({Shape.MONTH, Shape.QUARTER})
_CUMULATIVE = folded("lũy")
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
            if mention is not None and mention.shape is not Shape.YEARS and mention.years_named() is not None:
                return mention.years_named()
        return self.year


def own_mentions(clause: Clause) -> list[Mention]:
    """The mentions that tell a figure's time, not its base or the plan's year or a name."""
    told: list[Mention] = []
    for mention in clause.mentions:
        if mention.shape is Shape.UNCLEAR or _is_aside(clause, mention):
            continue
        if told and _says_exactly(clause, told[-1], mention):
            told[-1] = replace(mention, first=told[-1].first)
        else:
            told.append(mention)
    return [
        mention
        for at, mention in enumerate(told)
        if not any(_is_anniversary(mention, other) for other in (*told[at - 1 : at], *told[at + 1 : at + 2]))
    ]


def _says_exactly(clause: Clause, wide: Mention, days: Mention) -> bool:
    """ "trong 11 tháng năm 2025 (từ 15/12/2024 đến 14/11/2025)": the days in brackets are the time itself."""
    opened = clause.line.inside[days.first]
    return days.to is not None and opened == wide.after and days.first - opened <= _OPENS_BRACKET_WITHIN


def _is_anniversary(mention: Mention, beside: Mention) -> bool:
    """ "(27/7/1947 - 27/7/2025)": the same day of two years is what is remembered, no time of a figure."""
    return (
        mention.shape is beside.shape is Shape.DAY
        and mention.to is None
        and (beside.day, beside.number) == (mention.day, mention.number)
        and beside.year != mention.year
        and abs(beside.first - mention.first) <= _MENTION_WORDS
    )


def _is_aside(clause: Clause, mention: Mention) -> bool:
    words, at = clause.line.words, mention.first
    near = words[max(0, at - _LOOK_BACK) : at]
    for word in reversed(near):
        if word in ",;.()" or word in _BREAKS:
            break
        if word in {"so", "svck", "ck"}:
            return True
    if near[-2:] in (["cùng", "kỳ"], ["cùng", "kì"]) or (near[-1:] == ["kỳ"] and "cùng" in near):
        return not _begins(clause, at - 2)
    if _is_base_of_times(clause, at):
        return True
    if mention.shape is Shape.DAY and mention.year is None and _OCCASIONS & {*near[-2:]}:
        return True
    if near[-1:] in (["sn"], ["sinh"]) or near[-2:] == ["sinh", "năm"]:
        return True
    point = mention.edge == "đầu" and not mention.until and not mention.since and mention.to is None
    if point and mention.shape is not Shape.MONTH:
        return True
    if tables.phrases("names", "legal").ending(words, at) and mention.shape is Shape.YEAR:
        return not _subject_of_plan(clause, at)
    return _is_year_of_plan(clause, mention)


def _is_base_of_times(clause: Clause, at: int) -> bool:
    """ "gấp 20 lần năm 2010"."""
    which = bisect_left(clause.measures, at, key=lambda measure: measure.after)
    return (
        which < len(clause.measures) and clause.measures[which].after == at and clause.measures[which].family == "times"
    )


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
        if chosen is not None:
            chosen = _cumulated(clause, which, chosen)
        found.append(timeline.period(chosen) if chosen is not None else None)
    if not clause.measures:
        _take_heading(clause, timeline, mentions)
    return found


def _cumulated(clause: Clause, which: int, chosen: Mention) -> Mention:
    """ "chi ngân sách lũy kế 298.730 triệu đồng" under the heading of a month, "từ đầu năm 15,3 tỷ" under that of a
    week: since the year began."""
    start, end = clause.own_part(which)
    if clause.mentions_in(start, end):
        return chosen
    words = clause.line.words[start:end]
    if chosen.shape in _CUMULATED and _CUMULATIVE in words:
        return replace(chosen, until=True)
    if chosen.to is not None and "từ đầu năm" in " ".join(words):
        return replace(chosen.to, from_new_year=True)
    return chosen


def _named_without_number(clause: Clause, at: int, timeline: Timeline, last: Mention | None) -> Mention | None:
    """ "Trong tháng, …" is the report's own time; "Trong đó: …" goes on with that of the sentence before."""
    start = clause.line.start_of_sentence(at)
    opening = clause.line.words[start : start + 3]
    for here, word in enumerate(opening[:-1]):
        if word == "trong" and opening[here + 1] == "đó":
            return last
        if word == "trong" and opening[here + 1] in {"quý", "tháng", "năm", "kỳ"}:
            return timeline.heading
    return None


def _take_heading(clause: Clause, timeline: Timeline, mentions: list[Mention]) -> None:
    """A line without amounts gives the time of those below it; a bare day is only when it was written or held."""
    told = [one for one in mentions if one.shape is not Shape.DAY or one.until or one.to is not None]
    if told and len(clause.line.words) <= _HEADING_WORDS:
        timeline.heading = told[0]


def _move_on(clause: Clause, timeline: Timeline, lead: Mention | None, at: int) -> None:
    """A mention that opens its sentence becomes the paragraph's, unless it is a mere cut-off under a wider one."""
    if lead is None or lead is timeline.heading:
        return
    told_before = clause.line.sentence[lead.first] != clause.line.sentence[at]
    opens = lead.first - clause.line.start_of_sentence(lead.first) <= _OPENS_WITHIN
    nothing_yet = timeline.paragraph is None and timeline.heading is None
    if not (told_before or opens or nothing_yet or lead.shape in _TOPICS):
        return
    if timeline.paragraph is None or not lead.is_day or timeline.paragraph.is_day:
        timeline.paragraph = lead
    if timeline.heading is None:
        timeline.heading = lead


def _lead_of_sentence(clause: Clause, which: int, mentions: list[Mention]) -> Mention | None:
    """The last mention before the first amount of a sentence, or in sentences before it that have no amount."""
    measure, sentence = clause.measures[which], clause.line.sentence
    last_told = sentence[clause.measures[which - 1].at] if which else -1
    for mention in reversed(mentions[: bisect_left(mentions, measure.at, key=_first)]):
        if sentence[mention.first] <= last_told and sentence[mention.first] < sentence[measure.at]:
            return None
        if sentence[mention.first] == sentence[measure.at] or mention.shape is not Shape.DAY or mention.until:
            return mention
    return None


def _near(clause: Clause, which: int, mentions: list[Mention]) -> Mention | None:
    """The mention that follows directly; else the last before it in its segment; else one that follows closely."""
    line, measure = clause.line, clause.measures[which]
    place = bisect_left(mentions, measure.after, key=_first)
    if place < len(mentions) and mentions[place].first == measure.after:
        return mentions[place]
    for mention in reversed(mentions[max(0, place - _MENTIONS_BACK) : place]):
        if line.segment[mention.first] != line.segment[measure.at]:
            break
        if clause.encloses(mention.first, measure.at):
            return mention
    return _following(clause, measure, mentions[place]) if place < len(mentions) else None


def _following(clause: Clause, measure: Measure, mention: Mention) -> Mention | None:
    """A mention after the amount with no comma between: "nhận 4.030 phản ánh năm 2019"."""
    line = clause.line
    if mention.first - measure.after > _FOLLOWS_WITHIN or line.segment[mention.first] != line.segment[measure.at]:
        return None
    between = line.words[measure.after : mention.first]
    return None if any(word in ",;():" for word in between) else mention


def _first(mention: Mention) -> int:
    return mention.first


def a_year_before(period: str | None) -> str | None:
    """The same ISO day or interval one year earlier."""
    if period is None:
        return None
    return "/".join(_year_before(day) for day in period.split("/"))


def _year_before(day: str) -> str:
    year, rest = day[:4], day[4:]
    return f"{int(year) - 1:04d}{'-02-28' if rest == '-02-29' else rest}"
