"""A template as people write it (soạn bằng chữ): words as they are, each placeholder and condition as a numbered chip.

``Thu đạt {{ so("NS.THU") }}{% if … %}, …{% endif %}.`` is shown as ``Thu đạt [1][khi 2], …[hết 3].`` beside a list
that tells in words what [1] is. The person types around the chips, moves and copies them, and never sees the language.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from giaoban.reports.rules.insertion import COMPARISONS, PLACE, told
from giaoban.reports.rules.source_spans import spans
from giaoban.said import Said

_CHIP = re.compile(r"\[(?:khi |còn khi |nếu không |hết )?(\d+)\]")
_BLOCK = re.compile(r"\{%[-+]?\s*(?P<word>if|elif|else|endif)\b")
_LABELS = {"if": "khi ", "elif": "còn khi ", "else": "nếu không ", "endif": "hết "}
_TEST = re.compile(
    r'\{%[-+]?\s*(?:el)?if\s+gia_tri\(\s*"(?P<code>[^"]*)"\s*\)\s*(?P<sign>==|!=|>=|<=|>|<)\s*(?P<number>-?\d+)\s*[-+]?%\}'
)


class UnknownChip(ValueError):
    """The text names a chip that the sentence does not have; the message says which and where."""


@dataclass(frozen=True)
class Plain:
    """The words with their chips, and what each chip stands for, the first as number 1."""

    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chip:
    """A chip in words; ``figure`` says that it can be exchanged for another figure."""

    number: int
    label: str
    words: str
    figure: bool


def to_plain(template: str) -> Plain | None:
    """The template in words and chips; ``None`` where it cannot be cut apart or its words look like chips."""
    found = spans(template)
    if sum(span.end - span.start for span in found) != len(template):
        return None
    parts: list[str] = []
    text = ""
    for span in found:
        source = template[span.start : span.end]
        if span.kind == "text":
            text += source
        else:
            parts.append(source)
            text += label(len(parts), source)
    plain = Plain(text, tuple(parts))
    return plain if len(_CHIP.findall(text)) == len(parts) else None


def from_plain(plain: Plain) -> str:
    """The template that words and chips say; raises :class:`UnknownChip`."""

    def part(chip: re.Match[str]) -> str:
        number = int(chip[1])
        if not 1 <= number <= len(plain.parts):
            line = plain.text.count("\n", 0, chip.start()) + 1
            column = chip.start() - (plain.text.rfind("\n", 0, chip.start()) + 1) + 1
            raise UnknownChip(
                Said(
                    "Dòng %(line)s, cột %(column)s: câu không có số liệu nào mang dấu %(chip)s",
                    line=line,
                    column=column,
                    chip=chip[0],
                )
            )
        return plain.parts[number - 1]

    return _CHIP.sub(part, plain.text)


def place_in_text(plain: Plain, line: int, column: int) -> tuple[int, int]:
    """Where in the words a place of the template lies: line and column, of a chip its beginning."""
    lines = from_plain(plain).split("\n")
    offset = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
    at, written = 0, 0
    for chip in _CHIP.finditer(plain.text):
        free = chip.start() - at
        part = len(plain.parts[int(chip[1]) - 1])
        if offset < written + free:
            break
        if offset < written + free + part:
            at, written, offset = chip.start(), 0, 0
            break
        at, written = chip.end(), written + free + part
    place = min(at + offset - written, len(plain.text))
    return plain.text.count("\n", 0, place) + 1, place - (plain.text.rfind("\n", 0, place) + 1) + 1


def label(number: int, source: str) -> str:
    """The chip of a placeholder or of a part of a condition."""
    block = _BLOCK.match(source)
    return f"[{_LABELS[block['word']] if block else ''}{number}]"


def chips(plain: Plain, name_of: Callable[[str], str]) -> Iterator[Chip]:
    """The chips that the text holds, each told in words."""
    used = {int(number) for number in _CHIP.findall(plain.text)}
    for number, source in enumerate(plain.parts, start=1):
        if number in used:
            block = _BLOCK.match(source)
            words, code = told(source, name_of) if block is None else (_condition(source, block["word"], name_of), "")
            yield Chip(number, label(number, source), words, bool(code))


def in_words(template: str, name_of: Callable[[str], str]) -> str:
    """A template for reading: every chip by its words, ``Thu đạt [Thu ngân sách: Giá trị]``."""
    plain = to_plain(template)
    if plain is None:
        return template
    by_label = {one.label: one.words for one in chips(plain, name_of)}
    return _CHIP.sub(lambda chip: f"[{by_label[chip[0]]}]", plain.text)


def with_part(plain: Plain, source: str, at: int | None) -> Plain:
    """A placeholder put in: where ``[…]`` was typed, else at the caret, else at the end.

    ``source`` may be a whole condition; it becomes as many chips as it has parts.
    """
    inside = to_plain(source) or Plain("", ())
    shifted = _CHIP.sub(lambda chip: _renumbered(chip, len(plain.parts)), inside.text)
    parts = plain.parts + inside.parts
    if PLACE in plain.text:
        return Plain(plain.text.replace(PLACE, shifted, 1), parts)
    inside_chip = at is not None and any(chip.start() < at < chip.end() for chip in _CHIP.finditer(plain.text))
    if at is None or not 0 <= at <= len(plain.text) or inside_chip:
        return Plain(plain.text + shifted, parts)
    return Plain(plain.text[:at] + shifted + plain.text[at:], parts)


def _renumbered(chip: re.Match[str], by: int) -> str:
    return chip[0].replace(chip[1], str(int(chip[1]) + by))


def with_exchanged(plain: Plain, number: int, source: str) -> Plain:
    """Another placeholder behind a chip."""
    if not 1 <= number <= len(plain.parts):
        return plain
    return Plain(plain.text, (*plain.parts[: number - 1], source, *plain.parts[number:]))


def without(plain: Plain, number: int) -> Plain:
    """The text without a chip; taking out a part of a condition takes out its other marks, the words stay."""
    gone = {number} | _condition_of(plain, number)
    return Plain(_CHIP.sub(lambda chip: "" if int(chip[1]) in gone else chip[0], plain.text), plain.parts)


def _condition_of(plain: Plain, number: int) -> set[int]:
    """All chips of the condition that a chip belongs to, by their order in the text."""
    open_conditions: list[list[int]] = []
    for chip in map(int, _CHIP.findall(plain.text)):
        block = _BLOCK.match(plain.parts[chip - 1]) if 1 <= chip <= len(plain.parts) else None
        if block is None:
            continue
        if block["word"] == "if":
            open_conditions.append([chip])
        elif open_conditions:
            open_conditions[-1].append(chip)
            if block["word"] == "endif" and number in (members := open_conditions.pop()):
                return set(members)
    return set()


def _condition(source: str, word: str, name_of: Callable[[str], str]) -> str:
    if word == "else":
        return Said("nếu không thì viết phần sau đây")
    if word == "endif":
        return Said("hết điều kiện")
    test = _TEST.match(source)
    if test is None:
        return Said("khi %(test)s thì viết phần sau đây", test=source.strip("{%-+} ").removeprefix(word).strip())
    sign = COMPARISONS[test["sign"]]
    return Said(
        "khi «%(name)s» %(sign)s %(number)s thì viết phần sau đây",
        name=name_of(test["code"]),
        sign=sign,
        number=test["number"],
    )
