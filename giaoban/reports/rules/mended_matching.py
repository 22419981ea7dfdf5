"""Which sentence of a mended file is which sentence of the draft (khớp câu với bản đã gửi).

By the marks that survived; where marks are lost, by how alike the words are. What belongs to no sentence is
new, or stands outside the report's text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from giaoban.reports.rules.text_changes import normal, opcodes, tokens

ALIKE = 0.5
"""From this share of words in common on, a paragraph without marks is taken for one of the draft."""
_LIST_MARK = re.compile(r"^\s*[-–•+](?:\s+|$)")


@dataclass(frozen=True)
class SentSentence:
    """A sentence as it was sent: its key, the paragraph it stands in, its words."""

    key: str
    paragraph: int
    text: str


@dataclass
class ReadParagraph:
    """A paragraph as it came back: words by the keys of the marks around them (``""`` for none)."""

    parts: list[tuple[str, str]]

    @property
    def text(self) -> str:
        """The whole paragraph without a list mark."""
        return _LIST_MARK.sub("", normal("".join(text for _, text in self.parts)))


@dataclass
class Matched:
    """What came back: the words of each sentence that was found, those not found, new paragraphs, others."""

    texts: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    added: list[tuple[str, str]] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)


def match(sent: Sequence[SentSentence], frame: Sequence[str], back: Sequence[ReadParagraph]) -> Matched:
    """Find every sentence again.

    ``frame`` are the paragraphs of the draft outside its sentences (tên loại, trích yếu …). ``added`` are new
    paragraphs with the key they stand after; ``outside`` paragraphs of the frame that were changed.
    """
    matched, loose = Matched(), []
    for number, paragraph in enumerate(back):
        found = _by_marks(paragraph)
        for key, text in found:
            if key not in matched.order:
                matched.order.append(key)
            matched.texts[key] = normal(f"{matched.texts.get(key, '')} {text}")
        if not found and paragraph.text:
            loose.append(number)
    matched.texts = {key: text for key, text in matched.texts.items() if text}
    matched.order = [key for key in matched.order if key in matched.texts]
    _part_again(sent, matched)
    loose = _by_likeness(sent, back, loose, matched)
    _place_others(frame, back, loose, matched)
    matched.gone = [one.key for one in sent if one.key not in matched.texts]
    return matched


def _by_marks(paragraph: ReadParagraph) -> list[tuple[str, str]]:
    """The sentences of a paragraph: words outside every mark go with the sentence before them, else after."""
    found: list[tuple[str, str]] = []
    waiting = ""
    for key, text in paragraph.parts:
        if not key:
            if found:
                found[-1] = (found[-1][0], found[-1][1] + text)
            else:
                waiting += text
        elif found and found[-1][0] == key:
            found[-1] = (key, found[-1][1] + text)
        else:
            found.append((key, waiting + text if not found else text))
    if not found:
        return []
    first = _LIST_MARK.sub("", found[0][1]) if waiting else found[0][1]
    return [(found[0][0], first), *found[1:]]


def _part_again(sent: Sequence[SentSentence], matched: Matched) -> None:
    """A sentence whose mark was lost beside one whose mark was kept: cut their common words apart again."""
    for group in _paragraphs(sent).values():
        missing = [one for one in group if one.key not in matched.texts]
        kept = [one for one in group if one.key in matched.texts]
        if not missing or not kept:
            continue
        whole = normal(" ".join(matched.texts[one.key] for one in kept))
        parts = cut([one.text for one in group], whole)
        if all(likeness(one.text, parts[group.index(one)]) >= ALIKE for one in missing):
            for one, text in zip(group, parts, strict=True):
                _keep(matched, sent, one.key, text)


def _by_likeness(
    sent: Sequence[SentSentence], back: Sequence[ReadParagraph], loose: Sequence[int], matched: Matched
) -> list[int]:
    """Paragraphs without marks that are paragraphs of the draft; returns those that are not."""
    groups = {
        number: group
        for number, group in _paragraphs(sent).items()
        if all(one.key not in matched.texts for one in group)
    }
    pairs = [
        (likeness(" ".join(one.text for one in group), back[place].text), number, place)
        for number, group in groups.items()
        for place in loose
    ]
    taken: set[int] = set()
    for score, number, place in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score >= ALIKE and number in groups and place not in taken:
            group = groups.pop(number)
            taken.add(place)
            for one, text in zip(group, cut([one.text for one in group], back[place].text), strict=True):
                if text:
                    _keep(matched, sent, one.key, text)
    return [place for place in loose if place not in taken]


def _keep(matched: Matched, sent: Sequence[SentSentence], key: str, text: str) -> None:
    matched.texts[key] = text
    if key not in matched.order:  # without a mark of its own it stands where it stood
        before = [one.key for one in sent[: next(n for n, one in enumerate(sent) if one.key == key)]]
        place = max((matched.order.index(one) + 1 for one in before if one in matched.order), default=0)
        matched.order.insert(place, key)


def _place_others(frame: Sequence[str], back: Sequence[ReadParagraph], loose: Sequence[int], matched: Matched) -> None:
    """Paragraphs of no sentence: those of the frame, unchanged or changed, and new ones with what stands before."""
    rest = [normal(one) for one in frame if normal(one)]
    others = []
    for place in loose:
        same = next((one for one in rest if _LIST_MARK.sub("", one) == back[place].text), None)
        if same is None:
            others.append(place)
        else:
            rest.remove(same)
    for place in others:
        text = back[place].text
        close = max(rest, key=lambda one: likeness(one, text), default="")
        if close and likeness(close, text) >= ALIKE:
            matched.outside.append(text)
            rest.remove(close)
        else:
            matched.added.append((_key_before(back, place, matched), text))


def _key_before(back: Sequence[ReadParagraph], place: int, matched: Matched) -> str:
    for paragraph in reversed(back[:place]):
        keys = [key for key, _ in paragraph.parts if key]
        if keys:
            return keys[-1]
        alike = [key for key, text in matched.texts.items() if paragraph.text and paragraph.text.endswith(text)]
        if alike:
            return alike[-1]
    return ""


def _paragraphs(sent: Sequence[SentSentence]) -> Mapping[int, list[SentSentence]]:
    found: dict[int, list[SentSentence]] = {}
    for one in sent:
        found.setdefault(one.paragraph, []).append(one)
    return found


def likeness(one: str, other: str) -> float:
    """How alike two texts are by their words: 1 the same, 0 nothing in common."""
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, _words(one), _words(other), autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _words(text: str) -> list[str]:
    return [one.lower() for one in tokens(normal(text)) if not one.isspace()]


def cut(sentences: Sequence[str], whole: str) -> list[str]:
    """A text that says several sentences one after the other, cut where they end."""
    old = tokens(" ".join(map(normal, sentences)))
    new = tokens(whole)
    ends, at = [], 0
    for sentence in sentences[:-1]:
        at += len(tokens(normal(sentence)))
        ends.append(at)
        at += 1  # the blank between two sentences
    places = [_image(old, new, end) for end in ends]
    edges = [0, *places, len(new)]
    return [normal("".join(new[start:end])) for start, end in _pairs(edges)]


def _image(old: Sequence[str], new: Sequence[str], boundary: int) -> int:
    """Where in the new tokens the old boundary lies: right after the last token before it that is still there."""
    best = 0
    for tag, first, last, start, end in opcodes(old, new):
        if first >= boundary:
            break
        if tag == "equal":
            best = start + min(last, boundary) - first
        elif last <= boundary:
            best = end
    return best


def _pairs(edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    for start, end in zip(edges, edges[1:], strict=False):
        yield start, max(start, end)
