"""What the search page shows (trang tìm kiếm): groups with their counts, hits with what was matched marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse

from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.search.queries import Count, Hit
from giaoban.search.rules.matched import Piece, fits, matched_pieces, shortened
from giaoban.search.rules.wanted import Wanted
from giaoban.web import registry
from giaoban.web.registry import SearchKind
from giaoban.web.writing import told
from giaoban.words.dates import write_short_date

PAGES = SearchKind("trang", Said("Trang"), 10)


@dataclass(frozen=True)
class Shown:
    """One hit as the page shows it; ``about`` says what it is, whose, of which day."""

    title: Sequence[Piece]
    href: str
    about: Sequence[Sequence[Piece]] = ()
    words: Sequence[Piece] = ()
    whole_code: bool = False


@dataclass(frozen=True)
class Group:
    """The hits of one kind: those shown, of how many, and where all of them are."""

    title: str
    hits: Sequence[Shown]
    count: int
    every: str = ""


def kinds() -> list[SearchKind]:
    """Every kind that can be found, in the order of the page."""
    known = {source.kind.code: source.kind for source in registry.search_sources()}
    return sorted([PAGES, *known.values()], key=lambda kind: (kind.order, kind.code))


def hit(one: Hit, asked: Wanted, tree: UnitTree) -> Shown:
    """A hit with its words marked."""
    about = [told(_source_title(one.source))]
    about += [tree[u].name for u in dict.fromkeys((one.unit, one.territory)) if u is not None and u in tree]
    about += [write_short_date(one.day)] if one.day else []
    words, beginnings = asked.words, asked.beginnings
    return Shown(
        title=matched_pieces(one.title, words, beginnings),
        href=one.href,
        about=[matched_pieces(text, words, beginnings) for text in about if text != one.title],
        words=shortened(one.words, words, beginnings),
        whole_code=one.rank == 0,
    )


def pages(asked: Wanted, account: AbstractBaseUser) -> list[Shown]:
    """Menu entries and other pages whose title holds the words, in Vietnamese or in the reader's language."""
    links = [registry.Link(one.title, reverse(one.url_name)) for one in registry.menu()]
    return [
        Shown(matched_pieces(told(link.title), asked.words, asked.beginnings), link.href)
        for link in (*links, *registry.pages(account))
        if fits(f"{link.title}", asked) or fits(f"{told(link.title)}", asked)
    ]


def by_kind(counted: Sequence[Count], year: int | None) -> dict[str, int]:
    """How many of each kind, of one year or of all."""
    found: dict[str, int] = {}
    for one in counted:
        if year is None or one.year == year:
            found[one.kind] = found.get(one.kind, 0) + one.many
    return found


def years(counted: Sequence[Count], kind: str) -> list[int]:
    """The years in which something of a kind, or of any, is found; the newest first."""
    return sorted({one.year for one in counted if one.year and (not kind or one.kind == kind)}, reverse=True)


def _source_title(code: str) -> str:
    return next((source.title for source in registry.search_sources() if source.code == code), code)
