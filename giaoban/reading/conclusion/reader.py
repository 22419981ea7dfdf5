"""A conclusion's text → proposed tasks (đề xuất nhiệm vụ từ kết luận): everything put together."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from giaoban.reading.conclusion.deadlines import Deadline, Rhythm, Term, read_deadlines, read_rhythms, read_terms
from giaoban.reading.conclusion.duties import Duty, DutyReader, each_lead, read_duties
from giaoban.reading.conclusion.given_text import GivenText, Place
from giaoban.reading.conclusion.mentions import CAPITALISED, Kind, Mention, MentionReader
from giaoban.reading.conclusion.office import Level, Office, OfficeUnit
from giaoban.reading.conclusion.proposed import Finding, Proposal, ProposedTask, Source
from giaoban.reading.conclusion.sectors import SectorMatch, sector_of
from giaoban.reading.conclusion.targets import Target, bound, read_targets
from giaoban.reading.conclusion.units import is_countable, members, of_this_office, place_name, unit_name
from giaoban.said import Said

_SPEAKS = re.compile(
    rf"(?:^[ \t]*|(?:[Cc]hủ tịch|CHỦ TỊCH)[ \t]+)(?:UBND|(?:Ủy|Uỷ|ủy|uỷ) ban nhân dân|ỦY BAN NHÂN DÂN|"
    rf"UỶ BAN NHÂN DÂN)\s{{1,3}}"
    rf"(?P<name>(?:quận|huyện|tỉnh|[Tt]hành phố|thị xã|phường|xã|thị trấn|QUẬN|HUYỆN|TỈNH|THÀNH PHỐ|THỊ XÃ|PHƯỜNG|"
    rf"XÃ|THỊ TRẤN)(?!\w)"
    rf"(?:[ \t]{CAPITALISED}){{0,4}})",
    re.MULTILINE,
)
_HIGHER_SPEAKS = re.compile(r"(?:Thủ tướng|THỦ TƯỚNG|[Bb]ộ trưởng|BỘ TRƯỞNG)(?!\w)")
_PERSON_AFTER = re.compile(
    r"\s(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Đào|Đoàn|Trịnh|Đinh|Mai|Cao|Tô|Hà|Lương|"
    r"Trương|Tạ|Thái|La|Kiều|Chu|Quách|Triệu|Lưu|Tống|Vương|Nghiêm|Khuất|Phùng|Lâm|Từ|Doãn)(?:\s\S+){2,3}$"
)
"""Who chairs, after the office: "Chủ tịch UBND quận Nguyễn Văn A" names no other district."""
_LETTER_DAY = re.compile(
    r",[ \t]{0,3}ngày[ \t]{1,3}(\d{1,2})[ \t]{1,3}tháng[ \t]{1,3}(\d{1,2})[ \t]{1,3}năm[ \t]{1,3}(\d{4})[ \t]{0,9}$",
    re.IGNORECASE | re.MULTILINE,
)
_MEETING_DAY = re.compile(
    r"^[ \t]{0,12}(?:\([^()\n]{1,12}\)[ \t][-–][ \t])?(?:vào[ \t])?(?:(?:sáng|chiều|tối|trong)[ \t])?(?:ngày[ \t]|"
    r"nay[ \t]\(?)?"
    r"(\d{1,2})(?:/|[ \t]tháng[ \t])(\d{1,2})(?:/|[ \t]năm[ \t])(\d{4})",
    re.IGNORECASE | re.MULTILINE,
)
_FULL_DAY = re.compile(
    r"(?<![\d/])(\d{1,2})(?:/|[ \t]{1,3}tháng[ \t]{1,3})(\d{1,2})(?:/|[ \t]{1,3}năm[ \t]{1,3})(20\d{2})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\w)năm[ \t]{1,3}(20\d{2})(?!\d)", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:nhiệm vụ|công tác|trọng tâm|phiên họp|giao ban|tháng)[^.;:]{0,60}?tháng\s+(\d{1,2})(?:\s*/\s*|"
    r"\s+năm\s+)(\d{4})",
    re.IGNORECASE,
)
_SPOKEN_TO = {"sở": Level.PROVINCE, "bộ": Level.GOVERNMENT}
"""Whose session it is that speaks to “các sở”, “các Bộ”."""
_HEAD_REACH = 2500
T = TypeVar("T")


def propose(given: str, office: Office) -> Proposal:
    """The tasks that a conclusion gives, in its order; raises nothing, whatever the text.

    Years that are not written follow the day the text itself bears, else the session's.
    """
    return _Proposer(given, office).proposal()


class _Proposer:
    def __init__(self, given: str, office: Office) -> None:
        self._given = GivenText(given)
        self._text = self._given.composed
        self._office = office
        self._read: DutyReader = read_duties(self._text, MentionReader(office))
        first = self._read.duties[0].start if self._read.duties else len(self._text)
        head = self._text[: min(first, _HEAD_REACH)]
        named = _period_of(self._text, self._read.openings, head)
        self._is_own = self._speaks(head)
        opened = [day for start, end in self._read.openings if (day := _full_day(self._text[start:end]))]
        told = _day_of(head) or (opened[0] if opened else None) or _about_of(named, office.held_on)
        self._about = told or (None if self._is_own else _any_day(self._text)) or office.held_on
        self._period = named or f"{self._about:%Y-%m}"

    def _speaks(self, head: str) -> bool:
        """Whether the office itself speaks: by the words that open the list, else by the letterhead."""
        for words in (*(self._text[start:end] for start, end in self._read.openings), head):
            named = _SPEAKS.search(words)
            if named:
                name = re.split(r"\s(?:TẠI|VỀ|TRONG|Ở)\s", named["name"] + " ")[0]
                return of_this_office(self._office, _PERSON_AFTER.sub("", name.strip()))
            if _HIGHER_SPEAKS.search(words):
                return self._office.level is Level.GOVERNMENT
        return not self._addresses_another_level()

    def _addresses_another_level(self) -> bool:
        """Whether the text speaks to ministries or departments of a province, and the office is neither's superior."""
        named = [*self._read.addressed, *(one for duty in self._read.duties for one in duty.own.leads)]
        nouns = frozenset(noun for one in named for noun in one.nouns)
        levels = {level for noun, level in _SPOKEN_TO.items() if noun in nouns}
        return bool(levels) and self._office.level not in levels

    @cached_property
    def _named_alone(self) -> frozenset[str]:
        """The places that some duty names by themselves: "các xã còn lại" are the others."""
        leads = [one for duty in self._read.duties for one in duty.leads if one.kind is Kind.PLACE]
        return frozenset(unit_name(one, self._office) for one in leads)

    def proposal(self) -> Proposal:
        tasks = tuple(task for duty in self._read.duties for task in self._tasks(duty))
        numbered = tuple(replace(task, number=at) for at, task in enumerate(tasks, start=1))
        addressed = tuple(one.name for one in self._read.addressed)
        return Proposal(numbered, addressed, self._period, tuple(self._of_all(numbered)))

    def _of_all(self, tasks: Sequence[ProposedTask]) -> Iterator[Finding]:
        if not self._is_own:
            message = Said(
                "Văn bản không phải của %(office)s: không lấy đơn vị và phân công lĩnh vực của cơ quan này.",
                office=self._office.name,
            )
            yield Finding("other_authority", message)
        if not tasks:
            yield Finding("no_tasks", Said("Không thấy nhiệm vụ nào trong văn bản."))

    def _tasks(self, duty: Duty) -> Iterator[ProposedTask]:
        base = self._common(duty)
        for lead, first in each_lead(duty):
            task = self._led(base, duty, lead)
            yield self._with_children(task, duty) if first else task

    def _common(self, duty: Duty) -> ProposedTask:
        """All that does not depend on who leads."""
        deadlines, source = self._deadlines(duty)
        rhythms = [one for span in duty.own.spans for one in read_rhythms(self._text, *span)]
        terms = [one for span in duty.own.spans for one in read_terms(self._text, *span)]
        indicators = self._office.indicators
        read = read_targets(self._text, duty.start, duty.end, indicators, self._about)
        targets = [self._bound_above(one, duty) for one in read]
        rhythm, term, target = _first(rhythms), _first(terms), _best(targets)
        last = max(deadlines, key=lambda one: one.day, default=None)
        place = self._given.place(duty.start, duty.end)
        return ProposedTask(
            number=0,
            text=self._given.words(duty.start, duty.end),
            place=place,
            lead="",
            lead_source=Source.NONE,
            due=last.day if last else None,
            due_source=source if last else Source.NONE,
            deadlines=tuple(one.day for one in deadlines),
            rhythm=rhythm,
            term=term,
            target=target,
            period=self._period,
            places=self._places(duty, deadlines, rhythm, term, target),
            findings=tuple(_of_times(deadlines, term, targets)),
        )

    def _bound_above(self, target: Target, duty: Duty) -> Target:
        """A share of the plan whose own words name no indicator is of the one that the title above names."""
        if target.indicator is not None or target.ratio_to_plan is None:
            return target
        titles = [bound(self._text, *span, self._office.indicators) for span in duty.above.spans]
        found = next((one for one in titles if one is not None), None)
        return replace(target, indicator=found.code) if found else target

    def _deadlines(self, duty: Duty) -> tuple[list[Deadline], Source]:
        """Those in the duty's own words; else the nearest above."""
        own = [one for span in duty.own.spans for one in read_deadlines(self._text, *span, self._about)]
        if own or any(read_rhythms(self._text, *span) for span in duty.own.spans):
            return own, Source.TEXT
        for span in duty.above.spans:
            found = read_deadlines(self._text, *span, self._about)
            if found:
                return found, Source.HEADING
        return [], Source.NONE

    def _places(
        self, duty: Duty, deadlines: Sequence[Deadline], rhythm: Rhythm | None, term: Term | None, target: Target | None
    ) -> dict[str, Sequence[Place]]:
        helpers = duty.own.helpers or (() if duty.own.leads else duty.above.helpers)
        times = [one for one in (*deadlines, rhythm, term) if one is not None]
        said = {"lead": duty.leads, "coordinate": helpers, "due": times, "target": [target] if target else []}
        return {name: [self._given.place(one.start, one.end) for one in ones] for name, ones in said.items() if ones}

    def _led(self, base: ProposedTask, duty: Duty, lead: Mention | None) -> ProposedTask:
        helpers = duty.own.helpers or (() if duty.own.leads else duty.above.helpers)
        names = [name for one in helpers if lead is None or one.name != lead.name for name in self._names(one)]
        coordinate = tuple(dict.fromkeys(names))
        source = Source.TEXT if duty.own.leads else Source.HEADING
        if lead is not None:
            reason = _said_here(source, lead.name)
            return replace(base, lead=self._name(lead), lead_source=source, coordinate=coordinate, reasons=(reason,))
        classes = list(duty.leads)
        whole = next((one for one in classes if is_countable(one)), None)
        match = None if classes and whole is not None and len(classes) == 1 else self._sector(duty)
        if match is not None:
            return self._from_table(base, match, coordinate)
        if classes:
            reason = _said_here(source, classes[0].name)
            return replace(
                base, lead=_class_name(classes[0]), lead_source=source, coordinate=coordinate, reasons=(reason,)
            )
        missing = Finding(
            "no_lead", Said("Văn bản không nêu đơn vị chủ trì và bảng phân công lĩnh vực không có từ nào khớp.")
        )
        return replace(base, coordinate=coordinate, findings=(*base.findings, missing))

    def _sector(self, duty: Duty) -> SectorMatch | None:
        return sector_of(self._text[duty.start : duty.end], self._office.sectors) if self._is_own else None

    def _from_table(self, base: ProposedTask, match: SectorMatch, coordinate: tuple[str, ...]) -> ProposedTask:
        helpers = tuple(one for one in match.duty.coordinate if one not in coordinate)
        reason = Said(
            "Chủ trì đề xuất từ bảng phân công lĩnh vực «%(sector)s» vì có: %(words)s.",
            sector=match.duty.sector,
            words=list(match.words),
        )
        doubt = Finding("sectors_equal", Said("Nhiều lĩnh vực cùng khớp; cần chọn đơn vị chủ trì."))
        return replace(
            base,
            lead=match.duty.lead,
            lead_source=Source.TABLE,
            coordinate=coordinate or helpers,
            reasons=(*base.reasons, reason),
            findings=(*base.findings, doubt) if match.contested else base.findings,
        )

    def _with_children(self, task: ProposedTask, duty: Duty) -> ProposedTask:
        """The children of the classes that the duty is for: those named with it, else those addressed by all."""
        classes = [one for one in (duty.leads or duty.addressed) if one.kind is Kind.CLASS]
        children: list[OfficeUnit] = []
        findings: list[Finding] = []
        to_confirm: tuple[OfficeUnit, ...] = ()
        for one in classes:
            if not is_countable(one):
                to_confirm = self._office.departments() if self._is_own and not duty.own.leads else to_confirm
                continue
            found = members(one, self._office)
            units = found.units if self._is_own or self._office.level is Level.GOVERNMENT else ()
            units = tuple(unit for unit in units if not (one.remaining and unit.name in self._named_alone))
            children += [unit for unit in units if unit not in children]
            findings += _of_number(one, units, found.expected)
        names = tuple(one.name for one in classes)
        confirm = to_confirm if not children and task.lead_source is not Source.TEXT else ()
        return replace(
            task,
            addressed=names,
            children=tuple(children),
            to_confirm=confirm,
            findings=(*task.findings, *findings),
        )

    def _names(self, mention: Mention) -> tuple[str, ...]:
        """The name of a helper; each place where a class is said with the places meant."""
        return tuple(place_name(one, self._office) for one in mention.only) or (self._name(mention),)

    def _name(self, mention: Mention) -> str:
        return unit_name(mention, self._office) if self._is_own else mention.name


