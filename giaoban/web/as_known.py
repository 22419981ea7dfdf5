"""As known on a day (như đã biết ngày …): the past moment that an address asks for, and the band that says so."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest
from django.utils import timezone

from giaoban.days.clock import BadMoment, FutureMoment, parse_moment
from giaoban.said import Said
from giaoban.trail.models import Seal
from giaoban.trail.queries import NotSettled, latest_seal, seal_at
from giaoban.web.addresses import with_query
from giaoban.web.writing import day, moment
from giaoban.words.dates import read_date
from giaoban.words.errors import WordsError

KNOWN_AT = "biet-luc"
COMPARED = "so-voi"
"""The day whose values stand struck through beside those that the page shows."""
AT_SEAL = "niem"
"""A report's numbers lead to the figures as known at its own seal."""
PAGE = "trang"
_TURNED = "_giaoban_turned"


@dataclass(frozen=True)
class Known:
    """The band of a page that shows a past: what it says, and the address of today's page."""

    text: str
    now: str


@dataclass(frozen=True)
class KnownForm:
    """The picker of a past day: the day shown, as people type it ("" for today), and what else the address says."""

    day: str = ""
    kept: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class AsKnown:
    """The seal to read at, the band where that is a past, and the parameters that keep links in it."""

    seal: int
    band: Known | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    form: KnownForm = field(default_factory=KnownForm)


@dataclass(frozen=True)
class Compared:
    """The earlier day that a page is held against, the seal that was known by its end, and the picker of such a day."""

    day: dt.date
    seal: int
    form: KnownForm
    off: str


def compared(request: HttpRequest) -> Compared | None:
    """The day that the address compares with; one that cannot be is a page that says so (404)."""
    typed = request.GET.get(COMPARED, "").strip()
    if not typed:
        return None
    try:
        at = _moment(typed)
        form = _form(_kept(request, {COMPARED, PAGE}), at)
        off = with_query(request.path, request.GET, **{COMPARED: None})
        return Compared(timezone.localtime(at).date(), seal_at(at), form, off)
    except (BadMoment, FutureMoment, NotSettled) as error:
        raise _refused(typed, error) from error


def compare_form(request: HttpRequest) -> KnownForm:
    """The picker of a day to compare with, where none is chosen."""
    return KnownForm(kept=_kept(request, {COMPARED, PAGE}))


def as_known(request: HttpRequest) -> AsKnown:
    """What the address asks for; a moment that cannot be is a page that says so (404)."""
    setattr(request, _TURNED, True)
    params = {name: given for name in (AT_SEAL, KNOWN_AT) if (given := request.GET.get(name, "").strip())}
    last, kept = latest_seal(), _kept(request)
    if AT_SEAL in params:
        seal = _numbered(params[AT_SEAL])
        band = _band(request, seal.at, seal.number) if seal.number != last else None
        return AsKnown(seal.number, band, params, _form(kept, seal.at))
    if KNOWN_AT not in params:
        return AsKnown(last, form=KnownForm(kept=kept))
    try:
        at = _moment(params[KNOWN_AT])
        return AsKnown(seal_at(at), _band(request, at), params, _form(kept, at))
    except (BadMoment, FutureMoment, NotSettled) as error:
        raise _refused(params[KNOWN_AT], error) from error


def stays_today(request: HttpRequest) -> bool:
    """Whether a past day is asked of a page that knows today only: it must say so, or be taken for that day's."""
    asked = any(request.GET.get(name, "").strip() for name in (AT_SEAL, KNOWN_AT))
    return asked and not getattr(request, _TURNED, False)


def _refused(typed: str, error: ValueError) -> Http404:
    """Why there is no such page, in the words of who typed the day."""
    if isinstance(error, FutureMoment):
        return Http404(Said("Ngày «%(typed)s» chưa tới; chọn hôm nay hoặc một ngày đã qua.", typed=typed))
    if isinstance(error, BadMoment):
        return Http404(Said("Không hiểu ngày «%(typed)s»; hãy ghi như 07/3/2023.", typed=typed))
    return Http404(str(error))


def _kept(request: HttpRequest, gone: Set[str] = frozenset({KNOWN_AT, AT_SEAL, PAGE})) -> list[tuple[str, str]]:
    """What the address says besides: filters and columns stay when the day changes, the page number does not."""
    return [(name, value) for name, values in request.GET.lists() if name not in gone for value in values]


def _form(kept: Sequence[tuple[str, str]], at: dt.datetime) -> KnownForm:
    return KnownForm(day(timezone.localtime(at).date()), kept)


def _numbered(number: str) -> Seal:
    seal = Seal.objects.filter(number=int(number)).first() if number.isdecimal() and len(number) < 19 else None
    if seal is None:
        raise Http404(Said("Không có dấu niêm «%(number)s».", number=number))
    return seal


def _moment(typed: str) -> dt.datetime:
    """A moment as people type it: ISO, or a day as 10/3/2023."""
    try:
        return parse_moment(read_date(typed).isoformat(), timezone.localtime())
    except WordsError:
        return parse_moment(typed, timezone.localtime())


def _band(request: HttpRequest, at: dt.datetime, seal: int | None = None) -> Known:
    if seal is None:
        text = Said("Số liệu như đã biết lúc %(at)s — không phải số hiện nay.", at=moment(at))
    else:
        text = Said(
            "Số liệu như đã biết tại dấu niêm %(seal)s (%(at)s) — không phải số hiện nay.", seal=seal, at=moment(at)
        )
    return Known(text, with_query(request.path, request.GET, **{KNOWN_AT: None, AT_SEAL: None}))
