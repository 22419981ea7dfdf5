"""The duties of a text in its order (các việc được giao): which passages give somebody something to do, and to whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from giaoban.reading.conclusion import lexicon
from giaoban.reading.conclusion.assignment import Assigned, read_assigned
from giaoban.reading.conclusion.blocks import Block, looks_like_title, opens_a_list, read_blocks
from giaoban.reading.conclusion.mentions import Kind, Mention, MentionReader
from giaoban.reading.conclusion.passages import Character, character, clauses, is_caption

_CONCLUDES = re.compile(
    r"(?:kết luận|chỉ đạo|yêu cầu|nhiệm vụ|nội dung|nhấn mạnh|đề nghị|giao|giải pháp|công việc)", re.IGNORECASE
)
_FIELD_LINE = re.compile(
    r"\(?\s*(?:thời\s+(?:gian|hạn)|hạn\s+(?:hoàn thành|cuối)|(?:đơn vị|cơ quan)\s+(?:chủ trì|phối hợp|thực hiện)|"
    r"chủ trì\s*:|phối hợp\s*:|hoàn thành\s+(?:trước|trong|xong))",
    re.IGNORECASE,
)
_LISTS_INSIDE = re.compile(
    r"[^.]{20,}?(?:như sau|sau đây|(?:nhiệm vụ|nội dung|công việc|giải pháp)(?:\s+(?:trọng tâm|cụ thể|chủ yếu))?\s+sau|"
    r"cụ thể|trong đó[^.:;]{0,60})\s*:\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_ALL_ABOVE = re.compile(
    r"(?:tất cả\s+)?(?:các|những)\s+(?:nội dung|nhiệm vụ|việc|công việc)\s+(?:trên|nêu trên|tại)", re.IGNORECASE
)
_ONLY_CONTEXT = re.compile(r"(?:(?:đối với|về|với)\s+[^:]{0,160}|[^:]{0,160})$", re.IGNORECASE)


_NEVER_A_DUTY = frozenset({Character.CLOSING, Character.PRAISE, Character.AGREEMENT})


@dataclass
class Charge:
    """Whom something charges, and where its words say when: ``spans`` are looked through for deadlines."""

    leads: Sequence[Mention] = ()
    helpers: Sequence[Mention] = ()
    spans: Sequence[tuple[int, int]] = ()


@dataclass
class Duty:
    """One passage to be done: its span, its own charge, the charge of the words above, the classes addressed by all."""

    start: int
    end: int
    own: Charge
    above: Charge = field(default_factory=Charge)
    addressed: Sequence[Mention] = ()
    block: Block | None = None

    @property
    def leads(self) -> Sequence[Mention]:
        """The named ones, else those named above."""
        return self.own.leads or self.above.leads


class DutyReader:
    """Reads one text from its first block to its last."""

    def __init__(self, text: str, reader: MentionReader) -> None:
        self._text = text
        self._reader = reader
        self._blocks = read_blocks(text)
        self._has_opening = any(self._is_opening(block, (block.body, block.end)) for block in self._blocks)
        self._charges: dict[int, Charge] = {}
        self._zones: dict[int, bool | None] = {}
        self.duties: list[Duty] = []
        self.addressed: list[Mention] = []
        self.openings: list[tuple[int, int]] = []
        self._concluding = False
        self._in_report = False
        self._fed: Block | None = None

    def read(self) -> "DutyReader":
        """All duties of the text."""
        for block in self._blocks:
            if lexicon.RECIPIENTS.match(self._text, block.start, block.end):
                break
            if not self._is_furniture(block):
                self._read_block(block)
        return self

    def _is_furniture(self, block: Block) -> bool:
        """Letterhead, titles in capitals, captions: what carries no duty; titles may turn the page to another part."""
        words = self._text[block.start : block.end]
        if block.kind == "para" and words.isupper():
            self._turn(words, block)
            return True
        if block.kind in {"para", "dash"} and lexicon.LETTERHEAD.match(self._text, block.body, block.end):
            return not opens_a_list(self._text, block)
        return block.kind == "para" and is_caption(self._text, block.start, block.end)

    def _turn(self, words: str, block: Block) -> None:
        """A heading says whether what follows tells what was done, or what is to be done."""
        if lexicon.REPORT_HEADING.search(words) and not re.search(
            r"nhiệm vụ (?:trọng tâm|thời gian|tháng)|giải pháp", words, re.IGNORECASE
        ):
            self._zones[id(block)] = True
            self._in_report = block.kind in {"roman", "part", "capital", "para", "article"}
        elif lexicon.DUTY_HEADING.search(words):
            self._zones[id(block)] = False
            self._in_report = False

    def _read_block(self, block: Block) -> None:
        opens = opens_a_list(self._text, block) and (bool(block.children) or block.kind == "para")
        title = looks_like_title(self._text, block) and (bool(block.children) or self._is_bare_title(block))
        if block.kind in {"roman", "part", "capital", "article"} and block.end - block.body <= 200:
            self._turn(self._text[block.body : block.end], block)
        if title:
            self._charges[id(block)] = self._charge(block.body, block.end)
            return
        parts: Sequence[tuple[int, int]] = list(clauses(self._text, block.body, block.end))
        if opens and parts:
            opening, parts = self._opening_of(block, parts)
            self._open(block, opening)
        begun = self._list_inside(block) if block.kind == "para" and not opens else None
        if begun is not None:
            *_, last = clauses(self._text, block.body, begun)
            self._open(block, last, opens=True)
            self._read_clauses(block, list(clauses(self._text, begun, block.end)), apart=True)
            return
        if block.kind == "para" and _FIELD_LINE.match(self._text, block.body, block.end):
            parts = [(block.body, block.end)]
        self._read_clauses(block, parts)

    def _list_inside(self, block: Block) -> int | None:
        """Where sentences begin that a paragraph lists for all it addresses: "… sau: Rà soát …. Đẩy nhanh …"."""
        found = _LISTS_INSIDE.match(self._text, block.body, block.end)
        if found is None or character(self._text, found.end(), block.end) is not Character.DUTY:
            return None
        *_, last = clauses(self._text, block.body, found.end())
        leads = self._charge(*last).leads
        return found.end() if leads and all(one.kind is Kind.CLASS for one in leads) else None

    def _opening_of(
        self, block: Block, parts: Sequence[tuple[int, int]]
    ) -> tuple[tuple[int, int], Sequence[tuple[int, int]]]:
        """The words that open the list, and the clauses before them; "…; cụ thể:" opens with the words before it."""
        at = len(parts) - 1
        while at > 0 and (
            self._only_names(*parts[at - 1])
            or (self._text[parts[at - 1][1]] != "." and not self._charge(*parts[at]).leads)
        ):
            at -= 1
        first = parts[at][0] if at else block.body
        return (first, block.end), parts[:at]

    def _is_bare_title(self, block: Block) -> bool:
        """A title with nothing below, such as a topic: it names no work of its own."""
        starts = character(self._text, block.body, block.end)
        about = re.match(r"(?:về|lĩnh vực|công tác|đối với)(?!\w)", self._text[block.body : block.end], re.IGNORECASE)
        return starts is not Character.DUTY and about is not None and block.end - block.body < 60

    def _open(self, block: Block, last: tuple[int, int], *, opens: bool = False) -> None:
        """The words before a list: whom it is for. Where they address only classes, they hold for all that follows."""
        charge = self._charge(*last)
        opening = opens or self._is_opening(block, (block.body, block.end))
        if opening:
            self._concluding, self._in_report = True, False
            self.openings.append((block.start, block.end))
        if opening and charge.leads and all(one.kind is Kind.CLASS for one in charge.leads):
            self.addressed = list(charge.leads)
            charge = Charge(helpers=charge.helpers, spans=charge.spans)
        self._charges[id(block)] = charge

    def _is_opening(self, block: Block, last: tuple[int, int]) -> bool:
        """Whether a paragraph opens the list of what the chair concluded."""
        opens = block.kind == "para" and opens_a_list(self._text, block)
        return opens and _CONCLUDES.search(self._text, *last) is not None

    def _charge(self, start: int, end: int) -> Charge:
        assigned = read_assigned(self._text, start, end, self._reader)
        return Charge(() if assigned.speaker else assigned.leads, assigned.helpers, [(start, end)])

    def _above(self, block: Block) -> Charge:
        """What the nearest words above say of leads, of helpers with those leads, and of time."""
        leads: Sequence[Mention] = ()
        helpers: Sequence[Mention] = ()
        spans: list[tuple[int, int]] = []
        one = block.parent
        while one is not None:
            charge = self._charges.get(id(one))
            if charge is not None:
                if not leads and charge.leads:
                    leads, helpers = charge.leads, charge.helpers
                spans += charge.spans
            one = one.parent
        return Charge(leads, helpers, spans)

    def _reports(self, block: Block) -> bool:
        """Whether the block stands under a heading of what was done."""
        one: Block | None = block
        while one is not None:
            if id(one) in self._zones:
                return self._zones[id(one)] is True
            one = one.parent
        return self._in_report

    def _read_clauses(self, block: Block, parts: Sequence[tuple[int, int]], *, apart: bool = False) -> None:
        """Duties of some clauses; ``apart`` begins a new one with every sentence."""
        current: Duty | None = None
        told = False
        above = self._above(block)
        for start, end in self._with_whole_lists(parts):
            if apart and self._text[:start].rstrip()[-1:] == ".":
                current = None
            if self._text[end - 1] == ":" and self._only_names(start, end):
                above = self._charge(start, end)
                continue
            if self._adds_to_earlier(block, start, end, current):
                continue
            assigned = read_assigned(self._text, start, end, self._reader)
            if not self._is_duty(block, start, end, assigned, told and current is None, current is not None):
                told = True
                continue
            if current is not None and self._belongs(current, assigned):
                self._extend(current, end, assigned)
                continue
            own = Charge(_meant(assigned.leads, above.leads), assigned.helpers, [(start, end)])
            current = Duty(start, end, own, above, self.addressed, block)
            self.duties.append(current)

    def _with_whole_lists(self, parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The clauses, those joined between which only names stand ("Yêu cầu các phòng; UBND các xã …")."""
        start: int | None = None
        for first, last in parts:
            start = first if start is None else start
            if self._text[last : last + 1] == ";" and self._only_names(first, last):
                continue
            yield start, last
            start = None
        if start is not None:
            yield start, parts[-1][1]

    def _only_names(self, start: int, end: int) -> bool:
        assigned = read_assigned(self._text, start, end, self._reader)
        return bool(assigned.leads) and not assigned.trailing and not self._text[assigned.body : end].strip(" :")

    def _adds_to_earlier(self, block: Block, start: int, end: int, current: Duty | None) -> bool:
        """Words about the duty before ("Thời gian hoàn thành: …"), or about all before ("Các nội dung trên …")."""
        if _ALL_ABOVE.match(self._text, start, end) and not self._asks(start, end):
            for duty in self.duties:
                duty.above.spans = [*duty.above.spans, (start, end)]
            return bool(self.duties)
        if current is not None or not self.duties or not _FIELD_LINE.match(self._text, start, end):
            return False
        assigned = read_assigned(self._text, start, end, self._reader)
        last = self.duties[-1]
        if last.block is None or not self._stands_beside(block, last.block):
            return False
        self._fed = block
        self._extend(last, end, assigned)
        return True

    def _stands_beside(self, block: Block, earlier: Block) -> bool:
        """Whether words in ``block`` may be about the duty of ``earlier``: in one list, below it, or right after it."""
        at = {id(one): place for place, one in enumerate(self._blocks)}
        fed = self._fed if self._fed is not None and at[id(self._fed)] > at[id(earlier)] else earlier
        return block.parent in (earlier.parent, earlier) or at[id(block)] - at[id(fed)] == 1

    def _asks(self, start: int, end: int) -> bool:
        return read_assigned(self._text, start, end, self._reader).directive

    def _extend(self, duty: Duty, end: int, assigned: Assigned) -> None:
        known = {_who(one) for one in duty.leads} == {_who(one) for one in assigned.leads}
        duty.own = Charge(
            duty.own.leads or (() if known else assigned.leads),
            [*duty.own.helpers, *(one for one in assigned.helpers if one not in duty.own.helpers)],
            [*duty.own.spans, (duty.end, end)],
        )
        duty.end = end

    def _belongs(self, current: Duty, assigned: Assigned) -> bool:
        """Whether a clause goes on with the duty before it: it names nobody new."""
        named = {_who(one) for one in assigned.leads}
        if assigned.trailing and not current.own.leads:
            return True
        return not named or named == {_who(one) for one in current.leads} or not assigned.certain

    def _is_duty(self, block: Block, start: int, end: int, assigned: Assigned, told: bool, goes_on: bool) -> bool:
        """Whether a clause gives somebody something to do; ``told`` after a report, ``goes_on`` after a duty."""
        if assigned.directive:
            return not self._only_closes(start, end, assigned)
        if assigned.speaker or assigned.told_of or end - start < 4 or self._reports(block):
            return False
        what = character(self._text, assigned.body if assigned.leads else start, end)
        if what in _NEVER_A_DUTY or character(self._text, start, end) is Character.CLOSING:
            return False
        if told and what is not Character.DUTY and not assigned.certain:
            return False
        if assigned.leads:
            if not self._concluding and (self._has_opening or all(map(self._is_speaking_office, assigned.leads))):
                return False
            return assigned.certain or (self._concluding and what is not Character.REPORT)
        return what is not Character.REPORT and (goes_on or self._is_where_duties_stand(block, what))

    def _only_closes(self, start: int, end: int, assigned: Assigned) -> bool:
        """ "Trên đây là …, yêu cầu các đơn vị thực hiện": no work of its own."""
        classes = all(one.kind is Kind.CLASS for one in assigned.leads)
        closing = character(self._text, start, end) is Character.CLOSING
        return closing and classes and not re.search(r"\d", self._text[assigned.body : end])

    def _is_speaking_office(self, lead: Mention) -> bool:
        """Whether a lead is the committee itself: told of before it concludes ("UBND xã A tổng kết phong trào")."""
        return lead.is_whole_committee or (lead.kind is Kind.PLACE and self._reader.is_office_itself(lead.name))

    def _is_where_duties_stand(self, block: Block, what: Character) -> bool:
        """Whether words that name nobody may be a duty here: after the opening, or in a text of items without one."""
        if self._concluding or (block.kind != "para" and not self._has_opening):
            return True
        return what is Character.DUTY and self._some_lead(block)

    def _some_lead(self, block: Block) -> bool:
        return bool(self._above(block).leads)


def _meant(leads: Sequence[Mention], above: Sequence[Mention]) -> Sequence[Mention]:
    """The leads; "UBND phường" below a title that names one ward is that ward."""
    places = [one for one in above if one.kind is Kind.PLACE and not one.is_whole_committee]
    if len(leads) != 1 or len(places) != 1 or not leads[0].is_whole_committee:
        return leads
    noun = leads[0].name.lower().removeprefix("ubnd ")
    return places if f" {noun} " in f" {places[0].name.lower()} " else leads


def _who(mention: Mention) -> frozenset[str]:
    """What two mentions of the same unit or class share."""
    return mention.nouns if mention.kind is Kind.CLASS and not mention.only else frozenset({mention.name.lower()})


def read_duties(text: str, reader: MentionReader) -> DutyReader:
    """The duties of a text with what it addresses as a whole."""
    return DutyReader(text, reader).read()


def each_lead(duty: Duty) -> Iterator[tuple[Mention | None, bool]]:
    """The named leads of a duty, one task each, and whether it is the first; ``None`` where only classes, or nobody."""
    named = [one for one in duty.leads if one.kind is not Kind.CLASS]
    yield from ((one, at == 0) for at, one in enumerate(named))
    if not named:
        yield None, True
