"""Sending what waits in the outbox: signed, at least once, of one subject in order, retried with growing waits.

A message is claimed by moving its next try ahead, so two workers do not send it at once; one that a worker was
sending when it died is tried again when that time comes.
"""

import datetime as dt
import itertools
import logging
import threading
import time
from collections.abc import Callable, Sequence

from django.db import close_old_connections, connection
from django.db.models import Exists, OuterRef

from giaoban.days.clock import VIETNAM
from giaoban.offices.sign_in import sealing
from giaoban.said import Said
from giaoban.webhooks.models import WebhookAttempt, WebhookMessage, WebhookSubscription
from giaoban.webhooks.policy import Policy, networks, policy
from giaoban.webhooks.posting import NotReached, post
from giaoban.webhooks.rules.signing import headers
from giaoban.webhooks.rules.waiting import next_try

State = WebhookMessage.State
AT_ONCE = 100
"""Messages that one subscription is sent before the next one has its turn."""
PAUSE = 1.0
"""Seconds between looks at the outbox."""
FORGET_EVERY = 3600
"""Looks at the outbox between two times that old messages are dropped."""

logger = logging.getLogger(__name__)


def keep_sending(now: Callable[[], dt.datetime], stop: threading.Event) -> None:
    """Send what is due until told to stop, in a thread of its own; a slow receiver holds up nothing else.

    Nothing that goes wrong ends it, a lost connection neither: what was not sent is due at the next look.
    """
    for turn in itertools.count():
        try:
            if turn % FORGET_EVERY == 0:
                forget_old(now())
            deliver_due(now)
            close_old_connections()
        except Exception:
            logger.exception("webhooks failed")
            connection.close()
        if stop.wait(PAUSE):
            connection.close()
            return


def forget_old(now: dt.datetime) -> None:
    """Drop what was settled longer ago than the outbox is kept."""
    days = policy(now.astimezone(VIETNAM).date()).keep_days
    settled = WebhookMessage.objects.exclude(state=State.WAITING)
    settled.filter(made_at__lt=now - dt.timedelta(days=days)).delete()


def deliver_due(now: Callable[[], dt.datetime]) -> int:
    """Send what is due to every subscription in turn; returns how many messages were taken."""
    waiting = WebhookMessage.objects.filter(state=State.WAITING, next_at__lte=now())
    due = WebhookSubscription.objects.filter(ended_at=None, pk__in=waiting.values("subscription"))
    return sum(_deliver_to(one, now) for one in due.order_by("pk"))


def _deliver_to(subscription: WebhookSubscription, now: Callable[[], dt.datetime]) -> int:
    """Until nothing is due, its turn is over, or it takes nothing."""
    taken = 0
    while taken < AT_ONCE and (heads := _heads(subscription, now())):
        for message in heads:
            if not _deliver(subscription, message, now):
                return taken
            taken += 1
    return taken


def _heads(subscription: WebhookSubscription, now: dt.datetime) -> Sequence[WebhookMessage]:
    """What is due, of each subject only the first that still waits."""
    waiting = WebhookMessage.objects.filter(subscription=subscription, state=State.WAITING)
    earlier = waiting.filter(subject=OuterRef("subject"), pk__lt=OuterRef("pk"))
    return list(waiting.filter(~Exists(earlier), next_at__lte=now).order_by("pk")[:20])


def _deliver(subscription: WebhookSubscription, message: WebhookMessage, now: Callable[[], dt.datetime]) -> bool:
    """One try; whether the message was taken, by this worker or meanwhile by another."""
    at = now()
    rules = policy(at.astimezone(VIETNAM).date())
    lease = at + dt.timedelta(seconds=3 * rules.seconds)
    same = WebhookMessage.objects.filter(pk=message.pk, state=State.WAITING, next_at=message.next_at)
    if not same.update(next_at=lease, tries=message.tries + 1):
        return False
    begun = time.monotonic()
    status, problem = _outcome(subscription, message, at, rules)
    spent = round((time.monotonic() - begun) * 1000)
    WebhookAttempt.objects.create(message=message, at=at, status=status, problem=problem, milliseconds=spent)
    taken = status is not None and 200 <= status < 300
    again = None if taken else next_try(message.tries + 1, rules.waits, now())
    state = State.DELIVERED if taken else State.WAITING if again else State.GIVEN_UP
    mine = WebhookMessage.objects.filter(pk=message.pk, state=State.WAITING, next_at=lease)
    mine.update(state=state, next_at=again or at)
    if not taken:
        logger.warning("webhook %s was not taken: %s", message.uid, status)
    return taken


def _outcome(
    subscription: WebhookSubscription, message: WebhookMessage, at: dt.datetime, rules: Policy
) -> tuple[int | None, str]:
    try:
        secret = sealing.decrypted(subscription.secret_box)
    except sealing.Unreadable:
        return None, Said("Không mở được khóa ký: khóa bí mật của hệ thống đã đổi. Hãy đăng ký lại.")
    body = message.body.encode()
    signed = headers(secret, f"msg_{message.uid.hex}", int(at.timestamp()), body)
    said = {**signed, "Content-Type": "application/json", "User-Agent": "Giao-Ban-Webhooks"}
    try:
        return post(subscription.url, body, said, networks=networks(), seconds=rules.seconds), ""
    except NotReached as error:
        return None, str(error)[:300]
