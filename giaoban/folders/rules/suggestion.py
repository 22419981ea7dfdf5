"""What somebody may have meant (gợi ý): the nearest known name, and a code that Excel took for a number."""

from collections.abc import Iterable
from difflib import get_close_matches

from giaoban.said import Said
from giaoban.words.fold import fold


def meant(given: str, known: Iterable[str]) -> str:
    """`` Có phải «…»?`` with the nearest known name, or nothing."""
    by_fold = {fold(name): name for name in known}
    close = get_close_matches(fold(given), list(by_fold), n=1, cutoff=0.6)
    return Said(" Có phải «%(value)s»?", value=by_fold[close[0]]) if close else ""


def lost_zeros(given: str, known: Iterable[str]) -> str:
    """The code that ``given`` is without its leading zeros: a spreadsheet made a number of it."""
    if not given.isdigit():
        return ""
    found = next((code for code in known if code.isdigit() and code != given and int(code) == int(given)), None)
    return (
        Said(" Có phải «%(found)s»? Bảng tính đã đổi mã thành số; hãy định dạng cột là văn bản.", found=found)
        if found
        else ""
    )
