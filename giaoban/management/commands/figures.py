"""``giaoban figures``: the figures of a unit and session, now or as known on a day."""

from typing import Any

from django.core.management.base import CommandParser

from giaoban.dashboards import written
from giaoban.indicators import queries
from giaoban.indicators.as_json import figure_row
from giaoban.indicators.figures import Figure
from giaoban.management import command
from giaoban.said import Said

HEADS = (
    Said("Mã"),
    Said("Chỉ tiêu"),
    Said("Giá trị"),
    Said("Kỳ số liệu"),
    Said("Kế hoạch"),
    Said("Đạt"),
    Said("Cùng kỳ"),
    Said("So cùng kỳ"),
    Said("Loại số"),
)
NUMBERS = frozenset({2, 4, 5, 6})
"""Columns that stand to the right."""


class Command(command.Command):
    """Số liệu của một đơn vị, một kỳ giao ban."""

    help = Said("Số liệu của một đơn vị, một kỳ giao ban")

    def add_arguments(self, parser: CommandParser) -> None:
        """--unit, --session, --known-at, --json."""
        parser.add_argument("--unit", required=True, help=Said("mã đơn vị, ví dụ 009"))
        parser.add_argument("--session", required=True, help=Said("kỳ giao ban, ví dụ 2023-03"))
        parser.add_argument("--known-at", help=Said("như đã biết lúc này (ISO; chỉ ngày là hết ngày)"))
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one row per indicator."""
        self.require_data()
        seal = queries.seal_for(command.moment(options["known_at"]))
        figures = queries.figures_of_session(options["unit"], options["session"], seal=seal)
        if options["json"]:
            self.write_json([figure_row(one) for one in figures])
            return
        self.say_table([HEADS, *map(_cells, figures)], right=NUMBERS)


def _cells(one: Figure) -> list[str]:
    """One figure in official words."""
    definition, plan, same = one.definition, written.plan_comparison(one), written.same_period_comparison(one)
    missing = one.value.value is None
    return [
        one.code,
        definition.name,
        written.write_value(definition, one.value.value),
        written.period(one),
        written.write_value(definition, one.plan.value) if one.plan else "",
        plan.text if plan else "",
        "" if one.same_period.value is None else written.write_value(definition, one.same_period.value),
        same.text if same else "",
        one.value.why if missing or one.value.why else written.state(one)[0],
    ]
