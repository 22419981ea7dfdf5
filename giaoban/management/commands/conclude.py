"""``giaoban conclude``: the tasks that a chair's conclusion gives, proposed for a person to confirm."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from giaoban.indicators.concluding_office import office_of_session
from giaoban.management import command
from giaoban.reading.conclusion import propose
from giaoban.reading.conclusion.as_json import proposal_json
from giaoban.reading.conclusion.proposed import ProposedTask
from giaoban.reading.input import Limits, text_of_bytes, text_of_file
from giaoban.said import Said, joined
from giaoban.trail.queries import latest_seal


class Command(command.Command):
    """Đề xuất nhiệm vụ từ văn bản kết luận."""

    help = Said("Đề xuất nhiệm vụ từ văn bản kết luận phiên họp (txt, docx, pdf)")

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, --unit, --session, --json."""
        parser.add_argument("file", metavar="FILE", help=Said("tệp txt, docx, pdf; «-» là đầu vào chuẩn"))
        parser.add_argument("--unit", required=True, help=Said("mã cơ quan ra kết luận, ví dụ 009"))
        parser.add_argument("--session", required=True, help=Said("kỳ giao ban, ví dụ 2023-03"))
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the proposal; it changes nothing."""
        self.require_data()
        text = _text(options["file"])
        office, session = office_of_session(options["unit"], options["session"], latest_seal())
        proposal = propose(text, office)
        if options["json"]:
            self.write_json({"unit": options["unit"], "session": session.code, **proposal_json(proposal)})
            return
        for one in proposal.tasks:
            self.say(_line(one))
        for finding in proposal.findings:
            self.say(joined("", [f"[{finding.rule}] ", finding.message]))


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
