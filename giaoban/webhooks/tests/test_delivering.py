"""Sending to a real receiver: signed, in order, retried, given up, never to where it may not go."""

import base64
import datetime as dt
import hmac
import logging

import pytest

from giaoban.tasks import actions as tasks
from giaoban.tasks.tests.conftest import AT, give
from giaoban.trail import follower
from giaoban.webhooks import subscriptions
from giaoban.webhooks.delivering import deliver_due, forget_old
from giaoban.webhooks.models import WebhookAttempt, WebhookMessage
from giaoban.webhooks.posting import NotReached, post

LATER = dt.datetime(2030, 1, 2, 3, tzinfo=dt.UTC)


def clock(moment: dt.datetime):
    return lambda: moment


def minutes(count: int) -> dt.datetime:
    return LATER + dt.timedelta(minutes=count)


def started(district):
    """A task given and accepted."""
    task = give(district)
    tasks.accept(task.record, by=district.accounts["thue"], at=AT)
    follower.run_pass()
    return task


def test_a_receiver_verifies_what_it_got_with_its_secret_alone(district, subscribed, receiver, caplog):
    started(district)
    caplog.set_level(logging.DEBUG)
    assert deliver_due(clock(LATER)) == 2
    (said, body), _ = receiver.came
    key = base64.b64decode(subscribed[1].removeprefix("whsec_"))
    signed = f"{said['webhook-id']}.{said['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, "sha256").digest()).decode()
    assert said["webhook-signature"] == f"v1,{expected}"
    assert int(said["webhook-timestamp"]) == LATER.timestamp()
    assert deliver_due(clock(LATER)) == 0
    kept = f"{subscribed[0].__dict__}{list(WebhookMessage.objects.values())}{caplog.text}"
    assert subscribed[1] not in kept


def test_who_fails_three_times_and_then_takes_it_gets_all_in_order_and_under_one_id(district, subscribed, receiver):
    started(district)
    receiver.answers = [500, 503, 301]
    sent = [deliver_due(clock(minutes(after))) for after in (0, 0, 1, 1, 6, 35, 36)]
    assert sent == [0, 0, 0, 0, 0, 0, 2]
    assert receiver.kinds == ["task.assigned"] * 4 + ["task.accepted"]
    assert len({said["webhook-id"] for said, _ in receiver.came[:4]}) == 1
    first = WebhookMessage.objects.order_by("pk")[0]
    assert [one.status for one in first.attempts.order_by("pk")] == [500, 503, 301, 200]
    assert (first.state, first.tries) == ("delivered", 4)


def test_a_failing_subject_holds_back_its_own_later_messages_and_no_others(district, subscribed, receiver):
    started(district)
    give(district, text="Việc khác")
    follower.run_pass()
    receiver.answers = [500]
    assert [deliver_due(clock(LATER)), deliver_due(clock(LATER))] == [0, 1]
    assert receiver.kinds == ["task.assigned", "task.assigned"]
    assert deliver_due(clock(minutes(1))) == 2
    assert receiver.kinds[-1] == "task.accepted"


def test_it_is_given_up_in_the_end_and_sent_again_by_hand(district, subscribed, receiver):
    give(district)
    follower.run_pass()
    receiver.answers = [500] * 7
    for day in range(7):
        deliver_due(clock(LATER + dt.timedelta(days=day)))
    message = WebhookMessage.objects.get()
    assert (message.state, len(receiver.came)) == ("given_up", 7)
    assert deliver_due(clock(LATER + dt.timedelta(days=30))) == 0
    subscriptions.send_again(message, by=district.accounts["quan_tri"], at=LATER)
    assert deliver_due(clock(LATER)) == 1


def test_what_a_worker_was_sending_when_it_died_is_sent_again(district, subscribed, receiver, monkeypatch):
    give(district)
    follower.run_pass()
    with monkeypatch.context() as dying:
        dying.setattr("giaoban.webhooks.delivering.post", lambda *_, **__: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            deliver_due(clock(LATER))
    assert [deliver_due(clock(LATER)), deliver_due(clock(minutes(1)))] == [0, 1]


def test_an_inner_address_is_refused_unless_the_operator_allows_it(district, subscribed, receiver, settings):
    give(district)
    follower.run_pass()
    settings.WEBHOOK_NETWORKS = []
    assert deliver_due(clock(LATER)) == 0
    assert WebhookAttempt.objects.get().problem == "Địa chỉ nội bộ, không được gửi tới"
    assert receiver.came == []


@pytest.mark.slow
def test_a_receiver_that_answers_a_letter_at_a_time_is_left(receiver):
    receiver.drips = True
    with pytest.raises(NotReached, match="Không trả lời trong 1 giây"):
        post(receiver.url, b"{}", {}, networks=subscriptions.networks(), seconds=1)


def test_what_was_settled_long_ago_is_dropped_and_what_waits_is_kept(district, subscribed):
    started(district)
    WebhookMessage.objects.filter(kind="task.assigned").update(state="delivered")
    forget_old(WebhookMessage.objects.first().made_at + dt.timedelta(days=90))
    assert WebhookMessage.objects.count() == 2
    forget_old(WebhookMessage.objects.first().made_at + dt.timedelta(days=91))
    assert [one.kind for one in WebhookMessage.objects.all()] == ["task.accepted"]


def test_what_was_ended_gets_nothing_more(district, subscribed, receiver):
    give(district)
    follower.run_pass()
    subscriptions.end(subscribed[0], by=district.accounts["quan_tri"], at=LATER)
    give(district, text="Việc sau")
    follower.run_pass()
    assert deliver_due(clock(LATER)) == 0
    assert [one.state for one in WebhookMessage.objects.all()] == ["given_up"]
