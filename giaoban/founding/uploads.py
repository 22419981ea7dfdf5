"""An uploaded set of spreadsheets (bộ bảng tính tải lên) laid out as the folder that ``giaoban load`` reads."""

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile

from giaoban.folders.sheets.folder import FORMATS, HISTORY
from giaoban.said import Said

MOST_FILES = 200
MOST_BYTES = 200 * 1024 * 1024
LONG_BYTES = 256 * 1024
"""Some thousand lines: what is more is loaded beside the pages."""
_CHUNK = 1024 * 1024


class BadUpload(ValueError):
    """The files cannot be laid out as a folder."""


@contextmanager
def as_folder(files: "Sequence[UploadedFile[Any]]") -> Iterator[Path]:
    """The spreadsheets of some uploads, those inside ZIP files among them, in a folder that is gone afterwards.

    Raises :class:`BadUpload` in words. Of a path inside a ZIP only the file's name is used.
    """
    with tempfile.TemporaryDirectory(prefix="giaoban-upload-") as name:
        folder, left = Path(name), MOST_BYTES
        taken: set[str] = set()
        for label, source in _streams(files):
            if label in taken:
                raise BadUpload(Said("Có hai tệp tên «%(name)s»", name=label))
            taken.add(label)
            if len(taken) > MOST_FILES:
                raise BadUpload(Said("Nhiều hơn %(most)s tệp", most=MOST_FILES))
            left -= _copy(source, folder / label, left)
        if not taken:
            raise BadUpload(Said("Không có bảng tính nào (csv, xlsx, hoặc zip chứa chúng)"))
        yield folder


def is_long(folder: Path) -> bool:
    """Whether loading a folder takes longer than a page may be waited for."""
    return sum(one.stat().st_size for one in folder.iterdir()) > LONG_BYTES


def _streams(files: "Sequence[UploadedFile[Any]]") -> Iterator[tuple[str, IO[bytes]]]:
    for upload in files:
        name = PurePosixPath((upload.name or "").replace("\\", "/")).name
        if not name.lower().endswith(".zip"):
            if _is_sheet(name):
                yield name, upload
            continue
        try:
            with zipfile.ZipFile(upload) as archive:
                yield from _members(archive)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise BadUpload(Said("Không mở được tệp ZIP «%(name)s»", name=name)) from error


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, IO[bytes]]]:
    for one in archive.infolist():
        path = PurePosixPath(one.filename.replace("\\", "/"))
        if HISTORY in path.parts[:-1]:
            raise BadUpload(Said("Đây là bản xuất có lịch sử; nạp bằng «giaoban load» vào thư mục dữ liệu trống"))
        if not one.is_dir() and _is_sheet(path.name):
            with archive.open(one) as source:
                yield path.name, source


def _is_sheet(name: str) -> bool:
    return name[:1] not in {"", ".", "~"} and name.lower().rpartition(".")[2] in FORMATS


def _copy(source: IO[bytes], target: Path, most: int) -> int:
    size = 0
    with target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise BadUpload(Said("Bộ bảng tính lớn hơn %(most)s MB", most=MOST_BYTES // 1024**2))
            out.write(chunk)
    return size
