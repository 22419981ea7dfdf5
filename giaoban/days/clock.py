"""Giờ Việt Nam: how a moment that somebody typed is understood; the clock itself is always given."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from giaoban.said import Said

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class BadMoment(ValueError):
    """The text is no moment."""


class FutureMoment(ValueError):
    """The moment has not come yet, so nothing can be known at it."""


def parse_moment(text: str, now: datetime) -> datetime:
    """Thời điểm: ISO text as a moment in Vietnam's time.

    Without an offset it is Vietnam's time; a date alone is the end of that day, today's date is now.
    """
    if now.tzinfo is None:
        raise BadMoment(Said("Giờ hiện tại phải kèm múi giờ."))
    now = now.astimezone(VIETNAM)
    moment = _moment(text.strip(), now)
    if moment > now:
        raise FutureMoment(
            Said(
                "Thời điểm %(text)s còn ở tương lai (bây giờ là %(now)s); hãy cho một thời điểm đã qua.",
                text=text.strip(),
                now=now.isoformat(timespec="seconds"),
            )
        )
    return moment


def _moment(text: str, now: datetime) -> datetime:
    day = _day(text)
    if day is not None:
        return now if day == now.date() else datetime.combine(day, time.max, tzinfo=VIETNAM)
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(VIETNAM)
    except (ValueError, OverflowError) as error:
        raise BadMoment(
            Said("Không hiểu thời điểm %(text)s; hãy ghi như 2023-03-07 hoặc 2023-03-07T08:30:00+07:00.", text=text)
        ) from error


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
