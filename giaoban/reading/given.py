"""The text as it was given and as it is compared (văn bản gốc và văn bản để so).

Reports come in composed and decomposed letters (NFC, NFD, often mixed), with no-break spaces, curly quotes and two
habits of
placing the tone (hoà, hòa). They are compared in one folded form of equal length to the NFC text; offsets lead back
to the
text as given.
"""

import unicodedata
from bisect import bisect_right

# The tone goes on the second vowel, blindly and on both sides of every comparison: hòa as hoà, quí as quý.
_TONES = tuple(
    (old, new)
    for olds, news in (
        ("òa óa ỏa õa ọa", "oà oá oả oã oạ"),
        ("òe óe ỏe õe ọe", "oè oé oẻ oẽ oẹ"),
        ("ùy úy ủy ũy ụy", "uỳ uý uỷ uỹ uỵ"),
        ("uì uí uỉ uĩ uị", "uỳ uý uỷ uỹ uỵ"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
)
_ONE_FOR_ONE = str.maketrans(
    {
        "\u0130": "i",  # the one capital whose lower case is longer
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u3000": " ",
        "\t": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\u00ad": " ",
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\u2013": "-",
        "\u2014": "-",
        "\u2011": "-",
        "\u2010": "-",
        "\u2212": "-",
        "\u201c": '"',
        "\u201d": '"',
        "\u2018": "'",
        "\u2019": "'",
        "\uff05": "%",
        "\u0111": "đ",
        "\u00f0": "đ",
    }
)


def folded(text: str) -> str:
    """NFC text in the form in which words are compared; the same length, character for character."""
    lower = text.translate(_ONE_FOR_ONE).lower()
    for old, new in _TONES:
        lower = lower.replace(old, new)
    return lower


class Given:
    """A text, its NFC form, the folded form, and the way back from their offsets to the text's own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded_from = text
        self._composed: list[int] = []
        self._own: list[int] = []
        if not unicodedata.is_normalized("NFC", text):
            self._compose()
        self.folded = folded(self.folded_from)

    def offset(self, at: int) -> int:
        """The place in the text as given of the NFC character ``at`` (its length for the end)."""
        if not self._composed:
            return at
        which = bisect_right(self._composed, at) - 1
        return min(self._own[which] + at - self._composed[which], len(self.text))

    def _compose(self) -> None:
        """Normalise piece by piece; a piece begins at a character that joins nothing before it."""
        pieces: list[str] = []
        length, start = 0, 0
        for end in (*_piece_ends(self.text), len(self.text)):
            piece = unicodedata.normalize("NFC", self.text[start:end])
            self._composed.append(length)
            self._own.append(start)
            pieces.append(piece)
            length += len(piece)
            start = end
        self.folded_from = "".join(pieces)
        self._composed.append(length)
        self._own.append(len(self.text))


def _piece_ends(text: str) -> list[int]:
    """Where a new piece begins: around every letter with marks, so that plain runs stay whole."""
    ends: list[int] = []
    for at in range(1, len(text)):
        if (
            (text[at] < "\x80" and text[at - 1] >= "\x80")
            or (text[at] >= "\x80" and not unicodedata.combining(text[at]) and not _joins(text[at]))
            or (text[at] < "\x80" and at + 1 < len(text) and unicodedata.combining(text[at + 1]))
        ):
            ends.append(at)
    return ends


def _joins(character: str) -> bool:
    """Conjoining letters (Hangul and a few others) compose with what stands before them though they are no marks."""
    return "\u1160" <= character <= "\u11ff"
