"""The console script ``giaoban``: one verb per command, errors in plain words, stable exit codes.

0 done, 1 the work has findings, 2 bad usage or input.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from giaoban.said import Said

COMMANDS: Mapping[str, str] = {
    "demo": Said("nạp quận Thanh Xuân mẫu vào thư mục dữ liệu trống"),
    "serve": Said("mở trang web trên máy này"),
    "setup-code": Said("mã thiết lập của trang bắt đầu, khi chưa có cơ quan nào"),
    "worker": Said("chạy người niêm (follower) trên PostgreSQL; nhắc hạn, thư mỗi ngày"),
    "figures": Said("số liệu của một đơn vị, một kỳ"),
    "records": Said("bản ghi đứng sau một số liệu"),
    "correct": Said("sửa hoặc hủy một bản ghi của sổ"),
    "close": Said("chốt số liệu của kỳ"),
    "report": Said("viết báo cáo ra DOCX, PDF, HTML, JSON"),
    "issue": Said("đưa báo cáo qua các bước tới phát hành"),
    "findings": Said("những chỗ số liệu mâu thuẫn"),
    "read": Said("đọc số liệu trong một báo cáo bằng lời"),
    "conclude": Said("đề xuất nhiệm vụ từ văn bản kết luận phiên họp"),
    "tasks": Said("nhiệm vụ của một đơn vị, kèm trạng thái và đúng hạn hay quá hạn"),
    "template": Said("bộ bảng tính trống của một đơn vị mới"),
    "load": Said("nạp một thư mục bảng tính"),
    "export": Said("xuất dữ liệu ra thư mục bảng tính"),
    "password": Said("đặt mật khẩu cho một tài khoản"),
    "search": Said("lập lại chỉ mục tìm kiếm (search rebuild)"),
    "check": Said("kiểm tra dữ liệu, dấu niêm, hoặc thể thức một văn bản"),
    "law": Said("tra một tham số pháp luật theo ngày"),
}
"""Every verb of the command line, in the order of its help."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.config.settings")
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(usage() + "\n")
        raise SystemExit(0 if words else 2)
    if words[0] == "--version":
        sys.stdout.write(f"giaoban {version('giaoban')}\n")
        return
    from django.core import management  # only when a command runs

    verb = words[0] if words[0].startswith("-") else words[0].replace("-", "_")  # setup-code is a module's name too
    folders = (str(Path(__file__).parent), management.__path__[0])
    if not any(verb in management.find_commands(folder) for folder in folders):
        unknown = Said("Không có lệnh «%(name)s»; «giaoban help» liệt kê các lệnh.", name=words[0])
        sys.stderr.write(f"{_told(unknown)}\n")
        raise SystemExit(2)
    management.ManagementUtility(["giaoban", verb, *words[1:]]).execute()


def usage() -> str:
    """The help of ``giaoban help``, in the language of the command line."""
    head = _told(Said("giaoban LỆNH [tùy chọn] — các lệnh:"))
    verbs = [f"  {name:<10} {_told(text)}" for name, text in COMMANDS.items()]
    foot = _told(Said("giaoban LỆNH --help để xem cách dùng từng lệnh."))
    return "\n".join([head, *verbs, foot])


def _told(text: str) -> str:
    """A text in the language of the command line."""
    import django  # only now, for the same reason

    django.setup()
    from django.utils import translation

    from giaoban.management.command import language
    from giaoban.web.writing import told

    with translation.override(language()):
        return str(told(text))
