"""Writing placeholders and conditions for people who do not know the language of templates (chèn số vào câu)."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from giaoban.said import Said

PLACE = "[…]"
"""What a person types where the next figure is to stand; without it a figure goes to the end."""
FIGURE_IN_TEXT = "[số]"
"""What stands for the figure inside the wordings of a condition."""

ASPECTS: Mapping[str, str] = {
    "so": Said("Giá trị"),
    "ty_le_ke_hoach": Said("Tỷ lệ so với kế hoạch"),
    "ty_le_cung_ky": Said("Tỷ lệ so với cùng kỳ"),
    "tang_giam_cung_ky": Said("Tăng, giảm so với cùng kỳ"),
    "so_ke_hoach": Said("Kế hoạch"),
    "so_cung_ky": Said("Số cùng kỳ"),
    "ky": Said("Khoảng thời gian của số"),
    "khong_co": Said("Câu viết khi số bằng 0"),
}
SESSION_WORDS: Mapping[str, str] = {
    "thang": Said("tháng báo cáo"),
    "nam": Said("năm báo cáo"),
    "nam_truoc": Said("năm trước"),
    "thang_sau": Said("tháng sau"),
    "nam_cua_thang_sau": Said("năm của tháng sau"),
    "don_vi": Said("tên đơn vị"),
}
"""The words of the session that a template may name, as people call them."""
COMPARISONS: Mapping[str, str] = {
    "==": Said("bằng"),
    "!=": Said("khác"),
    ">": Said("lớn hơn"),
    "<": Said("nhỏ hơn"),
    ">=": Said("từ … trở lên"),
    "<=": Said("từ … trở xuống"),
}
_WITH_STYLE = frozenset({"so", "so_ke_hoach", "so_cung_ky"})
_CALL = re.compile(r'\{\{-?\s*(?P<name>\w+)\(\s*"(?P<code>(?:[^"\\]|\\.)*)"(?:\s*,\s*"(?P<said>(?:[^"\\]|\\.)*)")?')
_WORD = re.compile(r"\{\{-?\s*(?P<word>\w+)\s*-?\}\}")


@dataclass(frozen=True)
class Wish:
    """Which number of which figure a person wants, and how it is to be written."""

    code: str
    aspect: str = "so"
    style: str = ""
    decimals: int | None = None
    pad: int = 0
    phrase: str = ""


@dataclass(frozen=True)
class Condition:
    """«Khi số này … thì viết …, nếu không thì viết …»."""

    wish: Wish
    comparison: str
    against: int
    then: str
    otherwise: str


def quoted(text: str) -> str:
    """Text as a template's string; line breaks become blanks."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def tag(wish: Wish) -> str:
    """The placeholder for a wish."""
    return "{{ " + _call(wish) + " }}"


def exemption(text: str) -> str:
    """The tag that says of a numeral: không phải số liệu."""
    return "{{ khong_phai_so_lieu(" + quoted(text) + ") }}"


def condition(one: Condition) -> str:
    """The condition in the language of templates; at zero the wording itself is the figure's."""
    code = quoted(one.wish.code)
    at_zero = one.comparison == "==" and one.against == 0 and FIGURE_IN_TEXT not in one.then
    then = (
        tag(Wish(one.wish.code, "khong_co", phrase=one.then)) if at_zero and one.then.strip() else _text(one, one.then)
    )
    otherwise = "{% else %}" + _text(one, one.otherwise) if one.otherwise else ""
    return f"{{% if gia_tri({code}) {one.comparison} {one.against} %}}{then}{otherwise}{{% endif %}}"


def inserted(template: str, text: str, at: int | None) -> str:
    """The template with ``text`` at a place: the caret, else where ``[…]`` was typed, else the end."""
    if PLACE in template:
        return template.replace(PLACE, text, 1)
    if at is None or not 0 <= at <= len(template) or _inside_tag(template, at):
        return template + text
    return template[:at] + text + template[at:]


def told(source: str, name_of: Callable[[str], str]) -> tuple[str, str]:
    """A placeholder in words, and the code of its figure where it has one."""
    call, word = _CALL.match(source), _WORD.match(source)
    if call and call["name"] in ASPECTS:
        return _told(call, name_of), call["code"]
    if call:
        return Said("«%(text)s» — không phải số liệu", text=json.loads(f'"{call["code"]}"')), ""
    return SESSION_WORDS.get(word["word"] if word else "", source), ""


def session_words_named(template: str) -> str:
    """A text in which the session's words stand by their names: ``{{ thang }}`` as ``[tháng báo cáo]``."""
    return _WORD.sub(lambda found: f"[{SESSION_WORDS.get(found['word'], found['word'])}]", template)


def session_words_tagged(text: str) -> str:
    """The template of a text with named words of the session."""
    for word, name in SESSION_WORDS.items():
        text = text.replace(f"[{name}]", "{{ " + word + " }}")
    return text


def rephrased(source: str, phrase: str) -> str | None:
    """A tag whose wording is its own (câu khi bằng 0, không phải số liệu) with another wording; else ``None``."""
    call = _CALL.match(source)
    if call is None or call["name"] not in {"khong_co", "khong_phai_so_lieu"}:
        return None
    return exemption(phrase) if call["name"] != "khong_co" else tag(Wish(call["code"], "khong_co", phrase=phrase))


def _call(wish: Wish) -> str:
    given = [quoted(wish.code)]
    if wish.aspect == "khong_co":
        given.append(quoted(wish.phrase))
    elif wish.style and (wish.aspect in _WITH_STYLE or wish.aspect == "ky"):
        given.append(quoted(wish.style))
    if wish.decimals is not None and wish.aspect not in {"ky", "khong_co"}:
        given.append(f"decimals={wish.decimals}")
    if wish.pad and wish.aspect in _WITH_STYLE:
        given.append(f"pad={wish.pad}")
    return f"{wish.aspect}({', '.join(given)})"


def _text(one: Condition, text: str) -> str:
    return text.replace(FIGURE_IN_TEXT, tag(one.wish))


def _inside_tag(template: str, at: int) -> bool:
    before = template[:at]
    return any(before.rfind(opens) > before.rfind(closes) for opens, closes in (("{{", "}}"), ("{%", "%}")))


def _told(call: re.Match[str], name_of: Callable[[str], str]) -> str:
    words = Said("%(name)s: %(aspect)s", name=name_of(call["code"]), aspect=ASPECTS[call["name"]])
    if call["said"]:
        return Said("%(words)s, viết «%(style)s»", words=words, style=call["said"])
    return words
