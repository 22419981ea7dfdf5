"""Thành phần thể thức: the parts of an official document, by key, Vietnamese name and Word style."""

from __future__ import annotations

COMPONENT_NAMES: dict[str, str] = {
    "national_name": "Quốc hiệu",
    "national_motto": "Tiêu ngữ",
    "parent_agency": "Cơ quan chủ quản",
    "agency": "Cơ quan ban hành",
    "number": "Số, ký hiệu",
    "place_date": "Địa danh và thời gian",
    "draft_mark": "Dấu dự thảo",
    "dispatch_subject": "Trích yếu công văn",
    "kind_name": "Tên loại",
    "subject": "Trích yếu",
    "addressee": "Kính gửi",
    "legal_basis": "Căn cứ",
    "heading_1": "Đề mục phần",
    "heading_2": "Đề mục lớn",
    "heading_3": "Đề mục nhỏ",
    "body": "Nội dung",
    "table_title": "Tên bảng",
    "table_unit": "Đơn vị tính của bảng",
    "table_header": "Đầu bảng",
    "table_cell": "Ô bảng",
    "note": "Ghi chú",
    "authority": "Quyền hạn, chức vụ",
    "signer_name": "Họ tên người ký",
    "recipients_title": "Nơi nhận",
    "recipients": "Danh sách nơi nhận",
    "annex_number": "Số phụ lục",
    "annex_title": "Tên phụ lục",
    "annex_note": "Chỉ dẫn phụ lục",
    "page_number": "Số trang",
}

# Word shows the name to the official; the id is what stands in the XML and must stay ASCII.
STYLE_IDS: dict[str, str] = {
    key: "Vb" + "".join(word.capitalize() for word in key.split("_")) for key in COMPONENT_NAMES
}
# Set with the paragraph rules of the text (line spacing, gap); all others stand on single lines.
FLOWING = frozenset({"addressee", "legal_basis", "heading_1", "heading_2", "heading_3", "body", "note"})
RULE_STYLE_ID = "VbRule"
RULE_STYLE_NAME = "VB Dòng kẻ"


def style_name(key: str) -> str:
    """Tên kiểu trong Word: "VB Quốc hiệu"."""
    return "VB " + COMPONENT_NAMES[key]


# The 29 kinds of article 7 that stand as a heading of their own (công văn and thư công do not).
KIND_NAMES: tuple[str, ...] = (
    "nghị quyết", "quyết định", "chỉ thị", "quy chế", "quy định", "thông cáo", "thông báo", "hướng dẫn",
    "chương trình", "kế hoạch", "phương án", "đề án", "dự án", "báo cáo", "biên bản", "tờ trình", "hợp đồng",
    "công điện", "bản ghi nhớ", "bản thỏa thuận", "giấy ủy quyền", "giấy mời", "giấy giới thiệu",
    "giấy nghỉ phép", "phiếu gửi", "phiếu chuyển", "phiếu báo",
)  # fmt: skip
