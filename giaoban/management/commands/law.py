"""``giaoban law NAME --on DATE [--json]``: a norm of the book, since when, and its article."""

import json
from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from giaoban.law.answer import answer, as_json, explain
from giaoban.law.book import Book, LawError
from giaoban.management import command
from giaoban.offices import queries as offices
from giaoban.said import Said


class Command(command.Command):
    """Tra sách luật."""

    help = Said("Tra một tham số của sách luật: giá trị, có từ ngày nào, theo điều nào.")

    def add_arguments(self, parser: CommandParser) -> None:
        """What may follow ``giaoban law``."""
        parser.add_argument("name", metavar="NAME", help=Said("tên tham số, ví dụ documents.number_padding"))
        parser.add_argument("--on", metavar="DATE", help=Said("ngày áp dụng, ví dụ 2023-03-07; mặc định hôm nay"))
        parser.add_argument("--json", action="store_true", help=Said("in một văn bản JSON"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the norm, or refuse as the book does."""
        try:
            norm = answer(self.book(), options["name"], self.legal_date(options["on"]))
        except LawError as refusal:
            self.fail(str(refusal))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(norm), ensure_ascii=False))
        else:
            self.say(explain(norm))

    def book(self) -> Book:
        """The shipped law with the office's own entries; where no home is set up, the shipped law alone."""
        return offices.book() if command.has_tables() else Book.shipped()

    def legal_date(self, text: str | None) -> date:
        """The day asked about; today in Vietnam where none is given."""
        if text is None:
            return command.now().date()
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fail(Said("Ngày %(text)s không đúng; hãy ghi như 2023-03-07.", text=repr(text)))
