"""The year a report speaks of (năm của báo cáo), where nobody gave its date."""

import re

_YEAR = re.compile(
    r"(?:tháng (?:[0-9]{1,2}|đầu năm|cuối năm)(?: năm|/|-|\.)? ?|[0-9]{1,2}[/.-][0-9]{1,2}[/.-]|[0-9]/|"
    r"quý (?:i{1,3}|iv|[1-4])(?: năm|/|-) ?|năm |vụ (?:mùa|xuân|đông xuân|hè thu) )"
    r"(20[0-9]{2}|199[0-9])(?![0-9-])"
)
_SAME_PERIOD = re.compile(r"cùng k[ỳì] (?:năm )?(20[0-9]{2}|199[0-9])(?![0-9-])")
_ASIDE = ("kỳ năm ", "so với năm ", "đến năm ", "luật năm ", "giai đoạn ", "trước năm ", "cuối năm ", "với năm ")
_LOOKS_AT = 20_000


def first_year(folded: str) -> int | None:
    """The first year told with a month, quarter or day, or as "năm …"; not one of a base of comparison or a far aim.

    Failing that, the year after that of "cùng kỳ năm …".
    """
    for found in _YEAR.finditer(folded, 0, _LOOKS_AT):
        before = folded[max(0, found.start(1) - 12) : found.start(1)]
        months_of_it = found[0].startswith("tháng ")  # "6 tháng cuối năm 2026" is no end of a year
        if (months_of_it or not before.endswith(_ASIDE)) and not _of_a_document(folded, found.end()):
            return int(found[1])
    same_period = _SAME_PERIOD.search(folded, 0, _LOOKS_AT)
    return int(same_period[1]) + 1 if same_period else None


def _of_a_document(folded: str, at: int) -> bool:
    """ "08/2022/QĐ-TTg"."""
    return folded[at : at + 1] == "/" and folded[at + 1 : at + 2].isalpha()
