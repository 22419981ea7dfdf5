"""Files of a record: kept once under their hash, opened by who may see it, with a reason where they show a person."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from giaoban.budget.registers import REVENUE
from giaoban.documents.models import DocumentFile
from giaoban.registers import actions, queries
from giaoban.subjects import actions as subjects
from giaoban.subjects.tests.people import MAI
from giaoban.trail.models import PersonalView
from giaoban.welfare.registers import DOSSIER
from tests.pages import AT, World, body, words

PDF = b"%PDF-1.7 ban quet"
pytestmark = pytest.mark.django_db


def revenue_page() -> str:
    return f"/so/budget.revenue/{queries.standing(REVENUE, 'a').record.hex}/"


def attach(client: Client, page: str, content: bytes = PDF, name: str = "biên lai.pdf") -> str:
    return words(client.post(f"{page}tep", {"tep": SimpleUploadedFile(name, content)}, follow=True))


def test_a_scan_is_kept_with_its_record_and_given_back_as_it_was(made: World) -> None:
    clerk, page = made.client("thue"), revenue_page()
    assert "Đã đính kèm tệp" in attach(clerk, page)
    assert "biên lai.pdf" in words(clerk.get(page))
    kept = DocumentFile.objects.get()
    answer = made.client("van_phong").get(f"{page}tep/{kept.sha256}")
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    assert "đã được lưu" in attach(clerk, page)
    assert DocumentFile.objects.count() == 1


def test_what_is_no_scan_changes_nothing(made: World) -> None:
    clerk, page = made.client("thue"), revenue_page()
    assert "PDF, PNG hoặc JPEG" in attach(clerk, page, b"MZ chuong trinh", "a.exe")
    assert "Chưa chọn tệp" in words(clerk.post(f"{page}tep", follow=True))
    assert not DocumentFile.objects.exists()


def test_another_unit_neither_attaches_nor_opens(made: World) -> None:
    page = revenue_page()
    attach(made.client("thue"), page)
    address = f"{page}tep/{DocumentFile.objects.get().sha256}"
    outsider = made.client("nhan_chinh")
    assert outsider.get(address).status_code == 403
    assert outsider.post(f"{page}tep", {"tep": SimpleUploadedFile("a.pdf", PDF + b"2")}).status_code == 403
    assert made.client("chu_tich").post(f"{page}tep", {"tep": SimpleUploadedFile("a.pdf", PDF)}).status_code == 403
    assert 'enctype="multipart/form-data"' not in body(made.client("chu_tich").get(page))
    assert made.client("van_phong").get(f"{page}tep/{'0' * 64}").status_code == 404


def test_a_file_about_a_person_opens_only_with_a_reason_that_is_written_down(made: World) -> None:
    ward, clerk = made.district.units["00343"].pk, made.district.accounts["nhan_chinh"]
    [mai] = subjects.record([MAI], unit=ward, by=clerk, at=AT)
    row = {"key": "hs-1", "unit": ward, "day": AT.date(), "kind": "merit", "subject": mai}
    actions.record(DOSSIER, [row], by=clerk, at=AT)
    client, page = made.client("nhan_chinh"), f"/so/welfare.dossier/{queries.standing(DOSSIER, 'hs-1').record.hex}/"
    attach(client, page, name=f"{MAI.name}.pdf")
    assert MAI.name not in body(client.get(page))
    address = f"{page}tep/{DocumentFile.objects.get().sha256}"
    assert "ghi lý do xem" in words(client.get(address, follow=True))
    assert "Phải ghi lý do" in words(client.post(address, {"ly-do": " "}, follow=True))
    assert not PersonalView.objects.exists()
    assert client.post(address, {"ly-do": "Đối chiếu hồ sơ theo đơn"}).content == PDF
    assert PersonalView.objects.get().reason == "Đối chiếu hồ sơ theo đơn"
    office = made.client("chu_tich").post(address, {"ly-do": "Xem cho biết thôi"})
    assert office.status_code == 403
