"""Calling the API in tests: a world that all tests of a module share, tokens, and every route there is."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from giaoban.api import tokens
from giaoban.api.scopes import Scope
from giaoban.documents.models import DocumentStep, Step
from giaoban.indicators.sessions import sessions_at
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.sessions.conclusions import actions as conclusions
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.tests.conftest import TEXT
from giaoban.sessions.meetings.tests.room import invited
from giaoban.sessions.opinions.tests.asked import asked
from giaoban.sessions.papers import actions as papers
from giaoban.tasks import actions as tasks
from giaoban.tasks.tests.conftest import give
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from tests.factories import District
from tests.pages import AT, World, shared_world

ROOT = "/api/v1"
SCAN = b"%PDF-1.7 ban quet"
GIVEN = "6f1c2a52-31a5-4d0c-9a5e-0a4f7d1f6a11"
"""The id that another system gives its new task."""
PLACE = {"unit": "009", "session": "2023-03"}
ROUTES: dict[str, tuple[Scope, dict[str, str]]] = {
    "/indicators": (Scope.CATALOGUE, {}),
    "/indicators/NS.THU": (Scope.CATALOGUE, {}),
    "/units": (Scope.UNITS, {}),
    "/successions": (Scope.UNITS, {}),
    "/sessions": (Scope.FIGURES, {"unit": "009"}),
    "/plans": (Scope.FIGURES, {"unit": "009", "year": "2023"}),
    "/figures": (Scope.FIGURES, PLACE),
    "/figures/NS.THU/records": (Scope.RECORDS, PLACE),
    "/reports": (Scope.REPORTS, {"unit": "009"}),
    "/reports/009/2023-03": (Scope.REPORTS, {}),
    "/reports/009/2023-03/editions": (Scope.REPORTS, {}),
    "/reports/009/2023-03/editions/{edition}": (Scope.REPORTS, {}),
    "/tasks": (Scope.TASKS, {}),
    "/tasks/{task}": (Scope.TASKS, {}),
    "/tasks/{task}/files/{sha256}": (Scope.TASKS, {}),
    "/meetings": (Scope.MEETINGS, {}),
    "/meetings/{meeting}": (Scope.MEETINGS, {}),
    "/meetings/{meeting}/papers/{paper}/{sha256}": (Scope.PAPERS, {}),
    "/conclusions": (Scope.CONCLUSIONS, {}),
    "/conclusions/{conclusion}": (Scope.CONCLUSIONS, {}),
    "/opinion-sheets": (Scope.OPINIONS, {}),
    "/opinion-sheets/{sheet}": (Scope.OPINIONS, {}),
}
"""Every route that reads with the scope that it needs and what it must be asked."""
WRITES: dict[str, tuple[Scope, dict[str, Any]]] = {
    "/tasks/{task}/acts/{act}": (Scope.TASK_ACTS, {"seen": 1, "text": "Đôn đốc"}),
    "/task-assignments": (
        Scope.TASK_ACTS,
        {"id": GIVEN, "text": "Rà soát hộ kinh doanh", "lead": "009.THUE@1997-01-01"},
    ),
    "/opinion-sheets/{sheet}/opinion": (Scope.OPINION_VOTES, {"choice": "agree"}),
}
"""Every route that writes with its scope and what is sent."""
OF_A_UNIT = [path for path, (scope, _) in ROUTES.items() if scope in {Scope.FIGURES, Scope.RECORDS, Scope.REPORTS}]


@dataclass
class Api:
    """The world, and calls as one of its officials."""

    made: World
    names: dict[str, str]
    tokens: dict[tuple[str, ...], str] = field(default_factory=dict)

    def token(self, username: str, *scopes: Scope) -> str:
        """The token of an official for these scopes (all of them), made once a test."""
        asked = (username, *scopes)
        if asked not in self.tokens:
            account = self.made.district.accounts[username]
            self.tokens[asked] = tokens.make(account, "thử", scopes or tuple(Scope), 30, at=timezone.now())
        return self.tokens[asked]

    def get(self, path: str, token: str | None = None, /, *, headers: dict[str, str] | None = None, **query: Any):  # type: ignore[no-untyped-def]
        given = {**({"authorization": f"Bearer {token}"} if token else {}), **(headers or {})}
        return Client().get(f"{ROOT}{path.format(**self.names)}", query, headers=given)

    def post(self, path: str, token: str | None, sent: Any, **names: str):  # type: ignore[no-untyped-def]
        given = {"authorization": f"Bearer {token}"} if token else {}
        address = f"{ROOT}{path.format(**{**self.names, **names})}"
        return Client().post(address, sent, content_type="application/json", headers=given)

    def ask(self, path: str, username: str = "van_phong", /, **query: Any) -> dict[str, Any]:
        answer = self.get(path, self.token(username), **{**ROUTES.get(path, (None, {}))[1], **query})
        assert answer.status_code == 200, answer.content.decode()
        return json.loads(answer.content)  # type: ignore[no-any-return]


def problem(answer: HttpResponse) -> dict[str, Any]:
    """The refusal, once it is known to be one of RFC 9457."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    said = json.loads(answer.content)
    assert said["status"] == answer.status_code
    assert said["type"].startswith("urn:giaoban:problem:")
    return {**said, "kind": said["type"].rpartition(":")[2]}


def work(district: District) -> dict[str, str]:
    """A task that the tax office reported on, a meeting with a paper, a conclusion, an open opinion sheet."""
    office, thue = district.office, district.accounts["thue"]
    task = give(district, helpers=("00343",))
    tasks.report_progress(task.record, "Đạt 25%", by=thue, at=AT, evidence=tasks.Evidence("bang.pdf", SCAN))
    meeting = invited(district)
    paper = papers.add(meeting, "Tờ trình", "to-trinh.pdf", SCAN, by=office, at=AT)
    session = sessions_at(latest_seal())[0].record
    said = {"text": TEXT, "document_number": "35/TB-VP", "document_day": AT.date(), "signer": "Chủ tịch UBND quận"}
    conclusion = conclusions.enter(Conclusion(session=session, unit=district.unit, **said), by=office, at=AT)
    sheet = asked(district, closes=timezone.now() + dt.timedelta(days=3))
    follower.run_pass()
    return {
        "task": str(task.record),
        "meeting": str(meeting.record),
        "paper": str(paper.record),
        "conclusion": str(conclusion.record),
        "sheet": str(sheet.record),
        "sha256": hashlib.sha256(SCAN).hexdigest(),
        "act": "remind",
    }


@pytest.fixture(scope="module")
def _api(django_db_setup, django_db_blocker):  # type: ignore[no-untyped-def]
    with django_db_blocker.unblock(), shared_world() as made:
        unit, by = made.district.unit, made.district.accounts
        item = OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template='Thu đạt {{ so("NS.THU") }}.')
        head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
        reports.write_outline([head, item], unit=unit.pk, by=made.district.office, at=AT)
        follower.run_pass()
        for step, name in ((Step.SUBMITTED, "van_phong"), (Step.APPROVED, "chu_tich")):
            entry = DocumentStep(document=reports.last_document("009", "2023-03"), step=step, unit=unit)
            reports.take("009", "2023-03", entry, by=by[name], at=AT)
        edition = reports.queries.editions("009", "2023-03")[0].record.hex
        yield Api(made, {"edition": edition, **work(made.district)})


@pytest.fixture
def api(_api: Api, db: None) -> Api:
    cache.clear()
    _api.tokens.clear()
    return _api
