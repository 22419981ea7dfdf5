"""What a Word template may change is read back; everything else is refused by name."""

import io
import zipfile

import pytest
from lxml import etree

from giaoban.documents.checking import check_docx, check_pdf
from giaoban.documents.docx import render_docx
from giaoban.documents.docx_package import zip_parts
from giaoban.documents.docx_template import default_template
from giaoban.documents.docx_xml import NAMESPACES, run_xml
from giaoban.documents.pdf import render_pdf
from giaoban.documents.template_reading import TemplateError, read_template
from giaoban.documents.tests.editing import (
    edited,
    in_section,
    in_style,
    in_text,
    paragraph_of,
    w,
    with_part,
    with_properties,
)
from giaoban.documents.tests.sample import nd30_layout, sample_report

LAYOUT = nd30_layout()
TEMPLATE = default_template(LAYOUT)
DOCUMENT = "word/document.xml"


def changed(*edits) -> bytes:
    data = TEMPLATE
    for part, edit in edits:
        data = edited(data, part, edit)
    return data


def problems(template: bytes) -> str:
    with pytest.raises(TemplateError) as refused:
        read_template(template, LAYOUT)
    assert refused.value.problems
    return "\n".join(refused.value.problems)


def test_the_default_template_is_the_layout():
    assert read_template(TEMPLATE, LAYOUT) == LAYOUT
    assert render_docx(sample_report(1), LAYOUT, TEMPLATE) == render_docx(sample_report(1), LAYOUT)


