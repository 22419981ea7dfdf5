"""What an official leaves open of tasks (bàn giao): those entrusted to them, or taken by them for the unit."""

from collections.abc import Iterator

from django.db.models import OuterRef, Q, Subquery

from giaoban.offices.handing_over import OpenItem
from giaoban.offices.models import Account
from giaoban.tasks import queries
from giaoban.tasks.models import Task, TaskEvent
from giaoban.tasks.rules.happening import What
from giaoban.tasks.rules.state import OPEN
from giaoban.tasks.shown import title_of


def open_items(account: Account, unit: int) -> Iterator[OpenItem]:
    """The open tasks that a unit leads and that are this person's."""
    took = TaskEvent.objects.filter(task=OuterRef("record"), what=What.ACCEPTED.value).order_by("-number")
    found = queries.standing_tasks().filter(lead=unit).annotate(taken_by=Subquery(took.values("act__account")[:1]))
    mine = found.filter(Q(person=account) | Q(person=None, taken_by=account.username))
    for task in queries.standing_columns(mine).filter(Q(state_now__in=sorted(OPEN))).order_by("pk"):
        yield OpenItem(Task.KIND, task.record.hex, title_of(task))
