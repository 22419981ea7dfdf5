"""Loading the demo into an empty home: one transaction, oldest first, seals at their stated times."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from django.db import transaction

from giaoban.demo import concluding, happenings, meetings, months, narratives, setting, statements, ward_month
from giaoban.demo.happenings import Places
from giaoban.demo.story import Story
from giaoban.offices.models import Account
from giaoban.said import Said
from giaoban.trail import follower
from giaoban.trail.models import Act

Progress = Callable[[Decimal, str], None]
"""Called with the share done (0 to 1) and what was written last."""

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2026, 11, 30)


class NotEmpty(ValueError):
    """The home holds other data."""


def is_loaded() -> bool:
    """Whether this home is the demo's; raises :class:`NotEmpty` for a home with other data."""
    if not Act.objects.exists():
        return False
    if Account.objects.filter(is_demo=True).exists():
        return True
    raise NotEmpty(
        Said("Thư mục dữ liệu đã có dữ liệu khác; dữ liệu mẫu chỉ nạp vào thư mục trống (đặt GIAOBAN_HOME).")
    )


def load(progress: Progress) -> None:
    """Write the whole history, or nothing."""
    with transaction.atomic(), follower.held():
        setting.found_offices()
        setting.fill_catalogue()
        follower.run_pass(at=setting.FOUNDED)
        story, places = Story(), Places()
        for day in setting.REFORMS:
            _plan_reform(story, day)
        for tell in (
            happenings.ledgers,
            happenings.counted,
            happenings.projects,
            happenings.clearance,
            happenings.incidents_and_defence,
            months.sessions,
            months.submissions,
            months.nil_returns,
            meetings.march_2023,
            narratives.reports,
            statements.published,
            concluding.concluded,
            ward_month.concluded,
        ):
            tell(story, places)
        story.tell(lambda moment: progress(_share(moment.date()), f"{moment:%m/%Y}"))


def _plan_reform(story: Story, day: dt.date) -> None:
    story.reform(day, lambda at: setting.reform(day))


def _share(day: dt.date) -> Decimal:
    return Decimal((day - FIRST).days) / (LAST - FIRST).days