def _of_number(mention: Mention, units: Sequence[OfficeUnit], expected: int | None) -> Iterator[Finding]:
    if not units:
        yield Finding("no_units", Said("Không có đơn vị nào của «%(what)s» vào ngày này.", what=mention.name))
    elif expected is not None and expected != len(units):
        message = Said("Văn bản ghi «%(what)s», ngày này có %(number)s đơn vị.", what=mention.name, number=len(units))
        yield Finding("number_of_units", message)


def _of_times(deadlines: Sequence[Deadline], term: Term | None, targets: Sequence[Target]) -> Iterator[Finding]:
    if len({one.day for one in deadlines}) > 1:
        days = [f"{one.day:%d/%m/%Y}" for one in deadlines]
        yield Finding("several_deadlines", Said("Có nhiều thời hạn: %(days)s; lấy ngày sau cùng.", days=days))
    if term is not None and not deadlines:
        words = Said("Thời hạn %(number)s %(unit)s chưa rõ tính từ ngày nào.", number=term.number, unit=term.unit)
        yield Finding("term_without_day", words)
    if targets and all(one.indicator is None for one in targets):
        yield Finding("target_unbound", Said("Có chỉ tiêu phấn đấu nhưng chưa rõ là chỉ tiêu nào trong danh mục."))


