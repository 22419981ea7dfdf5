"""Đường dẫn dùng một lần: invitations, new passwords and the setup code, each good once and until its day."""

import datetime as dt
import secrets

from django.db import transaction

from giaoban.offices.models import Account
from giaoban.offices.sign_in import sealing
from giaoban.offices.sign_in.models import LinkPurpose, OneTimeLink
from giaoban.said import Said

SETUP_HOURS = 24
_SETUP_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_USE = "link"


class LinkRefused(ValueError):
    """The link is unknown, used up or too old."""


def new_link(account: Account, purpose: LinkPurpose, *, days: int, by: str, at: dt.datetime) -> str:
    """The secret of a new link for an account; links of it that were not used end."""
    token = sealing.new_token()
    with transaction.atomic():
        OneTimeLink.objects.filter(account=account, used_at=None).update(until=at)
        _keep(token, purpose, account, by, at, at + dt.timedelta(days=days))
    return token


def new_setup_code(*, at: dt.datetime) -> str:
    """A code that opens the start of an empty home; the one before it ends."""
    code = "-".join("".join(secrets.choice(_SETUP_LETTERS) for _ in range(4)) for _ in range(4))
    with transaction.atomic():
        OneTimeLink.objects.filter(purpose=LinkPurpose.SETUP, used_at=None).update(until=at)
        _keep(bare_code(code), LinkPurpose.SETUP, None, "", at, at + dt.timedelta(hours=SETUP_HOURS))
    return code


def find(token: str, *, at: dt.datetime) -> OneTimeLink:
    """The link of a secret, if it is still good; raises :class:`LinkRefused` in words."""
    found = OneTimeLink.objects.filter(digest__in=sealing.digests(_USE, token)).select_related("account").first()
    if found is None:
        raise LinkRefused(Said("Đường dẫn hoặc mã không đúng."))
    if found.used_at is not None:
        raise LinkRefused(Said("Đường dẫn này đã dùng rồi; mỗi đường dẫn chỉ dùng một lần."))
    if found.until <= at:
        raise LinkRefused(Said("Đường dẫn này đã hết hạn; đề nghị quản trị lập đường dẫn mới."))
    return found


def use(token: str, *, at: dt.datetime) -> OneTimeLink:
    """Use a link up; of two who use it at once one is refused."""
    found = find(token, at=at)
    if not OneTimeLink.objects.filter(pk=found.pk, used_at=None).update(used_at=at):
        raise LinkRefused(Said("Đường dẫn này đã dùng rồi; mỗi đường dẫn chỉ dùng một lần."))
    return found


def use_setup_code(number: int, *, at: dt.datetime) -> bool:
    """Use up the setup code that a browser showed before; ``False`` when it is no longer good."""
    good = OneTimeLink.objects.filter(pk=number, purpose=LinkPurpose.SETUP, used_at=None, until__gt=at)
    return bool(good.update(used_at=at))


def setup_code_is_good(number: int, *, at: dt.datetime) -> bool:
    """Whether the setup code that a browser showed before still opens the start."""
    return OneTimeLink.objects.filter(pk=number, purpose=LinkPurpose.SETUP, used_at=None, until__gt=at).exists()


def bare_code(text: str) -> str:
    """A setup code as it is compared: without dashes, spaces and small letters."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def _keep(
    token: str, purpose: LinkPurpose, account: Account | None, by: str, at: dt.datetime, until: dt.datetime
) -> None:
    OneTimeLink.objects.create(
        purpose=purpose, account=account, digest=sealing.digest(_USE, token), made_by=by, made_at=at, until=until
    )
