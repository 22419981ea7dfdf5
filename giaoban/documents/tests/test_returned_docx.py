"""A Word file that comes back is read with its bookmarks, or refused in one clear sentence."""

import io
import zipfile

import pytest

from giaoban.documents import returned_docx
from giaoban.documents.returned_docx import Unreadable, read_returned

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, main: str = "word/document.xml", wrap: bool = True) -> bytes:
    """A Word file with that body and nothing else."""
    content = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>' if wrap else body
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(main, content)
    return stream.getvalue()


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p>{properties}{content}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def marked(name: str, content: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def stretches(content: bytes) -> list[tuple[str, list[str]]]:
    read = read_returned(content)
    return [(one.text, sorted(one.marks)) for line in read.paragraphs for one in line.stretches]


def test_words_are_read_with_the_bookmarks_around_them():
    body = paragraph(run("- ") + marked("gb_a", run("Thu ") + run("5 tỷ")) + run(" ") + marked("gb_b", run("Chi."), 2))
    found = [("- ", []), ("Thu ", ["gb_a"]), ("5 tỷ", ["gb_a"]), (" ", []), ("Chi.", ["gb_b"])]
    assert stretches(docx(body)) == found


def test_a_bookmark_that_goes_over_paragraphs_stands_around_both():
    body = '<w:bookmarkStart w:id="1" w:name="gb_a"/>' + paragraph(run("Một")) + paragraph(run("hai"))
    assert stretches(docx(body)) == [("Một", ["gb_a"]), ("hai", ["gb_a"])]


def test_tracked_changes_count_as_accepted():
    inserted = f"<w:ins>{run('mới ')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>cũ </w:delText></w:r></w:del>"
    joined = paragraph(run("đầu "), "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>") + paragraph(run("cuối"))
    read = read_returned(docx(paragraph(run("Lời ") + deleted + inserted) + joined))
    assert [one.text for one in read.paragraphs] == ["Lời mới ", "đầu cuối"]


def test_tables_are_read_row_by_row_apart_from_the_paragraphs():
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    rows = "".join(
        f"<w:tr>{cell.format(run(a))}{cell.format(run(b))}</w:tr>" for a, b in (("STT", "Tên"), ("1", "Thu"))
    )
    read = read_returned(docx(paragraph(run("Trước")) + f"<w:tbl>{rows}</w:tbl>"))
    assert read.tables == [[["STT", "Tên"], ["1", "Thu"]]]
    assert [one.text for one in read.paragraphs] == ["Trước"]


def test_letters_come_composed():
    assert stretches(docx(paragraph(run("Thu\u0301 "))))[0][0] == "Thú "


ENTITY = f'<!DOCTYPE x [<!ENTITY e "{"x" * 99}">]><w:document xmlns:w="{W}"><w:body/></w:document>'
STRICT = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không phải tài liệu Word"),
        (b"%PDF-1.7 khong phai", "không phải tài liệu Word"),
        (b"PK\x03\x04 hong", "đã hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "có mật khẩu, hoặc là Word đời cũ"),
        (docx("", main="xl/workbook.xml"), "không phải tài liệu Word"),
        (docx("<w:document", wrap=False), "đã hỏng"),
        (docx(ENTITY, wrap=False), "thực thể XML"),
        (docx(STRICT, wrap=False), "Strict Open XML"),
        (docx(f'<w:document xmlns:w="{W}"/>', wrap=False), "không có nội dung"),
    ],
    ids=["empty", "pdf", "cut", "locked", "excel", "broken", "entity", "strict", "no body"],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, said: str):
    with pytest.raises(Unreadable, match=said):
        read_returned(content)


def test_a_file_too_large_packed_or_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch):
    bomb = docx(paragraph(run("a" * 200_000)))
    monkeypatch.setattr(returned_docx, "_LARGEST_PART", 10_000)
    with pytest.raises(Unreadable, match="quá lớn"):
        read_returned(bomb)
    monkeypatch.setattr(returned_docx, "LARGEST", 50)
    with pytest.raises(Unreadable, match="Tệp lớn hơn"):
        read_returned(bomb)


def test_a_file_whose_bytes_were_changed_is_refused():
    good = docx(paragraph(run("Lời văn đủ dài để nén được " * 20)))
    place = good.index(b"word/document.xml") + 40
    with pytest.raises(Unreadable, match="hỏng"):
        read_returned(good[:place] + b"\xff\x00\xff" + good[place + 3 :])
