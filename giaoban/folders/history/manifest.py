"""The list of an export's files with their digests (mục lục): an export is loaded back whole or not at all."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from giaoban.folders.sheets.folder import FORMATS, HISTORY
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said

VERSION = 1
NAME = "manifest.json"


def write(folder: Path, seal: int, seal_hash: str) -> None:
    """Write down every file there is."""
    files = {path.relative_to(folder).as_posix(): digest(path) for path in _files(folder)}
    said = {"version": VERSION, "seal": seal, "hash": seal_hash, "files": files}
    text = json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / HISTORY / NAME).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> dict[str, Any]:
    """The list; raises ``LookupError`` in words where it is missing or of another version."""
    path = folder / HISTORY / NAME
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LookupError(Said("Bản xuất thiếu hoặc hỏng %(history)s/%(name)s.", history=HISTORY, name=NAME)) from error
    if said.get("version") != VERSION:
        raise LookupError(
            Said(
                "Bản xuất theo khuôn số %(given)s; chương trình này đọc khuôn số %(version)s.",
                given=said.get("version"),
                version=VERSION,
            )
        )
    return said


def findings(folder: Path) -> Iterator[Finding]:
    """Files that are not as they were exported."""
    listed: dict[str, str] = read(folder)["files"]
    there = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    way = Said(
        "bản xuất có lịch sử chỉ nạp lại nguyên vẹn; muốn nạp như dữ liệu mới, không lịch sử, hãy xóa thư mục history"
    )
    for name in sorted(listed.keys() | there.keys()):
        if name not in there:
            yield Finding("", "export_changed", Said("Tệp này đã mất sau khi xuất; %(way)s", way=way), file=name)
        elif name not in listed:
            yield Finding("", "export_changed", Said("Tệp này được thêm sau khi xuất; %(way)s", way=way), file=name)
        elif digest(there[name]) != listed[name]:
            yield Finding("", "export_changed", Said("Tệp này đã được sửa sau khi xuất; %(way)s", way=way), file=name)


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """The tables and the files of the history; guides and a spreadsheet's own lock files do not count."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix.lower().lstrip(".") in FORMATS and path.name[0] not in ".~":
            yield path
    for path in sorted((folder / HISTORY).rglob("*")):
        if path.is_file() and path.name != NAME:
            yield path
