"""An invitation goes by mail where a mail server is set up; the address is written down nowhere."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.notices.tests.test_digest import Post, post
from giaoban.offices.administration import mailing
from giaoban.offices.sign_in.models import OneTimeLink
from giaoban.offices.tests.administering import administered, as_
from giaoban.subjects.tests.people import in_tables
from tests.factories import District
from tests.pages import body, words

__all__ = ["post"]
TO = "nguoi.moi@phuong.example.vn"
PAGE = "/quan-tri/nguoi/nhan_chinh/gui-thu"


@pytest.fixture
def district(db: None) -> District:
    return administered()


def invited(client: Client, district: District) -> str:
    account = district.accounts["nhan_chinh"]
    account.set_unusable_password()
    account.save()
    page = body(client.post("/quan-tri/nguoi/nhan_chinh/moi"))
    found = re.search(r'name="ma" value="([^"]+)"', page)
    return found[1] if found else ""


def test_an_invitation_is_mailed_once_and_its_address_forgotten(district: District, post: Post) -> None:
    client = as_(district, "quan_tri")
    secret = invited(client, district)
    answer = client.post(PAGE, {"ma": secret, "dia-chi": TO}, follow=True)
    assert "Đã gửi thư cho" in words(answer)
    [mail] = post.mails
    assert (mail["To"], mail["Subject"]) == (TO, "Giao Ban: Lời mời")
    assert f"https://giaoban.example.vn/moi/{secret}" in post.text()
    assert "dùng một lần" in post.text()
    assert in_tables({TO}) == set()
    assert TO not in words(client.get("/quan-tri/nguoi/nhan_chinh/"))


def test_without_a_mail_server_a_link_is_only_copied(district: District) -> None:
    assert not mailing.ready()
    assert invited(as_(district, "quan_tri"), district) == ""


def test_what_the_server_refuses_and_what_is_no_address_keeps_the_link_on_the_page(
    district: District, post: Post
) -> None:
    client = as_(district, "quan_tri")
    secret = invited(client, district)
    for typed, told in (("nguoi.moi", "không đúng dạng"), ("a@b.vn\nBcc: c@d.vn", "không đúng dạng")):
        answer = client.post(PAGE, {"ma": secret, "dia-chi": typed})
        assert (answer.status_code, told in words(answer), secret in body(answer)) == (422, True, True)
    post.answer = "550 no such user"
    answer = client.post(PAGE, {"ma": secret, "dia-chi": TO})
    assert answer.status_code == 422
    assert "Máy chủ thư không nhận thư" in words(answer)
    assert f'value="{TO}"' in body(answer)
    assert secret in body(answer)


def test_a_link_is_mailed_for_its_own_person_only(district: District, post: Post) -> None:
    client = as_(district, "quan_tri")
    secret = invited(client, district)
    assert as_(district, "quan_tri_phuong").post("/quan-tri/nguoi/van_phong/gui-thu").status_code == 403
    client.post("/quan-tri/nguoi/van_phong/gui-thu", {"ma": secret, "dia-chi": TO})
    client.post(PAGE, {"ma": "bịa", "dia-chi": TO})
    OneTimeLink.objects.update(used_at=timezone.now())
    client.post(PAGE, {"ma": secret, "dia-chi": TO})
    assert post.mails == []
