"""What may be counted of tasks: given, done, open; by lead unit, timeliness, origin and priority."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from giaoban.indicators.sources.cells import Bounds
from giaoban.indicators.sources.source import Moved, Source
from giaoban.offices import queries as offices
from giaoban.offices.models import UnitVersion
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.tasks import queries
from giaoban.tasks.models import Priority, Task, TaskEvent
from giaoban.tasks.rules.movements import Counted, movements
from giaoban.tasks.rules.timeliness import NAMES as TIMELINESS_NAMES

MOST_IN_ONE_QUERY = 500
"""Acts or units that one condition names."""


class TaskBook:
    """Sổ theo dõi nhiệm vụ: what the lives of tasks add to one kind of count, at the place of the lead."""

    code = Task.KIND
    title: str = Said("Sổ theo dõi nhiệm vụ")
    kinds = frozenset({Task.KIND, TaskEvent.KIND, UnitVersion.KIND})
    labels: Mapping[str, Mapping[str, str]] = {
        "timeliness": {"": Said("thời hạn"), **{one.value: name for one, name in TIMELINESS_NAMES.items()}},
        "priority": {"": Said("mức ưu tiên"), **{str(value): str(label) for value, label in Priority.choices}},
        "origin": {"": Said("loại nguồn giao")},
    }

    def __init__(self, counted: Counted) -> None:
        self._counted = counted

    def moved(self, bounds: Bounds, seal: int | None) -> Iterator[Moved]:
        """The movements of the tasks asked for, as they stand or as known at a seal."""
        tree = offices.tree_now() if seal is None else offices.tree(seal)
        wanted = _records_led_by(_leads(tree, bounds)) if bounds.records is None else bounds.records
        for task, life in queries.lives(wanted, seal):
            values = {"origin": task.origin_kind, "priority": str(task.priority)}
            for one in movements(life):
                if one.what == self._counted:
                    place = tree.territory_of(one.unit)
                    said = {**values, "timeliness": one.timeliness.value}
                    yield Moved(task.record, one.unit, place, one.day, one.amount, said)

    def touched(self, acts: Sequence[int]) -> set[uuid.UUID]:
        """The tasks that acts say something of, and those of units whose place they may change."""
        found: set[uuid.UUID] = set()
        for start in range(0, len(acts), MOST_IN_ONE_QUERY):
            some = acts[start : start + MOST_IN_ONE_QUERY]
            found.update(Task.objects.filter(act__in=some).values_list("record", flat=True))
            found.update(TaskEvent.objects.filter(act__in=some).values_list("task", flat=True))
            found.update(_records_led_by(_offices_below(UnitVersion.objects.filter(act__in=some))))
        return found


def _leads(tree: UnitTree, bounds: Bounds) -> Collection[int] | None:
    """The units that may lead what is counted within bounds; ``None`` for all."""
    places, units = bounds.territories, bounds.units
    if bounds.cells is not None:
        return {cell.unit for cell in bounds.cells}
    if places is None:
        return units
    return [one.id for one in tree if tree.territory_of(one.id) in places and (units is None or one.id in units)]


def _records_led_by(units: Collection[int] | None) -> Iterable[uuid.UUID]:
    """The tasks that some units lead or led, or all."""
    rows = Task.objects.filter(corrects=None) if units is None else Task.objects.filter(lead__in=units)
    return dict.fromkeys(rows.order_by("pk").values_list("record", flat=True))


def _offices_below(versions: Iterable[UnitVersion]) -> Collection[int]:
    """The units of some versions with all below, where the place of a task may have become another."""
    moved = {one.unit_id for one in versions}
    if not moved:
        return ()
    tree = offices.tree_now()
    return {below for unit in moved if unit in tree for below in tree.descendants(unit)}


_UNIT = Said("tính cho đơn vị chủ trì ngày đó; giao lại đơn vị khác thì bớt ở đơn vị cũ, thêm ở đơn vị mới từ ngày đó")
SOURCES = (
    Source(
        code="tasks.given",
        title=Said("Nhiệm vụ được giao"),
        narrows_by=frozenset({"origin", "priority"}),
        book=TaskBook(Counted.GIVEN),
        meaning=Said("theo ngày giao; %(unit)s", unit=_UNIT),
    ),
    Source(
        code="tasks.done",
        title=Said("Nhiệm vụ được xác nhận hoàn thành (kể cả từng kỳ của nhiệm vụ định kỳ)"),
        narrows_by=frozenset({"timeliness", "origin", "priority"}),
        book=TaskBook(Counted.DONE),
        meaning=Said(
            "theo ngày xác nhận; đúng hạn hay quá hạn xét theo ngày của văn bản kết quả; %(unit)s", unit=_UNIT
        ),
    ),
    Source(
        code="tasks.open",
        title=Said("Nhiệm vụ chưa hoàn thành (tại thời điểm)"),
        narrows_by=frozenset({"timeliness", "origin", "priority"}),
        book=TaskBook(Counted.OPEN),
        meaning=Said(
            "tính đến hết ngày cuối kỳ, với hạn và trạng thái của ngày đó như được biết vào lúc xem; "
            "gia hạn sau ngày đó không đổi số này; %(unit)s",
            unit=_UNIT,
        ),
    ),
)
