"""Ủy quyền: which delegation may stand (NĐ 30/2020/NĐ-CP, Điều 13: ký thay, thừa ủy quyền)."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from giaoban.said import Said

KT, TUQ = "KT.", "TUQ."
NEVER = frozenset({"administrator"})
"""Roles that are given by appointment only."""


@dataclass(frozen=True)
class Asked:
    """A delegation as it was asked for; roles are those of the unit on its first day."""

    kind: str
    role: str
    from_day: dt.date
    last_day: dt.date | None
    basis: str
    giver: str
    giver_roles: Collection[str]
    receiver: str
    receiver_roles: Collection[str]
    receiver_serves: bool


def refusals(asked: Asked) -> Iterator[tuple[str, str]]:
    """(field, words) for everything that stands against a delegation."""
    if asked.giver == asked.receiver:
        yield "receiver", Said("Không ủy quyền cho chính mình")
    if asked.role in NEVER:
        yield "role", Said("Vai trò quản trị không ủy quyền; hãy giao vai trò")
    elif asked.role not in asked.giver_roles:
        yield (
            "giver",
            Said("Người giao không giữ vai trò này ở đơn vị vào ngày bắt đầu; được ủy quyền thì không ủy quyền lại"),
        )
    if not asked.receiver_serves:
        yield (
            "receiver",
            Said("Người được giao chưa công tác ở đơn vị, nơi thuộc đơn vị hoặc cấp trên vào ngày bắt đầu"),
        )
    if not asked.basis.strip():
        yield "basis", Said("Phải ghi văn bản giao")
    if asked.last_day is not None and asked.last_day < asked.from_day:
        yield "last_day", Said("Ngày cuối trước ngày đầu")
    yield from _by_kind(asked)


def _by_kind(asked: Asked) -> Iterator[tuple[str, str]]:
    if asked.kind == TUQ and asked.last_day is None:
        yield "last_day", Said("Thừa ủy quyền phải có thời hạn")
    if asked.kind == KT and asked.role not in asked.receiver_roles:
        yield (
            "kind",
            Said("Ký thay chỉ dành cho cấp phó cùng đơn vị (cùng vai trò lãnh đạo); người khác là thừa ủy quyền"),
        )
