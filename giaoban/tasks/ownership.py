"""Whose a task is within its lead unit: who took it over by a hand-over, else the person it was entrusted to.

A hand-over counts as long as the task stands with the unit and the person that it was handed over from; naming
another person, or giving the task to another unit, ends it.
"""

import uuid
from collections.abc import Mapping

from django.db.models import Q

from giaoban.offices.handing_over import moves
from giaoban.offices.models import Account
from giaoban.offices.rules.ownership import Move, standing
from giaoban.offices.rules.tree import UnitTree
from giaoban.tasks.models import Task


class Owners:
    """Who took tasks over, as hand-overs say by now."""

    def __init__(self, tree: UnitTree) -> None:
        found = {key: move for (kind, key), move in standing(moves(tree)).items() if kind == Task.KIND}
        self._moves: Mapping[str, Move] = found
        names = {move.owner for move in found.values()}
        self._accounts = {one.username: one for one in Account.objects.filter(username__in=names)} if names else {}

    def of(self, task: Task) -> Account | None:
        """The one person whose a task is, if it is anybody's."""
        move = self._moves.get(task.record.hex)
        if move is None or move.unit != task.lead_id:
            return task.person
        if task.person is not None and task.person.username != move.origin:
            return task.person
        return self._accounts.get(move.owner, task.person)

    def tasks_of(self, account: Account) -> Q:
        """The condition of the tasks that are one person's."""
        given_away, mine = Q(pk__in=[]), Q(pk__in=[])
        for key, move in self._moves.items():
            still = Q(record=uuid.UUID(key), lead=move.unit)
            if move.owner == account.username:
                mine |= still & (Q(person=None) | Q(person__username=move.origin))
            elif move.origin == account.username:
                given_away |= still
        return mine | (Q(person=account) & ~given_away)
