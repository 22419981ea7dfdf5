"""A report of the real shape: figures and wording of the February 2023 report of quận Thanh Xuân."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from giaoban.documents.rules.content import (
    Annex,
    Block,
    Heading,
    ListItem,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
    Table,
)
from giaoban.documents.rules.layout import Layout, layout_from_law


@cache
def layout_values() -> dict:
    return yaml.safe_load((Path(__file__).parent / "nd30_layout.yaml").read_text(encoding="utf-8"))


@cache
def nd30_layout() -> Layout:
    return layout_from_law(layout_values())


def text(value: str, **more) -> tuple[Run, ...]:
    return (Run(value, **more),)


BUDGET = Paragraph(
    (
        Run("Theo báo cáo, đến ngày 07/3/2023 thu ngân sách đạt "),
        Run("1.277 tỷ 069 triệu đồng", link="figure:thu-ngan-sach"),
        Run(", bằng "),
        Run("22,36%", link="figure:thu-ngan-sach/plan"),
        Run(
            " dự toán Thành phố giao (bằng 112,2% so với cùng kỳ năm 2022); chi ngân sách đạt "
            "216 tỷ 302 triệu đồng, bằng 18,17% dự toán Thành phố giao (bằng 102,13% so với cùng kỳ năm "
            "2022). Tính đến ngày 28/02/2023, giải ngân đạt 12 tỷ 920 triệu đồng, bằng 3,48% kế hoạch vốn "
            "Thành phố giao năm 2023. Tăng cường công tác kiểm tra, quản lý thị trường; xử lý 87 vụ vi phạm, "
            "phạt hành chính 828,5 triệu đồng."
        ),
    )
)
SECTIONS: tuple[tuple[str, str], ...] = (
    (
        "II. Quản lý đô thị, đất đai, giải phóng mặt bằng",
        "Nghiệm thu hồ sơ công trình, dự án hoàn thành thanh quyết toán đưa vào sử dụng 3 công trình, dự án. "
        "Thông qua dự thảo 48 phương án bồi thường, hỗ trợ và tái định cư thuộc phạm vi GPMB dự án Tu bổ, tôn "
        "tạo di tích lịch sử Gò Đống Thây và Dự án Xây mới trường Mầm non tại phường Phương Liệt; công khai 05 "
        "dự thảo phương án bồi thường, hỗ trợ và tái định cư thuộc phạm vi GPMB Dự án xây dựng khu đô thị Phùng "
        "Khoang; hoàn thiện điều tra, khảo sát đo đạc hiện trạng đối với 51 trường hợp thuộc phạm vi GPMB dự án "
        "Nhà tang lễ quận Thanh Xuân.",
    ),
    (
        "III. Phòng cháy, chữa cháy, trật tự an toàn giao thông",
        "Tổ chức kiểm tra PCCC tại 180 cơ sở, phát hiện 4 tồn tại, thiếu sót về PCCC; ban hành quyết định xử "
        "phạt vi phạm hành chính 4 trường hợp với số tiền là 139 triệu đồng; đình chỉ 6 trường hợp. Trong tháng "
        "02/2023, trên địa bàn quận không xảy ra cháy, nổ. Kiểm tra, xử lý 350 trường hợp vi phạm TTĐT, TTATGT "
        "trên địa bàn với tổng số tiền phạt 564 triệu đồng.",
    ),
    (
        "IV. Văn hóa - xã hội",
        "Thực hiện công tác thông tin, tuyên truyền các ngày lễ lớn của đất nước và Thủ đô; tiếp tục triển khai "
        "thực hiện phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”, Tổ dân phố văn hóa “5 không”; kiểm "
        "tra công tác quản lý, tu bổ, tôn tạo, phòng, chống cháy nổ, công tác tổ chức lễ hội... tại các di tích "
        "trên địa bàn quận. Tiếp nhận và xử lý 24 hồ sơ lĩnh vực người có công, 20 hồ sơ lĩnh vực bảo trợ xã "
        "hội; giải quyết việc làm cho 266 người; đưa 01 đối tượng vào cơ sở cai nghiện bắt buộc.",
    ),
    (
        "V. Quốc phòng, an ninh",
        "An ninh chính trị, trật tự an toàn xã hội trên địa bàn được đảm bảo. Làm tốt công tác tuyển chọn, bàn "
        "giao 55 thanh niên nhập ngũ và 13 thanh niên phục vụ có thời hạn trong Công an nhân dân năm 2023, đạt "
        "100% chỉ tiêu Thành phố giao; đón nhận quân nhân xuất ngũ năm 2023.",
    ),
)
TASKS = (
    "Tiếp tục tạo điều kiện tốt nhất, khuyến khích sản xuất, kinh doanh để phát triển kinh tế. Rà soát các chỉ "
    "tiêu KT-XH, AN-QP quý I năm 2023, phấn đấu thu ngân sách quý I năm 2023 đạt 30% kế hoạch Thành phố giao.",
    "Tập trung thực hiện công tác đầu tư xây dựng cơ bản; đẩy nhanh tiến độ thi công xây dựng công trình, giải "
    "ngân vốn đầu tư công, quyết toán các dự án hoàn thành.",
    "Triển khai thực hiện tổng kiểm tra, xử lý, giải quyết vi phạm về trật tự an toàn giao thông, trật tự đô "
    "thị, trật tự công cộng trên địa bàn quận theo chỉ đạo của Ban Chỉ đạo 179 Thành phố.",
    "Thực hiện tốt công tác vệ sinh môi trường; đảm bảo điện chiếu sáng, thoát nước các ngõ, ngách trên địa bàn "
    "quận theo phân cấp của Thành phố.",
)
INDICATOR_HEADER = (
    "STT", "Chỉ tiêu", "ĐVT", "Dự toán năm", "TH cùng kỳ năm trước", "TH tháng trước", "Ước TH tháng BC",
    "Lũy kế từ đầu năm", "% LK/KH", "% LK/ cùng kỳ", "% tháng/ tháng trước", "Ghi chú",
)  # fmt: skip
INDICATORS = (
    ("Thu ngân sách nhà nước", "triệu đồng", "5.711.400", "1.138.208", "612.400", "664.669", "1.277.069",
     "22,36", "112,2", "108,54", "Đến ngày 07/3/2023"),
    ("Chi ngân sách địa phương", "triệu đồng", "1.190.435", "211.791", "98.120", "118.182", "216.302", "18,17",
     "102,13", "120,45", ""),
    ("Giải ngân vốn đầu tư công", "triệu đồng", "371.264", "", "4.120", "8.800", "12.920", "3,48", "", "213,59",
     "Đến ngày 28/02/2023"),
    ("Xử lý vi phạm hành chính trong quản lý thị trường", "vụ", "", "", "41", "46", "87", "", "", "112,2", ""),
)  # fmt: skip


def indicator_table(rows: int) -> Table:
    lines = [(str(index + 1), *INDICATORS[index % len(INDICATORS)]) for index in range(rows)]
    return Table(
        title="",
        unit_note="",
        header=INDICATOR_HEADER,
        align=("center", "left", "center", *("right",) * 8, "left"),
        rows=tuple(tuple(text(cell) for cell in line) for line in lines),
        total_rows=(0,),
    )


def short_table() -> Table:
    return Table(
        title="Kết quả xử lý vi phạm tháng 02 năm 2023",
        unit_note="Đơn vị tính: triệu đồng",
        header=("STT", "Lĩnh vực", "Số trường hợp", "Số tiền phạt"),
        align=("center", "left", "right", "right"),
        rows=(
            (text("1"), text("Quản lý thị trường"), text("87"), text("828,5")),
            (text("2"), text("Phòng cháy, chữa cháy"), text("4"), text("139")),
            (text("3"), text("Trật tự đô thị, giao thông"), text("350"), text("564")),
            ((), text("Cộng"), text("441"), text("1.531,5")),
        ),
        total_rows=(3,),
    )


def body(repeat: int = 1) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(1, text("PHẦN I. KẾT QUẢ THỰC HIỆN"))]
    for _ in range(repeat):
        blocks += [Heading(2, text("I. Phát triển kinh tế")), Heading(3, text("1. Thu, chi ngân sách")), BUDGET]
        for title, words in SECTIONS:
            blocks += [Heading(2, text(title)), Paragraph(text(words))]
    blocks += [short_table(), Heading(1, text("PHẦN II. NHIỆM VỤ TRỌNG TÂM THÁNG 3 NĂM 2023"))]
    blocks += [Paragraph(text(f"({index}) {task}")) for index, task in enumerate(TASKS, 1)]
    blocks += [
        ListItem((Run("Phòng Tài chính - Kế hoạch", bold=True), Run(" chủ trì, hoàn thành trước 25/3/2023;"))),
        ListItem(text("UBND 11 phường phối hợp."), level=1),
    ]
    return tuple(blocks)


def sample_report(repeat: int = 3, **changes) -> OfficialDocument:
    document = OfficialDocument(
        parent_agency="",
        agency="Ủy ban nhân dân quận Thanh Xuân",
        number="45",
        symbol="BC-UBND",
        place="Thanh Xuân",
        day=date(2023, 3, 7),
        kind_name="Báo cáo",
        subject="Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội, an ninh - quốc phòng tháng 02; "
        "nhiệm vụ trọng tâm tháng 3 năm 2023",
        addressees=("Ủy ban nhân dân Thành phố Hà Nội",),
        legal_bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
            "Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ báo "
            "cáo của cơ quan hành chính nhà nước",
        ),
        blocks=body(repeat),
        annexes=(
            Annex(
                number="",
                title="Biểu chỉ tiêu kinh tế - xã hội tháng 02 năm 2023",
                note="(Kèm theo Báo cáo số 45/BC-UBND ngày 07 tháng 3 năm 2023 của UBND quận Thanh Xuân)",
                blocks=(indicator_table(22),),
                landscape=True,
            ),
        ),
        recipients=("UBND Thành phố", "Thường trực Quận ủy", "Chủ tịch, các PCT UBND quận", "Lưu: VT, TH"),
        signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Võ Đăng Dũng"),
        notes=("Ghi chú: số liệu như đã biết đến 08 giờ 00 ngày 07 tháng 3 năm 2023.",),
    )
    return replace(document, **changes)
