"""What acts put into the outbox: each once, in order, of the subscribed unit only, and no words of anybody."""

import json

from django.db import transaction

from giaoban.sessions.meetings.models import MeetingState
from giaoban.sessions.meetings.tests.room import ask, pass_to, planned
from giaoban.sessions.opinions import actions as opinions
from giaoban.sessions.opinions.tests.asked import AT as ASKED_AT
from giaoban.sessions.opinions.tests.asked import CLOSES, SECRET, asked
from giaoban.sessions.opinions.tests.asked import give as vote
from giaoban.tasks import actions as tasks
from giaoban.tasks.tests.conftest import AT, give
from giaoban.trail import follower
from giaoban.webhooks import events, subscriptions
from giaoban.webhooks.models import Topic, WebhookMessage


def outbox() -> list[tuple[str, dict]]:
    rows = WebhookMessage.objects.order_by("pk")
    return [(one.kind, json.loads(one.body)["data"]) for one in rows]


def test_what_happens_to_a_task_is_told_in_order_with_where_it_stood_then(district, subscribed):
    task = give(district, helpers=("00343",))
    tasks.accept(task.record, by=district.accounts["thue"], at=AT)
    tasks.report_done(task.record, "Xong, ông Lê Văn Kín nộp", by=district.accounts["thue"], at=AT)
    follower.run_pass()
    found = outbox()
    assert [(kind, said["number"], said["state"]) for kind, said in found] == [
        ("task.assigned", 0, "assigned"), ("task.accepted", 1, "running"), ("task.reported", 2, "waiting"),
    ]  # fmt: skip
    [_, (_, said), _] = found
    assert said["lead"] == f"009.THUE@{district.units['009.THUE'].valid_from.isoformat()}"
    assert said["link"].endswith(f"/nhiem-vu/{task.record}/")
    assert said["api"].endswith(f"/api/v1/tasks/{task.record}")
    assert "Kín" not in str(list(WebhookMessage.objects.values_list("body")))


def test_an_act_that_was_taken_back_tells_nobody_and_a_pass_run_again_tells_nothing_twice(district, subscribed):
    try:
        with transaction.atomic():
            give(district)
            raise RuntimeError
    except RuntimeError:
        pass
    task = give(district)
    seal = follower.run_pass()
    assert [kind for kind, _ in outbox()] == ["task.assigned"]
    list(events.tell(seal, [task.act]))
    assert len(outbox()) == 1


def test_a_unit_is_told_of_what_concerns_it_or_those_below_and_only_of_what_it_chose(district, subscribed, receiver):
    by = district.accounts["quan_tri"]
    WebhookMessage.objects.all().delete()
    ward, _ = subscriptions.subscribe(district.units["00343"].pk, "Phường", receiver.url, ["tasks"], by=by, at=AT)
    others, _ = subscriptions.subscribe(district.unit.pk, "Họp", receiver.url, [Topic.MEETINGS], by=by, at=AT)
    give(district)
    give(district, helpers=("00343",), text="Phường cùng làm")
    follower.run_pass()
    assert (ward.messages.count(), others.messages.count()) == (1, 0)


def test_meetings_are_told_from_the_invitation_on_and_sheets_without_what_anybody_said(district, subscribed):
    meeting = planned(district)
    follower.run_pass()
    assert outbox() == []
    ask(district, meeting)
    pass_to(district, meeting, MeetingState.INVITED)
    sheet = asked(district)
    vote(district, sheet, "thue", "disagree", SECRET, at=ASKED_AT)
    follower.run_pass()
    opinions.close(sheet, by=district.office, at=CLOSES)
    follower.run_pass()
    found = outbox()
    assert [kind for kind, _ in found] == ["meeting.invited", "opinion_sheet.asked", "opinion_sheet.closed"]
    assert SECRET not in str(found)
    assert "disagree" not in str(found)
