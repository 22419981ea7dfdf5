"""``giaoban check``: set-up, laws and seals; or the official layout of a document."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connection

from giaoban.documents import files
from giaoban.documents.checking import check_docx, check_pdf
from giaoban.indicators import laws
from giaoban.management import command
from giaoban.notices import checking as notices
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.reports.formats import layout_on
from giaoban.said import Said, joined
from giaoban.search import keeping as index
from giaoban.subjects import checking as subjects
from giaoban.subjects import wiping
from giaoban.trail import checking, follower


class Command(command.Command):
    """Kiểm tra."""

    help = Said("Kiểm tra cài đặt, dấu niêm và các luật của số liệu; hoặc thể thức một văn bản (--document)")

    def add_arguments(self, parser: CommandParser) -> None:
        """--document FILE, --on DATE."""
        parser.add_argument("--document", help=Said("tệp .docx hoặc .pdf"))
        parser.add_argument("--on", help=Said("theo thể thức của ngày này (mặc định hôm nay)"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is wrong; exit status 1 when something is."""
        found = list(self._document(options) if options["document"] else self._home())
        for line in found:
            self.say(line)
        if found:
            raise SystemExit(1)
        self.say(Said("Không thấy sai sót nào."))

    def _document(self, options: dict[str, Any]) -> Iterator[str]:
        path = Path(options["document"])
        if not path.is_file():
            self.fail(Said("Không có tệp %(path)s.", path=path))
        on = dt.date.fromisoformat(options["on"]) if options["on"] else command.now().date()
        layout, data = layout_on(offices.book(), on), path.read_bytes()
        kinds = {".docx": check_docx, ".pdf": check_pdf}
        if path.suffix.lower() not in kinds:
            self.fail(Said("Chỉ kiểm tra được tệp .docx và .pdf."))
        for deviation in kinds[path.suffix.lower()](data, layout):
            yield deviation.message

    def _home(self) -> Iterator[str]:
        self.require_data()
        follower.run_pass()
        broken = checking.first_broken()
        if broken is not None:
            yield joined(": ", [broken.place, broken.message])
        yield from laws.broken()
        yield from index.broken()
        yield from (joined(": ", [one.place, one.message]) for one in subjects.broken())
        if not wiping.empty_log():
            yield Said(
                "Nhật ký ghi trước của SQLite đang được giữ: giá trị đã xóa còn nằm trong đó, hãy kiểm tra lại sau."
            )
        yield from files.damaged()
        yield from notices.owed()
        yield from self._set_up()

    def _set_up(self) -> Iterator[str]:
        key = Path(settings.HOME) / "secret_key"
        if key.exists() and key.stat().st_mode & 0o077:
            yield Said("%(key)s: khóa bí mật đọc được bởi người khác; chạy chmod 600.", key=key)
        demo = Account.objects.filter(is_demo=True)
        if demo.exists() and Account.objects.filter(is_demo=False).exists():
            yield Said(
                "Tài khoản mẫu còn trong dữ liệu thật: %(usernames)s.",
                usernames=", ".join(demo.values_list("username", flat=True)[:5]),
            )
        if settings.DEBUG and os.environ.get("GIAOBAN_HTTPS") == "1":
            yield Said("GIAOBAN_DEBUG đang bật trên máy phục vụ.")
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA integrity_check")
                state = cursor.fetchone()[0]
            if state != "ok":
                yield f"SQLite: {state}"
