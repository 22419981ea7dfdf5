"""A report of ten pages from computed values: DOCX and PDF against the renderers alone.

Ours is what ``giaoban report`` does with a report's content: content, official document, layout of the
law in force, file. The hand-written sides put the same words on the same paper with docxtpl and lxml, and
with a Typst source of their own for a kept compiler. Every run prints other numbers, so that nothing
is remembered from the run before; the words of both files are compared.
"""

import datetime as dt
import io
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import docx
import homes
import pypdfium2
import typst
from docxtpl import DocxTemplate
from lxml import etree
from measure import Side, compare, heading, note

from giaoban.documents.docx_template import default_template
from giaoban.documents.fonts import vietnamese_fonts
from giaoban.documents.rules.layout import Layout
from giaoban.law.book import Book
from giaoban.reports import formats
from giaoban.reports.as_document import Issued
from giaoban.reports.queries import Report

Content = dict[str, Any]
PARTS, PARAGRAPHS, ROWS, PAGES = 5, 7, 50, 10
ISSUED = Issued("05", dt.date(2023, 3, 7), "Võ Đăng Dũng")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COLUMNS = ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Cùng kỳ năm trước", "Tháng trước", "Tháng báo cáo",
           "Lũy kế từ đầu năm", "% LK/KH", "% LK/cùng kỳ")  # fmt: skip
WIDTHS_MM = (11, 64, 19, 24, 24, 24, 24, 24, 18, 18)
SAID = (
    ("Thu ngân sách trên địa bàn đến hết tháng đạt ", " triệu đồng, bằng ", "% dự toán thành phố giao, "),
    ("bằng ", "% so với cùng kỳ năm trước; các phòng, ban và ", " đơn vị đã nộp báo cáo đúng hạn. "),
    ("Đã kiểm tra ", " cơ sở, phát hiện ", " tồn tại, thiếu sót và yêu cầu khắc phục ngay trong tháng. "),
)


def content(seed: int) -> Content:
    """What a composed report is: pieces with their figures, and the appendix."""
    chance = random.Random(seed)
    items: list[dict[str, Any]] = []
    for part in range(PARTS):
        items.append(_item(f"p{part}", "part", [_said(f"PHẦN {part + 1}. KẾT QUẢ THỰC HIỆN NHIỆM VỤ")]))
        for number in range(PARAGRAPHS):
            if number % 3 == 0:
                items.append(
                    _item(f"p{part}.h{number}", "heading", [_said(f"{number // 3 + 1}. Lĩnh vực thứ {number + 1}")])
                )
            pieces = []
            for first, second, last in SAID:
                pieces += [_said(first), _told(f"{chance.randint(1000, 999_999):,}".replace(",", "."))]
                pieces += [_said(second), _told(f"{chance.randint(1, 99)},{chance.randint(1, 9)}"), _said(last)]
            items.append(_item(f"p{part}.{number}", "paragraph", pieces))
    items.append(_item("pl", "appendix", [_said("Các chỉ tiêu chủ yếu")]))
    return {
        "unit": "009",
        "unit_name": "Quận Thanh Xuân",
        "session": "2023-03",
        "held_on": "2023-03-10",
        "seal": 1,
        "letterhead": {
            "parent_agency": "Ủy ban nhân dân quận Thanh Xuân",
            "agency": "Văn phòng",
            "symbol": "BC-VP",
            "place": "Thanh Xuân",
            "subject": "Kết quả thực hiện nhiệm vụ tháng 02 năm 2023",
            "addressees": [],
            "recipients": ["Thường trực quận ủy", "Lưu: VT"],
            "authority_lines": ["Chủ tịch"],
        },
        "items": items,
        "figures": {},
        "appendix": [_row(number, chance) for number in range(ROWS)],
    }


def _item(key: str, kind: str, pieces: list[dict[str, Any]]) -> dict[str, Any]:
    return {"key": key, "kind": kind, "template": "", "pieces": pieces}


def _said(text: str) -> dict[str, Any]:
    return {"text": text}


def _told(text: str) -> dict[str, Any]:
    return {"text": text, "indicator": "NS.THU", "aspect": "value"}


def _row(number: int, chance: random.Random) -> dict[str, Any]:
    amounts = {
        key: chance.randint(1, 9_999) * 1_000_000
        for key in ("plan", "same_period", "last_month", "this_month", "value")
    }
    return {
        **amounts,
        "code": f"CT.{number}",
        "name": f"Chỉ tiêu thứ {number + 1} của quận giao các phòng, ban và phường thực hiện",
        "unit": "VND",
        "ratio_to_plan": f"0.{chance.randint(100, 999)}",
        "ratio_to_same_period": f"1.{chance.randint(100, 999)}",
        "days": {"this_month": "2023-02", "last_month": "2023-01", "to_date": "2023-01-01/2023-02-28"},
    }


