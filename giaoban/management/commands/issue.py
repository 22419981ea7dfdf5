"""``giaoban issue``: carry a session's report through the steps still open until it is sent."""

import datetime as dt
from typing import Any

from django.core.management.base import CommandParser

from giaoban.management import command
from giaoban.registers.rules.cells import read_day
from giaoban.reports import actions
from giaoban.reports.models import EditionKind
from giaoban.said import Said


class Command(command.Command):
    """Phát hành báo cáo."""

    help = Said("Trình, duyệt, ký, vào số, phát hành báo cáo: mỗi bước một việc, người ký là người quyết định")

    def add_arguments(self, parser: CommandParser) -> None:
        """--unit, --session, --number, --date, --signer, --by, --restate."""
        parser.add_argument("--unit", required=True)
        parser.add_argument("--session", required=True)
        parser.add_argument("--number", required=True, type=int, help=Said("số văn bản"))
        parser.add_argument("--date", required=True, help=Said("ngày văn bản"))
        parser.add_argument("--signer", required=True, help=Said("người ký"))
        parser.add_argument("--by", required=True, help=Said("tài khoản"))
        parser.add_argument(
            "--restate",
            choices=["correction", "replacement"],
            help=Said("đính chính hoặc thay thế bản đã phát hành"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the steps."""
        self.require_data()
        shared = {
            "number": options["number"],
            "day": self._day(options["date"]),
            "signer": options["signer"],
            "by": command.account(options["by"]),
            "at": command.now(),
        }
        if options["restate"]:
            kind = EditionKind(options["restate"])
            edition = actions.restate(options["unit"], options["session"], kind=kind, **shared)
        else:
            edition = actions.issue(options["unit"], options["session"], **shared)
        self.say(
            Said(
                "Đã phát hành báo cáo kỳ %(session)s, số liệu tại dấu niêm %(frozen_at)s.",
                session=options["session"],
                frozen_at=edition.frozen_at,
            )
        )

    def _day(self, text: str) -> dt.date:
        return read_day(text)
