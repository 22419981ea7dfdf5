"""Which role may do what, and how far it reaches: the table that permission reads."""

from collections.abc import Mapping
from enum import StrEnum

from giaoban.said import Said


class Deed(StrEnum):
    """What a role allows somebody to do (việc được làm)."""

    SEE = "see"
    RECORD = "record"
    CORRECT = "correct"
    SUBMIT = "submit"
    ACCEPT = "accept"
    CLOSE = "close"
    PLAN = "plan"
    CATALOGUE = "catalogue"
    WRITE_REPORT = "write_report"
    SUBMIT_REPORT = "submit_report"
    APPROVE = "approve"
    SIGN = "sign"
    NUMBER = "number"
    SEND = "send"
    WRITE_FOR_LEADER = "write_for_leader"
    HOLD_MEETING = "hold_meeting"
    OPEN_PERSON = "open_person"
    ERASE = "erase"
    MANAGE = "manage"
    GIVE_TASK = "give_task"
    DECIDE_TASK = "decide_task"
    DO_TASK = "do_task"


DEED_NAMES: Mapping[Deed, str] = {
    Deed.SEE: Said("xem"),
    Deed.RECORD: Said("ghi sổ"),
    Deed.CORRECT: Said("sửa sổ"),
    Deed.SUBMIT: Said("gửi số liệu"),
    Deed.ACCEPT: Said("nhận số liệu"),
    Deed.CLOSE: Said("chốt số liệu"),
    Deed.PLAN: Said("ghi chỉ tiêu"),
    Deed.CATALOGUE: Said("sửa danh mục"),
    Deed.WRITE_REPORT: Said("soạn báo cáo"),
    Deed.SUBMIT_REPORT: Said("trình báo cáo"),
    Deed.APPROVE: Said("duyệt"),
    Deed.SIGN: Said("ký"),
    Deed.NUMBER: Said("vào số"),
    Deed.SEND: Said("phát hành"),
    Deed.WRITE_FOR_LEADER: Said("nhập thay lãnh đạo"),
    Deed.HOLD_MEETING: Said("tổ chức phiên họp"),
    Deed.OPEN_PERSON: Said("mở dữ liệu cá nhân"),
    Deed.ERASE: Said("xóa dữ liệu cá nhân"),
    Deed.MANAGE: Said("quản trị"),
    Deed.GIVE_TASK: Said("giao nhiệm vụ"),
    Deed.DECIDE_TASK: Said("xác nhận, gia hạn nhiệm vụ"),
    Deed.DO_TASK: Said("nhận, báo cáo nhiệm vụ"),
}

ROLE_DEEDS: Mapping[str, frozenset[Deed]] = {
    "clerk": frozenset({Deed.SEE, Deed.RECORD, Deed.CORRECT, Deed.SUBMIT, Deed.OPEN_PERSON, Deed.DO_TASK}),
    "office": frozenset(
        {
            Deed.SEE,
            Deed.RECORD,
            Deed.CORRECT,
            Deed.SUBMIT,
            Deed.ACCEPT,
            Deed.CLOSE,
            Deed.PLAN,
            Deed.CATALOGUE,
            Deed.WRITE_REPORT,
            Deed.SUBMIT_REPORT,
            Deed.SEND,
            Deed.WRITE_FOR_LEADER,
            Deed.GIVE_TASK,
            Deed.DECIDE_TASK,
            Deed.DO_TASK,
            Deed.HOLD_MEETING,
        }
    ),
    "leader": frozenset(
        {Deed.SEE, Deed.APPROVE, Deed.SIGN, Deed.GIVE_TASK, Deed.DECIDE_TASK, Deed.DO_TASK, Deed.HOLD_MEETING}
    ),
    "registry": frozenset({Deed.SEE, Deed.NUMBER, Deed.SEND}),
    "administrator": frozenset({Deed.SEE, Deed.MANAGE, Deed.ERASE}),
}

ARCHIVE_READER = "archive_reader"
"""No role that is given: what a hand-over (bàn giao) leaves to those who read the giver's archive."""

REACHES_BELOW = frozenset({"office", "leader", "administrator"})
"""Roles that act for the units below their own too; the others act for their own unit only."""


def allows(role: str, deed: Deed, *, own: bool, below: bool) -> bool:
    """Whether a role allows ``deed`` on a unit that is its own or one below it."""
    if role == ARCHIVE_READER:
        return own and deed is Deed.SEE
    return deed in ROLE_DEEDS[role] and (own or (below and role in REACHES_BELOW))


def roles_for(deed: Deed) -> tuple[str, ...]:
    """The roles that allow a deed, for the message that refuses it."""
    return tuple(role for role, deeds in ROLE_DEEDS.items() if deed in deeds)
