"""What can happen to a task (việc xảy ra với nhiệm vụ), and one such thing as a plain value."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from giaoban.said import Said


class What(StrEnum):
    """Kinds of what happens, in no order."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    KEPT = "kept"
    REASSIGNED = "reassigned"
    CORRECTED = "corrected"
    PROGRESS = "progress"
    ANSWERED = "answered"
    REMINDED = "reminded"
    EXTENSION_ASKED = "extension_asked"
    EXTENDED = "extended"
    EXTENSION_REFUSED = "extension_refused"
    REDATED = "redated"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    CANCELLED = "cancelled"


NAMES: Mapping[What, str] = {
    What.ACCEPTED: Said("Nhận nhiệm vụ"),
    What.REFUSED: Said("Từ chối nhiệm vụ"),
    What.KEPT: Said("Giữ nguyên việc giao"),
    What.REASSIGNED: Said("Giao lại đơn vị khác"),
    What.CORRECTED: Said("Sửa nội dung giao"),
    What.PROGRESS: Said("Báo cáo tiến độ"),
    What.ANSWERED: Said("Đơn vị phối hợp trả lời"),
    What.REMINDED: Said("Đôn đốc"),
    What.EXTENSION_ASKED: Said("Xin gia hạn"),
    What.EXTENDED: Said("Gia hạn"),
    What.EXTENSION_REFUSED: Said("Không cho gia hạn"),
    What.REDATED: Said("Chuyển hạn theo lịch nghỉ"),
    What.REPORTED: Said("Báo cáo hoàn thành"),
    What.CONFIRMED: Said("Xác nhận hoàn thành"),
    What.SENT_BACK: Said("Yêu cầu thực hiện lại"),
    What.SUSPENDED: Said("Tạm hoãn"),
    What.RESUMED: Said("Tiếp tục thực hiện"),
    What.CANCELLED: Said("Hủy nhiệm vụ"),
}

MOVES_DUE = frozenset({What.REASSIGNED, What.CORRECTED, What.EXTENDED, What.REDATED, What.CONFIRMED, What.RESUMED})
"""Those whose day, where they carry one, is the deadline from then on."""


@dataclass(frozen=True)
class Happening:
    """One thing that happened: typed on ``day``.

    ``due`` is the deadline from here on, or the one that is asked for; ``result_day`` the day of the result
    document; ``unit`` who speaks.
    """

    number: int
    what: What
    day: dt.date
    due: dt.date | None = None
    result_day: dt.date | None = None
    unit: int | None = None
