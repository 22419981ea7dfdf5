"""Taking back that a register had nothing (rút báo cáo không phát sinh): with a reason, its effect on figures first."""

import uuid
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from giaoban.indicators import withdrawing
from giaoban.indicators.entering import month_closing
from giaoban.indicators.entering.views import SECTION, Place, place_at
from giaoban.offices.names import names_of
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers import actions
from giaoban.registers.effects import Effect, effects_of
from giaoban.registers.models import NilReturn
from giaoban.said import Said, joined
from giaoban.trail.actions import Decision
from giaoban.trail.queries import current
from giaoban.web.writing import day, moment


@signed_in
def withdraw(request: HttpRequest, unit: str, period: str, nil: uuid.UUID) -> HttpResponse:
    """Show what was said and which figures change, then take it back under an act with its reason."""
    here = place_at(request, unit, period)
    said = _standing(request, here, nil)
    words = month_closing.told_nil(said, here.reader.tree)

    def act(reason: str, decision: Decision | None) -> NilReturn:
        by, at = account_of(request), timezone.localtime()
        return actions.withdraw_nil_return(said, by=by, at=at, reason=reason, decision=decision)

    def effects() -> Sequence[Effect]:
        return effects_of(lambda: act("–", None), {said.unit_id, said.territory_id}, [said.start, said.end])

    one = withdrawing.Withdrawal(
        title=Said("Rút báo cáo không phát sinh"),
        what=joined(" · ", [words.title, words.place]),
        facts=[
            (Said("Từ ngày"), day(said.start)),
            (Said("Đến ngày"), day(said.end)),
            (Said("Người báo"), names_of([said.act.account]).get(said.act.account, said.act.account)),
            (Said("Lúc"), moment(said.act.stated_at)),
        ],
        advice=Said(
            "Rút rồi thì các ngày này không còn được coi là không phát sinh: chỉ tiêu không có dòng nào trở lại "
            "«chưa có», trừ kỳ đã chốt. Báo nhầm sổ thì rút rồi báo lại."
        ),
        done=Said("Đã rút báo cáo không phát sinh; lý do còn ở trang này."),
        crumbs=[
            (Said("Số liệu"), reverse("dashboards:figures_home")),
            (Said("Nhập số liệu"), here.address()),
            (Said("Không phát sinh, chốt số liệu"), here.address("closing")),
        ],
        back=here.address("closing"),
        section=SECTION,
        page="enter",
        act=act,
        effects=effects,
    )
    return withdrawing.answer(request, one)


def _standing(request: HttpRequest, here: Place, nil: uuid.UUID) -> NilReturn:
    """The return, if it stands, touches the month and the account may take it back."""
    mine = month_closing.touching(current(NilReturn), here.reader.tree, here.unit.id, here.interval)
    said = mine.filter(record=nil).first()
    if said is None:
        raise Http404(Said("Không có báo cáo không phát sinh này trong tháng, hoặc đã rút."))
    if not permission_of(request).may(Deed.CORRECT, said.unit_id):
        raise PermissionDenied(Said("Tài khoản xem được báo cáo này nhưng không có vai trò rút."))
    return said
