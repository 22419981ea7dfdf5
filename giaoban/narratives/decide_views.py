"""The page on which a text's figures are decided: the text with its figures marked, beside it what to do with each."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from giaoban.indicators.models import IndicatorVersion
from giaoban.narratives import actions
from giaoban.narratives.beside import Note, notes
from giaoban.narratives.deciding import choices_of, code_of, goes_to, offers_of, typed_value
from giaoban.narratives.models import NarrativeDraft
from giaoban.narratives.place import PAGE, REFUSED, SECTION, setting_of_draft
from giaoban.narratives.rules.choice import ACCEPT, REJECT, Choice
from giaoban.narratives.rules.highlighted import pieces
from giaoban.narratives.rules.in_steps import as_decimal
from giaoban.narratives.rules.offer import Offer
from giaoban.narratives.setting import Setting
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.web.addresses import address
from giaoban.web.page import render
from giaoban.web.writing import told
from giaoban.words.count import write_count
from giaoban.words.percent import write_percent

SAVE, SURE, REST, TAKE, THROW = "luu", "chac", "bo-con-lai", "ghi", "bo-van-ban"


@dataclass(frozen=True)
class Shown:
    """One figure as the page shows it."""

    offer: Offer
    choice: Choice
    definition: IndicatorVersion | None
    value: str
    read_as: str
    notes: Sequence[Note]
    likely: str
    goes_to: str
    new_indicator: str
    error: str

    @property
    def is_mended(self) -> bool:
        """Whether it is accepted otherwise than it was read."""
        typed = self.choice.value.strip()
        own = typed_value(self.offer, self.definition)
        return self.choice.do == ACCEPT and (self.choice.code != self.offer.code or bool(typed and typed != own))


@signed_in
def decide(request: HttpRequest, narrative_draft: int) -> HttpResponse:
    """The text beside its figures; nothing is written before every figure is decided."""
    draft = NarrativeDraft.objects.filter(pk=narrative_draft).first()
    if draft is None:
        raise Http404(Said("Văn bản này đã được ghi hoặc đã bỏ."))
    here, permission = setting_of_draft(draft), permission_of(request)
    permission.require(Deed.SEE, [here.unit.id])
    offers, errors = offers_of(draft), dict[int, str]()
    if request.method == "POST":
        permission.require(actions.deed_for(here), [here.unit.id])
        done, errors = _post(request, here, draft, offers)
        if done is not None:
            return done
    choices = choices_of(draft)
    beside = notes(here, draft, offers, choices)
    sure = _sure(offers, beside)
    shown = [_shown(here, one, choices[one.number], beside.get(one.number, []), errors) for one in offers]
    context = {
        "here": here,
        "draft": draft,
        "shown": shown,
        "pieces": list(pieces(draft.text, _marked(offers))),
        "ratios": {one.number: _ratios(one) for one in offers},
        "definitions": [] if not offers else list(here.definitions.values()),
        "may": permission.may(actions.deed_for(here), here.unit.id),
        "sure": sum(not choices[number].do for number in sure),
        "open": sum(not choice.do for choice in choices.values()),
        "wrong": [one for one in shown if one.error],
    }
    status = REFUSED if errors else 200
    return render(request, "narratives/decide.html", context, section=SECTION, page=PAGE, status=status)


def _post(
    request: HttpRequest, here: Setting, draft: NarrativeDraft, offers: Sequence[Offer]
) -> tuple[HttpResponse | None, dict[int, str]]:
    """What the pressed button says; whatever it is, what was typed is kept."""
    deed = request.POST.get("viec", SAVE)
    back = redirect("narratives:unit", here.unit.code, here.period)
    if deed == THROW:
        actions.throw_away(draft)
        messages.info(request, told(Said("Đã bỏ văn bản; chưa ghi gì.")))
        return back, {}
    sure = _sure(offers, notes(here, draft, offers, choices_of(draft))) if deed == SURE else frozenset()
    actions.choose(draft, _chosen(request, here, offers, deed, sure))
    if deed != TAKE:
        return redirect("narratives:decide", draft.pk), {}
    try:
        taken = actions.take_in(here, draft, by=account_of(request), at=timezone.localtime())
    except Refused as refusal:
        return None, {int(one.column): one.message for one in refusal.findings if one.column.isdecimal()} or {
            -1: str(refusal)
        }
    words = Said(
        "Đã ghi: %(sent)s số vào số liệu gửi, %(stated)s số nơi khác công bố, %(compared)s số đối chiếu; "
        "không nhận %(rejected)s số.",
        sent=taken.sent,
        stated=taken.stated,
        compared=taken.compared,
        rejected=taken.rejected,
    )
    messages.success(request, told(words))
    return redirect("narratives:text", taken.record.hex), {}


def _sure(offers: Sequence[Offer], beside: Mapping[int, Sequence[Note]]) -> frozenset[int]:
    """The figures that may be accepted together: read and found without doubt, and nothing known contradicts them."""
    against = {number for number, found in beside.items() if any(note.tone == "bad" for note in found)}
    return frozenset(one.number for one in offers if one.is_sure and one.number not in against)


def _chosen(
    request: HttpRequest, here: Setting, offers: Sequence[Offer], deed: str, sure: frozenset[int]
) -> Mapping[int, Choice]:
    found = {}
    for one in offers:
        do = request.POST.get(f"chon-{one.number}", "")
        if not do and one.number in sure:
            do = ACCEPT
        if not do and deed == REST:
            do = REJECT
        code = code_of(request.POST.get(f"chi-tieu-{one.number}", one.code), here)
        value = request.POST.get(f"gia-tri-{one.number}", "").strip()[:60]
        found[one.number] = Choice(do if do in {ACCEPT, REJECT} else "", code[:200], value)
    return found


def _shown(here: Setting, one: Offer, choice: Choice, beside: Sequence[Note], errors: Mapping[int, str]) -> Shown:
    definition = here.definitions.get(choice.code)
    return Shown(
        one,
        choice,
        definition,
        choice.value or typed_value(one, definition),
        _written(one, one.value),
        beside,
        _written(one, one.intended) if one.intended else "",
        "" if errors.get(one.number) else goes_to(here, definition),
        "" if choice.code else _new_indicator(one),
        errors.get(one.number, ""),
    )


def _written(one: Offer, fraction: str) -> str:
    """A value of an offer in full: as it was read, or as it was probably meant."""
    value = Fraction(fraction)
    if one.unit == "percent":
        return write_percent(as_decimal(value))
    written = write_count(as_decimal(value), decimals=0 if value.denominator == 1 else 3)
    return f"{written} {'đồng' if one.unit == 'VND' else one.unit}".strip()


def _marked(offers: Sequence[Offer]) -> Iterator[tuple[int, int, str]]:
    """Each figure by its number; the ratios and changes that belong to it by "number-which"."""
    for one in offers:
        yield one.start, one.end, str(one.number)
        for which, ratio in enumerate(one.ratios):
            yield ratio.start, ratio.start + len(ratio.span), f"{one.number}-{which}"


def _ratios(one: Offer) -> list[str]:
    return [f"{ratio.span} {ratio.basis}".strip() for ratio in one.ratios]


def _new_indicator(one: Offer) -> str:
    """The page that adds an indicator, with name and unit filled in; nothing while the catalogue has no such page."""
    with contextlib.suppress(NoReverseMatch):
        return address(reverse("catalogue:new"), {"ten": one.measure, "don-vi-tinh": one.unit})
    return ""
