"""The console script ``giaoban``: one verb per command, errors in plain words, stable exit codes.

0 done, 1 the work has findings, 2 bad usage or input.
"""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

USAGE = """giaoban LỆNH [tùy chọn] — các lệnh:
  demo       nạp quận Thanh Xuân mẫu vào thư mục dữ liệu trống
  serve      mở trang web trên máy này
  worker     chạy người niêm (follower) trên PostgreSQL
  figures    số liệu của một đơn vị, một kỳ
  records    bản ghi đứng sau một số liệu
  correct    sửa hoặc hủy một bản ghi của sổ
  close      chốt số liệu của kỳ
  report     viết báo cáo ra DOCX, PDF, HTML, JSON
  issue      đưa báo cáo qua các bước tới phát hành
  findings   những chỗ số liệu mâu thuẫn
  template   bộ bảng tính trống của một đơn vị mới
  load       nạp một thư mục bảng tính
  export     xuất dữ liệu ra thư mục bảng tính
  password   đặt mật khẩu cho một tài khoản
  check      kiểm tra dữ liệu, dấu niêm, hoặc thể thức một văn bản
  law        tra một tham số pháp luật theo ngày
giaoban LỆNH --help để xem cách dùng từng lệnh."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.config.settings")
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(USAGE + "\n")
        raise SystemExit(0 if words else 2)
    if words[0] == "--version":
        sys.stdout.write(f"giaoban {version('giaoban')}\n")
        return
    from django.core.management import ManagementUtility  # Django is loaded only when a command runs

    ManagementUtility(["giaoban", *words]).execute()
