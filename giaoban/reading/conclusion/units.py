"""From names and classes in a text to the office's units of that day (đơn vị của ngày đó)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban.reading.conclusion.body_names import key
from giaoban.reading.conclusion.mentions import Kind, Mention
from giaoban.reading.conclusion.office import Level, Office, OfficeUnit
from giaoban.words.fold import fold

_LEVEL_OF_NOUN = {
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
    "cấp xã": Level.COMMUNE,
    "quận": Level.DISTRICT,
    "huyện": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "cấp huyện": Level.DISTRICT,
    "tỉnh": Level.PROVINCE,
    "cấp tỉnh": Level.PROVINCE,
}
_TOWN = "thành phố"
_WHOLE_LEVEL = {"cấp xã", "cấp huyện", "cấp tỉnh"}
_COMMITTEE = re.compile(r"^(?:ubnd|uy ban nhan dan|hdnd va ubnd)\s+")
_PLACE_NOUNS = ("thị trấn", "thị xã", "thành phố", "đặc khu", "phường", "quận", "huyện", "tỉnh", "xã")
_OFFICE = "van phong"
"""“Văn phòng” alone is the committee's own office, whatever its full name."""
_LEFT_OUT = re.compile(r"\s*(?:,|(?<!\w)và(?!\w))\s*")


@dataclass(frozen=True)
class Members:
    """The units of a class on that day; ``expected`` is what the text says there are, where it does."""

    units: tuple[OfficeUnit, ...]
    expected: int | None


def is_countable(mention: Mention) -> bool:
    """Whether a class names places that can be counted: wards, districts, provinces."""
    return mention.kind is Kind.CLASS and any(noun in _LEVEL_OF_NOUN or noun == _TOWN for noun in mention.nouns)


def members(mention: Mention, office: Office) -> Members:
    """The units of a countable class that live on that day, without those that the text leaves out."""
    levels = _levels(mention, office)
    if mention.only:
        named = [unit_named(name, office) for name in mention.only]
        return Members(tuple(unit for unit in named if unit is not None), len(mention.only))
    whole = bool(mention.nouns & _WHOLE_LEVEL)
    chosen = [unit for unit in office.units if unit.level in levels and (whole or _begins_with(unit, mention.nouns))]
    left_out = set(_left_out(mention, office))
    return Members(tuple(unit for unit in chosen if unit.code not in left_out), mention.count)


def _levels(mention: Mention, office: Office) -> frozenset[Level]:
    levels = {_LEVEL_OF_NOUN[noun] for noun in mention.nouns if noun in _LEVEL_OF_NOUN}
    if _TOWN in mention.nouns and not levels:
        levels = {Level.PROVINCE if office.level is Level.GOVERNMENT else Level.DISTRICT}
    return frozenset(levels)


def _begins_with(unit: OfficeUnit, nouns: Iterable[str]) -> bool:
    return any(unit.name.lower().startswith(f"{noun} ") for noun in nouns)


def _left_out(mention: Mention, office: Office) -> list[str]:
    found: list[str] = []
    noun = ""
    for part in _LEFT_OUT.split(mention.left_out):
        name = part.strip()
        given = next((one for one in _PLACE_NOUNS if f"{one} " in name.lower() + " "), "")
        noun = given or noun
        unit = unit_named(name if given else f"{noun} {name}", office)
        found += [unit.code] if unit else []
    return found


def unit_named(name: str, office: Office) -> OfficeUnit | None:
    """The office's unit that a written name means, whatever abbreviation or own place name it carries."""
    wanted = _COMMITTEE.sub("", _without_cac(key(name)))
    own = _own_place_words(office)
    forms = {wanted, *(_without(wanted, tail) for tail in own)}
    best: OfficeUnit | None = None
    if wanted == _OFFICE:
        return next((unit for unit in office.departments() if key(unit.name).startswith(_OFFICE)), None)
    for unit in office.units:
        has = key(unit.name)
        if has in forms or any(_without(has, tail) in forms for tail in own):
            best = unit if best is None or len(unit.name) > len(best.name) else best
    return best or _by_initials(name, office)


def _by_initials(name: str, office: Office) -> OfficeUnit | None:
    """The one department whose words a shortened name stands for ("Đội QLTTXD đô thị", "Ban QLDA ĐTXD")."""
    tokens = re.findall(r"\w+", name)
    if not any(token.isupper() and len(token) > 1 for token in tokens):
        return None
    own = {fold(one) for tail in _own_place_words(office) for one in tail.split()}
    ends = [tokens, [one for one in tokens if fold(one) not in own]]
    found = [unit for unit in office.departments() if any(_stands_for(one, unit.name) for one in ends)]
    return found[0] if len(found) == 1 else None


def _stands_for(tokens: Sequence[str], name: str) -> bool:
    """Whether each capital stands for a word of the name, in order, and each other token for itself."""
    words = [word for word in re.findall(r"\w+", name) if word.lower() != "và"]
    at = 0
    for token in tokens:
        if token.lower() == "và":
            continue
        letters = list(token) if token.isupper() else [token]
        meant = words[at : at + len(letters)]
        if len(meant) < len(letters) or not all(
            fold(word).startswith(fold(letter)) if token.isupper() else fold(word) == fold(letter)
            for letter, word in zip(letters, meant, strict=True)
        ):
            return False
        at += len(letters)
    return at == len(words)


def unit_name(mention: Mention, office: Office) -> str:
    """What a body is called: as the office's list has it, else as the text writes it."""
    unit = unit_named(mention.name, office) if mention.kind in {Kind.BODY, Kind.PLACE} else None
    return unit.name if unit else mention.name


def place_name(name: str, office: Office) -> str:
    """What a place is called: as the office's list has it, else as the text writes it."""
    unit = unit_named(name, office)
    return unit.name if unit else name[:1].upper() + name[1:]


def _without_cac(name: str) -> str:
    return name.removeprefix("cac ")


def _own_place_words(office: Office) -> tuple[str, ...]:
    """What may stand after a department's name without changing it: "quận", "quận Thanh Xuân"."""
    name = key(office.name)
    noun = next((key(one) for one in _PLACE_NOUNS if name.startswith(key(one) + " ")), "")
    return tuple(one for one in (name, noun) if one)


def _without(name: str, tail: str) -> str:
    return name.removesuffix(" " + tail)


def of_this_office(office: Office, name: str) -> bool:
    """Whether an authority's name as the text writes it ("quận", "quận Thanh Xuân", "Thành phố") is the office's."""
    folded, own = fold(name), fold(office.name)
    noun = next((fold(one) for one in _PLACE_NOUNS if re.match(rf"{re.escape(fold(one))}(?!\w)", folded)), "")
    place = folded.removeprefix(noun).strip()
    return own.startswith(noun) and (not place or own.endswith(place))
