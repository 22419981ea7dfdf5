"""What every command shares: words for errors, exit codes, JSON on standard output, moments and accounts."""

import datetime as dt
import json
import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import translation

from giaoban.days.clock import VIETNAM, parse_moment
from giaoban.management.aligned import aligned
from giaoban.offices.models import Account
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.trail.actions import CorrectionConflict
from giaoban.web.writing import told

EXPECTED = (LookupError, ValueError, PermissionError, CorrectionConflict)
"""Mistakes of the person who types, told in one sentence and without a traceback."""


class Command(BaseCommand):
    """A command whose mistakes are sentences and whose findings are exit status 1."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """The parser, its help in the language of the command line."""
        with translation.override(language()):
            parser = super().create_parser(prog_name, subcommand, **kwargs)
            parser.description = told(parser.description)
            for one in parser._actions:
                one.help, one.metavar = told(one.help), told(one.metavar)
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """Run from the shell; what is refused is told in its own words, without the name of a class before it."""
        try:
            super().run_from_argv([*argv[:2], "--traceback", *argv[2:]])
        except CommandError as refusal:
            self.stderr.write(str(refusal), lambda text: text)
            sys.exit(refusal.returncode)

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run in the language of the command line; expected errors end with status 2 and one sentence."""
        with translation.override(language()):
            try:
                return super().execute(*args, **options)
            except Refused as refusal:
                self.fail(str(refusal))
            except EXPECTED as error:
                self.fail(_sentence(error))

    def fail(self, message: str, status: int = 2) -> NoReturn:
        """End with a sentence on standard error."""
        raise CommandError(told(message), returncode=status)

    def say(self, text: str) -> None:
        """A line for the person who typed the command."""
        self.stdout.write(told(text))

    def say_table(self, rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> None:
        """Rows in aligned columns; the columns ``right`` hold numbers."""
        for line in aligned([[str(told(cell)) for cell in row] for row in rows], right):
            self.stdout.write(line)

    def warn(self, text: str) -> None:
        """A line beside what the command answers, on standard error."""
        self.stderr.write(told(text), lambda line: line)

    def write_json(self, value: Any) -> None:
        """One JSON document and nothing else on standard output."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str))

    def require_data(self) -> None:
        """Refuse to go on in a home that has no data yet."""
        if not has_tables():
            self.fail(Said("Thư mục dữ liệu còn trống. Chạy «giaoban demo» hoặc «giaoban load THƯ_MỤC» trước."))


def language() -> str:
    """The language of the command line: ``GIAOBAN_LANGUAGE``, else that of the office."""
    wanted = os.environ.get("GIAOBAN_LANGUAGE", "")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def has_tables() -> bool:
    """Whether this home was set up; asking makes no file."""
    used = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not connection.in_atomic_block and not Path(used).is_file():
        return False
    return "giaoban_act" in connection.introspection.table_names()


def now() -> dt.datetime:
    """The clock, read here and in views only."""
    return dt.datetime.now(tz=VIETNAM)


def moment(text: str | None) -> dt.datetime | None:
    """A moment given on the command line; ``None`` where none was given."""
    return None if text is None else parse_moment(text, now())


def account(username: str) -> Account:
    """The account that ``--by`` names."""
    found = Account.objects.filter(username=username).first()
    if found is None:
        raise LookupError(Said("Không có tài khoản «%(username)s».", username=username))
    return found


def _sentence(error: Exception) -> str:
    return str(error.args[0]) if error.args else type(error).__name__
