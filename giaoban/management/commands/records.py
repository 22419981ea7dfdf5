"""``giaoban records``: the records that a figure is made of."""

from typing import Any

from django.core.management.base import CommandParser

from giaoban.dashboards.record_names import book_title, named
from giaoban.indicators import queries
from giaoban.indicators.as_json import behind_rows, record_row
from giaoban.indicators.written import write_value
from giaoban.management import command
from giaoban.offices import queries as offices
from giaoban.said import Said, joined
from giaoban.words.dates import write_short_date


class Command(command.Command):
    """Bản ghi đứng sau một số liệu."""

    help = Said("Bản ghi đứng sau một số liệu: số lượng hoặc tổng đúng bằng số liệu")

    def add_arguments(self, parser: CommandParser) -> None:
        """--unit, --session, --indicator, --known-at, --json."""
        parser.add_argument("--unit", required=True)
        parser.add_argument("--session", required=True)
        parser.add_argument("--indicator", required=True, help=Said("mã chỉ tiêu"))
        parser.add_argument("--known-at")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the records, then what they come to."""
        self.require_data()
        seal = queries.seal_for(command.moment(options["known_at"]))
        behind = queries.records_behind(options["unit"], options["session"], options["indicator"], seal=seal)
        tree = offices.tree(seal)
        if options["json"]:
            rest = behind_rows(behind)
            self.write_json(
                {"value": rest["value"], "records": [record_row(one, tree) for one in behind.records], **rest}
            )
            return
        definition = behind.figure.definition
        names = named(behind.records, seal)
        rows = [
            (
                write_short_date(one.day),
                book_title(one.register),
                names[one.record].key or one.key,
                tree[one.unit].name,
                write_value(definition, one.amount),
            )
            for one in behind.records
        ]
        self.say_table(rows, right={4})
        self.say(joined(": ", [definition.name, write_value(definition, behind.figure.value.value)]))
