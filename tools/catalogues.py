"""The catalogues of other languages, and their compiled form that is read at run time. Needs Babel alone."""

import os
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "giaoban"
LOCALE = PACKAGE / "locale"


def catalogues() -> list[Path]:
    """The catalogues there are, by language."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def language_of(path: Path) -> str:
    """The language a catalogue is in."""
    return path.parts[-3]


def read(path: Path) -> Catalog:
    """A catalogue as it is kept."""
    with path.open("rb") as file:
        return read_po(file, locale=language_of(path), charset="utf-8")


def compile_all() -> None:
    """Write the ``.mo`` beside each catalogue that is newer than it, whole or not at all."""
    for path in catalogues():
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime:
            continue
        draft = path.with_suffix(f".{os.getpid()}.mo")
        with draft.open("wb") as file:
            write_mo(file, read(path))
        draft.replace(compiled)


if __name__ == "__main__":
    compile_all()
