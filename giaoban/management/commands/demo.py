"""``giaoban demo``: the worked example in an empty home."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser

from giaoban.demo import actions, tables
from giaoban.management import command
from giaoban.management.progress import Progress
from giaoban.offices.views import DEMO_PASSWORD


class Command(command.Command):
    """Nạp dữ liệu mẫu."""

    help = "Nạp quận Thanh Xuân mẫu (2022–2023, ba phường từ 7/2025) vào thư mục dữ liệu trống"

    def add_arguments(self, parser: CommandParser) -> None:
        """--json."""
        parser.add_argument("--json", action="store_true", help="in danh sách tài khoản mẫu dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load once; a second run says so and changes nothing."""
        call_command("migrate", verbosity=0)
        loaded = actions.is_loaded()
        if not loaded:
            progress = Progress()
            actions.load(lambda share, last: progress.say(f"Nạp dữ liệu mẫu … {int(share * 100):3d}% ({last})", share))
            progress.end()
        if options["json"]:
            self.write_json({"loaded": not loaded, "accounts": _accounts()})
        elif loaded:
            self.stdout.write("Dữ liệu mẫu đã có sẵn; không thay đổi gì.")
        else:
            self.stdout.write(f"Đã nạp dữ liệu mẫu. Tài khoản van_phong, chu_tich …; mật khẩu {DEMO_PASSWORD}.")


def _accounts() -> list[dict[str, str]]:
    return [
        {
            "username": row["username"],
            "unit": row["unit"].partition("@")[0],
            "role": row["role"],
            "post": row["post"],
        }
        for row in tables.rows("accounts")
    ]
