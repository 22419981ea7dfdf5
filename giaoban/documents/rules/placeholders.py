"""Ô trống của mẫu Word: what an official sees as {{ co_quan }} and what stands there when printed."""

from __future__ import annotations

# One line of text each.
LINE_PLACEHOLDERS: dict[str, str] = {
    "parent_agency": "co_quan_chu_quan",
    "agency": "co_quan",
    "number": "so_ky_hieu",
    "dispatch_subject": "trich_yeu_cong_van",
    "draft_mark": "du_thao",
    "place_date": "dia_danh_ngay",
    "kind_name": "ten_loai",
    "subject": "trich_yeu",
    "signer_name": "ho_ten",
}
# The paragraph that holds one of these is replaced by as many as are needed.
BLOCK_PLACEHOLDERS: dict[str, str] = {
    "addressee": "kinh_gui",
    "legal_basis": "can_cu",
    "body": "noi_dung",
    "note": "ghi_chu",
    "recipients": "noi_nhan",
    "authority": "quyen_han",
}
PLACEHOLDERS = {**LINE_PLACEHOLDERS, **BLOCK_PLACEHOLDERS}
# These leave no empty line when the document has nothing to print there.
OPTIONAL = frozenset({"parent_agency", "dispatch_subject", "draft_mark", "kind_name", "subject"})
RECIPIENTS_TITLE = "Nơi nhận:"


def placeholder(key: str) -> str:
    """Ô trống của một thành phần, như gõ trong Word."""
    return "{{ " + PLACEHOLDERS[key] + " }}"
