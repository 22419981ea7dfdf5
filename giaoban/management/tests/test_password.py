"""``giaoban password``: an account that came without a password gets one, asked twice or read from a pipe."""

import getpass
import io
import sys
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from giaoban.offices.models import Account

pytestmark = pytest.mark.django_db
GOOD = "muop-dang-va-ca-loc"
Typed = Callable[..., None]


class Terminal(io.StringIO):
    """Standard input of a person."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def account() -> Account:
    return Account.objects.create_user("van_phong", "Người A (tên giả)", None)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    def give(*answers: str) -> None:
        left = list(answers)
        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr(getpass, "getpass", lambda prompt: left.pop(0))

    return give


def test_a_line_from_a_pipe_becomes_the_password(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{GOOD}\r\nsecond line\n"))
    out = io.StringIO()
    call_command("password", "van_phong", stdout=out)
    account.refresh_from_db()
    assert account.check_password(GOOD)
    assert "Đã đặt mật khẩu cho van_phong." in out.getvalue()
    assert GOOD not in out.getvalue()


def test_a_person_is_asked_twice(account: Account, typed: Typed) -> None:
    typed(GOOD, GOOD)
    call_command("password", "van_phong", stdout=io.StringIO())
    account.refresh_from_db()
    assert account.check_password(GOOD)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((GOOD, "muop-dang"), "Hai lần gõ không giống nhau"),
        (("", ""), "Chưa có mật khẩu nào"),
        (("ngan", "ngan"), "ít nhất 8 ký tự"),
        (("password", "password"), "quá phổ biến"),
    ],
)
def test_what_is_refused_leaves_the_account_as_it_was(
    account: Account, typed: Typed, answers: tuple[str, str], words: str
) -> None:
    typed(*answers)
    with pytest.raises(CommandError, match=words) as refusal:
        call_command("password", "van_phong")
    assert refusal.value.returncode == 2
    account.refresh_from_db()
    assert not account.has_usable_password()


def test_an_unknown_account_is_named(account: Account) -> None:
    with pytest.raises(CommandError, match="Không có tài khoản «van_phonh»"):
        call_command("password", "van_phonh")
