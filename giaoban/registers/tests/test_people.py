"""Whom a record is about: masked to all who see it, opened with a reason that is written down."""

import uuid

import pytest
from django.test import Client

from giaoban.registers import actions, queries
from giaoban.registers.rules.finding import Refused
from giaoban.subjects import actions as subjects
from giaoban.subjects.tests.people import MAI
from giaoban.trail.models import PersonalView
from giaoban.welfare.registers import DOSSIER
from tests.pages import AT, World, body, words, world

pytestmark = pytest.mark.django_db(transaction=True)
RECORD = "/so/welfare.dossier/hs-1/"
OPEN, ERASE = f"{RECORD}nguoi", f"{RECORD}xoa-nguoi"
CLEAR = [MAI.name, MAI.phone, MAI.identity_number, "ngõ 34"]


@pytest.fixture
def made() -> World:
    return world()


def a_dossier(made: World, subject: uuid.UUID, key: str = "hs-1") -> None:
    row = {"key": key, "unit": made.district.units["00343"].pk, "day": AT.date(), "kind": "merit"}
    row |= {"subject": subject}
    actions.record(DOSSIER, [row], by=made.district.accounts["nhan_chinh"], at=AT)


@pytest.fixture
def mai(made: World) -> uuid.UUID:
    ward, clerk = made.district.units["00343"].pk, made.district.accounts["nhan_chinh"]
    [subject] = subjects.record([MAI], unit=ward, by=clerk, at=AT)
    a_dossier(made, subject)
    return subject


def opened(client: Client, reason: str) -> tuple[int, str]:
    answer = client.post(OPEN, {"cot": "subject", "ly-do": reason})
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.status_code, words(answer)


def test_a_record_shows_its_person_masked(made: World, mai: uuid.UUID):
    page = words(made.client("nhan_chinh").get(RECORD))
    assert "Người được hưởng: Nguyễn V*** M**" in page
    assert [value for value in CLEAR if value in page] == []


@pytest.mark.parametrize("what", [OPEN, ERASE])
def test_who_may_not_open_it_learns_nothing_from_a_guess(made: World, mai: uuid.UUID, what: str):
    client = made.client("van_phong")
    guesses = [f"Hỏi về {MAI.name}", f"Gọi {MAI.phone}", "Hỏi chung"]
    answers = [client.post(what, {"cot": "subject", "can-cu": "1", "ly-do": guess}) for guess in guesses]
    assert {(one.status_code, words(one)) for one in answers} == {(403, words(answers[-1]))}


def test_an_administrator_erases_a_person_by_a_form_with_basis_and_reason(made: World, mai: uuid.UUID):
    assert "Xóa dữ liệu cá nhân" not in words(made.client("nhan_chinh").get(RECORD))
    client = made.client("quan_tri")
    assert "không lấy lại được" in words(client.get(RECORD))
    sent = {"cot": "subject", "can-cu": "91/2025/QH15", "ly-do": f"Theo đơn của {MAI.name}"}
    assert made.client("nhan_chinh").post(ERASE, sent).status_code == 403
    refused = client.post(ERASE, sent)
    assert refused.status_code == 422
    assert 'value="91/2025/QH15"' in body(refused)
    page = words(client.post(ERASE, {**sent, "ly-do": "Theo đơn số 12"}, follow=True))
    assert "bản ghi và số liệu giữ nguyên" in page
    assert "Người được hưởng: đã xóa" in page
    assert "không lấy lại được" not in page


def test_opening_it_needs_a_reason_and_is_written_down(made: World, mai: uuid.UUID):
    client = made.client("nhan_chinh")
    status, page = opened(client, " ")
    assert (status, "Phải ghi lý do" in page) == (422, True)
    assert not PersonalView.objects.exists()

    status, page = opened(client, "Đối chiếu hồ sơ theo đơn")
    assert (status, [value for value in CLEAR if value not in page]) == (200, [])
    [seen] = PersonalView.objects.all()
    assert (seen.account, seen.subject, seen.reason) == ("nhan_chinh", mai, "Đối chiếu hồ sơ theo đơn")
    assert seen.place.startswith("welfare.dossier ")


@pytest.mark.parametrize("user", ["thuong_dinh", "van_thu"])
def test_nobody_else_opens_it(made: World, mai: uuid.UUID, user: str):
    client = made.client(user)
    assert client.post(OPEN, {"cot": "subject", "ly-do": "tò mò"}).status_code == 403
    assert "Xem đầy đủ" not in words(client.get(RECORD))
    assert not PersonalView.objects.exists()


def test_an_erased_person_is_said_to_be_erased(made: World, mai: uuid.UUID):
    subjects.erase(mai, by=made.district.accounts["quan_tri"], at=AT, basis="Luật 91/2025/QH15", reason="theo đơn")
    page = words(made.client("nhan_chinh").get(RECORD))
    assert "Người được hưởng: đã xóa" in page
    assert "Xem đầy đủ" not in page


def test_a_record_about_nobody_known_is_refused(made: World, mai: uuid.UUID):
    with pytest.raises(Refused) as refusal:
        a_dossier(made, uuid.uuid4(), "hs-2")
    [finding] = refusal.value.findings
    assert (finding.row, finding.column, finding.rule) == (1, "subject", "unknown_subject")


def test_a_record_of_an_erased_person_may_still_be_corrected(made: World, mai: uuid.UUID):
    subjects.erase(mai, by=made.district.accounts["quan_tri"], at=AT, basis="Luật 91/2025/QH15", reason="theo đơn")
    dossier = queries.standing(DOSSIER, "hs-1")
    clerk = made.district.accounts["nhan_chinh"]
    new = actions.correct(DOSSIER, dossier, {"kind": "protection"}, by=clerk, at=AT, reason="ghi nhầm loại")
    assert (new.kind, new.subject) == ("protection", mai)
