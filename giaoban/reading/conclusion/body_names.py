"""Names of public bodies (tên cơ quan): what a head word may be followed by, and the usual abbreviations.

A name such as "Sở Văn hóa, Thể thao và Du lịch" has a comma inside and "Phòng Quản lý đô thị" goes on in small letters,
so neither punctuation nor capitals tell where it ends: the standing names do.
"""

import re
from collections.abc import Iterable

from giaoban.words.fold import fold

HEADS = """
Sở|Bộ|Vụ|Tổng Biên tập|Phòng|Ban|Chi cục|Cục|Tổng cục|Trung tâm|Hội|Liên đoàn|Liên minh|Đội|Hạt|Trạm|Thanh tra|
Kho bạc|Bảo hiểm|Ngân hàng|Đài|Báo|Viện|Trường|Bệnh viện|Văn phòng|VP|Công ty|Tổng công ty|Tập đoàn|Ủy ban|Uỷ ban|
UB|Đoàn|Tòa án|Điện lực|Thuế|Tổ công tác|Tổ|Hội đồng|Công an|Bộ Chỉ huy|Ban Chỉ huy|BCH|BCHQS|Bộ Tư lệnh|
Ban Chỉ đạo|BCĐ|Công chức|Bộ phận|Cơ quan|Kho|Mặt trận|MTTQ|Ban Quản lý|BQL|Ban QLDA|BQLDA|Thường trực|Tổng Công ty|
Cảng|Học viện|Đại học|Quỹ|Liên hiệp|Chi nhánh|BHXH|KBNN|CA|TTYT|Thanh niên|Quân sự|Bưu điện|Đồn|Hải quan|Thống kê|
Chi cục Thuế|Phòng, ban|Xí nghiệp|Nhà máy|Hợp tác xã|Lâm trường|Thư viện|Bảo tàng|Nhà văn hóa|Nhà thiếu nhi|
Đoàn kiểm tra|Tổ kiểm tra
"""

SECTORS = """
Tài chính - Kế hoạch|Tài chính|Kế hoạch và Đầu tư|Kế hoạch - Tài chính|Xây dựng|Nội vụ|Tư pháp|Y tế|
Giáo dục và Đào tạo|Giáo dục - Đào tạo|Công Thương|Công thương|Nông nghiệp và Phát triển nông thôn|
Nông nghiệp và PTNT|Nông nghiệp và Môi trường|Tài nguyên và Môi trường|Giao thông vận tải|Giao thông Vận tải|
Lao động - Thương binh và Xã hội|Lao động, Thương binh và Xã hội|Lao động - TBXH|Lao động - TB và XH|
Lao động TB và XH|Văn hóa - TT và DL|VH-TT và DL|Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|
Văn hóa và Thông tin|Văn hóa - Thông tin|Văn hóa, Thể thao, Du lịch và Thông tin|Văn hóa, Khoa học và Thông tin|
Văn hóa - Xã hội|Văn hóa và Xã hội|Du lịch|Thông tin và Truyền thông|Khoa học và Công nghệ|Ngoại vụ|
Quy hoạch - Kiến trúc|Quy hoạch và Kiến trúc|Dân tộc và Tôn giáo|Dân tộc|Tôn giáo|An toàn thực phẩm|Quản lý đô thị|
Kinh tế và Hạ tầng|Kinh tế - Hạ tầng|Kinh tế, Hạ tầng và Đô thị|Kinh tế và Đô thị|Kinh tế - Đô thị|Kinh tế|
Quốc phòng|Công an|Ngoại giao|Thanh tra|Văn phòng|Nông nghiệp|Y tế và Dân số|Tài chính và Đầu tư|Quản lý dự án|
Tổ chức - Nội vụ|Cảnh sát giao thông|Cảnh sát PCCC và CNCH|Cảnh sát phòng cháy chữa cháy và cứu nạn cứu hộ|Quân sự|
Tôn giáo - Dân tộc|Giáo dục|Văn hóa|Bảo hiểm xã hội|Khoa học, Công nghệ và Thông tin|Tuyên giáo|Tổ chức|Dân vận|
Công tác xã hội|Thuế|Điện|Ngân hàng|Kho bạc|Thống kê
"""
"""Tên lĩnh vực đứng sau Sở, Bộ, Phòng, Ban, Chi cục, Thanh tra."""