class Fresh:
    """Content that no run has seen before."""

    def __init__(self) -> None:
        self.seed, self.value = 1000, content(1000)

    def __call__(self) -> None:
        self.seed += 1
        self.value = content(self.seed)


# The hand-written sides: words first, then each format.


def _text(item: Mapping[str, Any]) -> str:
    return "".join(piece["text"] for piece in item["pieces"])


def _lines(given: Content) -> list[tuple[str, str]]:
    return [(item["kind"], _text(item)) for item in given["items"] if item["kind"] != "appendix"]


def _million(value: int) -> str:
    return f"{value // 1_000_000:,}".replace(",", ".")


def _percent(ratio: str) -> str:
    hundredths = round(float(ratio) * 10_000)
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",")


def _table(given: Content) -> list[list[str]]:
    return [
        [str(number), row["name"], "triệu đồng",
         *(_million(row[key]) for key in ("plan", "same_period", "last_month", "this_month", "value")),
         _percent(row["ratio_to_plan"]), _percent(row["ratio_to_same_period"])]
        for number, row in enumerate(given["appendix"], start=1)
    ]  # fmt: skip


def _header(given: Content) -> dict[str, str]:
    head = given["letterhead"]
    return {
        "co_quan_chu_quan": head["parent_agency"].upper(),
        "co_quan": head["agency"].upper(),
        "so_ky_hieu": "Số: 05/BC-VP",
        "trich_yeu_cong_van": "",
        "du_thao": "",
        "dia_danh_ngay": "Thanh Xuân, ngày 07 tháng 3 năm 2023",
        "ten_loai": "BÁO CÁO",
        "trich_yeu": head["subject"],
        "ho_ten": "Võ Đăng Dũng",
        "kinh_gui": "",
        "can_cu": "",
        "noi_dung": "BODY",
        "ghi_chu": "",
        "noi_nhan": "- Thường trực quận ủy;\n- Lưu: VT.",
        "quyen_han": "CHỦ TỊCH",
    }


_STYLES = {"part": "VbHeading1", "heading": "VbHeading2", "paragraph": "VbBody"}


def docx_by_hand(given: Content, template: bytes) -> bytes:
    """docxtpl fills the header; the body is written as XML and put in once."""
    word = DocxTemplate(io.BytesIO(template))
    word.render(_header(given), autoescape=True)
    body = word.docx.element.body
    slot = next(p for p in body.iter(f"{{{W}}}p") if _said_in(p) == "BODY")
    place = slot.getparent().index(slot)
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{_STYLES[kind]}"/></w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for kind, text in _lines(given)
    )
    slot.getparent()[place : place + 1] = _parsed(paragraphs)
    section = body.sectPr
    body[-2].get_or_add_pPr().append(deepcopy(section))
    at = body.index(section)
    body[at:at] = _parsed(_annex_xml(given))
    size = section.find(f"{{{W}}}pgSz")
    width, height = size.get(f"{{{W}}}w"), size.get(f"{{{W}}}h")
    size.set(f"{{{W}}}w", height)
    size.set(f"{{{W}}}h", width)
    size.set(f"{{{W}}}orient", "landscape")
    stream = io.BytesIO()
    word.docx.save(stream)
    return stream.getvalue()


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_ALIGN = ["center", "left", "center", *["right"] * 7]


def _annex_xml(given: Content) -> str:
    def cell(style: str, width: int, align: str, text: str) -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 56.7)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{align}"/></w:pPr>'
            f'<w:r><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        )

    def row(style: str, texts: Sequence[str]) -> str:
        cells = zip(WIDTHS_MM, _ALIGN, texts, strict=True)
        joined = "".join(cell(style, width, align, text) for width, align, text in cells)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{joined}</w:tr>"

    rows = row("VbTableHeader", COLUMNS) + "".join(row("VbTableCell", texts) for texts in _table(given))
    titles = (("VbAnnexNumber", "Phụ lục"), ("VbAnnexTitle", "CÁC CHỈ TIÊU CHỦ YẾU"))
    title = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>' for style, text in titles
    )
    grid = "".join(f'<w:gridCol w:w="{round(width * 56.7)}"/>' for width in WIDTHS_MM)
    look = f'<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"{title}<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _parsed(xml: str) -> list[Any]:
    return list(etree.fromstring(f'<w:body xmlns:w="{W}">{xml}</w:body>'.encode()))


@cache
def _compiler(fonts: tuple[str, ...]) -> typst.Compiler:
    return typst.Compiler(input=b"", root=str(homes.HOME), font_paths=vietnamese_fonts(fonts))


