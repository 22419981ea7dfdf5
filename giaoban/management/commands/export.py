"""``giaoban export``: the database as a folder of spreadsheets with its history."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from giaoban.folders import export
from giaoban.folders.sheets.folder import FORMATS
from giaoban.management import command
from giaoban.said import Said


class Command(command.Command):
    """Xuất dữ liệu ra thư mục bảng tính."""

    help = Said("Xuất mọi bảng ra thư mục mới, kèm lịch sử để nạp lại nguyên vẹn vào thư mục dữ liệu trống")

    def add_arguments(self, parser: CommandParser) -> None:
        """DIR --format."""
        parser.add_argument("dir", type=Path, help=Said("thư mục mới"))
        parser.add_argument("--format", choices=FORMATS, default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files."""
        self.require_data()
        counts = export.export(options["dir"], format_=options["format"])
        self.say(
            Said(
                "Đã xuất %(acts)s việc, %(seals)s dấu niêm ra %(dir)s.",
                acts=counts["acts"],
                seals=counts["seals"],
                dir=options["dir"],
            )
        )
