"""What is still missing for the first report (còn thiếu gì): read from what stands, for one authority."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from giaoban.indicators.models import IndicatorVersion, Plan, ReportingSession
from giaoban.offices.models import Account, Appointment, Role
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import permission_of
from giaoban.reports.models import Edition, Letterhead
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.web.registry import Link, Panel

NEEDED_ROLES = (Role.OFFICE, Role.LEADER, Role.REGISTRY)
FOUNDERS = frozenset({Role.ADMINISTRATOR, Role.OFFICE})


@dataclass(frozen=True)
class Step:
    """One step: whether it is done, who may take it, where."""

    code: str
    title: str
    note: str
    href: str
    done: bool
    may: bool
    can_wait: bool = False


def authority_of(permission: Permission) -> UnitFacts | None:
    """The unit that the account founds or keeps: where it administers or does the office's work."""
    held = [one for one in permission.held if one.role in FOUNDERS and one.unit in permission.tree and not one.signs]
    alive = [one for one in held if permission.tree[one.unit].last_day is None]
    chosen = min(alive, key=lambda one: len(permission.tree.ancestors(one.unit)), default=None)
    return permission.tree[chosen.unit] if chosen else None


def steps_of(permission: Permission, unit: UnitFacts) -> list[Step]:
    """The steps to the first report in their order."""
    manages, writes = permission.may(Deed.MANAGE, unit.id), permission.may(Deed.CATALOGUE, unit.id)
    absent = missing_roles(unit)
    people = Said("còn thiếu: %(roles)s", roles=[Role(role).label for role in absent]) if absent else Said("đủ vai trò")
    return [
        Step("people", Said("Người và vai trò"), people, reverse("administration:people"), not absent, manages),
        Step(
            "catalogue",
            Said("Danh mục chỉ tiêu"),
            Said("nhận danh mục chung, hoặc tải bộ bảng tính lên"),
            reverse("founding:catalogue"),
            current(IndicatorVersion).exists(),
            writes,
        ),
        Step(
            "plans",
            Said("Chỉ tiêu, dự toán được giao"),
            Said("có thể ghi sau; chưa ghi thì chưa so được với kế hoạch"),
            reverse("founding:plans"),
            current(Plan).filter(unit=unit.id).exists(),
            writes,
            can_wait=True,
        ),
        Step(
            "session",
            Said("Kỳ giao ban đầu tiên"),
            Said("tháng báo cáo, ngày họp, ngày chốt số liệu"),
            reverse("founding:session"),
            current(ReportingSession).filter(unit=unit.id).exists(),
            writes,
        ),
        Step(
            "outline",
            Said("Đề cương báo cáo"),
            Said("nhận đề cương chung, sửa phần đầu và phần ký"),
            reverse("founding:outline"),
            current(Letterhead).filter(unit=unit.id).exists(),
            writes,
        ),
        Step(
            "report",
            Said("Báo cáo đầu tiên"),
            Said("trình, duyệt, ký, phát hành"),
            reverse("reports:reports"),
            current(Edition).filter(unit=unit.id).exists(),
            writes,
        ),
    ]


def missing_roles(unit: UnitFacts) -> list[str]:
    """The roles that a report needs and nobody holds at the unit today."""
    today = timezone.localdate()
    held = current(Appointment).filter(unit=unit.id, from_day__lte=today).values_list("role", "last_day")
    filled = {role for role, last in held if last is None or today <= last}
    return [role for role in NEEDED_ROLES if role not in filled]


def panel(request: HttpRequest) -> Panel | None:
    """The panel of the home page; nothing for who cannot help, or once the first report is written."""
    if not isinstance(request.user, Account):
        return None
    permission = permission_of(request)
    unit = authority_of(permission)
    if unit is None:
        return None
    steps: Sequence[Step] = steps_of(permission, unit)
    if all(one.done for one in steps if not one.can_wait):
        return None
    links = [
        Link(one.title, one.href if one.may else reverse("founding:start"), one.note) for one in steps if not one.done
    ]
    return Panel(Said("Còn thiếu cho báo cáo đầu tiên"), links)
