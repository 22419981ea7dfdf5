"""``giaoban worker``: the follower, for PostgreSQL; reminders and the daily mail, on either database."""

from typing import Any

from giaoban.management import command
from giaoban.management.following import follow
from giaoban.notices import by_the_clock
from giaoban.said import Said


class Command(command.Command):
    """Người niêm."""

    help = Said("Chạy người niêm: mọi việc đã ghi được niêm và tính vào số liệu; nhắc hạn và gửi thư mỗi ngày")

    def handle(self, *args: Any, **options: Any) -> None:
        """Follow until interrupted."""
        self.require_data()
        self.say(Said("Người niêm đang chạy (Ctrl C để dừng)"))
        try:
            follow(chores=by_the_clock.run)
        except KeyboardInterrupt:
            self.say(Said("Đã dừng."))
