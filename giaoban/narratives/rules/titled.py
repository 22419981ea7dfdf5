"""What a text calls itself (tên văn bản): its line BÁO CÁO with the line below it."""

from giaoban.words.fold import fold

_KINDS = ("bao cao", "thong bao", "ket qua")
_LINES, _LONGEST = 40, 160


def titled(text: str) -> str:
    """The title of a text, empty where it has none among its first lines."""
    lines = [line.strip() for line in text.splitlines()[: 4 * _LINES] if line.strip()][:_LINES]
    for number, line in enumerate(lines):
        if fold(line).startswith(_KINDS) and len(line) <= _LONGEST:
            below = lines[number + 1 : number + 2] if line.isupper() and len(line.split()) <= 3 else []
            return " ".join([line, *below])[:_LONGEST]
    return ""
