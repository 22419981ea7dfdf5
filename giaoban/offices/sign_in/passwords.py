"""Mật khẩu: checking and setting one, with refusals in Vietnamese."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from giaoban.offices.models import Account
from giaoban.offices.sign_in import journal
from giaoban.offices.sign_in.models import Outcome, RememberedDevice
from giaoban.offices.sign_in.visitor import Visitor
from giaoban.said import Said


def refusals(password: str, account: Account | None) -> list[str]:
    """What is wrong with a new password, in Django's own rules and our words."""
    try:
        validate_password(password, account)
    except ValidationError as refusal:
        return [_words(one) for one in refusal.error_list]
    return []


def set_password(account: Account, password: str, visitor: Visitor, *, at: dt.datetime, words: str = "") -> None:
    """Give an account the password that its owner chose.

    Every other session of it falls by Django's own check; devices are remembered no more.
    """
    account.set_password(password)
    account.save(update_fields=["password"])
    RememberedDevice.objects.filter(account=account).delete()
    journal.note(Outcome.PASSWORD_SET, visitor, at=at, account=account, words=words)


def _words(refusal: ValidationError) -> str:
    """Django says these two partly in English."""
    said = refusal.params or {}
    if refusal.code == "password_too_short":
        return Said("Mật khẩu ngắn quá; cần ít nhất %(least)s ký tự.", least=said.get("min_length", ""))
    if refusal.code == "password_too_common":
        return Said("Mật khẩu này quá phổ biến, ai cũng đoán được.")
    return "\n".join(refusal.messages)
