"""Checks of the table of units: lives that do not overlap, parents that exist, no circle."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from giaoban.folders.columns import Unknown
from giaoban.folders.home import Home
from giaoban.folders.rules.suggestion import lost_zeros, meant
from giaoban.folders.table import Line, Wrong
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said


@dataclass(frozen=True)
class Life:
    """One unit by its code, from its first day to its last."""

    code: str
    first: dt.date
    last: dt.date | None

    @property
    def name(self) -> str:
        """Code and first day, which nothing else has."""
        return f"{self.code}@{self.first.isoformat()}"

    def holds(self, day: dt.date) -> bool:
        """Whether the unit lives on the day."""
        return self.first <= day and (self.last is None or day <= self.last)


def parents_and_lives(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    """Name each parent by code and first day; tell what does not fit, and leave out what hangs on it."""
    wrong = [*_wrong_by_itself(home, lines)]
    yield from wrong
    fallen = {id(line) for line, _ in wrong}
    growing = True
    while growing:
        names = {_life(line).name for line in lines if id(line) in fallen}
        below = [line for line in lines if id(line) not in fallen and line.values["parent"] in names]
        for line in below:
            fallen.add(id(line))
            yield line, Unknown(Said("Đơn vị cấp trên bị lỗi"), "unknown_unit", "units", column="parent", by_key=False)
        growing = bool(below)


def _wrong_by_itself(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    lives = _lives(home, lines)
    for line in lines:
        mine = _life(line)
        if mine.last is not None and mine.last < mine.first:
            yield line, Finding("last_day", "order_of_days", Said("Ngày cuối trước ngày đầu"))
        elif any(other.first < mine.first and other.holds(mine.first) for other in lives[mine.code]):
            yield (
                line,
                Finding(
                    "valid_from",
                    "overlap",
                    Said("Mã %(code)s đang là của một đơn vị khác vào ngày này", code=mine.code),
                ),
            )
        wrong = _name_parent(line, mine, lives)
        if wrong is not None:
            yield line, wrong
    yield from _circles(home, lines)


def _lives(home: Home, lines: Sequence[Line]) -> Mapping[str, list[Life]]:
    found = {life.name: life for life in (Life(one.code, one.valid_from, one.last_day) for one in home.tree)}
    found.update({life.name: life for life in map(_life, lines)})
    by_code: dict[str, list[Life]] = {}
    for life in found.values():
        by_code.setdefault(life.code, []).append(life)
    return by_code


def _life(line: Line) -> Life:
    return Life(line.values["code"], line.values["valid_from"], line.values["last_day"])


def _name_parent(line: Line, mine: Life, lives: Mapping[str, list[Life]]) -> Unknown | None:
    given = line.values["parent"]
    if not given:
        line.values["parent"] = None
        return None
    code, sign, _ = given.partition("@")
    same = [one for one in lives.get(code, ()) if (one.name == given if sign else one.holds(mine.first))]
    if same:
        line.values["parent"] = same[0].name
        return None
    hint = lost_zeros(code, lives) or meant(code, lives)
    words = Said(
        "Không có đơn vị mã «%(given)s» vào ngày %(first)s.%(hint)s",
        given=given,
        first=f"{mine.first:%d/%m/%Y}",
        hint=hint,
    )
    return Unknown(words, "outside_unit_life" if code in lives else "unknown_unit", "units", column="parent")


def _circles(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    above = {_life(line).name: line.values["parent"] for line in lines}
    for line in lines:
        path = [_life(line).name]
        while above.get(path[-1]) and above[path[-1]] not in path:
            path.append(above[path[-1]])
        if above.get(path[-1]) == path[0]:
            yield line, Finding("parent", "circle", Said("Vòng tròn: %(circle)s", circle=" → ".join([*path, path[0]])))
