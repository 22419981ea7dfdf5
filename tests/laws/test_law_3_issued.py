"""Law 3: what was issued stays as it was known at its seal; a restatement names what it corrects."""

import copy
import datetime as dt
from typing import Any

import pytest
from hypothesis import example, given

from giaoban.offices import actions as offices
from giaoban.offices.models import Appointment, Role
from giaoban.reports import actions as reports
from giaoban.reports.compose import compose
from giaoban.reports.models import Edition, EditionKind, Letterhead, OutlineItem
from giaoban.reports.queries import report
from giaoban.trail.queries import latest_seal
from tests.laws.conftest import NewOffice
from tests.laws.office import AT, FORMULAS, Act, Office, examples, stories
from tests.laws.oracle import Known

SESSION = "2023-03"
VERBS = (
    *("revenue", "penalty", "payment", "correct", "move", "void", "plan", "define_in_the_past", "close"),
    *("issue", "restate", "restate", "restate", "pass"),
)
SENTENCES = {
    "thu": 'Thu ngân sách đạt {{ so("THU") }}, bằng {{ ty_le_ke_hoach("THU") }} dự toán.',
    "phat": 'Xử phạt {{ so("PHAT") }} vụ, bằng {{ ty_le_cung_ky("PHAT") }} cùng kỳ; {{ so("DOAN") }} đoàn.',
}

STATED = ("THU", "PHAT", "DOAN")
"""The figures of the sentences."""


class Publishing(Office):
    """An office that issues its report and restates it; keeps a copy of each edition as it was made."""

    def __init__(self, office: Office) -> None:
        super().__init__(office.district)
        self.issued: dict[int, dict[str, Any]] = {}
        items = [
            OutlineItem(unit=self.district.unit, key=key, order=number, kind="paragraph", template=template)
            for number, (key, template) in enumerate(SENTENCES.items())
        ]
        head = Letterhead(
            unit=self.district.unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo"
        )
        author = self.district.office
        reports.write_outline([head, *items], unit=self.district.unit.pk, by=author, at=AT)
        registry = Appointment(
            account=author, unit=self.district.unit, role=Role.REGISTRY, post="Văn thư", from_day=dt.date(2020, 1, 1)
        )
        offices.appoint([registry], by=self.district.accounts["quan_tri"], at=AT)
        self.do("pass", 0, 0, 0, 0)

    def _issue(self, *_: int) -> None:
        self._keep(reports.issue("009", SESSION, **how(self)))

    def _restate(self, which: int, *_: int) -> None:
        self.do("pass", 0, 0, 0, 0)
        kind = [EditionKind.CORRECTION, EditionKind.REPLACEMENT][which % 2]
        self._keep(reports.restate("009", SESSION, kind=kind, **how(self)))

    def _keep(self, edition: Edition) -> None:
        self.issued[edition.pk] = copy.deepcopy(edition.content)


def how(office: Office, number: int = 0) -> dict[str, Any]:
    """Number, day and signer of a report."""
    office.told += 1
    day = dt.date(2024, 1, 5)
    return {"number": number or office.told, "day": day, "signer": "Chủ tịch", "by": office.district.office, "at": AT}


@pytest.mark.django_db(transaction=True)
def test_an_edition_stays_what_was_known_at_its_seal(new_office: NewOffice) -> None:
    @examples(0.2)
    @given(stories(verbs=VERBS, length=12))
    def law(story: list[Act]) -> None:
        office = Publishing(new_office())
        office.tell([("issue", 0, 0, 0, 0), *story])
        assert office.issued
        for edition in Edition.objects.all():
            content = office.issued[edition.pk]
            assert edition.content == content
            again = compose("009", SESSION, edition.frozen_at)
            assert (again["figures"], again["items"]) == (content["figures"], content["items"])
            known = Known(edition.frozen_at)
            for code, row in content["figures"].items():
                if code not in FORMULAS:
                    days = (dt.date.fromisoformat(row["from"]), dt.date.fromisoformat(row["to"]))
                    assert row["value"] == known.value(edition.unit_id, code, *days)

    law()


@pytest.mark.django_db(transaction=True)
def test_a_restatement_names_every_number_it_corrects(new_office: NewOffice) -> None:
    @examples(0.2)
    @example([("void", 750, 0, 0, 0), ("plan", 0, 0, 0, 0), ("void", 313, 0, 0, 0), ("revenue", 0, 0, 0, 0)])
    @given(stories(verbs=VERBS, length=12))
    def law(story: list[Act]) -> None:
        office = Publishing(new_office())
        office.tell([("issue", 0, 0, 0, 0), *story, ("revenue", 5, 0, 3, 1), ("restate", 0, 0, 0, 0)])
        editions = {edition.record: edition for edition in Edition.objects.order_by("pk")}
        restated = [edition for edition in editions.values() if edition.replaces]
        if not restated:  # nobody may approve a report while a figure that it states is missing
            figures = compose("009", SESSION, latest_seal())["figures"]
            assert any(figures[code]["value"] is None for code in STATED)
            return
        for edition in restated:
            old, new = _numbers(editions[edition.replaces].content), _numbers(edition.content)
            named = {(row["key"], row["indicator"], row["aspect"]): row for row in edition.corrections}
            assert named.keys() == {place for place in old if old[place] != new[place]} != set()
            assert all((old[place], new[place]) == (row["old"], row["new"]) for place, row in named.items())
        last = list(editions.values())[-1]
        assert report("009", SESSION, seal=latest_seal()).content == last.content

    law()


def _numbers(content: dict[str, Any]) -> dict[tuple[str, str, str], str]:
    return {
        (item["key"], piece["indicator"], piece["aspect"]): piece["text"]
        for item in content["items"]
        for piece in item["pieces"]
        if piece.get("indicator")
    }
