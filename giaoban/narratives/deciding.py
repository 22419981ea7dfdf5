"""What a draft's choices come to (quyết định): each figure accepted, mended or rejected, or what is still wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from giaoban.indicators.models import IndicatorVersion, SourceKind
from giaoban.indicators.rules.typed_number import read_steps, write_steps
from giaoban.narratives.models import NarrativeDraft, Outcome, Use
from giaoban.narratives.rules.choice import ACCEPT, REJECT, Choice, choice_from
from giaoban.narratives.rules.in_steps import NotWhole, whole_steps
from giaoban.narratives.rules.offer import Offer, offer_from
from giaoban.narratives.setting import Setting, is_form
from giaoban.registers.rules.cells import CellError
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said


@dataclass(frozen=True)
class Decided:
    """One figure as it was decided: its outcome, where it goes, its indicator and its value in steps."""

    offer: Offer
    outcome: Outcome
    use: Use = Use.NONE
    definition: IndicatorVersion | None = None
    value: int | None = None


def offers_of(draft: NarrativeDraft) -> list[Offer]:
    """What a draft offers."""
    return [offer_from(row) for row in draft.offers]


def choices_of(draft: NarrativeDraft) -> dict[int, Choice]:
    """What was chosen so far, by the number of the offer; an offer's own indicator where nobody chose."""
    kept = {int(number): choice_from(row) for number, row in draft.choices.items()}
    return {one.number: kept.get(one.number, Choice(code=one.code)) for one in offers_of(draft)}


def code_of(typed: str, setting: Setting) -> str:
    """The code that was typed or chosen: ``YT.SXH``, ``YT.SXH · Ca mắc …``, or a full name; else the typed words."""
    typed = typed.strip()
    code = typed.partition(" · ")[0].strip()
    if not typed or code in setting.definitions:
        return code
    named = [code for code, one in setting.definitions.items() if one.name.casefold() == typed.casefold()]
    return named[0] if named else typed


def offered_steps(offer: Offer, definition: IndicatorVersion) -> int | None:
    """The read value in the indicator's steps; None where the indicator cannot hold it."""
    try:
        return whole_steps(Fraction(offer.value), definition.measured_in, definition.decimals)
    except NotWhole:
        return None


def typed_value(offer: Offer, definition: IndicatorVersion | None) -> str:
    """The read value as it may be typed over."""
    steps = None if definition is None else offered_steps(offer, definition)
    return "" if steps is None or definition is None else write_steps(steps, definition.decimals)


def goes_to(setting: Setting, definition: IndicatorVersion | None) -> str:
    """What an accepted figure of the unit's own report becomes, told before it is accepted; empty where nothing is
    to be told."""
    if definition is None or not setting.is_own:
        return ""
    if definition.source_kind == SourceKind.REGISTER:
        return Said("Số này đếm từ sổ: nhận thì chỉ đối chiếu và lưu lại, không vào số liệu gửi. Sai thì sửa ở sổ.")
    if definition.source_kind == SourceKind.FORMULA:
        return Said("Số này tính từ chỉ tiêu khác: nhận thì chỉ đối chiếu và lưu lại, không vào số liệu gửi.")
    if definition.indicator.code not in setting.entered:
        return _not_sent(setting, definition)
    return ""


def _not_sent(setting: Setting, definition: IndicatorVersion) -> Said:
    return Said("%(unit)s không phải đơn vị gửi chỉ tiêu «%(name)s»", unit=setting.unit.name, name=definition.name)


def decided(setting: Setting, offers: Sequence[Offer], choices: Mapping[int, Choice]) -> list[Decided]:
    """Every figure as it was decided; raises Refused with everything that is still open or wrong, at its figure."""
    findings: list[Finding] = []
    found: list[Decided] = []
    for offer in offers:
        try:
            found.append(_one(setting, offer, choices.get(offer.number, Choice())))
        except CellError as error:
            findings.append(Finding(str(offer.number), "wrong", str(error)))
    findings += _twice(setting, found)
    if findings:
        raise Refused(findings)
    return found


def _one(setting: Setting, offer: Offer, choice: Choice) -> Decided:
    if choice.do == REJECT:
        return Decided(offer, Outcome.REJECTED, definition=setting.definitions.get(choice.code))
    if choice.do != ACCEPT:
        raise CellError(Said("Chưa chọn nhận hay không nhận"))
    if not choice.code:
        raise CellError(Said("Chưa chọn chỉ tiêu"))
    definition = setting.definitions.get(choice.code)
    if definition is None:
        raise CellError(Said("Không có chỉ tiêu «%(code)s» trong danh mục", code=choice.code))
    use = _use(setting, definition)
    value = _value(offer, choice, definition)
    if value is None and use != Use.COMPARED:
        raise CellError(
            Said("Số này có nhiều hơn %(decimals)s số lẻ của chỉ tiêu; hãy gõ lại", decimals=definition.decimals)
        )
    if value is not None and value < 0:
        raise CellError(Said("Không được âm"))
    same = choice.code == offer.code and value == offered_steps(offer, definition)
    return Decided(offer, Outcome.ACCEPTED if same else Outcome.MENDED, use, definition, value)


def _use(setting: Setting, definition: IndicatorVersion) -> Use:
    if not setting.is_own:
        return Use.STATEMENT
    if not is_form(definition):
        return Use.COMPARED
    if definition.indicator.code not in setting.entered:
        raise CellError(_not_sent(setting, definition))
    return Use.LINE


def _value(offer: Offer, choice: Choice, definition: IndicatorVersion) -> int | None:
    typed = choice.value.strip()
    if not typed or typed == typed_value(offer, definition):
        return offered_steps(offer, definition)
    return read_steps(typed, definition.measured_in, definition.decimals)


def _twice(setting: Setting, found: Sequence[Decided]) -> Iterator[Finding]:
    """A submission holds one value of an indicator; two figures that say the same are one."""
    first: dict[str, Decided] = {}
    for one in found:
        if one.use != Use.LINE or one.definition is None:
            continue
        other = first.setdefault(one.definition.indicator.code, one)
        if other.value != one.value:
            words = Said("Chỉ tiêu này đã nhận số «%(span)s» ở trên; chỉ nhận một", span=other.offer.span)
            yield Finding(str(one.offer.number), "twice", words)
