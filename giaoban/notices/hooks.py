"""What this room tells the pages and the follower at start-up; the frame's count of what is unread."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from giaoban.notices import by_the_clock, hand_over, keeping, kinds, letters, long_works, queries, records, reminders
from giaoban.notices.following import STEP, keep_notices
from giaoban.notices.remarks import actions as remarks
from giaoban.notices.remarks.box import box
from giaoban.offices.administration import mailing
from giaoban.offices.long_work import running, store
from giaoban.offices.models import Account
from giaoban.registers import drafts
from giaoban.registers.things import RECORD
from giaoban.said import Said
from giaoban.trail import follower
from giaoban.web import registry
from giaoban.web.registry import Counter


def register() -> None:
    """Make them known."""
    for kind in (hand_over.KIND, reminders.KIND, long_works.KIND, *remarks.KINDS):
        kinds.add_kind(kind)
    kinds.add_thing(RECORD, records.record)
    kinds.add_thing(long_works.THING, long_works.work)
    running.add_listener("notices", long_works.tell)
    kinds.add_sender(hand_over.SENDER)
    by_the_clock.add_chore("drafts", drafts.drop_ended)
    by_the_clock.add_chore("long_work", store.throw_away)
    by_the_clock.add_daily_chore("settled notices", keeping.forget_settled)
    mailing.set_mailer(letters.MAILER)
    registry.add_counter("notices", unread)
    registry.add_box("remarks", box)
    registry.add_account_link(registry.MenuEntry("notices", Said("Tùy chọn thông báo"), "notices:preferences", 20))
    follower.register_step(follower.Step(STEP, keep_notices))


def unread(request: HttpRequest) -> Counter | None:
    """How many notices wait for the reader; a reminder that came due meanwhile is told first, no worker needed."""
    if not isinstance(request.user, Account):
        return None
    reminders.fire(timezone.now(), request.user.pk)
    return Counter(Said("Thông báo"), reverse("notices:inbox"), queries.unread_count(request.user))
