"""What a new edition corrects in the one before, number by number."""

from collections.abc import Iterator, Mapping
from typing import Any


def changed_numbers(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each shown number that differs: sentence, indicator, aspect, old and new as written."""
    before = {(row["key"], row["indicator"], row["aspect"]): row["text"] for row in _shown(old)}
    found = []
    for row in _shown(new):
        place = (row["key"], row["indicator"], row["aspect"])
        if place in before and before[place] != row["text"]:
            found.append({**row, "old": before[place], "new": row["text"]})
    return [{key: value for key, value in row.items() if key != "text"} for row in found]


def _shown(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for item in content["items"]:
        for piece in item["pieces"]:
            if piece.get("indicator"):
                yield {
                    "key": item["key"],
                    "indicator": piece["indicator"],
                    "aspect": piece["aspect"],
                    "text": piece["text"],
                }
