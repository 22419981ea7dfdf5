"""The reports of all units of a month (báo cáo các đơn vị): who sent one, who has not, how many figures are decided."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from giaoban.narratives.deciding import choices_of, offers_of
from giaoban.narratives.models import Narrative, NarrativeDraft, Outcome
from giaoban.narratives.queries import drafts, narratives, outcomes_of
from giaoban.narratives.rules.choice import ACCEPT, REJECT
from giaoban.narratives.rules.named_unit import named_unit
from giaoban.narratives.setting import Setting
from giaoban.narratives.taking import Given
from giaoban.offices.rules.tree import UnitFacts
from giaoban.reading.input import InputError
from giaoban.said import Said

MOST_FILES = 40


@dataclass(frozen=True)
class Standing:
    """One unit: its texts that wait and that were taken in, and how many figures are accepted, rejected and open."""

    unit: UnitFacts
    waiting: Sequence[NarrativeDraft]
    taken: Sequence[Narrative]
    accepted: int
    rejected: int
    open: int

    @property
    def is_missing(self) -> bool:
        """Whether nothing came."""
        return not self.waiting and not self.taken


def parts(setting: Setting) -> list[UnitFacts]:
    """The units that report to a place: its wards, then its departments; itself where it has neither."""
    below = setting.reader.tree.children(setting.unit.id, setting.end)
    return sorted(below, key=lambda one: (not one.is_territory, one.code)) or [setting.unit]


def standings(setting: Setting) -> list[Standing]:
    """How far each unit is; in a fixed number of queries."""
    units = parts(setting)
    ids = [one.id for one in units]
    waiting = drafts(ids, setting.start, setting.end)
    taken = narratives(ids, setting.start, setting.end)
    outcomes = outcomes_of([one.record for one in taken])
    return [
        _standing(
            unit,
            [one for one in waiting if one.unit_id == unit.id],
            [one for one in taken if one.unit_id == unit.id],
            outcomes,
        )
        for unit in units
    ]


def _standing(
    unit: UnitFacts,
    waiting: list[NarrativeDraft],
    taken: list[Narrative],
    outcomes: Mapping[uuid.UUID, Mapping[str, int]],
) -> Standing:
    decided = [choice.do for draft in waiting for choice in choices_of(draft).values()]
    counts = [outcomes.get(one.record, {}) for one in taken]
    rejected = sum(one.get(Outcome.REJECTED, 0) for one in counts)
    return Standing(
        unit,
        waiting,
        taken,
        accepted=sum(sum(one.values()) for one in counts) - rejected + decided.count(ACCEPT),
        rejected=rejected + decided.count(REJECT),
        open=sum(len(offers_of(draft)) for draft in waiting) - decided.count(ACCEPT) - decided.count(REJECT),
    )


def dealt(setting: Setting, given: Sequence[Given]) -> list[Setting]:
    """The setting of each text, by the unit that it names. Raises InputError naming the texts that name none."""
    names = {one.id: one.name for one in parts(setting)}
    units = [named_unit(one.name, one.text, names) for one in given]
    unknown = [one.name for one, unit in zip(given, units, strict=True) if unit is None]
    if unknown:
        raise InputError(
            Said("Không nhận ra đơn vị của tệp %(files)s; hãy tải ở trang của từng đơn vị.", files=unknown)
        )
    return [replace(setting, unit=setting.reader.tree[unit]) for unit in units if unit is not None]
