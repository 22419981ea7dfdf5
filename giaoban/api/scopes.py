"""What a token may be used for (phạm vi): never more than its owner may see, often less."""

from collections.abc import Mapping
from enum import StrEnum

from giaoban.said import Said


class Scope(StrEnum):
    """One subject that a token opens, for reading or for writing."""

    CATALOGUE = "catalogue:read"
    UNITS = "units:read"
    FIGURES = "figures:read"
    RECORDS = "records:read"
    REPORTS = "reports:read"
    TASKS = "tasks:read"
    TASK_ACTS = "tasks:write"
    MEETINGS = "meetings:read"
    PAPERS = "papers:read"
    CONCLUSIONS = "conclusions:read"
    OPINIONS = "opinions:read"
    OPINION_VOTES = "opinions:write"


SCOPE_NAMES: Mapping[Scope, str] = {
    Scope.CATALOGUE: Said("Danh mục chỉ tiêu"),
    Scope.UNITS: Said("Đơn vị và kế thừa"),
    Scope.FIGURES: Said("Kỳ giao ban, chỉ tiêu giao và số liệu"),
    Scope.RECORDS: Said("Bản ghi đứng sau số liệu"),
    Scope.REPORTS: Said("Báo cáo"),
    Scope.TASKS: Said("Nhiệm vụ và lịch sử nhiệm vụ"),
    Scope.TASK_ACTS: Said("Làm việc với nhiệm vụ: nhận, báo cáo, xác nhận, gia hạn …"),
    Scope.MEETINGS: Said("Phiên họp và chương trình họp"),
    Scope.PAPERS: Said("Mở tài liệu họp"),
    Scope.CONCLUSIONS: Said("Kết luận và nhiệm vụ từ kết luận"),
    Scope.OPINIONS: Said("Phiếu lấy ý kiến"),
    Scope.OPINION_VOTES: Said("Gửi ý kiến của mình"),
}
