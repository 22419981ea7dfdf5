"""The daily digest (bản tin ngày): everything unread since the last one, in one mail at the hour a person chose."""

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from giaoban.days.clock import VIETNAM
from giaoban.notices import kinds, smtp
from giaoban.notices.models import Digest, Notice, NoticePreference
from giaoban.notices.saying import told_again
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.words.dates import write_short_date

MOST_TRIES = 5
PAUSE = dt.timedelta(minutes=10)
"""Between two tries of a digest that the mail server refused."""
MOST_LINES = 100

logger = logging.getLogger(__name__)


def send_due(now: dt.datetime) -> int:
    """Send the digests whose hour has come today; returns how many went out.

    Without a mail server nothing is claimed. A person whom nothing waits for at their hour is next
    looked at tomorrow: what comes later in the day is in tomorrow's digest.
    """
    server: Mapping[str, Any] | None = settings.MAIL_SERVER
    if server is None:
        return 0
    claimed = [*_first_tries(now), *_second_tries(now)]
    return sum(_send(digest, now, server) for digest in claimed)


def _first_tries(now: dt.datetime) -> list[Digest]:
    local = now.astimezone(VIETNAM)
    wishes = NoticePreference.objects.filter(mail=True, hour__lte=local.hour, account__is_active=True)
    wishes = wishes.exclude(address="").exclude(account__in=Digest.objects.filter(day=local.date()).values("account"))
    claimed = [_claim(one.account_id, local.date(), now) for one in wishes.order_by("pk")]
    return [one for one in claimed if one is not None]


def _claim(account: int, day: dt.date, now: dt.datetime) -> Digest | None:
    """The person's digest of the day with all that waits in it, or ``None`` if somebody else claimed it."""
    with transaction.atomic():
        digest, made = Digest.objects.get_or_create(
            account_id=account, day=day, defaults={"state": Digest.State.EMPTY, "tried_at": now}
        )
        if not made:
            return None
        waiting = Notice.objects.filter(account=account, read_at=None)
        waiting = waiting.filter(Q(digest=None) | Q(digest__state=Digest.State.FAILED))
        if not waiting.update(digest=digest):
            return None
        digest.state = Digest.State.SENDING
        digest.save(update_fields=["state"])
        return digest


def _second_tries(now: dt.datetime) -> list[Digest]:
    """Of today's digests that the server refused, those whose pause is over and that nobody else took up."""
    today = now.astimezone(VIETNAM).date()
    refused = Digest.objects.filter(state=Digest.State.FAILED, day=today, attempts__lt=MOST_TRIES)
    found = []
    for digest in refused.filter(tried_at__lte=now - PAUSE).order_by("pk"):
        same = Digest.objects.filter(pk=digest.pk, state=Digest.State.FAILED, attempts=digest.attempts)
        digest.state, digest.attempts, digest.tried_at = Digest.State.SENDING, digest.attempts + 1, now
        if same.update(state=digest.state, attempts=digest.attempts, tried_at=now):
            found.append(digest)
    return found


def _send(digest: Digest, now: dt.datetime, server: Mapping[str, Any]) -> bool:
    wish = NoticePreference.objects.filter(account=digest.account_id, mail=True).first()
    notices = list(digest.notices.filter(read_at=None).order_by("kind", "made_at", "pk"))
    state, problem = Digest.State.EMPTY, ""
    if wish is not None and notices:  # else read, or no longer wished, since the first try
        state, problem = _outcome(message(digest, wish.address, notices, now, server["sender"]), server)
    Digest.objects.filter(pk=digest.pk).update(state=state, problem=problem[:300])
    return state == Digest.State.SENT


def _outcome(mail: EmailMessage, server: Mapping[str, Any]) -> tuple[Digest.State, str]:
    try:
        smtp.send(mail, server)
    except smtp.NotSent as error:
        logger.warning("%s was not taken by the mail server: %s", mail["Message-ID"], error)
        return Digest.State.FAILED, str(error)
    except smtp.NobodyKnows as error:
        logger.warning("%s was cut off: %s", mail["Message-ID"], error)
        return Digest.State.SENDING, str(error)
    return Digest.State.SENT, ""


def message(digest: Digest, address: str, notices: Sequence[Notice], now: dt.datetime, sender: str) -> EmailMessage:
    """The mail: notices by kind, those of units that the person may no longer see only counted."""
    made = EmailMessage()
    day = write_short_date(digest.day)
    made["Subject"] = Said("Giao Ban: %(count)s thông báo ngày %(day)s", count=len(notices), day=day)
    made["From"], made["To"], made["Date"] = sender, address, format_datetime(now)
    made["Message-ID"] = f"<giaoban-{digest.pk}-{digest.day.isoformat()}@{parseaddr(sender)[1].rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content("\n".join(_lines(digest.account, notices, now)))
    return made


def _lines(account: Account, notices: Sequence[Notice], now: dt.datetime) -> list[str]:
    seen = Permission(account, now.astimezone(VIETNAM).date()).units(Deed.SEE)
    open_ones = [one for one in notices if one.unit_id is None or one.unit_id in seen]
    lines: list[str] = []
    for kind, same in groupby(open_ones[:MOST_LINES], key=lambda one: one.kind):
        lines += ["", str(kinds.title_of(kind)), *(f"- {told_again(one.said)}{_address(one)}" for one in same)]
    left_out = len(notices) - min(len(open_ones), MOST_LINES)
    if left_out:
        lines += ["", Said("Và %(count)s thông báo khác.", count=left_out)]
    if settings.SITE_ADDRESS:
        lines += ["", Said("Hộp thông báo: %(address)s", address=f"{settings.SITE_ADDRESS}{reverse('notices:inbox')}")]
    return [*lines[1:], "", Said("Thư này gửi mỗi ngày một lần; đổi giờ hoặc tắt ở trang Tùy chọn thông báo.")]


def _address(one: Notice) -> str:
    return f"\n  {settings.SITE_ADDRESS}{reverse('notices:open', args=[one.pk])}" if settings.SITE_ADDRESS else ""