WHOLE_NAMES = """
Văn phòng HĐND và UBND|Văn phòng HĐND - UBND|Văn phòng HĐND&UBND|Văn phòng HĐND, UBND|Văn phòng UBND|Văn phòng Bộ|
Văn phòng Ủy ban nhân dân|Văn phòng Chính phủ|Văn phòng Đoàn ĐBQH và HĐND|Văn phòng Đăng ký đất đai|
Chi nhánh Văn phòng Đăng ký đất đai|Văn phòng điều phối nông thôn mới|Văn phòng|Ban Quản lý dự án đầu tư xây dựng|
Ban Quản lý dự án|Ban Quản lý các khu công nghiệp|Ban Quản lý Khu kinh tế|Ban QLDA ĐTXD|Ban QLDA đầu tư xây dựng|
Ban QLDA|BQL dự án đầu tư xây dựng|BQLDA|Ban Quản lý dự án đầu tư xây dựng các công trình giao thông|
Ban Bồi thường giải phóng mặt bằng|Ban Bồi thường, giải phóng mặt bằng|Ban BTGPMB|Ban GPMB|
Hội đồng bồi thường, hỗ trợ và tái định cư|Hội đồng bồi thường GPMB|Trung tâm Phát triển quỹ đất|Trung tâm PTQĐ|
Trung tâm Phục vụ hành chính công|Trung tâm PVHCC|Trung tâm Y tế|Trung tâm Kiểm soát bệnh tật|
Trung tâm Văn hóa, Thông tin và Thể thao|Trung tâm Văn hóa - Thông tin và Thể thao|
Trung tâm Văn hóa, Thể thao và Truyền thanh|Trung tâm Truyền thông và Văn hóa|Trung tâm Văn hóa - Thông tin|
Trung tâm Dịch vụ nông nghiệp|Trung tâm Dịch vụ việc làm|Trung tâm Cung ứng dịch vụ công|Trung tâm Dịch vụ tổng hợp|
Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch|Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên|
Trung tâm Chính trị|Bộ Chỉ huy quân sự|Bộ Chỉ huy Quân sự|Bộ CHQS|Ban Chỉ huy quân sự|Ban Chỉ huy Quân sự|Ban CHQS|
Bộ Chỉ huy Bộ đội Biên phòng|Bộ đội Biên phòng|Bộ Tư lệnh Thủ đô|Ban Chỉ huy Phòng thủ khu vực|Công an|
Công ty Điện lực|Điện lực|Kho bạc Nhà nước|Bảo hiểm xã hội|Ngân hàng Nhà nước chi nhánh|Ngân hàng Nhà nước Việt Nam|
Ngân hàng Nhà nước|Ngân hàng Chính sách xã hội|Thanh tra Chính phủ|Thanh tra|Thuế|Chi cục Thuế|Cục Thuế|
Cục Thống kê|Chi cục Thống kê|Chi cục Kiểm lâm|Hạt Kiểm lâm|Chi cục Trồng trọt và Bảo vệ thực vật|
Chi cục Chăn nuôi và Thú y|Chi cục Thủy lợi|Cục Quản lý thị trường|Đội Quản lý thị trường|
Đội Quản lý trật tự xây dựng đô thị|Đội Quản lý trật tự xây dựng|Đội Quản lý trật tự đô thị|Đội Thanh tra địa bàn|
Đội Cảnh sát giao thông|Trạm Y tế|Trạm Khuyến nông|Trạm Thú y|Trạm Chăn nuôi và Thú y|
Ủy ban Mặt trận Tổ quốc Việt Nam|Ủy ban Mặt trận Tổ quốc|Ủy ban MTTQ Việt Nam|Ủy ban MTTQ|UBMTTQ Việt Nam|UBMTTQ|
UB MTTQ|Mặt trận Tổ quốc Việt Nam|Mặt trận Tổ quốc|MTTQ|Liên đoàn Lao động|Hội Liên hiệp Phụ nữ|Hội LHPN|Hội Phụ nữ|
Hội Nông dân|Hội Cựu chiến binh|Hội Chữ thập đỏ|Đoàn Thanh niên Cộng sản Hồ Chí Minh|Đoàn TNCS Hồ Chí Minh|
Đoàn Thanh niên|Huyện đoàn|Thành đoàn|Tỉnh đoàn|Quận đoàn|Tòa án nhân dân|Viện Kiểm sát nhân dân|
Viện kiểm sát nhân dân|Viện KSND|Đài Phát thanh và Truyền hình|Đài Truyền thanh - Truyền hình|Đài Truyền thanh|
Ủy ban Dân tộc|Ủy ban Quản lý vốn nhà nước tại doanh nghiệp|Đài Tiếng nói Việt Nam|Đài Truyền hình Việt Nam|
Thông tấn xã Việt Nam|Tập đoàn Điện lực Việt Nam|Bảo hiểm xã hội Việt Nam|Ban Dân tộc|Ban Tổ chức|Ban Tiếp công dân|
Ban Tuyên giáo|Ban Dân vận|Ban Văn hóa - Xã hội|Ban Kinh tế - Ngân sách|Viện Quy hoạch|Viện Quy hoạch xây dựng|
Công ty Môi trường đô thị|Công ty TNHH MTV Môi trường đô thị|Công ty Cấp nước|Công ty cổ phần Môi trường đô thị|
Quỹ Đầu tư phát triển|Liên minh Hợp tác xã|BHXH|KBNN|BCHQS|TTYT|CA|Tổ Chuyển đổi số cộng đồng|
Tổ công nghệ số cộng đồng|
Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam|Ban Thường trực Ủy ban MTTQ Việt Nam|Ban Thường trực|
Ban Thường vụ|Ban công tác Mặt trận|Kế toán ngân sách|Kế toán|Tư pháp - Hộ tịch|Địa chính - Xây dựng|
Văn phòng - Thống kê|VNPT|Viettel|MobiFone|CAQ|CAP|CAX|CATP|VP
"""

