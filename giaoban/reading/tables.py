"""The tables of words, read once from ``data/`` (bảng từ)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from .given import folded
from .phrases import Phrases, listed

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """One file of ``data/``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def units() -> Phrases[tuple[str, str]]:
    """Nouns that are counted or measured: canonical unit, and whether it is "counted" or "physical"."""
    data = table("units")
    renamed: dict[str, str] = data["renamed"]
    entries = [
        (phrase, (renamed.get(phrase, phrase), kind))
        for kind in ("counted", "physical")
        for phrase in listed(data[kind])
    ]
    known = {phrase for phrase, _ in entries}
    entries += [(phrase, (unit, "counted")) for phrase, unit in renamed.items() if phrase not in known]
    return Phrases(entries)


@cache
def cues() -> Phrases[str]:
    """Words that say what a figure is; a neutral phrase hides the cue it contains."""
    data = table("cues")
    names = ("neutral", "times", "towards", "over", "short", "down", "up", "share", "ratio")
    entries = {folded(phrase): name for name in reversed(names) for phrase in listed(data[name])}
    return Phrases(entries.items())


@cache
def bases() -> Phrases[str]:
    """What ratios and changes are held against: plan, same, previous."""
    data = table("cues")["bases"]
    return Phrases([(phrase, name) for name in ("plan", "same", "previous") for phrase in listed(data[name])])


@cache
def words(file: str, name: str) -> frozenset[str]:
    """A list of single folded words."""
    return frozenset(folded(word) for phrase in listed(table(file)[name]) for word in phrase.split())


@cache
def phrases(file: str, name: str) -> Phrases[str]:
    """A list of phrases, each telling itself."""
    return Phrases([(phrase, phrase) for phrase in listed(table(file)[name])])


@cache
def scales() -> Phrases[int]:
    """Multipliers of amounts: nghìn, triệu, tỷ, nghìn tỷ …"""
    return Phrases(table("money")["scales"].items())


@cache
def currencies() -> Phrases[str]:
    """Names of currencies → their code."""
    return Phrases(table("money")["currencies"].items())
