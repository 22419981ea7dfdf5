"""Reading a given text (nhận văn bản): bounds, what may not be kept, figures, matches; the draft they wait in."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.sectors import sector_name
from giaoban.narratives.models import NarrativeDraft
from giaoban.narratives.queries import confirmed_of
from giaoban.narratives.rules.offer import Offer, offers
from giaoban.narratives.setting import Setting, candidates
from giaoban.notices.rules.personal_numbers import holds_personal_number
from giaoban.offices.models import Account
from giaoban.reading import Indicator, match, read
from giaoban.reading.input import InputError, Limits, text_of_bytes
from giaoban.said import Said

LIMITS = Limits(
    file_bytes=10 * 2**20,
    unpacked_bytes=40 * 2**20,
    characters=300_000,
    pages=150,
    seconds=20,
    memory_bytes=768 * 2**20,
)
"""A report of some hundred pages; a page answers for it in seconds."""
MOST_FIGURES = 1_000


@dataclass(frozen=True)
class Given:
    """A text as it was given: its words, and the file they came from if there was one."""

    name: str
    text: str
    file: bytes = b""
    source: str = ""
    told_on: dt.date | None = None


def given_file(name: str, content: bytes) -> Given:
    """The text of a file. Raises :class:`~giaoban.reading.input.InputError` in words."""
    if not content:
        raise InputError(Said("Tệp %(name)s trống.", name=name))
    text = text_of_bytes(content, LIMITS, is_html=name.lower().endswith((".html", ".htm", ".xhtml")))
    return Given(name[:200], text, content)


def refuse_unfit(text: str) -> None:
    """Refuse an empty text, one that is too long, and one with numbers of persons: what is kept cannot be erased."""
    if not text.strip():
        raise InputError(Said("Văn bản không có chữ."))
    if len(text) > LIMITS.characters:
        raise InputError(Said("Văn bản dài quá %(most)s ký tự.", most=LIMITS.characters))
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if holds_personal_number(line)]
    if lines:
        raise InputError(
            Said(
                "Dòng %(lines)s có số định danh hoặc số điện thoại của cá nhân; văn bản được lưu vĩnh viễn nên "
                "hãy xóa số đó rồi tải lại.",
                lines=[str(number) for number in lines[:10]],
            )
        )


def read_offers(setting: Setting, given: Given) -> list[Offer]:
    """The figures of a text, each with the indicator it seems to be. Raises InputError for a text that is unfit."""
    refuse_unfit(given.text)
    facts = read(given.text, given.told_on or setting.end)
    if sum(fact.is_figure for fact in facts) > MOST_FIGURES:
        raise InputError(Said("Văn bản có quá %(most)s con số; hãy chia ra theo đơn vị hoặc kỳ.", most=MOST_FIGURES))
    catalogue = [as_indicator(one) for one in candidates(setting)]
    matches = match(facts, catalogue, confirmed_of(setting.reader.tree, setting.unit.id))
    return offers(given.text, facts, matches)


def as_indicator(definition: IndicatorVersion) -> Indicator:
    """A definition as the reader knows indicators: by its names, unit and sector."""
    names: Sequence[str] = [definition.in_prose, definition.short, *definition.aliases]
    return Indicator(
        definition.indicator.code,
        definition.name,
        definition.measured_in,
        tuple(name for name in names if name),
        sector_name(definition.sector),
    )


def draft_of(setting: Setting, given: Given, *, by: Account, at: dt.datetime) -> NarrativeDraft:
    """The draft of a text, not yet kept."""
    return NarrativeDraft(
        unit_id=setting.unit.id,
        start=setting.start,
        end=setting.end,
        origin=setting.origin,
        name=given.name[:200],
        source=given.source[:200],
        told_on=given.told_on,
        text=given.text,
        file=given.file,
        offers=[one.as_json() for one in read_offers(setting, given)],
        account=by,
        uploaded_at=at,
    )
