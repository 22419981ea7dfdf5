"""Phông chữ trên máy: only faces that hold every Vietnamese letter are offered to Typst.

Debian's fonts-liberation (1.07, drawn in by Chromium) has no ế or Ủ, and Typst would take it first and
fill each missing letter from another typeface. fonts-liberation2 is whole.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import typst
from pdfminer.pdffont import TrueTypeFont

# Letters of the Latin Extended Additional block and the horned ones: whoever has these has them all.
_PROOF = frozenset("ếỘỦỵơƯđĐẵ")


@lru_cache(maxsize=4)
def vietnamese_fonts(families: tuple[str, ...]) -> typst.Fonts:
    """Bộ phông cho Typst: all folders but those where a face of these families is not whole.

    Other typefaces stay within reach for a letter no official font has (a sign, a foreign name).
    """
    folders: dict[str, bool] = defaultdict(lambda: True)
    for face in typst.Fonts(include_embedded_fonts=False).fonts():
        if face.path:
            whole = face.family not in families or is_vietnamese(face.path)
            folder = str(Path(face.path).parent)
            folders[folder] = folders[folder] and whole
    # Typst searches a folder with all below it, so one that holds a bad folder is bad too.
    bad = [Path(folder) for folder, whole in folders.items() if not whole]
    kept = sorted(f for f, whole in folders.items() if whole and not any(Path(f) in b.parents for b in bad))
    return typst.Fonts(include_system_fonts=False, font_paths=kept)


def is_vietnamese(path: str) -> bool:
    """Tệp phông có đủ chữ tiếng Việt không; one that cannot be read is not used."""
    try:
        with Path(path).open("rb") as stream:
            letters = TrueTypeFont(path, stream).create_unicode_map().cid2unichr.values()
            return frozenset(letters) >= _PROOF
    except Exception:  # pdfminer raises whatever a strange font file makes it raise
        return False
