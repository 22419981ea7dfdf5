"""Text → the tone-free words it is found by (từ khóa không dấu): the same for the index and for a query.

The index holds marks beside plain words: ``.`` before a word of the title, ``=`` before a whole code of the
entry, ``~`` before what is written like a code in any text, ``@`` before a unit. No word that people type can
hold a mark, so a query never reaches them by accident.
"""

import datetime as dt
import re
from collections.abc import Iterable

from giaoban.words.fold import fold_letters

IN_TITLE, WHOLE_CODE, LIKE_A_CODE, OF_UNIT = ".", "=", "~", "@"
LONGEST = 100
"""Letters of one word that count; both sides are cut alike."""

_WORD = re.compile(r"[^\W_]+")
RUN = re.compile(r"[^\W_]+(?:[/._-]+[^\W_]+)*")
"""Words with such signs between them and no blank, as codes are written."""
_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{3})+(?!\.?\w)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_MONTH = re.compile(r"(?<![\d/-])(\d{1,2})/(\d{4})(?![\d/-])")


def asked_words(text: str) -> list[str]:
    """The words of a query in their order: 828.500.000 is one number, 07/3/2023 one day, 3/2023 one month.

    So is 01/QĐ-XPHC one code, for its parts alone say too little.
    """
    folded = fold_letters(text)
    return _joined_words(folded) if _DIGIT.search(folded) else _cut(_WORD.findall(folded))


def indexed_words(text: str) -> frozenset[str]:
    """Every word that a text is found by: as it stands, and with numbers, days and codes as one word."""
    folded = fold_letters(text)
    words = _cut(_WORD.findall(folded))
    return frozenset([*words, *_joined_words(folded)] if _DIGIT.search(folded) else words)


def words_of_day(day: dt.date) -> set[str]:
    """What a day is found by: itself, its month, its year."""
    text = day.isoformat().replace("-", "")
    return {text, text[:6], text[:4]}


def code_word(code: str) -> str:
    """A whole code without the signs between its letters: "01/QĐ-XPHC" → "=01qdxphc"; "" where nothing is left."""
    letters = "".join(plain_words(code))
    return WHOLE_CODE + letters[:LONGEST] if letters else ""


def is_like_a_code(run: str) -> bool:
    """Whether a run of words is a code: it has a digit and a sign between its parts."""
    return not run.isalnum() and _DIGIT.search(run) is not None


def like_a_code(run: str) -> str:
    """A run as one word of the index."""
    return (LIKE_A_CODE + "".join(plain_words(run)))[:LONGEST]


def unit_word(unit: int) -> str:
    """The mark of a unit's row."""
    return f"{OF_UNIT}{unit}"


def plain_words(text: str) -> list[str]:
    """Runs of letters and digits, lower case, without tone marks."""
    return _cut(_WORD.findall(fold_letters(text)))


def _joined_words(folded: str) -> list[str]:
    joined = _GROUPED.sub(lambda number: number[0].replace(".", ""), folded)
    joined = _MONTH.sub(_month, _DAY.sub(_day, joined))
    found: list[str] = []
    for run in RUN.findall(joined):
        if run.isalnum():
            found.append(run)
        elif _DIGIT.search(run):
            found.append(like_a_code(run))
        else:
            found += _WORD.findall(run)
    return _cut(found)


def _cut(words: Iterable[str]) -> list[str]:
    return [word[:LONGEST] for word in words]


def _day(found: re.Match[str]) -> str:
    day, month, year = (int(part) for part in found.groups())
    try:
        return f" {dt.date(year, month, day):%Y%m%d} "
    except ValueError:
        return found[0]


def _month(found: re.Match[str]) -> str:
    month, year = int(found[1]), int(found[2])
    return f" {year:04}{month:02} " if 1 <= month <= 12 else found[0]
