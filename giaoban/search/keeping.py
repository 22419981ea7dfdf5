"""Keeping the index: a step of the follower, making it anew, and comparing it with the log."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from django.db import transaction

from giaoban.said import Said
from giaoban.search.models import IndexedEntry
from giaoban.search.rules import tokens
from giaoban.trail import bulk, failures, follower
from giaoban.trail.models import Seal
from giaoban.trail.queries import kinds_of
from giaoban.web.registry import SearchEntry, SearchSource, search_sources

STEP = "search"
AT_ONCE = 5000
_KEYS = 500
_COLUMNS = ("source", "key", "kind", "deed", "unit", "territory", "day", "title", "words", "href", "document")
logger = logging.getLogger(__name__)


def keep_index(seal: Seal, acts: Sequence[int]) -> None:
    """Let what these acts changed be found as it stands now.

    A source that fails is noted, the others go on; at every later pass it is read whole until that succeeds.
    """
    kinds, broken = kinds_of(acts), failures.failing(STEP, seal.number)
    for source in search_sources():
        whole = bool(broken & {source.code, failures.WHOLE_STEP})
        if not whole and not kinds & source.kinds:
            continue
        try:
            with transaction.atomic():
                _refresh(source, None if whole else source.touched(acts))
        except Exception as error:  # what was found before stays findable; the page tells
            logger.exception("search source %s failed at seal %s", source.code, seal.number)
            failures.note(STEP, seal, source.code, error)
        else:
            if source.code in broken:
                failures.mend(STEP, seal, source.code)
    if failures.WHOLE_STEP in broken:
        failures.mend(STEP, seal, failures.WHOLE_STEP)


def rebuild() -> int:
    """Throw the index away and make it anew from the log; returns how many entries it holds."""
    with follower.snapshot():
        follower.run_pass()
        IndexedEntry.objects.all().delete()
        return sum(_insert(source, None) for source in search_sources())


def fill_if_empty(**_: object) -> None:
    """Make the index of a home that is older than the search; also a handler of ``post_migrate``."""
    if Seal.objects.exists() and not IndexedEntry.objects.exists():
        rebuild()


def broken() -> Iterator[str]:
    """One sentence for every source whose part of the index is not what the log says."""
    with follower.snapshot():
        follower.run_pass()
        yield from list(_differences())


def _differences() -> Iterator[str]:
    sources = search_sources()
    for source in sources:
        held = {row[1]: row for row in IndexedEntry.objects.filter(source=source.code).values_list(*_COLUMNS)}
        different = 0
        for entry in source.entries(None):
            row = row_of(source, entry)
            different += held.pop(entry.key, None) != tuple(getattr(row, name) for name in _COLUMNS)
        if different or held:
            yield Said(
                "Chỉ mục tìm kiếm, nguồn «%(title)s»: %(different)s mục khác sổ, %(left)s mục thừa; "
                "chạy «giaoban search rebuild».",
                title=source.title,
                different=different,
                left=len(held),
            )
    strangers = IndexedEntry.objects.exclude(source__in=[source.code for source in sources]).count()
    if strangers:
        yield Said("Chỉ mục tìm kiếm còn %(count)s mục của nguồn không còn nữa.", count=strangers)


def row_of(source: SearchSource, entry: SearchEntry) -> IndexedEntry:
    """The row that says what the source says, with the words it is found by."""
    return IndexedEntry(
        source=source.code,
        key=entry.key,
        kind=source.kind.code,
        deed=source.deed,
        unit=entry.unit,
        territory=entry.territory,
        day=entry.day,
        year=entry.day.year if entry.day else None,
        title=str(entry.title),
        words=str(entry.words),
        href=entry.href,
        document=_document(source, entry),
    )


def _document(source: SearchSource, entry: SearchEntry) -> str:
    in_title = tokens.indexed_words(entry.title)
    found = {*in_title, *tokens.indexed_words(entry.words), *_words_of_source(source.title)}
    for code in entry.codes:
        found |= tokens.indexed_words(code)
        found.add(tokens.code_word(code))
    if entry.day is not None:
        found |= tokens.words_of_day(entry.day)
    found |= {tokens.IN_TITLE + word for word in in_title}
    found |= {tokens.unit_word(unit) for unit in (entry.unit, entry.territory) if unit is not None}
    return " ".join(sorted(found - {""}))


@lru_cache
def _words_of_source(title: str) -> frozenset[str]:
    return tokens.indexed_words(title)


def _refresh(source: SearchSource, keys: set[str] | None) -> None:
    rows = IndexedEntry.objects.filter(source=source.code)
    if keys is None:
        rows.delete()
    else:
        ordered = sorted(keys)
        for start in range(0, len(ordered), _KEYS):
            rows.filter(key__in=ordered[start : start + _KEYS]).delete()
    _insert(source, keys)


def _insert(source: SearchSource, keys: set[str] | None) -> int:
    if keys is not None and not keys:
        return 0
    count = 0
    for some in batches(row_of(source, entry) for entry in source.entries(keys)):
        bulk.insert(IndexedEntry, some)
        count += len(some)
    return count


def batches(rows: Iterable[IndexedEntry]) -> Iterator[list[IndexedEntry]]:
    """The rows in parts that are written at once."""
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        yield some
