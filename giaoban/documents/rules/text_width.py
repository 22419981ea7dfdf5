"""Bề rộng dòng chữ Times New Roman, needed where a format cannot measure text itself (DOCX).

Advance widths in thousandths of the type size, measured on Liberation Serif (metric-equal).
"""

from __future__ import annotations

import unicodedata
from functools import cache

from giaoban.documents.rules.content import Run

MM_PER_POINT = 25.4 / 72
_UNKNOWN = 600

_REGULAR = {
    180: "'", 200: "|", 250: " ,.\u00a0", 278: "/:;\\ijlt", 300: "²³", 333: "!()-I[]`fr‘’", 350: "•",
    389: "Js", 400: "°", 408: '"', 444: "?acez“”", 469: "^", 480: "{}",
    500: "#$*0123456789_bdghknopquvxyđ–§", 529: "ơ", 541: "~", 542: "ư", 549: "÷±", 556: "FPS",
    564: "+<=>×", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐƠ", 750: "½", 776: "Ư", 778: "&m",
    833: "%", 889: "M", 921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
_BOLD = {
    220: "|", 250: " ,.\u00a0", 278: "'/\\il", 300: "²³", 333: "!()-:;[]`fjt‘’", 350: "•", 389: "Is",
    394: "{}", 400: "°", 444: "cerz", 500: "#$*0123456789?J_agovxy“”–§", 520: "~", 549: "÷±", 554: "ơ",
    555: '"', 556: "Sbdhknpquđ", 570: "+<=>×", 581: "^", 600: "ư", 611: "FP", 667: "BELTZ",
    722: "ACDNRUVXYwĐ", 750: "½", 778: "GHKOQƠ", 796: "Ư", 833: "&m", 930: "@", 944: "M", 1000: "%W—…",
}  # fmt: skip
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
# Tone and shape marks stand over the letter; the horn of ơ, ư makes its own width, so it is kept.
_HORN = "\u031b"


def text_width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """Bề rộng một dòng chữ, mm."""
    widths = _WIDTHS[bold]
    total = sum(widths.get(_bare(letter), _UNKNOWN) for letter in unicodedata.normalize("NFC", text))
    return total / 1000 * size * MM_PER_POINT


def runs_width_mm(runs: tuple[Run, ...], size: float) -> float:
    """Bề rộng các đoạn chữ liền nhau."""
    return sum(text_width_mm(run.text, size, bold=run.bold) for run in runs)


def widest_line_mm(text: str, size: float, available_mm: float, *, bold: bool = False) -> float:
    """Bề rộng dòng dài nhất khi chữ xuống dòng trong khuôn `available_mm`, theo cách ngắt từng từ."""
    widest, line = 0.0, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width_mm(longer, size, bold=bold) > available_mm:
            widest, line = max(widest, text_width_mm(line, size, bold=bold)), word
        else:
            line = longer
    return max(widest, text_width_mm(line, size, bold=bold))


@cache
def _bare(letter: str) -> str:
    """Chữ cái không dấu thanh: ế → e, ờ → ơ, đ → đ."""
    parts = unicodedata.normalize("NFD", letter)
    base = parts[0] + (_HORN if _HORN in parts else "")
    return unicodedata.normalize("NFC", base)
