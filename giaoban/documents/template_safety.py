"""Mẫu Word từ bên ngoài: what is refused before anything in it is opened or run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from giaoban.documents.docx_xml import W
from giaoban.said import Said, joined

_MAX_BYTES, _MAX_UNPACKED, _MAX_PARTS = 5_000_000, 40_000_000, 200
_MAIN = b"wordprocessingml.document.main+xml"
_FOREIGN = re.compile(r"(vbaProject|activeX|embeddings/|afchunk|\.bin$|media/)", re.IGNORECASE)
_MARKS = (b"{{", b"{%", b"{#")

_PARAGRAPH = "p pPr r rPr t br tab proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak permStart permEnd"
_RUN = "rFonts b bCs i iCs color sz szCs lang noProof webHidden rtl cs kern"
_PARAGRAPH_PROPERTIES = (
    "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl suppressAutoHyphens snapToGrid "
    "autoSpaceDE autoSpaceDN adjustRightInd textAlignment overflowPunct bidi kinsoku wordWrap topLinePunct tabs"
)
_TABLE = (
    "tbl tblPr tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblGrid gridCol tr trPr cantSplit tc tcPr "
    "tcW tcMar tcBorders vAlign top left bottom right start end insideH insideV trHeight tblInd"
)
_SECTION = (
    "sectPr headerReference footerReference pgSz pgMar pgNumType cols docGrid titlePg type "
    "document body formProt textDirection hdr ftr fldSimple fldChar instrText"
)
_ALLOWED = frozenset(" ".join((_PARAGRAPH, _RUN, _PARAGRAPH_PROPERTIES, _TABLE, _SECTION)).split())
# Said to be off, these change nothing: word processors write such defaults out.
_OFF = frozenset({"0", "false", "off", "none", "nil", "clear", "baseline"})
_NAMES = {
    "u": Said("gạch chân"),
    "strike": Said("gạch ngang chữ"),
    "dstrike": Said("gạch ngang chữ"),
    "caps": Said("chữ hoa bằng định dạng"),
    "smallCaps": Said("chữ hoa nhỏ"),
    "highlight": Said("tô nền"),
    "shd": Said("tô nền"),
    "drawing": Said("hình vẽ"),
    "pict": Said("hình vẽ"),
    "object": Said("đối tượng nhúng"),
    "hyperlink": Said("liên kết"),
    "ins": Said("sửa đổi đang theo dõi"),
    "del": Said("sửa đổi đang theo dõi"),
    "footnoteReference": Said("chú thích cuối trang"),
    "pgBorders": Said("khung viền trang"),
    "w": Said("dãn chữ ngang"),
    "position": Said("nâng hạ chữ"),
    "vertAlign": Said("chỉ số trên dưới"),
    "numPr": Said("đánh số tự động"),
    "sdt": Said("khung nội dung"),
    "altChunk": Said("tệp chèn"),
    "vanish": Said("chữ ẩn"),
    "framePr": Said("khung chữ"),
}


class TemplateError(ValueError):
    """Mẫu Word không dùng được; `problems` says what and where, one line each."""

    def __init__(self, problems: list[str]) -> None:
        """Mọi lý do, để sửa một lần."""
        self.problems = tuple(problems)
        super().__init__(joined("; ", problems))


def check_package(template: bytes) -> None:
    """Từ chối tệp hỏng, quá lớn, có mã lệnh, đối tượng nhúng, liên kết ra ngoài hay thực thể XML."""
    if len(template) > _MAX_BYTES:
        raise TemplateError([Said("Mẫu Word quá lớn (hơn 5 MB)")])
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            problems = list(_package_problems(archive))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise TemplateError([Said("Tệp không phải là tài liệu Word (.docx)")]) from error
    if problems:
        raise TemplateError(problems)


def _package_problems(archive: zipfile.ZipFile) -> Iterator[str]:
    entries = archive.infolist()
    if len(entries) > _MAX_PARTS or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
        yield Said("Mẫu Word giải nén quá lớn")
        return
    names = {entry.filename for entry in entries}
    if not {"[Content_Types].xml", "word/document.xml", "word/styles.xml"} <= names:
        yield Said("Tệp không phải là tài liệu Word (.docx)")
        return
    if _MAIN not in archive.read("[Content_Types].xml"):
        yield Said("Mẫu phải là tệp .docx thường, không có macro")
    for name in sorted(names):
        if _FOREIGN.search(name):
            yield Said("Mẫu có phần không được dùng: %(name)s", name=name)
        elif name.endswith((".xml", ".rels")):
            yield from _part_problems(name, archive.read(name))


def _part_problems(name: str, content: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(content, parser).getroottree()
    except etree.XMLSyntaxError:
        yield Said("Phần %(name)s không phải XML đúng", name=name)
        return
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        yield Said("Phần %(name)s khai báo thực thể XML", name=name)
    if name.endswith(".rels"):
        for relation in tree.getroot():
            if relation.get("TargetMode") == "External":
                yield Said("Mẫu có liên kết ra ngoài: %(target)s", target=relation.get("Target"))
    elif not name.startswith(("word/document", "word/header", "word/footer")):
        # docxtpl also renders the properties and the footnotes.
        if any(mark in etree.tostring(tree) for mark in _MARKS):
            yield Said("Ô trống chỉ được đặt trong thân văn bản, không trong %(name)s", name=name)
    else:
        yield from _element_problems(name, tree.getroot())


def _element_problems(name: str, root: etree._Element) -> Iterator[str]:
    """Chỉ những thẻ mà bố cục đọc lại được; all others would print in DOCX and not in PDF."""
    for node in root.iter(etree.Element):
        tag = etree.QName(node)
        allowed = tag.namespace == W and (tag.localname in _ALLOWED or node.get(f"{{{W}}}val") in _OFF)
        if not allowed:
            # What stands inside it would be named again and again; the outermost is enough.
            what = _NAMES.get(tag.localname, tag.localname)
            yield Said("Mẫu có định dạng không được dùng: %(what)s (ở %(place)s)", what=what, place=_where(node, name))
            return


def _where(node: etree._Element, part: str) -> str:
    paragraph = next((up for up in node.iterancestors(f"{{{W}}}p")), None)
    if paragraph is None:
        return part
    text = "".join(piece.text or "" for piece in paragraph.iter(f"{{{W}}}t")).strip()
    return Said("đoạn “%(text)s”", text=text[:40]) if text else part
