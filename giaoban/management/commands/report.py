"""``giaoban report``: the report of a unit and session as files."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from giaoban.indicators.queries import seal_for
from giaoban.management import command
from giaoban.offices import queries as offices
from giaoban.reports import formats, queries
from giaoban.said import Said


class Command(command.Command):
    """Viết báo cáo."""

    help = Said("Viết báo cáo của một kỳ: bản đã phát hành, hoặc bản dự thảo tính theo số liệu lúc đó")

    def add_arguments(self, parser: CommandParser) -> None:
        """--unit, --session, --out, --format, --draft, --known-at."""
        parser.add_argument("--unit", required=True)
        parser.add_argument("--session", required=True)
        parser.add_argument("--out", required=True, help=Said("thư mục để tệp"))
        parser.add_argument("--format", default="docx,pdf,html,json", help=Said("các dạng, cách nhau bằng dấu phẩy"))
        parser.add_argument("--draft", action="store_true", help=Said("dự thảo dù đã có bản phát hành"))
        parser.add_argument("--known-at")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files and say what was made and what is missing."""
        self.require_data()
        seal = seal_for(command.moment(options["known_at"]))
        report = queries.report(options["unit"], options["session"], seal=seal, draft=options["draft"])
        folder, book = Path(options["out"]), offices.book()
        files = {
            form: formats.rendered(report, form.strip(), book) for form in options["format"].split(",") if form.strip()
        }
        folder.mkdir(parents=True, exist_ok=True)
        for form, data in files.items():
            path = folder / f"bao-cao-{options['unit']}-{options['session']}.{form.strip()}"
            path.write_bytes(data)
            self.say(f"{path}")
        for name in queries.missing(report.content):
            self.warn(Said("Chưa có số liệu: %(name)s", name=name))
        for key, numeral in queries.untied(report.content):
            self.warn(Said("Câu «%(key)s»: con số «%(numeral)s» chưa gắn với số liệu nào", key=key, numeral=numeral))
