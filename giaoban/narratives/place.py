"""Where a page of narratives stands: a unit and month that the account may see, or one text of them."""

import datetime as dt

from django.http import Http404, HttpRequest

from giaoban.days.interval import BadInterval, Interval
from giaoban.indicators.figures import Figures
from giaoban.narratives.models import NarrativeDraft, Origin
from giaoban.narratives.setting import Setting
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitNotFound
from giaoban.offices.signed_in import permission_of
from giaoban.said import Said
from giaoban.trail.queries import latest_seal

SECTION, PAGE = "figures", "narratives"
REFUSED = 422


def setting_of(request: HttpRequest, code: str, period: str) -> Setting:
    """The unit and month of an address; 404 where there is none, 403 where the account may not see it."""
    try:
        interval = Interval.parse(period)
        reader = Figures(latest_seal())
        unit = reader.tree.by_code(code, interval.end)
    except (BadInterval, UnitNotFound) as error:
        raise Http404(str(error)) from error
    if interval != Interval.month(interval.start.year, interval.start.month):
        raise Http404(Said("Chỉ nhận báo cáo theo tháng."))
    permission_of(request).require(Deed.SEE, [unit.id])
    return Setting(reader, unit, interval.start, interval.end, Origin.OWN)


def setting_of_draft(draft: NarrativeDraft) -> Setting:
    """The same of a text that waits."""
    return setting_at(draft.unit_id, draft.start, draft.end, draft.origin)


def setting_at(unit: int, start: dt.date, end: dt.date, origin: str) -> Setting:
    """A unit and its days at the last seal."""
    reader = Figures(latest_seal())
    return Setting(reader, reader.tree[unit], start, end, origin)
