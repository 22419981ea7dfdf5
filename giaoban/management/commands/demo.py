"""``giaoban demo``: the worked example in an empty home."""

from decimal import Decimal
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser

from giaoban.demo import actions, tables
from giaoban.management import command
from giaoban.management.progress import Progress
from giaoban.offices.views import DEMO_PASSWORD
from giaoban.said import Said


class Command(command.Command):
    """Nạp dữ liệu mẫu."""

    help = Said("Nạp quận Thanh Xuân mẫu (2022–2023, ba phường từ 7/2025) vào thư mục dữ liệu trống")

    def add_arguments(self, parser: CommandParser) -> None:
        """--json."""
        parser.add_argument("--json", action="store_true", help=Said("in danh sách tài khoản mẫu dạng JSON"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Load once; a second run says so and changes nothing."""
        call_command("migrate", verbosity=0)
        loaded = actions.is_loaded()
        if not loaded:
            progress = Progress()
            actions.load(lambda share, last: progress.say(_progress(share, last), share))
            progress.end()
        if options["json"]:
            self.write_json({"loaded": not loaded, "accounts": _accounts()})
        elif loaded:
            self.say(Said("Dữ liệu mẫu đã có sẵn; không thay đổi gì."))
        else:
            self.say(
                Said(
                    "Đã nạp dữ liệu mẫu. Tài khoản van_phong, chu_tich …; mật khẩu %(demo_password)s.",
                    demo_password=DEMO_PASSWORD,
                )
            )


def _progress(share: Decimal, last: object) -> str:
    return Said("Nạp dữ liệu mẫu … %(percent)s%% (%(last)s)", percent=f"{int(share * 100):3d}", last=last)


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
