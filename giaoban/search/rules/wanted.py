"""What a query asks for (điều cần tìm), apart from how a database is asked: words, or a code, or a unit's name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from giaoban.search.rules.tokens import IN_TITLE, LIKE_A_CODE, asked_words, code_word, unit_word

NameOfUnit = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One word of the index, or every word that begins with it."""

    word: str
    begins: bool = False


@dataclass(frozen=True)
class Part:
    """A word or a unit's name: all of ``terms``, or the mark of one of these units."""

    terms: tuple[Term, ...]
    units: tuple[int, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """Every part must be met, or the whole query is a code. The last word and a code may still be growing."""

    parts: tuple[Part, ...]
    code: str

    @property
    def words(self) -> frozenset[str]:
        """The words that are looked for whole."""
        return frozenset(term.word for part in self.parts for term in part.terms if not term.begins)

    @property
    def beginnings(self) -> frozenset[str]:
        """The words that may go on."""
        return frozenset(term.word for part in self.parts for term in part.terms if term.begins)


def wanted(text: str, units: Mapping[NameOfUnit, Sequence[int]] | None = None) -> Wanted | None:
    """Read a query; ``None`` where it holds no word. ``units`` gives the rows that bear a name, by its words.

    A unit's name inside a query also finds what is the unit's or lies there.
    """
    words = asked_words(text)
    if not words:
        return None
    return Wanted(tuple(_parts(words, units or {})), code_word(text))


def in_title(asked: Wanted) -> Wanted:
    """The same words, all in the title."""
    terms = tuple(Part(tuple(Term(IN_TITLE + term.word, term.begins) for term in part.terms)) for part in asked.parts)
    return Wanted(terms, "")


def as_code(asked: Wanted) -> Wanted:
    """Only the whole code."""
    return Wanted((), asked.code)


def as_fts5(asked: Wanted) -> str:
    """The query in the language of SQLite's FTS5; every word is quoted."""
    return _written(asked, lambda term: f'"{term.word}"{" *" if term.begins else ""}', " AND ", " OR ")


def as_tsquery(asked: Wanted) -> str:
    """The query as PostgreSQL's tsquery; every word is quoted."""
    return _written(asked, lambda term: f"'{term.word}'{':*' if term.begins else ''}", " & ", " | ")


def _parts(words: Sequence[str], units: Mapping[NameOfUnit, Sequence[int]]) -> Iterator[Part]:
    longest = max(map(len, units), default=0)
    at = 0
    while at < len(words):
        run = next((n for n in range(min(longest, len(words) - at), 1, -1) if tuple(words[at : at + n]) in units), 1)
        name = tuple(words[at : at + run])
        at += run
        last = run if at == len(words) else 0
        terms = tuple(Term(w, number == last or w[0] == LIKE_A_CODE) for number, w in enumerate(name, start=1))
        yield Part(terms, tuple(units.get(name, ())) if run > 1 else ())


def _written(asked: Wanted, term: Callable[[Term], str], both: str, either: str) -> str:
    parts = [
        either.join([f"({both.join(map(term, part.terms))})", *(term(Term(unit_word(unit))) for unit in part.units)])
        for part in asked.parts
    ]
    every = [f"({both.join(f'({part})' for part in parts)})"] if parts else []
    return either.join(every + ([term(Term(asked.code))] if asked.code else []))
