"""A ward of another province goes in by ``giaoban load`` alone and comes out as figures and as its own report."""

import html
import io
import json
import re
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

from tests.authorities import example
from tests.authorities.example import UNIT, figures, giaoban

REFUND = "thu-2026-073"
"""A refund of 1,2 triệu to a household on 26/02/2026."""

MARCH: dict[str, dict[str, Any]] = {
    # the 9 Tuesdays from 06/01 to 03/3: enterprises 9 × 240 triệu + (0+…+8) × 7,35 triệu,
    # excise 2 × 61 triệu, households 3 × (42,6 + 43,75 + 44,9) triệu, persons 5 × 8,25 triệu,
    # + 500 triệu on the cut-off day itself − refunds of 35,5 and 1,2 triệu; 900 triệu of 06/3 lie beyond it
    "BT.THU": {"value": 3_444_900_000, "from": "2026-01-01", "to": "2026-03-05"},
    "BT.THU.HO": {"value": 433_800_000},
    "BT.CHI": {"value": 2_669_654_322, "plan": 18_400_000_000, "plan_by": "HĐND phường giao"},
    # 900 + 1.240,5 − 300 + 655,25 triệu; 444 triệu of 05/3 lie beyond the indicator's own cut-off
    "BT.DAUTU": {"value": 2_495_750_000, "to": "2026-03-04", "plan": 9_500_000_000},
    "BT.XAYDUNG": {"value": 5, "from": "2026-02-01", "to": "2026-02-28"},
    "BT.XAYDUNG.TIEN": {"value": 50_750_000},
    "BT.CHAY": {"value": 0},
    "BT.RAC": {"value": "391.8", "plan": "4800.0"},
    "BT.CHONOI": {"value": 1_425},
    "BT.HOSO": {"value": 10},
    "BT.HOSO.CON": {"value": 9},
    "BT.DVC": {"value": 2_600, "from": "2026-01-01", "to": "2026-02-28"},
    "BT.DVC.DUNGHAN": {"value": 2_574},
    "BT.DVC.TYLE": {"value": "0.99"},
}
FEBRUARY = {
    "BT.THU": 1_541_350_000,
    "BT.THU.HO": 242_350_000,
    "BT.CHI": 1_679_000_000,
    "BT.DAUTU": 900_000_000,
    "BT.XAYDUNG": 3,
    "BT.XAYDUNG.TIEN": 19_500_000,
    "BT.CHAY": 1,
    "BT.RAC": "402.5",
    "BT.CHONOI": 1_860,
    "BT.HOSO": 10,
    "BT.HOSO.CON": 7,
    "BT.DVC": 1_240,
    "BT.DVC.DUNGHAN": 1_228,
}
SENTENCES = (
    "A. BẾN TRÀM THÁNG 02/2026: VIỆC ĐÃ LÀM",
    "Từ đầu năm đến ngày 05/3/2026, phường thu được 3 tỷ 445 triệu đồng, bằng 13,78% mức UBND tỉnh giao; "
    "so với các đơn vị cũ cùng kỳ năm 2025 tăng 93,2%.",
    "Bà con buôn bán, hộ và cá nhân kinh doanh góp 433,8 triệu đồng, chiếm 12,59% số thu.",
    "Chợ nổi đón 1.425 lượt ghe, tàu cập bến; tổ thu gom chở đi 391,8 tấn rác sinh hoạt.",
    "xử phạt 05 vụ vi phạm trật tự xây dựng, số tiền 50,75 triệu đồng.",
    "Trong tháng không để xảy ra cháy.",
    "tiếp nhận 2.600 hồ sơ từ đầu năm, trả đúng hạn 2.574 hồ sơ, đạt 99%.",
    "Xong móng cầu tàu chợ nổi trước mùa nước lên;",
)


def test_the_figures_are_those_counted_by_hand(ben_tram: None) -> None:
    rows = figures("2026-03")
    assert len(rows) == 15
    for code, expected in MARCH.items():
        assert {key: rows[code][key] for key in expected} == expected, code
        assert rows[code]["state"] == "official", code
    assert {code: row["value"] for code, row in figures("2026-02").items() if code in FEBRUARY} == FEBRUARY


def test_a_share_is_computed_and_a_session_still_open_knows_what_is_missing(ben_tram: None) -> None:
    assert figures("2026-03")["BT.THU.TYTRONG"]["value"].startswith("0.125925280849")  # 433,8 / 3.444,9
    april = figures("2026-04")
    assert (april["BT.XAYDUNG"]["value"], april["BT.XAYDUNG"]["state"]) == (1, "estimate")
    assert april["BT.CHAY"]["value"] is None, "nobody said that March had no fire"
    assert april["BT.DVC.TYLE"]["why"]["value"] == "thiếu BT.DVC.DUNGHAN, BT.DVC"


def test_each_plan_is_held_by_its_assigner_version_and_day(ben_tram: None) -> None:
    february, march = (figures(session)["BT.THU"] for session in ("2026-02", "2026-03"))
    assert (february["plan"], march["plan"]) == (24_000_000_000, 25_000_000_000)
    assert march["plan_by"] == "UBND tỉnh giao"
    assert march["plans"] == {"UBND tỉnh giao": 25_000_000_000, "HĐND phường giao": 26_500_000_000}
    assert march["ratio_to_plan"] == "0.137796"


