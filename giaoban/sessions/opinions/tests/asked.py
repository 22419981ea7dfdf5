"""An opinion sheet of the small district for tests."""

import datetime as dt

from giaoban.days.clock import VIETNAM
from giaoban.sessions.opinions import actions
from giaoban.sessions.opinions.models import OpinionSheet
from tests.factories import District

AT = dt.datetime(2023, 3, 10, 9, tzinfo=VIETNAM)
CLOSES = dt.datetime(2023, 3, 15, 17, tzinfo=VIETNAM)
SECRET = "Không nên làm vào mùa mưa"
MEMBERS = ("chu_tich", "van_phong", "thue")


def asked(district: District, closes: dt.datetime = CLOSES, at: dt.datetime = AT) -> OpinionSheet:
    """A sheet to three members."""
    sheet = OpinionSheet(
        unit=district.unit,
        title="Chủ trương chỉnh trang đô thị",
        question="Xin ý kiến về chủ trương.",
        closes_at=closes,
    )
    return actions.ask(sheet, [district.accounts[name] for name in MEMBERS], by=district.office, at=at)


def give(
    district: District, sheet: OpinionSheet, name: str, choice: str, reason: str = "", at: dt.datetime = AT
) -> None:
    """One member's opinion."""
    account = district.accounts[name]
    actions.vote(sheet, account, choice, reason, by=account, at=at)
