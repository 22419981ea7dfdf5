"""The key under which Vietnamese text is searched (khóa tìm kiếm không dấu)."""

import unicodedata


def fold(text: str) -> str:
    """``text`` in lower case without tone marks and diacritics, đ as d: "Ủy ban" and "Uỷ ban" → "uy ban".

    The same for composed and decomposed letters (NFC, NFD), and unchanged when folded again.
    """
    return _without_marks(_without_marks(text).lower()).replace("đ", "d")


def _without_marks(text: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFD", text) if unicodedata.category(character) != "Mn"
    )
