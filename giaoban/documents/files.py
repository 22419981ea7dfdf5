"""Where signed and scanned copies lie: in the home's folder, each under the hash of its bytes."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from giaoban.documents.models import DocumentFile
from giaoban.said import Said
from giaoban.trail.queries import current

LARGEST = 50 * 1024 * 1024
"""Bytes of one copy that are taken: a scan of some hundred pages."""

KINDS = {b"%PDF-": "application/pdf", b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""How the kinds of copies begin, and what they are served as."""


class Damaged(ValueError):
    """The bytes are gone or are not those that were kept."""


def folder() -> Path:
    """The folder of kept copies."""
    return Path(settings.HOME) / "files"


def content_type(content: bytes) -> str | None:
    """What a copy is by its first bytes; ``None`` for what is not taken."""
    return next((kind for start, kind in KINDS.items() if content.startswith(start)), None)


def put(content: bytes) -> str:
    """Keep bytes under their hash and return it; whole or not at all."""
    digest = hashlib.sha256(content).hexdigest()
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder(), prefix=".new-", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(folder() / digest)
    return digest


def content_of(file: DocumentFile) -> bytes:
    """The bytes of a copy as they were kept; raises :class:`Damaged` where they are not."""
    try:
        content = (folder() / file.sha256).read_bytes()
    except FileNotFoundError as error:
        raise Damaged(Said("Tệp «%(name)s» không còn trong thư mục dữ liệu.", name=file.name)) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise Damaged(Said("Tệp «%(name)s» đã bị thay đổi từ khi lưu.", name=file.name))
    return content


def damaged() -> Iterator[str]:
    """What is wrong with the kept copies, in words."""
    for file in current(DocumentFile).order_by("pk"):
        try:
            content_of(file)
        except Damaged as error:
            yield str(error)
