"""Counts of long lists, kept while nothing was added (đếm danh sách dài): registers only grow, their last rows tell."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet

from giaoban.registers.description import Register
from giaoban.registers.listing import Rows

MOST = 512
T = TypeVar("T")

_kept: "OrderedDict[tuple[object, ...], Any]" = OrderedDict()
_lock = Lock()


def counted(register: Register, found: Rows, count: Callable[[Register, Rows], Sequence[T]]) -> Sequence[T]:
    """``count(register, found)``, or what it gave before for the same question to the same rows.

    The last entry of the register and of those above it stands for all their rows: they are only ever
    added to. Its uuid is used, which no other database has.
    """
    try:
        asked = str(found.order_by().query)
    except EmptyResultSet:  # rows of no unit at all: there is nothing to ask the database
        return count(register, found)
    key = (count.__name__, asked, *_stamp(register))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]  # type: ignore[no-any-return]
    answer = count(register, found)
    with _lock:
        _kept[key] = answer
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return answer


def _stamp(register: Register) -> Sequence[object]:
    last = register.model._default_manager.order_by("-pk").values_list("uuid", flat=True).first()
    return (last, *(_stamp(register.parent) if register.parent else ()))
