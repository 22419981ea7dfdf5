"""``giaoban conclude``: the tasks that a chair's conclusion gives, proposed for a person to confirm."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from giaoban.documents.text_of_file import text_of_file
from giaoban.indicators.concluding_office import office_of_session
from giaoban.management import command
from giaoban.reading.conclusion import propose
from giaoban.reading.conclusion.as_json import proposal_json
from giaoban.reading.conclusion.proposed import ProposedTask
from giaoban.trail.queries import latest_seal


class Command(command.Command):
    """Đề xuất nhiệm vụ từ văn bản kết luận."""

    help = "Đề xuất nhiệm vụ từ văn bản kết luận phiên họp (txt, docx, pdf)"

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, --unit, --session, --json."""
        parser.add_argument("file", metavar="FILE", help="tệp txt, docx, pdf; «-» là đầu vào chuẩn")
        parser.add_argument("--unit", required=True, help="mã cơ quan ra kết luận, ví dụ 009")
        parser.add_argument("--session", required=True, help="kỳ giao ban, ví dụ 2023-03")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the proposal; it changes nothing."""
        self.require_data()
        text = text_of_file(*_given(options["file"]))
        office, session = office_of_session(options["unit"], options["session"], latest_seal())
        proposal = propose(text, office)
        if options["json"]:
            self.write_json({"unit": options["unit"], "session": session.code, **proposal_json(proposal)})
            return
        for one in proposal.tasks:
            self.stdout.write(_line(one))
        for finding in proposal.findings:
            self.stdout.write(f"[{finding.rule}] {finding.message}")


def _given(name: str) -> tuple[bytes, str]:
    if name == "-":
        return sys.stdin.buffer.read(), "đầu vào chuẩn"
    path = Path(name)
    if not path.is_file():
        raise LookupError(f"Không có tệp «{name}».")
    return path.read_bytes(), path.name


def _line(task: ProposedTask) -> str:
    parts = [f"{task.number}. {task.text}", f"   Chủ trì: {task.lead or 'chưa rõ'}"]
    if task.coordinate:
        parts.append(f"   Phối hợp: {'; '.join(task.coordinate)}")
    if task.due:
        parts.append(f"   Thời hạn: {task.due:%d/%m/%Y}")
    if task.children:
        parts.append(f"   Giao {len(task.children)} đơn vị: {'; '.join(unit.name for unit in task.children)}")
    parts += [f"   Lý do: {reason}" for reason in task.reasons]
    parts += [f"   Cần xem: {finding.message}" for finding in task.findings]
    return "\n".join(parts)
