"""Which of an authority's units a report is of (báo cáo của đơn vị nào), by its file name and its first lines."""

from collections.abc import Mapping

from giaoban.words.fold import fold

HEAD = 1500
"""Letters of a text that hold its letterhead and title."""


def named_unit(file_name: str, text: str, names: Mapping[int, str]) -> int | None:
    """The one unit whose name stands in the file's name, else the one named first in the head; None if unclear.

    Of names that hold one another ("Thanh Xuân", "Thanh Xuân Bắc") the longer one that stands there is meant.
    """
    for where in (_words(file_name), _words(text[:HEAD])):
        found = {unit: place for unit, name in names.items() if (place := where.find(_words(name))) >= 0}
        longest = {
            unit: place
            for unit, place in found.items()
            if not any(
                other != unit and found[other] == place and len(_words(names[other])) > len(_words(names[unit]))
                for other in found
            )
        }
        if longest:
            first = min(longest.values())
            units = [unit for unit, place in longest.items() if place == first]
            return units[0] if len(units) == 1 else None
    return None


def _words(text: str) -> str:
    return " " + " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split()) + " "
