"""Thành phần thể thức: the parts of an official document, by key, Vietnamese name and Word style."""

from __future__ import annotations

from giaoban.said import Said

COMPONENT_NAMES: dict[str, str] = {
    "national_name": Said("Quốc hiệu"),
    "national_motto": Said("Tiêu ngữ"),
    "parent_agency": Said("Cơ quan chủ quản"),
    "agency": Said("Cơ quan ban hành"),
    "number": Said("Số, ký hiệu"),
    "place_date": Said("Địa danh và thời gian"),
    "draft_mark": Said("Dấu dự thảo"),
    "dispatch_subject": Said("Trích yếu công văn"),
    "kind_name": Said("Tên loại"),
    "subject": Said("Trích yếu"),
    "addressee": Said("Kính gửi"),
    "legal_basis": Said("Căn cứ"),
    "heading_1": Said("Đề mục phần"),
    "heading_2": Said("Đề mục lớn"),
    "heading_3": Said("Đề mục nhỏ"),
    "body": Said("Nội dung"),
    "table_title": Said("Tên bảng"),
    "table_unit": Said("Đơn vị tính của bảng"),
    "table_header": Said("Đầu bảng"),
    "table_cell": Said("Ô bảng"),
    "note": Said("Ghi chú"),
    "authority": Said("Quyền hạn, chức vụ"),
    "signer_name": Said("Họ tên người ký"),
    "recipients_title": Said("Nơi nhận"),
    "recipients": Said("Danh sách nơi nhận"),
    "annex_number": Said("Số phụ lục"),
    "annex_title": Said("Tên phụ lục"),
    "annex_note": Said("Chỉ dẫn phụ lục"),
    "page_number": Said("Số trang"),
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
