"""Labelled conclusions (văn bản có nhãn): the texts beside this file and what a person reads out of them."""

import datetime as dt
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from giaoban.reading.conclusion import Level, MeasuredIndicator, Office, OfficeUnit, SectorDuty

TEXTS = Path(__file__).parent / "texts"
BUILT_ON = sorted((TEXTS / "built_on").glob("*.txt"))
"""Written before the rules and used while they were made."""
SCORED_LATER = sorted((TEXTS / "scored_later").glob("*.txt"))
"""Written after the rules were mended by the set before, scored once in its turn."""
SCORED_LAST = sorted((TEXTS / "scored_last").glob("*.txt"))
"""Written after the rules were mended twice, scored once in its turn."""
SCORED_ANEW = sorted((TEXTS / "scored_anew").glob("*.txt"))
"""Written long after the rules, in other habits, scored once: see texts/README.md."""
SCORED_NEXT = sorted((TEXTS / "scored_next").glob("*.txt"))
"""Written after the rules were mended by the set before, in habits further off, scored once in its turn."""
SCORED_FORMAL = sorted((TEXTS / "scored_formal").glob("*.txt"))
"""Written last, close to how notices mostly read, scored once in its turn."""
SCORED_ONCE = sorted((TEXTS / "scored_once").glob("*.txt"))
"""Written after the rules, scored once: see texts/README.md for that first score."""

INDICATORS = (
    MeasuredIndicator(
        "NS.THU", "Thu ngân sách trên địa bàn", ("thu ngân sách", "tổng thu ngân sách", "thu NSNN trên địa bàn"), True
    ),
    MeasuredIndicator("NS.CHI", "Chi ngân sách", ("chi ngân sách quận",), True),
    MeasuredIndicator("DTC.GIAINGAN", "Giải ngân vốn đầu tư công", ("giải ngân", "giải ngân vốn đầu tư"), True),
    MeasuredIndicator("QP.NHAPNGU", "Thanh niên nhập ngũ", ("giao quân", "tuyển quân"), True),
    MeasuredIndicator("CCHC.TYLE", "Tỷ lệ hồ sơ giải quyết đúng hạn", ("tỷ lệ đúng hạn",)),
    MeasuredIndicator("VL.NGUOI", "Người được giải quyết việc làm", ("giải quyết việc làm",)),
)
_LISTS = {
    "offices": Level.OFFICE,
    "communes": Level.COMMUNE,
    "districts": Level.DISTRICT,
    "provinces": Level.PROVINCE,
}


@dataclass(frozen=True)
class Labelled:
    """A text, the office it is read for, and the tasks that a person reads."""

    name: str
    text: str
    office: Office
    tasks: tuple[dict[str, Any], ...]


def read(path: Path) -> Labelled:
    """One labelled text."""
    labels = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    return Labelled(path.stem, text, office_of(labels["office"]), tuple(labels["task"]))


def office_of(said: dict[str, Any]) -> Office:
    """The office that a label file describes."""
    units = [
        OfficeUnit(f"{listed}.{at}", unicodedata.normalize("NFC", name), level)
        for listed, level in _LISTS.items()
        for at, name in enumerate(said.get(listed, ()), start=1)
    ]
    sectors = tuple(
        SectorDuty(one["name"], tuple(one["words"]), one["lead"], tuple(one.get("coordinate", ())))
        for one in said.get("sector", ())
    )
    held_on = said["held_on"]
    assert isinstance(held_on, dt.date)
    return Office(said["name"], Level(said["level"]), held_on, tuple(units), sectors, INDICATORS)
