"""Mã xác thực (TOTP) and mã dự phòng: what an authenticator app shows, and the printed codes that stand in for it."""

import datetime as dt
import secrets

import pyotp
import segno
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe

from giaoban.offices.models import Account
from giaoban.offices.sign_in import sealing
from giaoban.offices.sign_in.models import Authenticator, RecoveryCode

ISSUER = "Giao Ban"
STEP_SECONDS = 30
SLACK_STEPS = 1
"""A clock that is half a minute off still signs in."""
HOW_MANY = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without letters and digits that are read for one another."""
_USE = "recovery code"


def new_secret() -> str:
    """A secret for an authenticator app."""
    return pyotp.random_base32()


def address_of(account: Account, secret: str) -> str:
    """The ``otpauth:`` address that the app reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=account.username, issuer_name=ISSUER)


def picture_of(account: Account, secret: str) -> SafeString:
    """The address as a QR code, an SVG without style or script."""
    made = segno.make(address_of(account, secret), error="m")
    drawn = made.svg_inline(scale=5, dark="#000", light="#fff", border=3, omitsize=False)
    return mark_safe(drawn)  # noqa: S308 — drawn here, holds numbers and two colours only


def step_of(secret: str, code: str, *, at: dt.datetime) -> int | None:
    """The 30-second step that a code belongs to, if it is one of now."""
    now = int(at.timestamp()) // STEP_SECONDS
    clean = "".join(code.split())
    clock = pyotp.TOTP(secret)
    near = range(now - SLACK_STEPS, now + SLACK_STEPS + 1)
    return next((step for step in near if pyotp.utils.strings_equal(clock.at(step * STEP_SECONDS), clean)), None)


def keep(account: Account, secret: str, step: int, *, at: dt.datetime) -> None:
    """Make the app that showed a right code the account's own; one it had before is replaced."""
    kept = {"secret": sealing.encrypted(secret), "last_step": step, "made_at": at}
    Authenticator.objects.update_or_create(account=account, defaults=kept)


def accept(account: Account, code: str, *, at: dt.datetime) -> bool:
    """Take a code of the account's app; each code once."""
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().filter(account=account).first()
        if kept is None:
            return False
        try:
            step = step_of(sealing.decrypted(kept.secret), code, at=at)
        except sealing.Unreadable:
            return False
        if step is None or (kept.last_step is not None and step <= kept.last_step):
            return False
        kept.last_step = step
        kept.secret = sealing.under_present_key(kept.secret)
        kept.save(update_fields=["last_step", "secret"])
    return True


def new_recovery_codes(account: Account) -> list[str]:
    """Ten new codes, told this once; those before them end."""
    made = ["-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(2)) for _ in range(HOW_MANY)]
    with transaction.atomic():
        RecoveryCode.objects.filter(account=account).delete()
        RecoveryCode.objects.bulk_create(
            [RecoveryCode(account=account, digest=sealing.digest(_USE, _bare(code))) for code in made]
        )
    return made


def use_recovery_code(account: Account, code: str, *, at: dt.datetime) -> bool:
    """Use up one of the printed codes."""
    wanted = sealing.digests(_USE, _bare(code))
    unused = RecoveryCode.objects.filter(account=account, digest__in=wanted, used_at=None)
    return bool(unused.update(used_at=at))


def recovery_codes_left(account: Account) -> int:
    """How many printed codes are still good."""
    return RecoveryCode.objects.filter(account=account, used_at=None).count()


def _bare(code: str) -> str:
    return "".join(letter for letter in code.casefold() if letter.isalnum())
