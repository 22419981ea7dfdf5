"""Lớp xác thực thứ hai of an account as a whole: whether it has one, which, and taking all of it away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from giaoban.offices.models import Account
from giaoban.offices.sign_in import codes
from giaoban.offices.sign_in.models import Authenticator, Passkey, RecoveryCode, RememberedDevice


@dataclass(frozen=True)
class Factors:
    """What an account has beside its password."""

    authenticator: Authenticator | None
    passkeys: Sequence[Passkey]
    recovery_codes: int
    devices: Sequence[RememberedDevice]

    @property
    def any(self) -> bool:
        """Whether a second factor is asked for."""
        return self.authenticator is not None or bool(self.passkeys)


def factors_of(account: Account) -> Factors:
    """The factors of an account, its oldest key first."""
    return Factors(
        Authenticator.objects.filter(account=account).first(),
        list(Passkey.objects.filter(account=account).order_by("pk")),
        codes.recovery_codes_left(account),
        list(RememberedDevice.objects.filter(account=account).order_by("-pk")),
    )


def with_factor(accounts: Iterable[int]) -> frozenset[int]:
    """Which of many accounts have a second factor."""
    some = list(accounts)
    apps = Authenticator.objects.filter(account__in=some).values_list("account", flat=True)
    keys = Passkey.objects.filter(account__in=some).values_list("account", flat=True)
    return frozenset(apps) | frozenset(keys)


def remove_all(account: Account) -> None:
    """Take every factor, printed code and remembered device away."""
    with transaction.atomic():
        for model in (Authenticator, Passkey, RecoveryCode, RememberedDevice):
            model._default_manager.filter(account=account).delete()


def settle(account: Account) -> None:
    """Without a factor there is nothing to stand in for: printed codes and remembered devices end with the last."""
    if not Authenticator.objects.filter(account=account).exists() and not _passkeys(account):
        remove_all(account)


def _passkeys(account: Account) -> bool:
    return Passkey.objects.filter(account=account).exists()
