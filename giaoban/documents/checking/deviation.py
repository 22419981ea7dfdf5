"""Sai lệch thể thức: what was expected, what was found, said in Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass, field

from giaoban.said import Said


@dataclass(frozen=True)
class Deviation:
    """Một sai lệch so với thể thức."""

    place: str
    expected: str
    found: str
    message: str


@dataclass
class Findings:
    """Sổ ghi sai lệch; the same deviation at many places is one line with its count."""

    _counts: dict[tuple[str, str, str, str], int] = field(default_factory=dict)

    def add(self, place: str, matter: str, expected: str, found: str) -> None:
        """Ghi một sai lệch về `matter` ("cỡ chữ", "lề trái" …) ở `place`."""
        key = (place, matter, expected, found)
        self._counts[key] = self._counts.get(key, 0) + 1

    def deviations(self) -> list[Deviation]:
        """Mọi sai lệch theo thứ tự gặp."""
        return [
            Deviation(place, expected, found, _message(place, matter, expected, found, count))
            for (place, matter, expected, found), count in self._counts.items()
        ]


def _message(place: str, matter: str, expected: str, found: str, count: int) -> str:
    times = Said(" (%(count)s chỗ)", count=count) if count > 1 else ""
    return Said(
        "%(place)s: %(matter)s phải là %(expected)s, đang là %(found)s%(times)s",
        place=place,
        matter=matter,
        expected=expected,
        found=found,
        times=times,
    )
