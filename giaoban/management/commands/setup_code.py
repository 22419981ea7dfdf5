"""``giaoban setup-code``: a new one-time code for the start page of an empty home."""

from typing import Any

from django.core.management import call_command

from giaoban.founding import hooks
from giaoban.management import command
from giaoban.offices.sign_in import links
from giaoban.said import Said


class Command(command.Command):
    """Lập mã thiết lập."""

    help = "Lập mã thiết lập dùng một lần cho trang bắt đầu, khi chưa có cơ quan nào"

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the code; a home that has an authority needs none."""
        call_command("migrate", verbosity=0)
        if not hooks.beginning():
            self.fail(Said("Đã có cơ quan ở đây; không cần mã thiết lập."))
        code = links.new_setup_code(at=command.now())
        self.say(Said("Mã thiết lập (dùng một lần, %(hours)s giờ): %(code)s", hours=links.SETUP_HOURS, code=code))
