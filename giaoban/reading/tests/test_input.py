"""Files are read as text or refused in one Vietnamese sentence, within bounds."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from giaoban.reading import read
from giaoban.reading.input import InputError, Limits, text_of_bytes, text_of_file
from giaoban.reading.input.docx import text_of_docx
from giaoban.reading.input.pdf import PICTURE

SENTENCE = "Đến ngày 07/3/2023, thu ngân sách đạt 1.277 tỷ 069 triệu đồng, bằng 22,36% dự toán."


def values(text: str) -> list:
    return [fact.value for fact in read(text) if fact.is_figure]


def a_docx() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "UBND QUẬN — 6 THÁNG ĐẦU NĂM 2023"
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Số vụ cháy", "12 vụ"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changed(data: bytes, part: str, change) -> bytes:
    """A DOCX with one part's XML changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, change(old.read(info)) if info.filename == part else old.read(info))
    return file.getvalue()


def a_pdf(text: str = SENTENCE, pages: int = 1) -> bytes:
    return typst.compile("#pagebreak()\n".join([text.replace("#", "") + "\n"] * pages).encode())


def a_locked_pdf() -> bytes:
    """A PDF whose encryption dictionary no empty password opens."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + tail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_in_unicode_is_read(encoding: str) -> None:
    assert text_of_bytes(SENTENCE.encode(encoding)) == SENTENCE


def test_a_word_file_gives_headers_paragraphs_and_tables() -> None:
    lines = text_of_bytes(a_docx()).splitlines()
    assert lines == ["UBND QUẬN — 6 THÁNG ĐẦU NĂM 2023", SENTENCE, "Số vụ cháy | 12 vụ"]


def test_a_table_inside_a_cell_is_read_once_in_its_row() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=2).rows[0].cells[1]
    cell.add_table(rows=1, cols=1).rows[0].cells[0].text = "12 vụ"
    file = io.BytesIO()
    document.save(file)
    assert text_of_bytes(file.getvalue()).count("12 vụ") == 1


def test_a_text_box_of_word_is_read_once() -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>Trong khung: 5 hộ</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>Trong khung: 5 hộ</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    ).encode()
    data = changed(a_docx(), "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", box + b"<w:sectPr", 1))
    assert text_of_bytes(data).count("Trong khung") == 1


def test_a_web_page_gives_its_blocks_and_no_scripts() -> None:
    page = f"<!DOCTYPE html><html><script>var a=5</script><body><p>Tin.</p><p>{SENTENCE}</p></body></html>"
    assert text_of_bytes(page.encode()).splitlines() == ["Tin.", SENTENCE]


def test_a_pdf_with_a_text_layer_is_read_over_its_line_breaks() -> None:
    text = text_of_bytes(a_pdf(f"{SENTENCE} Trong đó thu từ đất đạt 500 tỷ đồng, bằng 40,5% dự toán được giao."))
    assert len(text.splitlines()) > 1
    assert [float(value) for value in values(text)] == [1_277_069_000_000, 0.2236, 500_000_000_000, 0.405]


def test_a_scanned_pdf_is_told_to_be_one() -> None:
    with pytest.raises(InputError, match="bản chụp"):
        text_of_bytes(typst.compile(b"#rect(width: 5cm, height: 5cm)"))


def test_a_page_that_is_a_picture_among_pages_of_text_is_named_at_its_place(tmp_path: Path) -> None:
    Image.new("L", (60, 80), 200).save(tmp_path / "trang.png")
    written = f'{SENTENCE}\n#pagebreak()\n#image("trang.png", width: 100%)\n#pagebreak()\n{SENTENCE}'
    (tmp_path / "bao-cao.typ").write_text(written, encoding="utf-8")
    text = text_of_bytes(typst.compile(tmp_path / "bao-cao.typ"))
    before, after = text.split(PICTURE)
    assert values(before) == values(after) == values(SENTENCE)
    assert len(values(text)) == 2 * len(values(SENTENCE))


def test_a_locked_pdf_is_refused() -> None:
    with pytest.raises(InputError, match="mật khẩu"):
        text_of_bytes(a_locked_pdf())


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(InputError, match="hơn 2 trang"):
        text_of_bytes(a_pdf(pages=3), Limits(pages=2))


def test_a_pdf_that_takes_too_long_is_stopped(monkeypatch) -> None:
    monkeypatch.setattr("giaoban.reading.input.pdf._GRACE", 0)
    with pytest.raises(InputError, match="giây"):
        text_of_bytes(a_pdf(), Limits(seconds=0))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 broken", "PDF hỏng"),
        (b"PK\x03\x04 broken", "DOCX hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mật khẩu hoặc là .doc cũ"),
        (b"\xff\x00\x12\x80 bytes", "không phải văn bản"),
        (b"ab\x00cd", "ký tự rỗng"),
        (b"<html><body><script>1</script></body></html>", "không có chữ"),
    ],
)
def test_broken_and_foreign_files_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        text_of_bytes(data)


def test_an_archive_that_is_no_word_file_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(InputError, match="không phải văn bản Word"):
        text_of_bytes(file.getvalue())


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    bomb = changed(a_docx(), "word/document.xml", lambda xml: xml + b" " * 3_000_000)
    with pytest.raises(InputError, match="lớn quá 1 MB"):
        text_of_docx(bomb, Limits(unpacked_bytes=2**20))


def test_entities_of_a_word_file_are_not_expanded() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    data = changed(a_docx(), "word/document.xml", lambda xml: evil + xml.split(b"?>", 1)[1].replace(b"thu", b"&b;", 1))
    assert "aaaa" not in text_of_bytes(data)


def test_big_files_and_long_texts_are_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"a" * 2000)
    with pytest.raises(InputError, match="lớn quá"):
        text_of_file(big, Limits(file_bytes=1000))
    with pytest.raises(InputError, match="dài quá 100 ký tự"):
        text_of_file(big, Limits(characters=100))


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Không mở được"):
        text_of_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="thư mục"):
        text_of_file(tmp_path)


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"<html>", b"\xef\xbb\xbf"]))
def test_any_bytes_are_text_or_refused(data: bytes, start: bytes) -> None:
    try:
        text_of_bytes(start + data)
    except InputError as refusal:
        assert str(refusal)


@settings(max_examples=15)
@given(st.data())
def test_a_damaged_word_file_is_text_or_refused(data) -> None:
    whole = bytearray(a_docx())
    for _ in range(5):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        text_of_bytes(bytes(whole))
    except InputError as refusal:
        assert str(refusal)


def test_items_of_a_word_list_keep_their_level() -> None:
    document = docx.Document()
    document.add_paragraph("Phòng Nội vụ:")
    item = document.add_paragraph("rà soát biên chế")
    item._p.get_or_add_pPr().get_or_add_numPr().get_or_add_ilvl().val = 1
    file = io.BytesIO()
    document.save(file)
    assert text_of_bytes(file.getvalue()).splitlines() == ["Phòng Nội vụ:", "+ rà soát biên chế"]
