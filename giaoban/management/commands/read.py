"""``giaoban read FILE [--json] [--explain] [--date DATE]``: the figures of a narrative report."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from giaoban.management import command
from giaoban.reading import read
from giaoban.reading.explain import lines
from giaoban.reading.input import Limits, text_of_bytes, text_of_file
from giaoban.said import Said, joined


class Command(command.Command):
    """Đọc số liệu ra khỏi một báo cáo bằng lời."""

    help = Said("Đọc số liệu trong một báo cáo bằng lời (TXT, DOCX, PDF, HTML; - là đầu vào chuẩn)")

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, --json, --explain, --date, --with-text."""
        parser.add_argument("file", metavar="FILE", help=Said("tệp báo cáo, hoặc - để đọc từ đầu vào chuẩn"))
        parser.add_argument("--json", action="store_true", help=Said("in một văn bản JSON"))
        parser.add_argument("--explain", action="store_true", help=Said("in cách đọc từng con số"))
        parser.add_argument("--date", help=Said("ngày của báo cáo, khi trong bài không ghi năm, ví dụ 2024-03-11"))
        parser.add_argument("--with-text", action="store_true", help=Said("JSON kèm văn bản lấy được từ tệp"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the facts."""
        text = self.text(options["file"])
        facts = read(text, self.report_date(options["date"]))
        if options["json"]:
            told: dict[str, Any] = {"facts": [fact.as_json() for fact in facts]}
            self.write_json({**told, "text": text} if options["with_text"] else told)
            return
        if options["explain"]:
            self.say(joined("\n", lines(facts)))
            return
        for fact in facts:
            if fact.is_figure:
                self.stdout.write(
                    f"{fact.span}\t{fact.as_json()['value']}\t{fact.unit or ''}\t{fact.kind}\t{fact.measure or ''}"
                )

    def text(self, name: str) -> str:
        """The text of the file, or of standard input."""
        if name == "-":
            return text_of_bytes(sys.stdin.buffer.read(Limits().file_bytes + 1))
        return text_of_file(Path(name))

    def report_date(self, text: str | None) -> date | None:
        """The day given by --date."""
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fail(Said("Ngày «%(text)s» không đúng; hãy ghi như 2023-03-07.", text=text))
