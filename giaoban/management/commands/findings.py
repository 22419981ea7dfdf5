"""``giaoban findings``: what the checks found for a unit."""

from typing import Any

from django.core.management.base import CommandParser

from giaoban.indicators import findings
from giaoban.indicators.queries import reader_of
from giaoban.management import command
from giaoban.said import Said, joined
from giaoban.trail.queries import latest_seal


class Command(command.Command):
    """Những chỗ số liệu mâu thuẫn."""

    help = Said("Những chỗ số liệu mâu thuẫn hoặc cần xem lại của một đơn vị")

    def add_arguments(self, parser: CommandParser) -> None:
        """--unit, --session, --json."""
        parser.add_argument("--unit", required=True)
        parser.add_argument("--session", help=Said("chỉ những chỗ chạm tới kỳ này"))
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings; exit status 1 when there are any."""
        self.require_data()
        seal = latest_seal()
        unit = findings.unit_of_code(options["unit"], command.now().date(), seal)
        found = findings.statement_findings(unit, seal)
        if options["session"]:
            _, _, session = reader_of(options["unit"], options["session"], seal)
            days = {session.start.isoformat()[:4]}
            found = [one for one in found if any(about["date"][:4] in days for about in one.about)]
        if options["json"]:
            rows = [
                {
                    "rule": one.rule,
                    "level": one.level,
                    "message": one.message,
                    "indicator": one.indicator,
                    "about": list(one.about),
                }
                for one in found
            ]
            self.write_json(rows)
        else:
            for one in found:
                self.say(joined(": ", [f"[{one.level}] {one.rule} {one.indicator}", one.message]))
        if found:
            raise SystemExit(1)
