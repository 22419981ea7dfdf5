"""``giaoban close``: the office closes a session's figures."""

from typing import Any

from django.core.management.base import CommandParser

from giaoban.indicators import actions, queries
from giaoban.management import command
from giaoban.said import Said
from giaoban.trail import follower


class Command(command.Command):
    """Chốt số liệu của kỳ."""

    help = Said("Chốt số liệu của một kỳ: từ đó là chính thức, thay đổi về sau thành bản mới có lý do")

    def add_arguments(self, parser: CommandParser) -> None:
        """--unit, --session, --by."""
        parser.add_argument("--unit", required=True)
        parser.add_argument("--session", required=True)
        parser.add_argument("--by", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Append the close."""
        self.require_data()
        _, unit, session = queries.reader_of(options["unit"], options["session"], None)
        actions.close(session.record, unit.id, by=command.account(options["by"]), at=command.now())
        follower.run_pass()
        self.say(Said("Đã chốt số liệu kỳ %(code)s của %(name)s.", code=session.code, name=unit.name))
