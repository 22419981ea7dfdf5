"""Khoảng cách của riêng mẫu này, where the decree leaves it open; one place for DOCX and PDF."""

from __future__ import annotations

# Nét kẻ ngang, pt.
RULE_POINTS = 0.75
# Khoảng trống trên và dưới nét kẻ, pt.
RULE_GAP_POINTS = 2.0
# Kính gửi nhiều nơi: the first line, then the names, mm from the left.
ADDRESSEE_INDENT_MM = (30.0, 45.0)
# Times New Roman: one "single" line of Word, as a share of the type size.
SINGLE_LINE = 1.149
# Trên và dưới chữ trong ô bảng, và dưới mỗi bảng, pt.
CELL_GAP_POINTS = 2.0
TABLE_GAP_POINTS = 6.0
# Giữa hàng tên cơ quan và hàng số, ngày tháng, pt.
HEADER_ROW_GAP_POINTS = 6.0
# Trước phần nơi nhận và chữ ký, pt.
SIGNATURE_GAP_POINTS = 6.0
# Từ mép trên của giấy đến số trang.
PAGE_NUMBER_FROM_EDGE_MM = 10.0
