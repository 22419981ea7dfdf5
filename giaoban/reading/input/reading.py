"""Which kind a file is, by its first bytes, and its text (nhận dạng tệp)."""

from pathlib import Path

from giaoban.said import Said

from .docx import text_of_docx
from .errors import InputError
from .html import text_of_html
from .limits import Limits
from .pdf import text_of_pdf
from .plain import text_of_plain

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")


def text_of_file(path: Path, limits: Limits = Limits()) -> str:  # noqa: B008 — frozen
    """The text of a file of any kind. Raises InputError."""
    try:
        if path.is_dir():
            raise InputError(Said("%(name)s là thư mục, không phải tệp.", name=path.name))
        if path.stat().st_size > limits.file_bytes:
            raise _too_big(limits)
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise InputError(Said("Không mở được tệp %(name)s.", name=path.name)) from error
    return text_of_bytes(data, limits, is_html=path.suffix.lower() in {".html", ".htm", ".xhtml"})


def text_of_bytes(data: bytes, limits: Limits = Limits(), *, is_html: bool = False) -> str:  # noqa: B008 — frozen
    """The text of a file's content; what it is is told by its first bytes. Raises InputError."""
    if len(data) > limits.file_bytes:
        raise _too_big(limits)
    text = _text(data, limits, is_html=is_html)
    if len(text) > limits.characters:
        raise InputError(Said("Văn bản dài quá %(most)s ký tự.", most=limits.characters))
    return text


def _text(data: bytes, limits: Limits, *, is_html: bool) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf") or b"%pdf-" in head:
        return text_of_pdf(data, limits)
    if data.startswith(b"PK"):
        return text_of_docx(data, limits)
    if data.startswith(_OLD_OFFICE):
        raise InputError(Said("Tệp Word có mật khẩu hoặc là .doc cũ: hãy bỏ mật khẩu, lưu lại thành .docx."))
    if is_html or head.startswith(_HTML_STARTS):
        return text_of_html(data)
    return text_of_plain(data)


def _too_big(limits: Limits) -> InputError:
    return InputError(Said("Tệp lớn quá %(most)s MB.", most=limits.file_bytes // 2**20))
