"""``giaoban correct``: a new version of one row of a register, with its reason."""

from typing import Any

from django.core.management.base import CommandParser

from giaoban.management import command
from giaoban.offices import queries as offices
from giaoban.registers import actions, queries, registry
from giaoban.registers.reading import read_row
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said


class Command(command.Command):
    """Sửa hoặc hủy một bản ghi của sổ."""

    help = Said("Sửa (hoặc hủy với --void) một bản ghi: bản cũ được giữ, bản mới ghi lý do")

    def add_arguments(self, parser: CommandParser) -> None:
        """REGISTER ID FIELD=VALUE … --reason --by --void."""
        parser.add_argument("register", help=Said("mã sổ, ví dụ budget.revenue"))
        parser.add_argument("id", help=Said("khóa của bản ghi"))
        parser.add_argument("changes", nargs="*", metavar=Said("CỘT=GIÁ_TRỊ"))
        parser.add_argument("--reason", required=True)
        parser.add_argument("--by", required=True, help=Said("tài khoản"))
        parser.add_argument("--void", action="store_true", help=Said("hủy bản ghi"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Append the new version."""
        self.require_data()
        register = registry.get(options["register"])
        entry = queries.standing(register, options["id"])
        cells = dict(self._pair(text) for text in options["changes"])
        if not cells and not options["void"]:
            self.fail(Said("Chưa nêu cột nào cần sửa (CỘT=GIÁ_TRỊ)."))
        values, findings = read_row(register, cells, offices.tree_now(), partial=queries.values_of(register, entry))
        if findings:
            raise Refused(findings)
        actions.correct(
            register,
            entry,
            values,
            by=command.account(options["by"]),
            at=command.now(),
            reason=options["reason"],
            void=options["void"],
        )
        done = (
            Said("Đã hủy %(title)s «%(key)s».", title=register.title, key=entry.key)
            if options["void"]
            else Said("Đã sửa %(title)s «%(key)s».", title=register.title, key=entry.key)
        )
        self.say(done)

    def _pair(self, text: str) -> tuple[str, str]:
        name, sign, value = text.partition("=")
        if not sign:
            self.fail(Said("«%(text)s» không có dạng CỘT=GIÁ_TRỊ.", text=text))
        return name, value
