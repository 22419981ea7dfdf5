"""What this room tells the pages at start-up: the menu entry, and a record's sentences on its page."""

import uuid
from collections.abc import Collection, Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone

from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.catalogue_pages import usages
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.notices import kinds
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers import registry as registers
from giaoban.reports import searching, things
from giaoban.reports.checklist.hooks import register_points
from giaoban.reports.checklist.talk import open_talk
from giaoban.reports.counted_in import CountedIn, sentences_of
from giaoban.reports.models import OutlineItem
from giaoban.reports.notices import KINDS, SENDERS
from giaoban.reports.rules.plain_writing import in_words
from giaoban.reports.rules.sentence_language import indicators_named
from giaoban.said import Said
from giaoban.trail.queries import known_at
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_menu(registry.MenuEntry("reports", Said("Báo cáo"), "reports:reports", 40))
    usages.register_usage("sentences", Said("Trong câu báo cáo"), sentences_naming)
    registry.add_search_source(searching.source())
    registry.add_panel("sentences", Said("Có trong câu báo cáo"), sentence_links)
    kinds.add_thing(things.REPORT, things.report)
    kinds.add_thing(things.SENTENCE, things.sentence)
    register_points("talk", Said("Trao đổi chưa khép"), open_talk)
    for kind in KINDS:
        kinds.add_kind(kind)
    for sender in SENDERS:
        kinds.add_sender(sender)


def sentences_naming(code: str, seal: int, units: Collection[int]) -> Sequence[registry.Link]:
    """The sentences of outlines whose template names an indicator, in words; each leads to its place in the newest
    report of its unit.
    """
    items = known_at(OutlineItem, seal).filter(unit_id__in=units, template__contains=code).order_by("unit_id", "order")
    naming = [item for item in items if code in indicators_named(item.template)]
    if not naming:
        return []
    tree, names = offices.tree(seal), {one.indicator.code: one.name for one in Catalogue.at(seal)}
    newest = {one.unit: one for one in sorted(sessions_at(seal), key=lambda one: one.held_on)}
    return [
        registry.Link(
            in_words(item.template, lambda part: names.get(part, part)),
            _place_of(item, tree[item.unit_id].code, newest.get(item.unit_id)),
            tree[item.unit_id].name,
        )
        for item in naming
    ]


def _place_of(item: OutlineItem, unit: str, session: Session | None) -> str:
    """Where a sentence of the outline stands; the list of reports while the unit has no session."""
    if session is None:
        return reverse("reports:reports")
    return f"{reverse('reports:report', args=[unit, session.code])}#{item.key}"


def sentence_links(register: str, record: uuid.UUID, account: AbstractBaseUser) -> Sequence[registry.Link]:
    """Links to the sentences that a record is counted in, in the reports that the account may see."""
    if not isinstance(account, Account):
        return []
    units = Permission(account, timezone.localdate()).units(Deed.SEE)
    return [_link(one) for one in sentences_of(registers.get(register), record, units)]


def _link(found: CountedIn) -> registry.Link:
    state = Said("đã phát hành") if found.issued else Said("dự thảo")
    note = Said("%(unit)s, kỳ %(session)s, %(state)s", unit=found.unit.name, session=found.session.code, state=state)
    address = reverse("reports:report", args=[found.unit.code, found.session.code])
    return registry.Link(found.text.strip(" -"), f"{address}#{found.key}", note)
