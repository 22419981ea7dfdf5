"""A measured task whose figure reaches its target is told to who does it and to who confirms it, once a target."""

import datetime as dt
from collections.abc import Iterator, Sequence

from giaoban.days.clock import VIETNAM
from giaoban.indicators.models import CubeCell, IndicatorVersion, Plan, Submission, SubmissionDecision
from giaoban.notices.kinds import NoticeKind, Sender, Told
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import who_may
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.sessions.measures.queries import Stand, measured, reader_now
from giaoban.sessions.measures.shown import written
from giaoban.tasks import queries as tasks
from giaoban.tasks.actions.happening import deciding_deed
from giaoban.tasks.models import Task
from giaoban.tasks.notices import doers_of
from giaoban.tasks.ownership import Owners
from giaoban.tasks.shown import title_of
from giaoban.trail.models import Act, Seal
from giaoban.words.dates import write_short_date

REACHED = NoticeKind("measures.reached", Said("Nhiệm vụ đạt mức phải đạt"))
_MOVE_FIGURES = frozenset(one.KIND for one in (IndicatorVersion, Plan, Submission, SubmissionDecision, Task))
"""Besides the cells of the cube: what a figure or its target is read from."""


def tell_reached(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """The open measured tasks whose target is reached by what the pass made known."""
    given = tasks.standing_tasks().exclude(indicator="").order_by("pk")
    if not {kind for act in acts for kind, _ in act.manifest} & _MOVE_FIGURES:
        moved = CubeCell.objects.filter(seal=seal).values("indicator__code")
        given = given.filter(indicator__in=moved)
    every = list(given)
    standings = tasks.standings(every)
    waiting = [one for one in every if standings[one.record].is_open]
    if not waiting:
        return
    day, tree = seal.at.astimezone(VIETNAM).date(), offices.tree_now()
    reader, owners = reader_now(seal.number), Owners(tree)
    for task in waiting:
        of = measured(task, day, reader)
        if of is not None and of.reached is not None:
            yield from _told(task, of.reached, tree, day, owners)


def _told(task: Task, reached: Stand, tree: UnitTree, day: dt.date, owners: Owners) -> Iterator[Told]:
    figure = reached.figure
    said = Said(
        "Nhiệm vụ «%(title)s» đã đạt mức phải đạt: %(name)s %(value)s tính đến %(day)s.",
        title=title_of(task),
        name=figure.definition.name,
        value=written(figure.definition, figure.value.value),
        day=write_short_date(figure.end),
    )
    key = f"measure_reached:{task.record.hex}:{task.indicator}:{reached.target}"
    people = {one.pk: one for one in _concerned(task, tree, day, owners)}
    for account in people.values():
        yield Told(account.pk, REACHED.code, key, said, (Task.KIND, task.record.hex), task.lead_id)


def _concerned(task: Task, tree: UnitTree, day: dt.date, owners: Owners) -> Iterator[Account]:
    yield from doers_of(task, tree, day, owners)
    yield from who_may(deciding_deed(task), task.authority_id, day, tree)


SENDER = Sender("measures.reached", tell_reached)
