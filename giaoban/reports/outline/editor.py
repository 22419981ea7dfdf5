"""The form of one sentence: what was typed, figures found and inserted, what it says now, what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from giaoban.registers.rules.finding import Finding
from giaoban.reports.actions import template_errors
from giaoban.reports.as_page import PagePiece
from giaoban.reports.compose import Material
from giaoban.reports.models import ItemKind, OutlineItem
from giaoban.reports.outline import queries
from giaoban.reports.outline.shown import Pieces
from giaoban.reports.rules.insertion import (
    ASPECTS,
    COMPARISONS,
    SESSION_WORDS,
    Condition,
    Wish,
    condition,
    inserted,
    tag,
)
from giaoban.reports.rules.plain_writing import (
    Chip,
    Plain,
    UnknownChip,
    chips,
    from_plain,
    place_in_text,
    to_plain,
    with_exchanged,
    with_part,
    without,
)
from giaoban.reports.rules.vocabulary import INTERVAL_STYLES, MONEY_STYLES, NUMBER_STYLES
from giaoban.said import Said
from giaoban.web.registry import Choice

STYLES = ("", *MONEY_STYLES, *filter(None, NUMBER_STYLES), *INTERVAL_STYLES)
_LARGEST_PAD, _MOST_DECIMALS = 4, 6


@dataclass
class FoundFigure:
    """An indicator that the search found, with the value it has now."""

    code: str
    name: str
    now: Sequence[PagePiece]
    chosen: bool


@dataclass
class Editor:
    """Everything that the page of one sentence shows; built anew from each request, nothing typed is lost.

    People write in words and chips (``plain``); one whose template cannot be shown so, or who asks for it,
    writes the template itself.
    """

    of: Material
    typed: Mapping[str, str]
    template: str
    kind: str
    plain: Plain | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.plain.text if self.plain else self.template

    def show(self, template: str) -> None:
        """Put a template into the box, in words where that is how the person writes."""
        self.template = template
        self.plain = to_plain(template) if self.plain else None

    @property
    def preview(self) -> queries.Line:
        """What the template says now."""
        return queries.line(self.of, OutlineItem(key="", kind=self.kind, template=self.template, order=0))

    @property
    def preview_pieces(self) -> list[PagePiece]:
        """The preview with numbers that open."""
        return Pieces(self.of, queries.names(self.of)).shown(self.preview.pieces)

    @property
    def chips(self) -> list[Chip]:
        """The figures and conditions of the sentence in words."""
        names = queries.names(self.of)
        plain = self.plain or to_plain(self.template) or Plain("")
        return list(chips(plain, lambda code: names.get(code, code)))

    @property
    def kinds(self) -> list[Choice]:
        """The kinds of items."""
        return [Choice(value, label, value == self.kind) for value, label in ItemKind.choices]

    @property
    def found(self) -> list[FoundFigure]:
        """The figures that the search found; the one chosen before stays in the list."""
        rows = queries.found(self.of, self.value("tim"))
        chosen = self.value("so-lieu") or (rows[0].indicator.code if rows else "")
        pieces = Pieces(self.of, queries.names(self.of))
        return [
            FoundFigure(
                one.indicator.code, one.name, self._now(one.indicator.code, pieces), one.indicator.code == chosen
            )
            for one in rows
        ]

    def _now(self, code: str, pieces: Pieces) -> list[PagePiece]:
        item = OutlineItem(key="", kind="", order=0, template=tag(Wish(code)))
        return pieces.shown(queries.line(self.of, item).pieces)

    @property
    def aspects(self) -> list[Choice]:
        """Which number of the figure."""
        chosen = self.value("khia-canh") or "so"
        return [Choice(value, title, value == chosen) for value, title in ASPECTS.items()]

    @property
    def styles(self) -> list[Choice]:
        """How it is written."""
        chosen = self.value("kieu")
        return [Choice(one, one or str(Said("như thường lệ")), one == chosen) for one in STYLES]

    @property
    def session_words(self) -> list[Choice]:
        """The words of the session, each with what it is now."""
        now = self.of.words
        return [
            Choice(word, Said("%(name)s (%(now)s)", name=name, now=now[word])) for word, name in SESSION_WORDS.items()
        ]

    @property
    def comparisons(self) -> list[Choice]:
        """What a condition may ask."""
        chosen = self.value("so-sanh") or "=="
        return [Choice(value, title, value == chosen) for value, title in COMPARISONS.items()]

    def value(self, name: str) -> str:
        """What was typed into a field."""
        return self.typed.get(name, "")

    def done(self, asked: str) -> None:
        """Carry out what a button of the page asked: insert, exchange or take out a figure."""
        verb, _, number = asked.partition(":")
        if verb == "bo" and number.isdigit():
            self._with_plain(lambda plain: without(plain, int(number)))
        elif verb == "chu-ky" and self.value("chu") in SESSION_WORDS:
            self._put(f"{{{{ {self.value('chu')} }}}}")
        elif verb in {"chen", "thay", "dieu-kien"}:
            self._insert(verb, number)

    def _insert(self, verb: str, number: str) -> None:
        try:
            wish = self._wish()
            text = condition(self._condition(wish)) if verb == "dieu-kien" else tag(wish)
        except ValueError as error:
            self.problems.append(str(error))
            return
        if verb == "thay" and number.isdigit():
            self._with_plain(lambda plain: with_exchanged(plain, int(number), text))
        else:
            self._put(text)

    def _put(self, text: str) -> None:
        if self.plain:
            self._with_plain(lambda plain: with_part(plain, text, self._caret()))
        else:
            self.template = inserted(self.template, text, self._caret())

    def _with_plain(self, change: Callable[[Plain], Plain]) -> None:
        """Change the words and chips; chips are numbered anew in the order in which they stand."""
        plain = self.plain or to_plain(self.template)
        if plain is None:
            return
        try:
            self.show(from_plain(change(plain)))
        except UnknownChip as error:
            self.problems.append(str(error))

    def _caret(self) -> int | None:
        text = self.value("vi-tri")
        return int(text) if text.isdigit() else None

    def _wish(self) -> Wish:
        code, aspect, style = self.value("so-lieu"), self.value("khia-canh") or "so", self.value("kieu")
        if code not in queries.names(self.of):
            raise ValueError(Said("Chưa chọn số liệu: tìm theo tên rồi chọn một dòng."))
        if aspect not in ASPECTS or style not in STYLES:
            raise ValueError(Said("Chưa chọn đúng cách viết."))
        if aspect == "khong_co" and not self.value("cau").strip():
            raise ValueError(Said("Câu viết khi số bằng 0 còn trống."))
        if aspect == "ky" and style not in INTERVAL_STYLES:
            raise ValueError(Said("Chọn kiểu viết cho khoảng thời gian, như «đến ngày»."))
        decimals = self._count("so-le", _MOST_DECIMALS)
        pad = self._count("dem", _LARGEST_PAD) or 0
        return Wish(code, aspect, style, decimals, pad, self.value("cau"))

    def _count(self, name: str, most: int) -> int | None:
        text = self.value(name).strip()
        if not text:
            return None
        if not text.isdigit() or int(text) > most:
            raise ValueError(Said("«%(text)s»: cần số từ 0 đến %(most)s.", text=text, most=most))
        return int(text)

    def _condition(self, wish: Wish) -> Condition:
        against = self.value("moc").strip().replace(".", "") or "0"
        if self.value("so-sanh") not in COMPARISONS or not against.removeprefix("-").isdigit():
            raise ValueError(Said("Điều kiện cần một phép so sánh và một số nguyên."))
        if not self.value("thi").strip():
            raise ValueError(Said("Câu viết khi điều kiện đúng còn trống."))
        return Condition(wish, self.value("so-sanh"), int(against), self.value("thi"), self.value("khong-thi"))

    def refused(self, findings: Sequence[Finding]) -> None:
        """Keep what the server refused, to be told at the top of the page, at its place in what was typed."""
        self.problems += [self._at_its_place(one) for one in findings]

    def _at_its_place(self, finding: Finding) -> str:
        [error] = template_errors([self.template])
        if self.plain is None or finding.rule != "broken_template" or error is None:
            return finding.message
        line, column = place_in_text(self.plain, error.line, error.column)
        return Said("Dòng %(line)s, cột %(column)s: %(what)s", line=line, column=column, what=error.what)
