"""Putting an item between two others without touching more of them than needed (đổi thứ tự)."""

from collections.abc import Mapping, Sequence

STEP = 10


def new_orders(wanted: Sequence[str], orders: Mapping[str, int], moved: str) -> dict[str, int]:
    """The order numbers that must change so that the keys stand as ``wanted``.

    Only ``moved`` where a number is free between its neighbours; otherwise everything is numbered anew by tens.
    """
    place = wanted.index(moved)
    before = orders[wanted[place - 1]] if place else -1
    after = orders[wanted[place + 1]] if place + 1 < len(wanted) else before + 2 * STEP
    others = [orders[key] for key in wanted if key != moved]
    if after - before > 1 and all(one < two for one, two in zip(others, others[1:], strict=False)):
        return {moved: before + (after - before) // 2}
    return {key: number * STEP for number, key in enumerate(wanted, 1) if orders.get(key) != number * STEP}
