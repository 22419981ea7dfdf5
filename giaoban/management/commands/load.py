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


class Command(command.Command):
    """Nạp một thư mục bảng tính."""

    help = "Kiểm tra và nạp một thư mục bảng tính (hoặc một bản xuất): đúng hết mới nạp"

    def add_arguments(self, parser: CommandParser) -> None:
        """DIR --dry-run --json."""
        parser.add_argument("dir", type=Path, help="thư mục bảng tính")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, print what came of it; 2 with every finding when it was refused."""
        if not options["dir"].is_dir():
            self.fail(f"Không có thư mục «{options['dir']}».")
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
            self.fail("\n".join([*lines, f"{len(lines)} lỗi; không nạp gì."]))
        if not options["json"]:
            self._tell(outcome, options["dry_run"])

    def _tell(self, outcome: Outcome, dry_run: bool) -> None:
        titles = {name: f"{name} ({table.title})" for name, table in tables.by_name().items()}
        for name, count in outcome.loaded.items():
            self.stdout.write(f"{titles.get(name, name)}: {count}")
        if outcome.skipped:
            self.stdout.write(f"Đã có, bỏ qua: {sum(outcome.skipped.values())} dòng")
        total = sum(outcome.loaded.values())
        if dry_run:
            self.stdout.write(f"Kiểm tra xong, đúng cả {total} dòng; chưa ghi gì.")
            return
        self.stdout.write(f"Đã nạp {total} dòng.")
        first = Account.objects.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX).first()
        if first is not None:
            self.stdout.write(f"Tài khoản nạp vào chưa có mật khẩu; đặt bằng «giaoban password {first.username}».")
