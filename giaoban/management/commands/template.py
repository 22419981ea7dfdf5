"""``giaoban template``: an empty authority as a folder of spreadsheets."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from giaoban.folders import template
from giaoban.folders.sheets.folder import FORMATS
from giaoban.management import command
from giaoban.said import Said


class Command(command.Command):
    """Bộ bảng tính trống của một cơ quan mới."""

    help = Said("Viết bộ bảng tính trống: mỗi bảng một tệp, có giải thích và ví dụ")

    def add_arguments(self, parser: CommandParser) -> None:
        """DIR --format."""
        parser.add_argument("dir", type=Path, help=Said("thư mục mới"))
        parser.add_argument("--format", choices=FORMATS, default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files."""
        files = template.write(options["dir"], options["format"])
        self.say(
            Said(
                "Đã viết %(count)s tệp vào %(dir)s; bắt đầu từ %(guide)s.",
                count=len(files),
                dir=options["dir"],
                guide=template.GUIDE,
            )
        )
