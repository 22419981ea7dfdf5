"""Settling points of the checklist: explaining a finding, saying of a numeral that it is no figure."""

import datetime as dt

from django.db import transaction

from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.checklist.queries import explanations, finding_key, findings_of
from giaoban.reports.models import FindingExplained, OutlineItem
from giaoban.reports.outline import actions as outline
from giaoban.reports.rules.insertion import exemption
from giaoban.reports.rules.pieces import NUMERAL
from giaoban.reports.rules.source_spans import NotTraceable, emitted, replaced
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail import follower


def explain(desk: Desk, finding: str, text: str, *, at: dt.datetime) -> FindingExplained:
    """Explain a finding of the checks, once: it stays explained in every later session."""
    author = desk.permission.require(Deed.WRITE_REPORT, [desk.of.author])
    if not text.strip():
        raise Refused([Finding("giai-trinh", "required", Said("Giải trình còn trống"))])
    found = {finding_key(one): one for one in findings_of(desk.of)}
    if finding not in found:
        raise Refused([Finding("", "gone", Said("Phát hiện này không còn nữa"))])
    if finding in explanations(desk.of.author):
        raise Refused([Finding("", "explained", Said("Phát hiện này đã có giải trình"))])
    said = FindingExplained(
        unit_id=desk.of.author, finding=finding, message=found[finding].message, explanation=text.strip()
    )
    with transaction.atomic():
        trail.append("reports.explain_finding", [said], by=author, at=at)
    follower.run_pass()
    return said


def exempt(desk: Desk, key: str, occurrence: int, numeral: str, *, at: dt.datetime) -> OutlineItem | None:
    """Say of one loose numeral of a sentence that it is no figure: the tag goes into its template, as its own act.

    ``occurrence`` counts the sentence's loose numerals from 0; refused where another stands there by now.
    """
    item = next((one for one in desk.of.items if one.key == key), None)
    if item is None:
        raise Refused([Finding("", "gone", Said("Đề cương không có mục này."))])
    start, end = _place(desk, item, occurrence, numeral)
    template = replaced(item.template, [(start, end, exemption(numeral))])
    reason = Said("Không phải số liệu: %(numeral)s", numeral=numeral)
    return outline.write_sentence(desk, key, seen=item.uuid, template=template, kind=item.kind, at=at, reason=reason)


def _place(desk: Desk, item: OutlineItem, occurrence: int, numeral: str) -> tuple[int, int]:
    try:
        pieces = emitted(item.template, desk.of.vocabulary)
    except NotTraceable:
        words = Said("Mẫu câu này có phần cắt khoảng trắng; mở câu và đánh dấu bằng tay")
        raise Refused([Finding("", "untraceable", words)]) from None
    places = [
        (one.span.start + found.start(), one.span.start + found.end(), found[0])
        for one in pieces
        if one.is_free
        for found in NUMERAL.finditer(one.piece.text)
    ]
    if not 0 <= occurrence < len(places) or places[occurrence][2] != numeral:
        raise Refused([Finding("", "gone", Said("Câu này vừa được sửa; xem lại danh sách rồi đánh dấu lại"))])
    return places[occurrence][:2]
