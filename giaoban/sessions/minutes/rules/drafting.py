"""The first text of a conclusion notice, made of the agenda and what was resolved about each item."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giaoban.words.dates import write_long_date


@dataclass(frozen=True)
class Resolved:
    """An item and what was concluded about it, a paragraph a line."""

    title: str
    resolution: str


@dataclass(frozen=True)
class Sat:
    """The meeting as the opening sentence tells it."""

    title: str
    day: dt.date
    place: str
    authority: str
    chair: str
    chair_post: str
    present: Sequence[str]


def drafted(sat: Sat, resolved: Sequence[Resolved]) -> str:
    """The text, a paragraph a line, its conclusions numbered 1, 2 …; items without a conclusion are left out."""
    concluded = [one for one in resolved if one.resolution.strip()]
    return "\n".join([*_opening(sat), *_body(concluded)])


def _opening(sat: Sat) -> Iterator[str]:
    chair = f"{sat.chair} - {sat.chair_post}" if sat.chair_post else sat.chair
    led = f", do {chair} chủ trì" if chair else ""
    day, title = write_long_date(sat.day), sat.title[:1].lower() + sat.title[1:]
    yield f"{day[:1].upper()}{day[1:]}, tại {sat.place}, {sat.authority} tổ chức {title}{led}."
    if sat.present:
        yield f"Tham dự có: {'; '.join(sat.present)}."
    yield "Sau khi nghe báo cáo và ý kiến của các thành viên dự họp, Chủ tọa kết luận:"


def _body(resolved: Sequence[Resolved]) -> Iterator[str]:
    for number, one in enumerate(resolved, start=1):
        yield f"{number}. {one.title}"
        yield from (line.strip() for line in one.resolution.split("\n") if line.strip())