ALLOWED = {
    "size": (in_style("VbSubject", "rPr/sz", "val", "26"), lambda layout: layout.component("subject").size.value, 13),
    "size by hand": (
        with_properties("{{ noi_dung", '<w:sz w:val="26"/>'),
        lambda layout: layout.component("body").size.value,
        13,
    ),
    "size of a heading": (
        in_style("VbHeading2", "rPr/sz", "val", "26"),
        lambda layout: layout.component("heading_2").size.value,
        13,
    ),
    "left margin": (in_section("pgMar", "left", "1871"), lambda layout: layout.margins.left.value, 33),
    "first line": (in_style("VbBody", "pPr/ind", "firstLine", "567"), lambda x: x.paragraph.first_line_mm, 10),
    "gap": (in_style("VbBody", "pPr/spacing", "after", "200"), lambda x: x.paragraph.gap_pt.value, 10),
    "line spacing": (in_style("VbBody", "pPr/spacing", "line", "312"), lambda x: x.paragraph.line_spacing.value, 1.3),
    "gap before the kind": (
        in_style("VbKindName", "pPr/spacing", "before", "480"),
        lambda layout: layout.component("kind_name").before,
        24,
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_may_change_is_read_back(name):
    edit, value, expected = ALLOWED[name]
    assert value(read_template(changed(edit), LAYOUT)) == expected


def test_docx_and_pdf_follow_the_template_alike():
    template = changed(
        in_style("VbBody", "rPr/sz", "val", "26"),
        in_style("VbBody", "pPr/ind", "firstLine", "567"),
        in_style("VbBody", "pPr/spacing", "line", "312"),
        in_section("pgMar", "left", "1871"),
    )
    layout = read_template(template, LAYOUT)
    made = render_docx(sample_report(1), LAYOUT, template)
    assert check_docx(made, LAYOUT) == []
    assert check_pdf(render_pdf(sample_report(1), layout), LAYOUT) == []
    # Rendered through the template or straight from the layout it gave: the same words, sizes, margins.
    assert check_docx(render_docx(sample_report(1), layout), LAYOUT) == []
    assert read_template(default_template(layout), LAYOUT) == layout


def every_font(name: str):
    def edit(root):
        for fonts in root.iter(w("rFonts")):
            for face in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(w(face), name)

    return "word/styles.xml", edit


def test_an_accepted_font_is_taken_over():
    assert read_template(changed(every_font("Liberation Serif")), LAYOUT).font == "Liberation Serif"


def added_text(text: str):
    return in_text("{{ ten_loai }}", text)


def without(text: str):
    def edit(root):
        paragraph = paragraph_of(root, text)
        paragraph.getparent().remove(paragraph)

    return DOCUMENT, edit


def inserted(xml: str, before: str = "{{ ten_loai"):
    def edit(root):
        paragraph_of(root, before).addprevious(etree.fromstring(xml))

    return DOCUMENT, edit


def paragraph(content: str) -> str:
    return f"<w:p {NAMESPACES}>{content}</w:p>"


REFUSED = {
    "size out of range": (in_style("VbKindName", "rPr/sz", "val", "40"), "Tên loại: cỡ chữ phải là 13–14, đang là 20"),
    "not bold": (in_style("VbNationalName", "rPr/b", "val", "0"), "Quốc hiệu: kiểu chữ phải là đậm"),
    "italic by hand": (with_properties("{{ ten_loai", "<w:i/>"), "Tên loại: kiểu chữ phải là không nghiêng"),
    "aligned otherwise": (in_style("VbBody", "pPr/jc", "val", "center"), "Nội dung: căn lề phải là căn đều hai bên"),
    "colour": (with_properties("{{ ten_loai", '<w:color w:val="FF0000"/>'), "Tên loại: màu chữ phải là màu đen"),
    "font": (every_font("Arial"), "phông chữ phải là Times New Roman, đang là Arial"),
    "two fonts": (
        in_style("VbBody", "rPr/rFonts", "ascii", "Liberation Serif"),
        "Mẫu dùng nhiều phông chữ",
    ),
    "margin": (in_section("pgMar", "left", "1134"), "Lề trái: lề phải là 30–35 mm, đang là 20 mm"),
    "paper": (in_section("pgSz", "w", "12240"), "Khổ giấy"),
    "set of sizes": (in_style("VbNationalName", "rPr/sz", "val", "24"), "không cùng một bộ"),
    "line spacing of the head": (in_style("VbAgency", "pPr/spacing", "line", "360"), "Cơ quan ban hành: giãn dòng"),
    "indent": (in_style("VbBody", "pPr/ind", "left", "567"), "Nội dung: lùi lề đoạn"),
    "first line": (in_style("VbBody", "pPr/ind", "firstLine", "100"), "Nội dung: lùi đầu dòng"),
    "gap": (in_style("VbBody", "pPr/spacing", "after", "0"), "Nội dung: khoảng cách đoạn"),
    "own text": (inserted(paragraph(run_xml("Mật khẩu"))), "Chữ không thuộc mẫu: “Mật khẩu”"),
    "text around a placeholder": (
        in_text("{{ co_quan }}", "KT {{ co_quan }}"),
        "Chữ không thuộc mẫu: “KT {{ co_quan }}”",
    ),
    "motto changed": (in_text("Độc lập - Tự do", "Độc lập, Tự do"), "Tiêu ngữ: thiếu trong mẫu"),
    "component missing": (without("{{ so_ky_hieu"), "Số, ký hiệu: thiếu trong mẫu"),
    "component twice": (in_text("{{ co_quan_chu_quan }}", "{{ co_quan }}"), "Cơ quan ban hành: có hai lần"),
    "components exchanged": (
        (
            DOCUMENT,
            lambda root: (
                in_text("{{ ten_loai }}", "{{ x }}")[1](root),
                in_text("{{ trich_yeu }}", "{{ ten_loai }}")[1](root),
                in_text("{{ x }}", "{{ trich_yeu }}")[1](root),
            ),
        ),
        "Trích yếu: đứng sai chỗ",
    ),
    "unknown placeholder": (in_text("{{ ten_loai }}", "{{ mat_khau }}"), "Không có ô trống {{ mat_khau }}"),
    "syntax": (in_text("{{ ten_loai }}", "{{ ten_loai }"), "sai cú pháp"),
    "unfinished block": (in_text("{{ ten_loai }}", "{% if ten_loai %}"), "sai cú pháp: “{% if ten_loai %}”"),
    "attribute": (in_text("{{ ten_loai }}", "{{ ten_loai.__class__ }}"), "chỉ được là một tên"),
    "call": (in_text("{{ ten_loai }}", "{{ range(9) }}"), "chỉ được là một tên"),
    "filter": (in_text("{{ ten_loai }}", "{{ ten_loai|upper }}"), "chỉ được là một tên"),
    "loop": (in_text("{{ ten_loai }}", "{% for a in ten_loai %}{{ a }}{% endfor %}"), "chỉ được là một tên"),
    "include": (in_text("{{ ten_loai }}", "{% include '/etc/passwd' %}"), "chỉ được là một tên"),
    "docxtpl tag": (in_text("{{ noi_dung }}", "{{p noi_dung }}"), "sai cú pháp: “{{p noi_dung }}”"),
    "hidden in an attribute": (
        inserted(f'<w:bookmarkStart {NAMESPACES} w:id="1" w:name="{{{{ cycler.__init__ }}}}"/>'),
        "chỉ được là một tên",
    ),
    "underline": (with_properties("{{ ten_loai", '<w:u w:val="single"/>'), "gạch chân (ở đoạn “{{ ten_loai }}”)"),
    "all capitals": (with_properties("{{ trich_yeu", "<w:caps/>"), "chữ hoa bằng định dạng"),
    "picture": (inserted(paragraph("<w:r><w:drawing/></w:r>")), "hình vẽ"),
    "hidden text": (with_properties("{{ ten_loai", "<w:vanish/>"), "chữ ẩn"),
    "rule removed": (
        (DOCUMENT, lambda root: (rule := paragraph_of(root, "{{ trich_yeu }}").getnext()).getparent().remove(rule)),
        "Trích yếu: dòng kẻ bên dưới phải là có",
    ),
    "blank line": (inserted(paragraph("")), "số dòng trống (hãy dùng khoảng cách đoạn) phải là 2, đang là 3"),
    "number shown on page one": (
        (DOCUMENT, lambda root: (mark := next(root.iter(w("titlePg")))).getparent().remove(mark)),
        "Số trang: trang đầu",
    ),
    "text in the page header": (
        ("word/header2.xml", lambda root: root.append(etree.fromstring(paragraph(run_xml("Mật"))))),
        "Đầu trang và chân trang: nội dung phải là chỉ số trang",
    ),
    "placeholder in the page header": (
        ("word/header2.xml", lambda root: root.append(etree.fromstring(paragraph(run_xml("{{ ten_loai }}"))))),
        "{{ ten_loai }}",
    ),
    "placeholder in the properties": (
        ("docProps/core.xml", lambda root: setattr(root[0], "text", "{{ config }}")),
        "Ô trống chỉ được đặt trong thân văn bản",
    ),
    "narrow column": (
        (
            DOCUMENT,
            lambda root: [
                cell.set(w("w"), "1000") for index, cell in enumerate(root.iter(w("tcW"))) if index in (0, 2)
            ],
        ),
        "Bảng đầu văn bản: bề rộng cột trái",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_everything_else_is_refused_by_name(name):
    edit, said = REFUSED[name]
    assert said in problems(changed(edit))
    with pytest.raises(TemplateError):
        render_docx(sample_report(1), LAYOUT, changed(edit))


def external(root):
    relation = etree.SubElement(root, root[0].tag)
    relation.set("Id", "rId9")
    relation.set("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate")
    relation.set("Target", "http://example.invalid/x.dotm")
    relation.set("TargetMode", "External")


def as_macro_file(root):
    for part in root:
        if part.get("PartName") == "/word/document.xml":
            part.set("ContentType", "application/vnd.ms-word.document.macroEnabled.main+xml")


HOSTILE = {
    "not a zip": (b"MZ", "không phải là tài liệu Word"),
    "a zip of something else": (zip_parts([("a.txt", b"a")]), "không phải là tài liệu Word"),
    "external link": (changed(("word/_rels/document.xml.rels", external)), "liên kết ra ngoài: http://example.invalid"),
    "macro": (with_part(TEMPLATE, "word/vbaProject.bin", b"x"), "word/vbaProject.bin"),
    "macro type": (changed(("[Content_Types].xml", as_macro_file)), "không có macro"),
    "embedded object": (with_part(TEMPLATE, "word/embeddings/oleObject1.bin", b"x"), "embeddings"),
    "entity": (
        with_part(TEMPLATE, "word/settings.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        "thực thể XML",
    ),
    "broken xml": (with_part(TEMPLATE, "word/settings.xml", b"<a>"), "không phải XML đúng"),
    "bomb": (with_part(TEMPLATE, "word/big.xml", b"0" * 41_000_000), "giải nén quá lớn"),
    "too many parts": (
        zip_parts([(f"word/{number}.xml", b"<a/>") for number in range(300)]),
        "giải nén quá lớn",
    ),
    "too large": (b"0" * 5_000_001, "quá lớn"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_before_it_is_opened(name):
    template, said = HOSTILE[name]
    assert said in problems(template)


def split_runs(root):
    """Word cuts a placeholder into runs when somebody edits within it."""
    run = next(node for node in root.iter(w("r")) if "".join(node.itertext()) == "{{ ten_loai }}")
    for text in ("{{ ten", "_loai ", "}}"):
        run.addprevious(etree.fromstring(run_xml(text).replace("<w:r>", f"<w:r {NAMESPACES}>", 1)))
    run.getparent().remove(run)


def test_a_placeholder_cut_into_runs_still_works():
    template = changed((DOCUMENT, split_runs))
    assert read_template(template, LAYOUT) == LAYOUT
    assert check_docx(render_docx(sample_report(1), LAYOUT, template), LAYOUT) == []


def renamed(root):
    """LibreOffice gives styles ids of its own and keeps their names."""
    for node in root.iter(w("pStyle"), w("style")):
        name = w("val") if node.tag == w("pStyle") else w("styleId")
        node.set(name, node.get(name).replace("Vb", "VB"))


def test_styles_are_known_by_their_names():
    template = changed(("word/styles.xml", renamed), (DOCUMENT, renamed), ("word/header1.xml", renamed))
    assert read_template(template, LAYOUT) == LAYOUT
    made = render_docx(sample_report(1), LAYOUT, template)
    assert check_docx(made, LAYOUT) == []
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"VBBody" not in archive.read(DOCUMENT)
