"""``giaoban password``: an account gets a password, as after a load, where accounts come without one."""

import getpass
import sys
from typing import Any

from django.core.management.base import CommandParser

from giaoban.management import command
from giaoban.offices.models import Account
from giaoban.offices.sign_in.passwords import refusals, set_password
from giaoban.offices.sign_in.visitor import Visitor
from giaoban.said import Said, joined
from giaoban.web.writing import told


class Command(command.Command):
    """Đặt mật khẩu."""

    help = Said("Đặt mật khẩu cho một tài khoản: hỏi hai lần, hoặc đọc một dòng từ đầu vào")

    def add_arguments(self, parser: CommandParser) -> None:
        """USERNAME."""
        parser.add_argument("username", help=Said("tên đăng nhập, như trong bảng people"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, check and keep it; nothing is written where it is refused."""
        self.require_data()
        account = command.account(options["username"])
        password = self._asked(account) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
        if not password:
            self.fail(Said("Chưa có mật khẩu nào; không đổi gì."))
        wrong = refusals(password, account)
        if wrong:
            self.fail(joined("\n", wrong))
        set_password(account, password, Visitor("", "giaoban password"), at=command.now())
        self.say(Said("Đã đặt mật khẩu cho %(username)s.", username=account.username))

    def _asked(self, account: Account) -> str:
        first = getpass.getpass(told(Said("Mật khẩu mới của %(username)s: ", username=account.username)))
        if getpass.getpass(told(Said("Gõ lại lần nữa: "))) != first:
            self.fail(Said("Hai lần gõ không giống nhau; không đổi gì."))
        return first
