"""``giaoban correct``: a new version of one row of a register, with its reason."""

from typing import Any

from django.core.management.base import CommandParser

from giaoban.management import command
from giaoban.offices import queries as offices
from giaoban.registers import actions, queries, registry
from giaoban.registers.reading import read_row
from giaoban.registers.rules.finding import Refused


class Command(command.Command):
    """Sửa hoặc hủy một bản ghi của sổ."""

    help = "Sửa (hoặc hủy với --void) một bản ghi: bản cũ được giữ, bản mới ghi lý do"

    def add_arguments(self, parser: CommandParser) -> None:
        """REGISTER ID FIELD=VALUE … --reason --by --void."""
        parser.add_argument("register", help="mã sổ, ví dụ budget.revenue")
        parser.add_argument("id", help="khóa của bản ghi")
        parser.add_argument("changes", nargs="*", metavar="CỘT=GIÁ_TRỊ")
        parser.add_argument("--reason", required=True)
        parser.add_argument("--by", required=True, help="tài khoản")
        parser.add_argument("--void", action="store_true", help="hủy bản ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        """Append the new version."""
        self.require_data()
        register = registry.get(options["register"])
        entry = queries.standing(register, options["id"])
        cells = dict(self._pair(text) for text in options["changes"])
        if not cells and not options["void"]:
            self.fail("Chưa nêu cột nào cần sửa (CỘT=GIÁ_TRỊ).")
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
        self.stdout.write(f"Đã {'hủy' if options['void'] else 'sửa'} {register.title} «{entry.key}».")

    def _pair(self, text: str) -> tuple[str, str]:
        name, sign, value = text.partition("=")
        if not sign:
            self.fail(f"«{text}» không có dạng CỘT=GIÁ_TRỊ.")
        return name, value
