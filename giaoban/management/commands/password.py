"""``giaoban password``: an account gets a password, as after a load, where accounts come without one."""

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandParser

from giaoban.management import command
from giaoban.offices.models import Account
from giaoban.said import Said, joined
from giaoban.web.writing import told

_REFUSALS = {
    "password_too_short": Said("Mật khẩu ngắn quá; cần ít nhất %(min_length)s ký tự."),
    "password_too_common": Said("Mật khẩu này quá phổ biến, ai cũng đoán được."),
}
"""Django says these two partly in English."""


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
        try:
            validate_password(password, account)
        except ValidationError as refusal:
            self.fail(joined("\n", [_words(one) for one in refusal.error_list]))
        account.set_password(password)
        account.save(update_fields=["password"])
        self.say(Said("Đã đặt mật khẩu cho %(username)s.", username=account.username))

    def _asked(self, account: Account) -> str:
        first = getpass.getpass(told(Said("Mật khẩu mới của %(username)s: ", username=account.username)))
        if getpass.getpass(told(Said("Gõ lại lần nữa: "))) != first:
            self.fail(Said("Hai lần gõ không giống nhau; không đổi gì."))
        return first


def _words(refusal: ValidationError) -> str:
    words = _REFUSALS.get(refusal.code or "")
    return Said(words, **(refusal.params or {})) if words else "\n".join(refusal.messages)
