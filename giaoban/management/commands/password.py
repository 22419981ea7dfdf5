"""``giaoban password``: an account gets a password, as after a load, where accounts come without one."""

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandParser

from giaoban.management import command
from giaoban.offices.models import Account

_REFUSALS = {
    "password_too_short": "Mật khẩu ngắn quá; cần ít nhất %(min_length)s ký tự.",
    "password_too_common": "Mật khẩu này quá phổ biến, ai cũng đoán được.",
}
"""Django says these two partly in English."""


class Command(command.Command):
    """Đặt mật khẩu."""

    help = "Đặt mật khẩu cho một tài khoản: hỏi hai lần, hoặc đọc một dòng từ đầu vào"

    def add_arguments(self, parser: CommandParser) -> None:
        """USERNAME."""
        parser.add_argument("username", help="tên đăng nhập, như trong bảng people")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, check and keep it; nothing is written where it is refused."""
        self.require_data()
        account = command.account(options["username"])
        password = self._asked(account) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
        if not password:
            self.fail("Chưa có mật khẩu nào; không đổi gì.")
        try:
            validate_password(password, account)
        except ValidationError as refusal:
            self.fail("\n".join(_words(one) for one in refusal.error_list))
        account.set_password(password)
        account.save(update_fields=["password"])
        self.stdout.write(f"Đã đặt mật khẩu cho {account.username}.")

    def _asked(self, account: Account) -> str:
        first = getpass.getpass(f"Mật khẩu mới của {account.username}: ")
        if getpass.getpass("Gõ lại lần nữa: ") != first:
            self.fail("Hai lần gõ không giống nhau; không đổi gì.")
        return first


def _words(refusal: ValidationError) -> str:
    words = _REFUSALS.get(refusal.code or "")
    return words % (refusal.params or {}) if words else "\n".join(refusal.messages)