ABBREVIATIONS = {
    "TCKH": "Tài chính - Kế hoạch",
    "KHTC": "Kế hoạch - Tài chính",
    "TC": "Tài chính",
    "QLĐT": "Quản lý đô thị",
    "TNMT": "Tài nguyên và Môi trường",
    "NNMT": "Nông nghiệp và Môi trường",
    "VHTT": "Văn hóa và Thông tin",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "VHXH": "Văn hóa - Xã hội",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐTBVXH": "Lao động - Thương binh và Xã hội",
    "GDĐT": "Giáo dục và Đào tạo",
    "KHĐT": "Kế hoạch và Đầu tư",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "TTTT": "Thông tin và Truyền thông",
    "KHCN": "Khoa học và Công nghệ",
    "GTVT": "Giao thông vận tải",
    "KTHT": "Kinh tế và Hạ tầng",
    "KT": "Kinh tế",
    "NV": "Nội vụ",
    "XD": "Xây dựng",
    "CT": "Công Thương",
    "YT": "Y tế",
    "TP": "Tư pháp",
    "DT": "Dân tộc",
    "QHKT": "Quy hoạch - Kiến trúc",
}
"""Viết tắt đứng sau Sở, Phòng, Bộ; dấu nối và dấu & trong chữ viết tắt không kể."""

