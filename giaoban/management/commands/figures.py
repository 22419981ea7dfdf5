"""``giaoban figures``: the figures of a unit and session, now or as known on a day."""

from typing import Any

from django.core.management.base import CommandParser

from giaoban.indicators import queries
from giaoban.indicators.as_json import figure_row
from giaoban.management import command
from giaoban.said import Said, joined


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
        rows = [figure_row(one) for one in queries.figures_of_session(options["unit"], options["session"], seal=seal)]
        if options["json"]:
            self.write_json(rows)
            return
        for row in rows:
            value = Said("chưa có") if row["value"] is None else f"{row['value']} {row['unit']}"
            self.say(joined("", [f"{row['code']:<16} {row['name']}: ", value, f" ({row['from']} → {row['to']})"]))
