"""A figure or a month as it is sent on (chia sẻ): a few lines of plain text for Zalo; figures hold no personal data."""

from django.utils import timezone

from giaoban.dashboards import written
from giaoban.dashboards.cards import Card
from giaoban.dashboards.first import Month
from giaoban.dashboards.place import Standing
from giaoban.indicators.figures import Figure
from giaoban.said import Said, at_start, joined
from giaoban.web.writing import moment, told

DRAWER, SHARE = "ngan", "chia-se"
"""The parameter that keeps a drawer open, and its value for what is sent on."""


def title_of(here: Standing, one: Figure) -> str:
    """What the lines are about."""
    return f"{one.definition.name} · {here.unit.name}"


def lines_of(here: Standing, one: Figure) -> list[str]:
    """The value, what it is held against, and when it was known, each in a line."""
    definition, value = one.definition, one.value
    words = written.write_value(definition, value.value)
    lines = [joined(": ", [at_start(written.period(one)), words])]
    if value.value is not None:
        lines[0] = joined(" ", [lines[0], Said("(%(state)s)", state=written.state(one)[0])])
    if value.why and value.why != words:
        lines.append(value.why)
    for compared in written.comparisons(one):
        told_so = [compared.text, compared.label]
        lines.append(joined(" ", [*told_so, Said("(%(base)s)", base=compared.title)] if compared.title else told_so))
    return [str(told(line)) for line in (*lines, *_known(here))]


def text_of(here: Standing, one: Figure, link: str) -> list[str]:
    """All of it, line by line, with the address of the page as the last."""
    return [title_of(here, one), *lines_of(here, one), link]


def month_lines(here: Standing, month: Month) -> list[str]:
    """The month's main figures, a line each, then how many lag behind or are missing."""
    lines: list[str] = [joined(" · ", [here.unit.name, Said("kỳ %(code)s", code=here.session.code)])]
    lines += [_card_line(one) for one in month.large]
    if month.behind:
        named = [one.title for one in month.behind]
        lines.append(Said("Chậm so với nhịp năm: %(figures)s", figures=named))
    if month.late:
        lines.append(Said("Chưa có số hoặc thiếu đơn vị: %(count)s chỉ tiêu", count=len(month.late)))
    return [str(told(line)) for line in (*lines, *_known(here))]


def _card_line(one: Card) -> str:
    value = joined(": ", [one.title, f"{one.number} {one.measure}".strip()])
    compared = [joined(" ", [ratio.text, ratio.label]) for ratio in one.comparisons]
    return joined("; ", [value, *compared])


def _known(here: Standing) -> list[str]:
    if here.seal is None:
        return []
    return [Said("Như đã biết lúc %(at)s", at=moment(timezone.localtime(here.seal.at)))]
