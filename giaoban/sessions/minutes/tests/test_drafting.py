"""The first text of a notice and its blocks: plain values."""

import datetime as dt

from giaoban.documents.rules.content import Heading, ListItem, Paragraph
from giaoban.sessions.minutes.rules.drafting import Resolved, Sat, drafted
from giaoban.sessions.minutes.rules.paragraphs import blocks_of

SAT = Sat(
    title="Phiên họp UBND quận tháng 3/2023", day=dt.date(2023, 3, 10), place="Phòng họp số 1",
    authority="UBND quận Thanh Xuân", chair="Võ Đăng Dũng", chair_post="Chủ tịch", present=("Chi cục Thuế",),
)  # fmt: skip


def test_the_text_tells_how_it_sat_then_numbers_what_was_concluded():
    text = drafted(
        SAT, [Resolved("Khai mạc", ""), Resolved("Báo cáo", "Thống nhất.\n\nGiao Chi cục Thuế."), Resolved("B", "C")]
    )
    assert text.split("\n") == [
        "Ngày 10 tháng 3 năm 2023, tại Phòng họp số 1, UBND quận Thanh Xuân tổ chức phiên họp UBND quận tháng 3/2023, "
        "do Võ Đăng Dũng - Chủ tịch chủ trì.",
        "Tham dự có: Chi cục Thuế.",
        "Sau khi nghe báo cáo và ý kiến của các thành viên dự họp, Chủ tọa kết luận:",
        "1. Báo cáo", "Thống nhất.", "Giao Chi cục Thuế.", "2. B", "C",
    ]  # fmt: skip


def test_lines_become_headings_items_and_paragraphs():
    found = list(
        blocks_of("1. Về thu ngân sách\n\n- Rà soát nguồn thu;\n2. Giao Chi cục Thuế đôn đốc nợ.\nTổ chức thực hiện.")
    )
    assert [type(one) for one in found] == [Heading, ListItem, Paragraph, Paragraph]
    assert found[1].runs[0].text == "Rà soát nguồn thu;"  # type: ignore[union-attr]
    assert found[2].runs[0].text.startswith("2. Giao")  # type: ignore[union-attr]
