"""Taking back a plan that was recorded wrongly (rút chỉ tiêu giao ghi sai): the one before it is in force again."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from giaoban.indicators import actions, withdrawing
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.catalogue_pages.views import SECTION, told_plan, unit_of
from giaoban.indicators.models import Plan
from giaoban.offices.names import names_of
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said, joined
from giaoban.trail.actions import Decision
from giaoban.trail.queries import current, latest_seal
from giaoban.web.writing import day


@signed_in
def withdraw(request: HttpRequest, unit: str, year: int, plan: uuid.UUID) -> HttpResponse:
    """Show the plan, then take it back under an act with its reason."""
    facts = unit_of(request, unit, year, latest_seal())
    permission_of(request).require(Deed.PLAN, [facts.id])
    said = current(Plan).filter(unit_id=facts.id, year=year, record=plan).select_related("indicator", "act").first()
    if said is None:
        raise Http404(Said("Không có lần giao này trong năm, hoặc đã rút."))
    name, value = told_plan(said, Catalogue.standing())
    back = reverse("catalogue:plans", args=[unit, year])

    def act(reason: str, decision: Decision | None) -> Plan:
        by, at = account_of(request), timezone.localtime()
        return actions.withdraw_plan(said, by=by, at=at, reason=reason, decision=decision)

    one = withdrawing.Withdrawal(
        title=Said("Rút chỉ tiêu giao ghi sai"),
        what=joined(" · ", [name, facts.name, str(year)]),
        facts=[
            (Said("Cấp giao"), Said("%(assigner)s, lần %(number)s", assigner=said.assigner, number=said.version)),
            (Said("Giá trị cả năm"), value),
            (Said("Số quyết định"), f"{said.decision} ({day(said.decision_day)})"),
            (Said("Có hiệu lực từ"), day(said.in_force_from)),
            (Said("Người ghi"), names_of([said.act.account]).get(said.act.account, said.act.account)),
        ],
        advice=Said(
            "Chỉ rút lần giao ghi sai; quyết định thay đổi thì ghi lần giao mới. Rút rồi thì lần giao trước (nếu có) "
            "lại có hiệu lực và tỷ lệ so với kế hoạch của mọi kỳ trong năm tính lại."
        ),
        done=Said("Đã rút lần giao ghi sai."),
        crumbs=[(Said("Chỉ tiêu giao năm %(year)s", year=year), back)],
        back=back,
        section=SECTION,
        page="plans",
        act=act,
    )
    return withdrawing.answer(request, one)
