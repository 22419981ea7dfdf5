"""The work of the house: tasks with evidence, a scan at each record, each ward's narrative report of February 2023."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from giaoban.documents.actions import keep_file
from giaoban.documents.models import DocumentFile
from giaoban.narratives import actions as narratives
from giaoban.narratives.deciding import choices_of
from giaoban.narratives.models import Origin
from giaoban.narratives.place import setting_at
from giaoban.narratives.rules.choice import REJECT, Choice
from giaoban.narratives.taking import Given
from giaoban.offices.rules.roles import Deed
from giaoban.offices.sign_in import sealing
from giaoban.tasks import actions
from giaoban.tasks.models import Coordination, Task
from giaoban.webhooks.models import WebhookMessage, WebhookSubscription
from giaoban.webhooks.rules.signing import secret_of
from tests.pages import AT

if TYPE_CHECKING:
    from tests.permission.house import House

GIVEN_BY = {"own": ("009", "van_phong"), "foreign": ("009", "van_phong"), "ended": ("009", "van_phong"),
            "outside": ("010", "van_phong_khac")}  # fmt: skip
"""Whose a thing is → the code of the authority above and its office."""
FEBRUARY = (dt.date(2023, 2, 1), dt.date(2023, 2, 28))


def add_work(house: House, whose: str) -> None:
    """What the ward has of tasks, scans and narratives, under the names that addresses use."""
    unit, clerk = house.units[house.said[whose]["unit"]], house.accounts[house.said[whose]["username"]]
    task = _given(house, whose, house.said[whose]["unit"], f"Giữ vỉa hè {whose}")
    actions.accept(task.record, by=clerk, at=AT)
    shows = actions.Evidence("ảnh.pdf", f"%PDF-1.7 minh chung {whose}".encode())
    actions.report_progress(task.record, f"Đã dẹp {whose}", by=clerk, at=AT, evidence=shows)
    house.said[whose] |= {"task": str(task.record), "evidence": DocumentFile.objects.latest("pk").sha256}
    scan = f"%PDF-1.7 bien ban {whose}".encode()
    kept = keep_file(
        house.records[whose].record, unit.pk, "biên bản.pdf", scan, by=clerk, at=AT, deed=Deed.CORRECT
    )  # fmt: skip
    house.said[whose]["scan"] = kept.sha256
    setting = setting_at(unit.pk, *FEBRUARY, Origin.OWN)
    text = f"Báo cáo tháng 02/2023 {whose}\nTrong tháng, khám bệnh cho 1.205 lượt người."
    [waiting] = narratives.keep([setting], [Given(f"Báo cáo {whose}", text)], by=clerk, at=AT)
    [draft] = narratives.keep([setting], [Given(f"Báo cáo {whose}", text, scan)], by=clerk, at=AT)
    narratives.choose(draft, {number: Choice(REJECT, one.code) for number, one in choices_of(draft).items()})
    taken = narratives.take_in(setting, draft, by=clerk, at=AT)
    house.said[whose] |= {"narrative_draft": str(waiting.pk), "narrative": taken.record.hex}


def add_shared_task(house: House) -> None:
    """A task that the tax office leads and the clerk's ward coordinates in."""
    part = Coordination(unit=house.units["00343"], part="Cung cấp danh sách")
    shared = _given(house, "own", "009.THUE", "Thu phí vỉa hè", part)
    house.said["own"]["shared_task"] = str(shared.record)


def add_webhook(house: House, whose: str) -> None:
    """Another system that is told of the ward's tasks, with a message that it did not take."""
    unit = house.units[house.said[whose]["unit"]]
    one = WebhookSubscription.objects.create(
        unit=unit, name="Văn bản", url="https://vb.example.vn/", topics=["tasks"],
        secret_box=sealing.encrypted(secret_of(b"k" * 32)), made_by="quan_tri", made_at=AT,
    )  # fmt: skip
    message = WebhookMessage.objects.create(
        subscription=one, key="ping", kind="ping", subject="ping", body="{}", made_at=AT, next_at=AT, state="given_up"
    )
    house.said[whose] |= {"webhook": str(one.pk), "webhook_message": str(message.pk)}


def _given(house: House, whose: str, lead: str, text: str, *parts: Coordination) -> Task:
    code, office = GIVEN_BY[whose]
    task = Task(
        authority=house.units[code], lead=house.units[lead], text=text, document_number=f"8/TB-{lead}",
        assigned_on=AT.date(), due=dt.date(2025, 12, 31),
    )  # fmt: skip
    return actions.assign([actions.Assignment(task, parts)], by=house.accounts[office], at=AT)[0]
