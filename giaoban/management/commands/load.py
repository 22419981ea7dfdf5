"""``giaoban load``: check and load a folder of spreadsheets, all of it or nothing."""

from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.db import connection

from giaoban.folders import actions, tables
from giaoban.folders.outcome import Outcome
from giaoban.management import command
from giaoban.management.progress import Progress
from giaoban.offices.models import Account
from giaoban.said import Said, joined


class Command(command.Command):
    """Nạp một thư mục bảng tính."""

    help = Said("Kiểm tra và nạp một thư mục bảng tính (hoặc một bản xuất): đúng hết mới nạp")

    def add_arguments(self, parser: CommandParser) -> None:
        """DIR --dry-run --json."""
        parser.add_argument("dir", type=Path, help=Said("thư mục bảng tính"))
        parser.add_argument("--dry-run", action="store_true", help=Said("chỉ kiểm tra, không ghi gì"))
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, print what came of it; 2 with every finding when it was refused."""
        if not options["dir"].is_dir():
            self.fail(Said("Không có thư mục «%(dir)s».", dir=options["dir"]))
        if "giaoban_act" not in connection.introspection.table_names():
            call_command("migrate", verbosity=0)
        progress = Progress()
        outcome = actions.load(
            options["dir"],
            at=command.now(),
            dry_run=options["dry_run"],
            progress=lambda table, rows: progress.say(f"{table}: {rows} …"),
        )
        progress.end()
        if options["json"]:
            self.write_json(outcome.as_json())
        if outcome.refused:
            lines = [str(finding) for finding in outcome.findings]
            self.fail(joined("\n", [*lines, Said("%(count)s lỗi; không nạp gì.", count=len(lines))]))
        if not options["json"]:
            self._tell(outcome, options["dry_run"])

    def _tell(self, outcome: Outcome, dry_run: bool) -> None:
        titles = {
            name: Said("%(key)s (%(label)s)", key=name, label=table.title) for name, table in tables.by_name().items()
        }
        for name, count in outcome.loaded.items():
            self.say(joined(": ", [titles.get(name, name), str(count)]))
        if outcome.skipped:
            self.say(Said("Đã có, bỏ qua: %(count)s dòng", count=sum(outcome.skipped.values())))
        total = sum(outcome.loaded.values())
        if dry_run:
            self.say(Said("Kiểm tra xong, đúng cả %(count)s dòng; chưa ghi gì.", count=total))
            return
        self.say(Said("Đã nạp %(count)s dòng.", count=total))
        first = Account.objects.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX).first()
        if first is not None:
            self.say(
                Said(
                    "Tài khoản nạp vào chưa có mật khẩu; đặt bằng «giaoban password %(username)s».",
                    username=first.username,
                )
            )
