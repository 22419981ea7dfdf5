"""``giaoban serve``: the site on the loopback address, with a follower where none runs."""

import os
import sys
import threading
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.db import connection

from giaoban.founding import hooks
from giaoban.management import command
from giaoban.management.following import follow
from giaoban.offices.models import Account
from giaoban.offices.sign_in import links
from giaoban.said import Said


class Command(command.Command):
    """Mở trang web."""

    help = Said("Mở trang web trên địa chỉ nội bộ của máy này")

    def add_arguments(self, parser: CommandParser) -> None:
        """--port, --host, --workers."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, gather static files, then serve until interrupted."""
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        address = f"http://{options['host']}:{options['port']}/"
        self.say(Said("Giao Ban đang chạy tại %(address)s (Ctrl C để dừng)", address=address))
        if Account.objects.filter(is_demo=True).exists():
            self.say(Said("Tài khoản mẫu có tên và mật khẩu ở trang đăng nhập."))
        if hooks.beginning():
            code = links.new_setup_code(at=command.now())
            self.say(
                Said(
                    "Chưa có cơ quan nào. Mở %(address)s và gõ mã thiết lập (dùng một lần): %(code)s",
                    address=address,
                    code=code,
                )
            )
        self.stdout.flush()
        if connection.vendor == "postgresql":
            threading.Thread(target=follow, kwargs={"only_if_free": True}, daemon=True).start()
        self._run(options)

    def _run(self, options: dict[str, Any]) -> None:
        """Hand over to gunicorn in this very process, so that signals reach it."""
        connection.close()
        gunicorn = Path(sys.executable).with_name("gunicorn")
        if connection.vendor == "postgresql":
            from gunicorn.app.wsgiapp import WSGIApplication  # needs to stay in this process for the follower

            sys.argv = ["gunicorn", *self._arguments(options)]
            WSGIApplication("%(prog)s").run()
            return
        os.execv(str(gunicorn), [str(gunicorn), *self._arguments(options)])  # noqa: S606 — our own program, no shell

    def _arguments(self, options: dict[str, Any]) -> list[str]:
        return [
            "giaoban.config.wsgi:application",
            "--bind",
            f"{options['host']}:{options['port']}",
            "--workers",
            str(options["workers"]),
            "--threads",
            "4",
            "--no-control-socket",
            "--chdir",
            str(settings.HOME),
        ]
