"""Closed figures that got a new version (số đã chốt đổi): who answers for them and who closed are told once."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from giaoban.days.clock import VIETNAM
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import Close, FigureVersion, IndicatorVersion
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.indicators.things import FIGURE, figure_key
from giaoban.indicators.written import write_value
from giaoban.notices.kinds import NoticeKind, Told
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.trail.models import Act, Seal
from giaoban.trail.queries import known_at

KIND = NoticeKind("indicators.restated", Said("Số đã chốt có bản mới"))
MOST_NAMED = 5
"""Figures that one notice names; more are counted."""


@dataclass(frozen=True)
class Restated:
    """A closed figure that a pass gave a new version: old → new in words."""

    definition: IndicatorVersion
    old: str
    new: str

    @property
    def words(self) -> str:
        """ "Thu ngân sách: 1,2 tỷ đồng → 1,3 tỷ đồng"."""
        return f"{self.definition.name}: {self.old} → {self.new}"


def restated_at(seal: Seal) -> Iterator[tuple[Session, list[Restated]]]:
    """The closed figures that the pass of a seal gave a new version, by session."""
    fresh = list(FigureVersion.objects.filter(seal=seal, version__gt=1).select_related("indicator").order_by("pk"))
    if not fresh:
        return
    catalogue = Catalogue.at(seal.number)
    for session in sessions_at(seal.number):
        mine = [one for one in fresh if one.session == session.record]
        if mine:
            yield session, [_restated(one, catalogue.definition(one.indicator.code, session.end)) for one in mine]


def _restated(one: FigureVersion, definition: IndicatorVersion) -> Restated:
    before = FigureVersion.objects.get(session=one.session, indicator=one.indicator_id, version=one.version - 1)
    return Restated(definition, _written(before, definition), _written(one, definition))


def _written(one: FigureVersion, definition: IndicatorVersion) -> str:
    return str(write_value(definition, None if one.value is None else Fraction(one.value, one.denominator)))


def restated_key(session: Session, seal: Seal) -> str:
    """What one person is told once of a session's figures: by whoever speaks first."""
    return f"restated:{session.record.hex}:{seal.number}"


def tell(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """The responsible units and whoever closed are told, in one notice each, of the new versions."""
    for session, figures in restated_at(seal):
        tree, day = offices.tree(seal.number), seal.at.astimezone(VIETNAM).date()
        closed_by = known_at(Close, seal.number).filter(session=session.record).values_list("act__account", flat=True)
        mine = {account.pk: (account, figures) for account in Account.objects.filter(username__in=list(closed_by))}
        for account, theirs in _responsible(session, figures, tree, day):
            mine.setdefault(account.pk, (account, theirs))
        reason = "; ".join(dict.fromkeys(act.reason for act in acts if act.reason))
        for account, theirs in mine.values():
            if account.is_active and {act.account for act in acts} != {account.username}:
                yield _told_restated(account, session, seal, theirs, reason, Permission(account, day, tree))


def _responsible(
    session: Session, figures: Sequence[Restated], tree: UnitTree, day: dt.date
) -> Iterator[tuple[Account, list[Restated]]]:
    """Who serves at a unit that a definition names as responsible, with the figures it answers for."""
    names: dict[str, list[Restated]] = {}
    for one in figures:
        names.setdefault(one.definition.responsible, []).append(one)
    below = tree.descendants(session.unit)
    for unit in tree:
        if unit.id in below and unit.name in names and unit.lives_on(session.held_on):
            heirs = [unit.id] if unit.lives_on(day) else [heir.id for heir in tree.heirs(unit.id)]
            for appointment in offices.appointments_at(heirs, day):
                yield appointment.account, names[unit.name]


def _told_restated(
    account: Account,
    session: Session,
    seal: Seal,
    figures: Sequence[Restated],
    reason: str,
    permission: Permission,
) -> Told:
    """Values and reason only for who may see the session's unit; others learn which figures they answer for."""
    whole = permission.may(Deed.SEE, session.unit)
    unit = session.unit if whole or not permission.held else permission.held[0].unit
    values = {"count": len(figures), "session": session.code, "figures": named_of(figures, values=whole)}
    said = Said("%(count)s số liệu đã chốt của kỳ %(session)s có bản mới: %(figures)s.", **values)
    if whole and reason:
        said = Said(
            "%(count)s số liệu đã chốt của kỳ %(session)s có bản mới: %(figures)s. Lý do: %(reason)s",
            **values,
            reason=reason,
        )
    key = figure_key(session.record, permission.unit_key(unit), figures[0].definition.indicator.code)
    return Told(account.pk, KIND.code, restated_key(session, seal), said, (FIGURE, key), unit)


def named_of(figures: Sequence[Restated], *, values: bool) -> str:
    """The first few by name, with old and new values where the reader may know them."""
    named = [one.words if values else one.definition.name for one in figures[:MOST_NAMED]]
    return "; ".join([*named, *(["…"] if len(figures) > MOST_NAMED else [])])
