"""Plain text (tệp văn bản trơn): UTF-8, or UTF-16 with its mark."""

import codecs

from giaoban.said import Said

from .errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def text_of_plain(data: bytes) -> str:
    """The characters of a text file. Raises InputError for bytes that are no text."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            Said(
                "Tệp không phải văn bản UTF-8, DOCX, PDF hay HTML. Bảng mã cũ (TCVN3, VNI) thì hãy chuyển sang Unicode."
            )
        ) from error
    if "\x00" in text:
        raise InputError(Said("Tệp không phải văn bản: có ký tự rỗng."))
    return text
