"""What this room tells the pages at start-up: the menu entry, and a record's sentences on its page."""

import uuid
from collections.abc import Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone

from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers import registry as registers
from giaoban.reports.counted_in import CountedIn, sentences_of
from giaoban.said import Said
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_menu(registry.MenuEntry("reports", Said("Báo cáo"), "reports:reports", 40))
    registry.add_panel("sentences", Said("Có trong câu báo cáo"), sentence_links)


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
