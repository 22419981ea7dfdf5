"""``giaoban worker``: the follower, for PostgreSQL."""

from typing import Any

from giaoban.management import command
from giaoban.management.following import follow
from giaoban.said import Said


class Command(command.Command):
    """Người niêm."""

    help = Said("Chạy người niêm: mọi việc đã ghi được niêm và tính vào số liệu")

    def handle(self, *args: Any, **options: Any) -> None:
        """Follow until interrupted."""
        self.require_data()
        self.say(Said("Người niêm đang chạy (Ctrl C để dừng)"))
        try:
            follow()
        except KeyboardInterrupt:
            self.say(Said("Đã dừng."))
