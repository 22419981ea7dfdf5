"""Constructions that such reports use, one a test: the conventions' hard cases and others met since."""

from fractions import Fraction

import pytest

from giaoban.reading import Fact, Kind, read

PLAN, SAME = Kind.RATIO_TO_PLAN, Kind.RATIO_TO_SAME_PERIOD
CHANGE, PREVIOUS, SHARE, LEVEL = Kind.CHANGE_VS_SAME_PERIOD, Kind.CHANGE_VS_PREVIOUS_PERIOD, Kind.SHARE, Kind.LEVEL


def figures(text: str) -> list[Fact]:
    return [fact for fact in read(text) if fact.is_figure]


VALUES = [
    ("thu 7 ngàn 500 tỷ đồng", 7_500 * 10**9, "VND"),
    ("thu 41.562 tỷ 8 triệu đồng", 41_562_008 * 10**6, "VND"),
    ("thu 1.277 tỷ 069 triệu đồng", 1_277_069 * 10**6, "VND"),
    ("vốn 1,2 triệu tỷ đồng", 12 * 10**17 // 1000, "VND"),
    ("vốn 115 tỷ", 115 * 10**9, "VND"),
    ("xuất khẩu 508.25 triệu đô", 508_250_000, "USD"),
    ("trồng 30 triệu cây", 30_000_000, "cây"),
    ("diện tích 1.862,19m2 đất", Fraction("1862.19"), "m2"),
    ("diện tích 41.73 ha rừng", Fraction("41.73"), "ha"),
    ("gieo trồng 16.314ha lúa", 16_314, "ha"),
    ("đàn dê 4.090 con", 4_090, "con"),
    ("khai thác 5.200 m3gỗ", 5_200, "m3"),
    ("năng suất 360kg/năm", 360, "kg/năm"),
    ("trong đó 102.641chiếm ưu thế, 5 hộ", 102_641, None),
    ("gieo cấy 6 nghìn 420 ha lúa", 6_420, "ha"),
    ("tiếp nhận hồ sơ: trực tuyến 351, trực tiếp 35", 351, "hồ sơ"),
    ("vận chuyển 131,7 triệu lượt khách.km", 131_700_000, "lượt khách.km"),
    ("ra mắt 62 “Tổ liên gia an toàn”", 62, "tổ"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_amounts_of_many_writings(text: str, value: Fraction, unit: str | None) -> None:
    first = figures(text)[0]
    assert first.value == value
    assert unit is None or first.unit == unit


KINDS = [
    ("so dự toán TP đạt 61,2%, so dự toán HĐND quận đạt 55%, so cùng kỳ tăng 12%", [PLAN, PLAN, CHANGE]),
    ("bán lẻ tăng 12% (cùng kỳ tăng 24%)", [CHANGE, CHANGE]),
    ("CPI tăng 0,1% so với tháng trước, tăng 0,19% so với cùng kỳ", [PREVIOUS, CHANGE]),
    ("Dư nợ 3.456 tỷ đồng, tăng 234 tỷ đồng so với đầu năm, tăng 7,3%", [LEVEL, PREVIOUS, PREVIOUS]),
    ("Doanh thu tăng 3 lần so với cùng kỳ", [SAME]),
    ("thu 5 tỷ đồng, gấp 2,1 lần cùng kỳ và vượt 3,8% kế hoạch", [LEVEL, SAME, PLAN]),
    ("hộ nghèo còn 250 hộ, giảm 245 hộ", [LEVEL, PREVIOUS]),
    ("có thêm 4.663 doanh nghiệp, nâng tổng số lên 6.353", [LEVEL, LEVEL]),
    ("tỷ lệ giảm từ 5,2% xuống còn 3,1%", [SHARE, SHARE]),
    ("tốc độ tăng bình quân đạt 12,5%/năm", [CHANGE]),
    ("cơ cấu dịch vụ - công nghiệp - nông nghiệp là 90,8% - 8,76% - 0,44%", [SHARE, SHARE, SHARE]),
    ("Tăng cường kiểm tra 87 vụ; giảm nghèo cho 12 hộ", [LEVEL, LEVEL]),
    ("công khai 5 dự án, chiếm 45,5% tổng số", [LEVEL, SHARE]),
    ("12 vụ, giảm 7 vụ (-36,8%) so với tháng trước", [LEVEL, PREVIOUS, PREVIOUS]),
    ("xảy ra 12 vụ (tăng 3 vụ) so với đầu năm", [LEVEL, PREVIOUS]),
    ("thu 12 tỷ đồng (bằng 104,5%) so với dự toán, tăng 3%", [LEVEL, PLAN, CHANGE]),
    ("có 214 người, tăng 9 người (4,4%) so với cùng kỳ", [LEVEL, CHANGE, CHANGE]),
    ("giá trị sản xuất tăng từ 11 - 12%; tỷ lệ giảm từ 5,2% xuống 3,1%", [CHANGE, SHARE, SHARE]),
    ("trong mức tăng chung, khu vực dịch vụ đóng góp 4,9 điểm phần trăm", [SHARE]),
    ("Quý I/2026 đón 2 triệu lượt, tăng 28% so với quý IV/2025", [LEVEL, PREVIOUS]),
    ("24 vụ, 11 người chết (giảm lần lượt 5 vụ và 2 người)", [LEVEL, LEVEL, CHANGE, CHANGE]),
    ("tỷ lệ hộ nghèo từ 4,9% đầu năm giảm xuống còn 3,2%", [SHARE, SHARE]),
    ("Nội dung 4: có 9 vụ, giảm 2 vụ; chi 3 tỷ đồng, bằng 50% dự toán, giảm 7%", [LEVEL, CHANGE, LEVEL, PLAN, CHANGE]),
    ("kinh phí đã giải ngân 28,7/74 tỷ đồng (38,8%)", [LEVEL, PLAN]),
    (
        "Tháng 01/2026 đón 21 nghìn lượt khách, giảm 8% so với tháng 12/2025, tăng 19% so với tháng 01/2025",
        [LEVEL, PREVIOUS, CHANGE],
    ),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_what_each_figure_is(text: str, kinds: list[Kind]) -> None:
    assert [fact.kind for fact in figures(text)] == kinds


LINKS = [
    (
        "20 vụ, chết 5 người, thương 8 người; so cùng kỳ giảm 3 vụ, giảm 1 người chết, tăng 2 người bị thương",
        [0, 1, 2],
    ),
    ("GTSX 115 tỷ đồng (công nghiệp 59 tỷ đồng; dịch vụ 56 tỷ đồng), tăng 8%", [0]),
    ("thu 59 tỷ đồng: gần 93% dự toán tỉnh giao, trên 73% dự toán huyện giao, tăng 13%", [0, 0, 0]),
    ("chi 1.234 tỷ/KH 2.345 tỷ đồng, đạt 52,6%", [0]),
    ("thu 12 tỷ đồng; giá trị sản xuất tăng 8,6%", [None]),
    ("khám phá án đạt 84,7% (1.698/2.005 vụ)", [1]),
    ("có 524 doanh nghiệp mới với vốn 4.870 tỷ đồng, tăng 36% về số lượng và gấp 1,7 lần về vốn", [0, 1]),
]


@pytest.mark.parametrize(("text", "links"), LINKS)
def test_which_level_a_ratio_belongs_to(text: str, links: list[int | None]) -> None:
    assert [fact.of for fact in figures(text) if fact.kind is not LEVEL] == links


NO_FIGURES = [
    "theo Nghị quyết số 57-NQ/TW, Chỉ thị 19-CT/TU, Quyết định 08/2022/QĐ-TTg và Đề án 06",
    "Ban Chỉ đạo 179, chương trình 135, khoản 2 Điều 28",
    "Quốc lộ 70, hệ VN 2.000, dịch Covid-19, phong trào “5 không”, công nghiệp 4.0",
    "thương binh hạng 1/4, 2/4; bản đồ tỷ lệ 1/500; kỳ họp thứ 6; cơn bão số 03",
    "trong 20 năm, thời hạn 07 ngày, trẻ dưới 5 tuổi, ≥95%, sản phẩm OCOP 4 sao",
    "(7) Bảo đảm an ninh",
    "2.1. Về nông nghiệp",
    "số 12 đường Ngô Quyền, tổ 5, khối 6, phường 11",
    "ngày 22.4, trước 30.4.2020, tháng 12.2025, quý I-2019, 6 tháng đầu năm",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numerals_that_are_no_figures(text: str) -> None:
    assert figures(text) == []


PERIODS = [
    ("Quý I-2019, GRDP tăng 7,9%", "2019-01-01/2019-03-31"),
    ("Đến hết tháng 10/2023, cấp 41 dự án", "2023-01-01/2023-10-31"),
    ("Từ ngày 15/12/2022 đến 14/3/2023, xảy ra 12 vụ", "2022-12-15/2023-03-14"),
    ("6 tháng cuối năm 2025 phấn đấu thu 170 tỷ đồng", "2025-07-01/2025-12-31"),
    ("Năm học 2022 - 2023, có 45 trường", "2022-09-01/2023-05-31"),
    ("Năm 2023, thu 5 tỷ đồng, bằng 112% so với năm 2022", "2023-01-01/2023-12-31"),
    ("Tính đến 15/9/2024, giải ngân 12 tỷ đồng", "2024-09-15"),
    ("nhận 4.030 phản ánh năm 2019", "2019-01-01/2019-12-31"),
    ("11 tháng năm 2025 (từ 15/12/2024 đến 14/11/2025), xảy ra 318 vụ", "2024-12-15/2025-11-14"),
    ("Báo cáo 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2026\nGieo cấy 825 ha", "2026-01-01/2026-06-30"),
    ("Quý III/2025, nhân 78 năm Ngày Thương binh (27/7/1947 - 27/7/2025), tặng 31 suất quà", "2025-07-01/2025-09-30"),
    ("Kết quả tháng 5/2018\nChi ngân sách lũy kế 298 triệu đồng", "2018-01-01/2018-05-31"),
    ("Kết quả tuần từ 02/3 đến 08/3/2026\nLũy kế từ đầu năm thu 15 tỷ", "2026-01-01/2026-03-08"),
    ("Tính từ đầu năm 2026 đến 31/01 giải ngân 3,4 tỷ đồng", "2026-01-01/2026-01-31"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_the_time_a_figure_holds_for(text: str, period: str) -> None:
    assert figures(text)[0].period == period


def test_the_reports_own_date_gives_the_year_that_the_text_leaves_out() -> None:
    from datetime import date

    assert figures("Hết ngày 6/3, thu 5 tỷ đồng")[0].period is None
    assert (
        next(fact for fact in read("Hết ngày 6/3, thu 5 tỷ đồng", date(2024, 3, 11)) if fact.is_figure).period
        == "2024-03-06"
    )


def test_an_earlier_value_holds_for_a_year_before() -> None:
    now, before = figures("6 tháng năm 2021 thu 6.323 tỷ đồng (cùng kỳ 5.120 tỷ đồng)")
    assert (now.period, before.period) == ("2021-01-01/2021-06-30", "2020-01-01/2020-06-30")
    now, before = figures("6 tháng năm 2021 thu 6.323 tỷ đồng. Cùng kỳ năm 2020 con số này là 5.120 tỷ đồng")
    assert (now.period, before.period) == ("2021-01-01/2021-06-30", "2020-01-01/2020-06-30")


@pytest.mark.parametrize(
    ("text", "suspected", "intended"),
    [
        ("có 1,234 người tham gia", 0, 1234),
        ("tăng 128,06 tỷ đồng (414,73/288,67)", 0, 126_060_000_000),
        ("dự toán 20.000 tỷ đồng, thu được 12,53 tỷ đồng, đạt 62,65% dự toán", 1, 12_530_000_000_000),
        ("nhận 10 đơn (khiếu nại 4 đơn, tố cáo 5 đơn)", 0, 9),
        ("dài 4,850m, đạt 96.9%, chi 38.75 tỉ đồng", 0, 4850),
    ],
)
def test_a_likely_misprint_is_flagged_and_the_print_kept(text: str, suspected: int, intended: int) -> None:
    fact = figures(text)[suspected]
    assert fact.suspect
    assert fact.intended == intended != fact.value
    assert fact.confidence < 1
    assert fact.reasons


@pytest.mark.parametrize(
    ("text", "value", "unit", "form"),
    [
        ("Trong tháng xảy ra ba vụ cháy.", 3, "vụ", "words"),
        ("Có mười hai hộ thoát nghèo.", 12, "hộ", "words"),
        ("Trên địa bàn không xảy ra cháy, nổ.", 0, "vụ", "absent"),
        ("Huyện không còn hộ nghèo.", 0, "hộ", "absent"),
        ("Không phát sinh ca mắc mới.", 0, "ca", "absent"),
        ("Trong kỳ không phát sinh đơn thư khiếu nại.", 0, "đơn", "absent"),
    ],
)
def test_figures_without_digits(text: str, value: int, unit: str, form: str) -> None:
    fact = next(fact for fact in read(text) if fact.form)
    assert (fact.value, fact.unit, fact.form) == (value, unit, form)


@pytest.mark.parametrize(
    "text", ["Không có gì mới.", "một số địa phương", "không thể hoàn thành", "năm học mới", "hai bên"]
)
def test_what_only_looks_like_a_figure_in_words(text: str) -> None:
    assert [fact for fact in read(text) if fact.form] == []


def test_the_headings_of_a_wide_table_hold_for_its_rows() -> None:
    rows = [
        "TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Thực hiện | % so KH | Tăng, giảm so với cùng kỳ",
        "1 | Thu ngân sách | triệu đồng | 1.200 | 950,5 | 79,2 | 12,5",
        "2 | Hồ sơ đã giải quyết | hồ sơ | 4.000 | 3.912 | 97,8 | 4,1",
    ]
    facts = [fact for fact in read("\n".join(rows)) if fact.is_figure]
    told = {fact.span: (fact.value, fact.unit, fact.kind) for fact in facts}
    assert told["950,5"] == (950_500_000, "VND", Kind.LEVEL)
    assert told["1.200"] == (1_200_000_000, "VND", Kind.LEVEL)
    assert [fact.modality for fact in facts if fact.span in {"1.200", "950,5"}] == ["plan", None]
    assert told["97,8"][1:] == ("percent", Kind.RATIO_TO_PLAN)
    assert told["12,5"] == (Fraction(125, 1000), "percent", Kind.CHANGE_VS_SAME_PERIOD)
    assert read("a | b\n5 tỷ đồng | 6%")[0].value == 5_000_000_000
