"""A report of the small district for tests of its desk: an outline with sections, sentences and an appendix."""

import io
import re
import zipfile
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from giaoban.reports import actions
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.trail import follower
from giaoban.trail.queries import current
from tests.pages import AT, World, world
from tests.remembered import remembered

PAGE = "/bao-cao/009/2023-03/"
OUTLINE = (
    ("kinh-te", "heading", "I. KINH TẾ"),
    (
        "thu",
        "paragraph",
        'Thu ngân sách {{ ky("NS.THU", "đến ngày") }} đạt {{ so("NS.THU", "triệu") }}, '
        'bằng {{ ty_le_ke_hoach("NS.THU") }} dự toán.',
    ),
    ("chi", "sentence", 'Chi ngân sách đạt {{ so("NS.CHI", "triệu") }}.'),
    ("xa-hoi", "heading", "II. VĂN HÓA - XÃ HỘI"),
    (
        "y-te",
        "paragraph",
        '{% if gia_tri("YT.SXH") == 0 %}{{ khong_co("YT.SXH", "Không có ca sốt xuất huyết") }}.'
        '{% else %}Ghi nhận {{ so("YT.SXH", pad=2) }} ca sốt xuất huyết trên địa bàn quận.{% endif %}',
    ),
    ("nhiem-vu", "list_item", "Tiếp tục rà soát các chỉ tiêu kinh tế - xã hội của quý."),
    ("phu-luc", "appendix", "BIỂU CHỈ TIÊU"),
)


@remembered
def report_world() -> World:
    """The small district with the outline above."""
    made = world()
    unit = made.district.unit
    items = [
        OutlineItem(unit=unit, key=key, order=number * 10, kind=kind, template=template)
        for number, (key, kind, template) in enumerate(OUTLINE, start=1)
    ]
    head = Letterhead(
        unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo tháng {{ thang }}",
        addressees=["UBND Thành phố"], recipients=["Như trên", "Lưu: VT"], authority_lines=["CHỦ TỊCH"],
    )  # fmt: skip
    actions.write_outline([head, *items], unit=unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    return made


def template(key: str) -> str:
    """The template of a sentence as it stands."""
    return current(OutlineItem).get(key=key).template


def draft(client: Client) -> bytes:
    """The draft as Word."""
    return bytes(client.get(f"{PAGE}tep.docx?ban=du-thao").content)


def mended(file: bytes, change: Callable[[str], str]) -> bytes:
    """A Word file with its body changed as text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                content = change(content.decode()).encode()
            new.writestr(entry.filename, content)
    return stream.getvalue()


def without_marks(body: str) -> str:
    """A body whose bookmarks were lost."""
    return re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", body)


def upload(client: Client, file: bytes, name: str = "sửa.docx") -> HttpResponse:
    """Send a mended draft in."""
    return client.post(f"{PAGE}ban-sua/", {"tep": SimpleUploadedFile(name, file)}, follow=True)  # type: ignore[return-value]