WHOLE_ABBREVIATIONS = {
    "BHXH": "Bảo hiểm xã hội",
    "KBNN": "Kho bạc Nhà nước",
    "BCHQS": "Ban Chỉ huy quân sự",
    "BAN CHQS": "Ban Chỉ huy quân sự",
    "BỘ CHQS": "Bộ Chỉ huy quân sự",
    "TTYT": "Trung tâm Y tế",
    "CA": "Công an",
    "CAQ": "Công an quận",
    "CAP": "Công an phường",
    "CAX": "Công an xã",
    "CATP": "Công an Thành phố",
    "VP": "Văn phòng",
    "BQLDA": "Ban Quản lý dự án đầu tư xây dựng",
    "BAN QLDA": "Ban Quản lý dự án đầu tư xây dựng",
    "BAN GPMB": "Ban Bồi thường giải phóng mặt bằng",
    "BAN BTGPMB": "Ban Bồi thường giải phóng mặt bằng",
    "TRUNG TÂM PTQĐ": "Trung tâm Phát triển quỹ đất",
    "TRUNG TÂM PVHCC": "Trung tâm Phục vụ hành chính công",
}

_WITHIN = {
    "PTNT": "Phát triển nông thôn",
    "TBXH": "Thương binh và Xã hội",
    "TB": "Thương binh",
    "XH": "Xã hội",
    "ĐTXD": "đầu tư xây dựng",
}
"""Viết tắt nằm trong tên: "Phòng Nông nghiệp và PTNT"."""

_JOINING = re.compile(r"\s*(?:[-–—&,/]|(?<!\w)và(?!\w))\s*|\s+")


def listed(names: str) -> tuple[str, ...]:
    """The names of one of the lists above, longest first."""
    found = {" ".join(one.split()) for one in names.split("|")} - {""}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def spelled(names: Iterable[str]) -> str:
    """A pattern text for any of the names, longest first, whatever joins their words: "-", "và", "&" or nothing."""
    ordered = sorted(set(names), key=lambda one: (-len(one), one))
    return "|".join(_any_joining(name) for name in ordered)


def _any_joining(name: str) -> str:
    """ "Tài chính - Kế hoạch" also as "Tài chính Kế hoạch" and "Tài chính và Kế hoạch"; other words apart by spaces."""
    pieces: list[str] = []
    at = 0
    for join in _JOINING.finditer(name):
        pieces.append(re.escape(name[at : join.start()]))
        pieces.append(r"\s*(?:[-–—&,]|\bvà\b)?\s*" if join[0].strip() else r"\s+")
        at = join.end()
    return "".join([*pieces, re.escape(name[at:])])


def key(name: str) -> str:
    """What two writings of one body's name share: folded, abbreviations written out, without "và", dashes, commas."""
    return " ".join(re.sub(r"[-–—&,./]|(?<!\w)va(?!\w)", " ", fold(_written_out(name))).split())


def _written_out(name: str) -> str:
    compact = re.sub(r"\s+", " ", name).strip()
    compact = re.sub(r"(?<= )(?:PTNT|TBXH|TB|XH|ĐTXD)(?!\w)", lambda found: _WITHIN[found[0]], compact)
    for short, full in WHOLE_ABBREVIATIONS.items():
        if compact.upper() == short or compact.upper().startswith(short + " "):
            return full + compact[len(short) :]
    compact = re.sub(r"^P\. ?(?=[A-ZĐ])", "Phòng ", compact)
    head, _, rest = compact.partition(" ")
    found = re.match(r"[A-ZĐ][A-ZĐ\-&,. ]*(?!\w)", rest)
    if head in {"Sở", "Phòng", "Bộ", "Ban", "phòng"} and found:
        letters = re.sub(r"[^A-ZĐ]", "", found[0])
        if letters in ABBREVIATIONS:
            return f"{head} {ABBREVIATIONS[letters]} {rest[found.end() :]}"
    return compact