_TYPST = """
#set document(title: "BÁO CÁO", author: "VĂN PHÒNG")
#set page(width: 210mm, height: 297mm, margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 20mm),
  header: context { let n = counter(page).get().first(); if n > 1 { align(center, str(n)) } })
#set text(font: FONTS, size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, leading: 0.72em, spacing: 1.2em, first-line-indent: (amount: 10mm, all: true))
#grid(columns: (40%, 1fr), align: center, row-gutter: 6pt,
  [#text(13pt)[PARENT] \\ #text(13pt, weight: "bold")[AGENCY]],
  [#text(13pt, weight: "bold")[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM] \\ #strong[Độc lập - Tự do - Hạnh phúc]],
  [NUMBER], [#emph[PLACE]])
#align(center)[#strong[BÁO CÁO] \\ #strong[SUBJECT]]
BODY
#grid(columns: (50%, 1fr), [#text(12pt)[#strong[#emph[Nơi nhận:]] \\ \\- Thường trực quận ủy; \\ \\- Lưu: VT.]],
  align(center)[#strong[CHỦ TỊCH] #v(24mm) #strong[Võ Đăng Dũng]])
#set page(flipped: true)
#counter(page).update(1)
#align(center)[#strong[Phụ lục] \\ #strong[CÁC CHỈ TIÊU CHỦ YẾU]]
#set text(size: 11pt)
#set par(justify: false, first-line-indent: 0pt)
#table(columns: (WIDTHS), inset: (x: 1.5mm, y: 3pt), stroke: 0.5pt, align: horizon, table.header(HEADER),
TABLE)
"""


def pdf_by_hand(given: Content, layout: Layout) -> bytes:
    """A Typst source of this one report, compiled with the same fonts to the same standard."""
    head = _header(given)
    body = "\n\n".join(text if kind == "paragraph" else f"#strong[{_markup(text)}]" for kind, text in _lines(given))
    table = ",\n".join(", ".join(f'"{text}"' for text in row) for row in _table(given))
    filled = {
        "FONTS": str(layout.fonts).replace("'", '"'),
        "PARENT": head["co_quan_chu_quan"],
        "AGENCY": head["co_quan"],
        "NUMBER": head["so_ky_hieu"],
        "PLACE": head["dia_danh_ngay"],
        "SUBJECT": head["trich_yeu"],
        "WIDTHS": ", ".join(f"{width}mm" for width in WIDTHS_MM),
        "HEADER": ", ".join(f'strong("{text}")' for text in COLUMNS),
        "TABLE": table,
        "BODY": body,
    }
    source = _TYPST
    for name, text in filled.items():
        source = source.replace(name, text)
    made = _compiler(layout.fonts).compile(
        input=source.encode(), format="pdf", pdf_standards="a-2b", timestamp=dt.datetime(2023, 3, 7, tzinfo=dt.UTC)
    )
    assert isinstance(made, bytes)
    return made


def _markup(text: str) -> str:
    return text.replace(". ", "\\. ", 1)


def _said_in(paragraph: Any) -> str:
    return "".join(
        node.text or "" if node.tag.endswith("}t") else "\n" for node in paragraph.iter(f"{{{W}}}t", f"{{{W}}}br")
    )


def _docx_words(data: bytes) -> Counter[str]:
    body = docx.Document(io.BytesIO(data)).element.body
    return Counter(word for paragraph in body.iter(f"{{{W}}}p") for word in _said_in(paragraph).split())


def _pdf_words(data: bytes) -> tuple[int, Counter[str]]:
    """Pages and words, without page numbers and the table's heading, which comes again on every page."""
    file = pypdfium2.PdfDocument(data)
    again = {part for title in COLUMNS for part in re.split(r"\s|(?<=/)", title)} | set(" ".join(COLUMNS).split())
    words = Counter(word for page in file for word in page.get_textpage().get_text_range().split())
    kept = {word: count for word, count in words.items() if word not in again and not re.fullmatch(r"\d\d?", word)}
    return len(file), Counter(kept)


def main() -> None:
    """Compare the files once, then measure."""
    book = Book.shipped()
    layout = formats.layout_on(book, ISSUED.day)
    template = default_template(layout)
    fresh = Fresh()

    def ours(form: str) -> bytes:
        return formats.rendered(Report(fresh.value, "sent", issued=ISSUED), form, book)

    sides: Sequence[tuple[str, Any, Any]] = (
        ("docx", lambda: ours("docx"), lambda: docx_by_hand(fresh.value, template)),
        ("pdf", lambda: ours("pdf"), lambda: pdf_by_hand(fresh.value, layout)),
    )
    made = {form: (mine(), theirs()) for form, mine, theirs in sides}
    pages, words = zip(*map(_pdf_words, made["pdf"]), strict=True)
    assert words[0] == words[1], "the PDFs say different things"
    assert pages == (PAGES, PAGES), f"{pages} pages"
    assert len({frozenset(_docx_words(one).items()) for one in made["docx"]}) == 1, "the DOCX say different things"
    note(f"{PAGES} pages: {PARTS * PARAGRAPHS} paragraphs, a table of {ROWS} × {len(COLUMNS)} cells")
    heading()
    for form, mine, theirs in sides:
        compare(f"{form.upper()} of {PAGES} pages", Side(mine, fresh), Side(theirs, fresh), aim=1.5, runs=41)


if __name__ == "__main__":
    main()
