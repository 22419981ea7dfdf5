"""Cutting a long list into pages, always saying how many there are (không cắt lặng lẽ)."""

from dataclasses import dataclass

from django.http import QueryDict

from giaoban.web.addresses import with_query

PAGE_SIZE = 50


@dataclass(frozen=True)
class Pager:
    """One page of a list: its rows are ``first``…``last`` of ``count``."""

    page: int
    pages: int
    count: int
    size: int
    previous: str | None
    next: str | None
    start: str | None
    end: str | None

    @property
    def first(self) -> int:
        """The number of the first row shown, counted from 1."""
        return (self.page - 1) * self.size + 1 if self.count else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return min(self.page * self.size, self.count)

    @property
    def rows(self) -> slice:
        """The rows of the page."""
        return slice((self.page - 1) * self.size, self.page * self.size)


def pager(path: str, query: QueryDict, count: int, size: int = PAGE_SIZE) -> Pager:
    """The page that ``?trang=`` names; one past the end is the last one."""
    pages = max(1, -(-count // size))
    page = min(max(1, page_number(query)), pages)

    def to(number: int) -> str | None:
        return with_query(path, query, trang=number if number > 1 else None) if number != page else None

    return Pager(
        page=page,
        pages=pages,
        count=count,
        size=size,
        previous=to(page - 1) if page > 1 else None,
        next=to(page + 1) if page < pages else None,
        start=to(1),
        end=to(pages),
    )


def page_number(query: QueryDict) -> int:
    """``?trang=`` as a number, 1 where it is none."""
    text = query.get("trang", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
