"""Text of a PDF (tệp PDF thành văn bản), taken in a process of its own that time and memory bound.

A damaged or hostile PDF can keep a parser busy without end; the process is stopped, the caller is not.
"""

import json
import subprocess
import sys

from giaoban.said import Said

from .errors import InputError
from .limits import Limits

_LEAST_LETTERS_A_PAGE = 20
_GRACE = 5
PICTURE = "[Trang này là ảnh chụp, không đọc được chữ]"
"""Stands in the text where a page of a file with letters is a picture (a scanned appendix, a signed last page)."""


def text_of_pdf(data: bytes, limits: Limits) -> str:
    """The text of all pages. Raises InputError for locked, broken, endless and scanned files."""
    bounds = [str(bound) for bound in (limits.pages, limits.seconds, limits.memory_bytes, limits.characters)]
    command = [sys.executable, "-m", "giaoban.reading.input.pdf_process", *bounds]
    try:
        done = subprocess.run(  # noqa: S603 — our own module, numbers as arguments
            command, input=data, capture_output=True, timeout=limits.seconds + _GRACE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _took_too_long(limits) from error
    try:
        told = json.loads(done.stdout)
    except ValueError as error:
        raise _took_too_long(limits) from error
    return _text(told, limits)


def _text(told: dict[str, object], limits: Limits) -> str:
    match told:
        case {"refused": "password"}:
            raise InputError(Said("Tệp PDF có mật khẩu: hãy bỏ mật khẩu rồi gửi lại."))
        case {"refused": "pages"}:
            raise InputError(Said("Tệp PDF có hơn %(most)s trang.", most=limits.pages))
        case {"refused": "memory"}:
            raise _took_too_long(limits)
        case {"pages": list(pages)} if pages:
            return _joined(pages)
    raise InputError(Said("Tệp PDF hỏng, không đọc được."))


def _joined(pages: list[str | None]) -> str:
    letters = sum(len("".join(page.split())) for page in pages if page)
    if letters < _LEAST_LETTERS_A_PAGE * len(pages):
        raise InputError(
            Said("Tệp PDF này là bản chụp (scan), không có lớp chữ: hãy nhận dạng chữ (OCR) trước, hoặc gửi bản DOCX.")
        )
    return "\n".join(PICTURE if page is None else page for page in pages)


def _took_too_long(limits: Limits) -> InputError:
    return InputError(
        Said(
            "Đọc tệp PDF quá %(seconds)s giây hoặc quá nhiều bộ nhớ: tệp hỏng hoặc quá phức tạp.",
            seconds=limits.seconds,
        )
    )