def _said_here(source: Source, name: str) -> str:
    if source is Source.TEXT:
        return Said("Văn bản giao «%(name)s».", name=name)
    return Said("Phần trên giao «%(name)s».", name=name)


def _class_name(mention: Mention) -> str:
    return re.sub(r"\s*,?\s*\(?\s*(?:ngoại\s+)?trừ\s.*$", "", mention.name)


def _first(found: Sequence[T]) -> T | None:
    return found[0] if found else None


def _best(targets: Sequence[Target]) -> Target | None:
    """The target of an indicator before one of none."""
    return min(targets, key=lambda one: (one.indicator is None, one.start), default=None)


def _day_of(head: str) -> dt.date | None:
    """The day that the text bears: of its letterhead, else of the meeting it tells of at the head of a paragraph."""
    return _first_of_calendar([*_LETTER_DAY.finditer(head), *_MEETING_DAY.finditer(head)])


def _about_of(period: str, held_on: dt.date) -> dt.date | None:
    """The day from which years are told: the session's where it is of the month named, else that month's first."""
    if not period:
        return None
    return held_on if period == f"{held_on:%Y-%m}" else dt.date.fromisoformat(f"{period}-01")


def _any_day(text: str) -> dt.date | None:
    """For another authority's text, whose session nobody knows: the first day, or else year, that it writes out."""
    year = _YEAR.search(text)
    return _full_day(text) or (dt.date(int(year[1]), 1, 1) if year else None)


def _full_day(text: str) -> dt.date | None:
    """The first day written out with its year."""
    return _first_of_calendar(_FULL_DAY.finditer(text))


def _first_of_calendar(found: Iterable[re.Match[str]]) -> dt.date | None:
    for one in found:
        try:
            return dt.date(int(one[3]), int(one[2]), int(one[1]))
        except ValueError:
            continue
    return None


def _period_of(text: str, openings: Sequence[tuple[int, int]], head: str) -> str:
    """The month whose duties are given ("nhiệm vụ trọng tâm tháng 3/2023")."""
    for words in (*(text[start:end] for start, end in reversed(openings)), head):
        for found in reversed(list(_PERIOD.finditer(words))):
            month, year = int(found[1]), int(found[2])
            if 1 <= month <= 12:
                return f"{year}-{month:02d}"
    return ""