def test_last_year_is_dealt_from_the_units_before_the_reform(ben_tram: None) -> None:
    revenue = figures("2026-03")["BT.THU"]
    # xã Cồn Nổi whole: 1.057.500.000; 40% of 1.813.999.999 of thị trấn Đông Bến: 725.600.000 by largest remainder
    assert revenue["same_period"] == 1_057_500_000 + 725_600_000
    assert revenue["why"]["same_period"] == "quy đổi từ Xã Cồn Nổi (ví dụ), Thị trấn Đông Bến (ví dụ)"


def test_a_definition_that_changed_is_not_compared_nor_is_what_is_computed_from_it(ben_tram: None) -> None:
    rows = figures("2026-03")
    for code in ("BT.THU.HO", "BT.THU.TYTRONG"):
        assert rows[code]["ratio_to_same_period"] is None
        assert rows[code]["why"]["ratio_to_same_period"] == "định nghĩa đã đổi, không so được"


def test_the_report_speaks_the_words_of_the_ward_in_every_format(ben_tram: None, tmp_path: Path) -> None:
    giaoban("report", "--unit", UNIT, "--session", "2026-03", "--out", str(tmp_path))
    files = {path.suffix: path for path in tmp_path.iterdir()}
    read = {".docx": docx_text, ".pdf": pdf_text, ".html": page_text}
    for suffix, text_of in read.items():
        text = flat(text_of(files[suffix].read_bytes()))
        assert [words for words in SENTENCES if words not in text] == [], suffix
    said = json.loads(files[".json"].read_text(encoding="utf-8"))
    text = " ".join(sentence["text"] for sentence in said["sentences"])
    assert [words for words in SENTENCES if words not in text] == []
    assert said["letterhead"]["agency"] == "UBND PHƯỜNG BẾN TRÀM (VÍ DỤ)"
    assert said["unit_name"] == "Phường Bến Tràm (ví dụ)"


def test_the_report_keeps_to_the_official_layout(ben_tram: None, tmp_path: Path) -> None:
    giaoban("report", "--unit", UNIT, "--session", "2026-03", "--out", str(tmp_path), "--format", "docx,pdf")
    for path in tmp_path.iterdir():
        assert "Không thấy sai sót" in giaoban("check", "--document", str(path), "--on", "2026-03-09"), path.name


def test_the_appendix_writes_decimals_in_the_unit_of_the_indicator(ben_tram: None, tmp_path: Path) -> None:
    giaoban("report", "--unit", UNIT, "--session", "2026-03", "--out", str(tmp_path), "--format", "json")
    [file] = tmp_path.iterdir()
    rows = {row["code"]: row for row in json.loads(file.read_text(encoding="utf-8"))["appendix"]}
    assert [rows["BT.RAC"][key] for key in ("last_month", "this_month", "value")] == ["402.5", "391.8", "794.3"]


def test_its_report_is_issued_and_a_later_correction_is_restated(ben_tram_to_write: None, tmp_path: Path) -> None:
    issue = ("issue", "--unit", UNIT, "--session", "2026-03", "--signer", "Trần Văn Mẫu Chủ (tên giả)")
    giaoban(*issue, "--number", "12", "--date", "09/3/2026", "--by", "vp_bentram")
    giaoban("correct", "budget.revenue", REFUND, "amount=1.200", "--reason", "gõ thừa số 0", "--by", "vp_bentram")
    assert figures("2026-03")["BT.THU"]["value"] == 3_444_900_000 + 1_200_000 - 1_200
    giaoban(*issue, "--number", "13", "--date", "10/3/2026", "--by", "vp_bentram", "--restate", "correction")
    giaoban("report", "--unit", UNIT, "--session", "2026-03", "--out", str(tmp_path), "--format", "json")
    [file] = tmp_path.iterdir()
    corrected = {(one["indicator"], one["aspect"]): (one["old"], one["new"]) for one in corrections(file)}
    assert corrected["BT.THU", "value"] == ("3 tỷ 445 triệu đồng", "3 tỷ 446 triệu đồng")
    assert corrected["BT.THU.HO", "value"] == ("433,8 triệu đồng", "435 triệu đồng")


def corrections(file: Path) -> list[dict[str, Any]]:
    """What the edition in force corrects."""
    said: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["corrections"]
    return said


def test_the_set_up_holds(ben_tram_to_write: None) -> None:
    assert "Không thấy sai sót" in giaoban("check")


def test_loading_again_changes_nothing(ben_tram_to_write: None) -> None:
    said = json.loads(giaoban("load", str(example.FOLDER), "--json"))
    assert (said["loaded"], said["findings"]) == ({}, [])
    assert sum(said["skipped"].values()) > 250


def flat(text: str) -> str:
    """Text with one kind of space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).replace("\u00a0", " "))


def docx_text(data: bytes) -> str:
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return html.unescape(re.sub(r"<[^>]+>", "", document.replace("</w:p>", " </w:p>")))


def pdf_text(data: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def page_text(data: bytes) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", data.decode()))
