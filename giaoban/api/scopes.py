"""What a token may be used for (phạm vi): never more than its owner may see, often less."""

from collections.abc import Mapping
from enum import StrEnum

from giaoban.said import Said


class Scope(StrEnum):
    """One subject that a token opens for reading."""

    CATALOGUE = "catalogue:read"
    UNITS = "units:read"
    FIGURES = "figures:read"
    RECORDS = "records:read"
    REPORTS = "reports:read"


SCOPE_NAMES: Mapping[Scope, str] = {
    Scope.CATALOGUE: Said("Danh mục chỉ tiêu"),
    Scope.UNITS: Said("Đơn vị và kế thừa"),
    Scope.FIGURES: Said("Kỳ giao ban, chỉ tiêu giao và số liệu"),
    Scope.RECORDS: Said("Bản ghi đứng sau số liệu"),
    Scope.REPORTS: Said("Báo cáo"),
}
