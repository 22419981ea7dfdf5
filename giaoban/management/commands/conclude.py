"""``giaoban conclude``: the tasks that a chair's conclusion gives, proposed for a person to confirm, or given."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from giaoban.indicators.concluding_office import office_of_session
from giaoban.management import command
from giaoban.reading.conclusion import propose
from giaoban.reading.conclusion.as_json import proposal_json
from giaoban.reading.conclusion.proposed import ProposedTask
from giaoban.reading.input import Limits, text_of_bytes, text_of_file
from giaoban.said import Said, joined
from giaoban.sessions.conclusions import actions
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.proposing import proposed
from giaoban.tasks.models import Task
from giaoban.trail.queries import latest_seal


class Command(command.Command):
    """Đề xuất nhiệm vụ từ văn bản kết luận."""

    help = Said("Đề xuất nhiệm vụ từ văn bản kết luận phiên họp (txt, docx, pdf)")

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, --unit, --session, --apply, --by, --number, --date, --signer, --json."""
        parser.add_argument("file", metavar="FILE", help=Said("tệp txt, docx, pdf; «-» là đầu vào chuẩn"))
        parser.add_argument("--unit", required=True, help=Said("mã cơ quan ra kết luận, ví dụ 009"))
        parser.add_argument("--session", required=True, help=Said("kỳ giao ban, ví dụ 2023-03"))
        parser.add_argument("--apply", action="store_true", help=Said("nhập kết luận và giao các nhiệm vụ đề xuất"))
        parser.add_argument("--by", help=Said("tài khoản nhập, khi có --apply"))
        parser.add_argument("--number", default="", help=Said("số văn bản kết luận"))
        parser.add_argument("--date", type=dt.date.fromisoformat, help=Said("ngày văn bản, dạng 2023-03-10"))
        parser.add_argument("--signer", default="", help=Said("người kết luận"))
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the proposal; without --apply it changes nothing."""
        self.require_data()
        text = _text(options["file"])
        given = self._apply(text, options) if options["apply"] else None
        office, session = office_of_session(options["unit"], options["session"], latest_seal())
        proposal = propose(text, office)
        if options["json"]:
            said = {"unit": options["unit"], "session": session.code, **proposal_json(proposal)}
            self.write_json(said if given is None else {**said, "given": [str(one.record) for one in given]})
            return
        for one in proposal.tasks:
            self.say(_line(one))
        for finding in proposal.findings:
            self.say(joined("", [f"[{finding.rule}] ", finding.message]))
        if given is not None:
            self.say(Said("Đã giao %(count)s nhiệm vụ, kể cả phần của từng đơn vị.", count=len(given)))

    def _apply(self, text: str, options: dict[str, Any]) -> list[Task]:
        """Enter the conclusion and give its tasks as they are proposed, or neither."""
        if not options["by"]:
            self.fail(Said("--apply cần --by TÀI_KHOẢN."))
        by, at = command.account(options["by"]), command.now()
        of = proposed(text, options["unit"], options["session"], latest_seal())
        entered = Conclusion(
            session=of.session.record,
            unit_id=of.unit.id,
            text=text,
            document_number=options["number"],
            document_day=options["date"],
            signer=options["signer"],
        )
        with transaction.atomic():
            actions.enter(entered, by=by, at=at)
            return actions.confirm(entered.record, of.drafts, by=by, at=at)


def _text(name: str) -> str:
    if name == "-":
        return text_of_bytes(sys.stdin.buffer.read(Limits().file_bytes + 1))
    return text_of_file(Path(name))


def _line(task: ProposedTask) -> str:
    parts = [f"{task.number}. {task.text}", Said("   Chủ trì: %(lead)s", lead=task.lead or Said("chưa rõ"))]
    if task.coordinate:
        parts.append(Said("   Phối hợp: %(units)s", units=task.coordinate))
    if task.due:
        parts.append(Said("   Thời hạn: %(day)s", day=f"{task.due:%d/%m/%Y}"))
    if task.children:
        units = [unit.name for unit in task.children]
        parts.append(Said("   Giao %(count)s đơn vị: %(units)s", count=len(units), units=units))
    parts += [Said("   Lý do: %(reason)s", reason=reason) for reason in task.reasons]
    parts += [Said("   Cần xem: %(message)s", message=finding.message) for finding in task.findings]
    return joined("\n", parts)
