"""Pages for what went wrong say what to do, in Vietnamese, without a database."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from giaoban.web import errors
from tests.pages import inline_code

urlpatterns = [path("vo/", lambda request: 1 / 0)]
handler500 = "giaoban.web.errors.broken"


def _request() -> HttpRequest:
    """Of somebody who has not signed in."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return request


def test_an_address_that_is_not_there() -> None:
    response = Client().get("/khong-co/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "Không có trang nào ở địa chỉ này" in page
    assert "Về trang Tháng này" in page
    assert inline_code(page) == []


def test_a_404_of_our_own_says_its_sentence() -> None:
    response = errors.not_found(_request(), Http404("Không có sổ «x»."))
    assert "Không có sổ «x»." in response.content.decode()


def test_a_refusal_says_who_may() -> None:
    response = errors.forbidden(_request(), PermissionError("cần vai trò: Văn phòng"))
    assert response.status_code == 403
    assert "cần vai trò: Văn phòng" in response.content.decode()


@override_settings(ROOT_URLCONF="giaoban.web.tests.test_errors")
@pytest.mark.parametrize("path", ["/vo/"])
def test_a_broken_page_says_to_look_whether_it_was_written(path: str) -> None:
    response = Client(raise_request_exception=False).get(path)
    assert response.status_code == 500
    assert "xem đã ghi chưa" in response.content.decode()


def test_a_stale_form_is_refused_in_words() -> None:
    response = errors.csrf_failed(RequestFactory().post("/"))
    assert response.status_code == 403
    assert "Tải lại trang" in response.content.decode()


def test_every_answer_forbids_foreign_code() -> None:
    policy = Client().get("/khong-co/")["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe-inline" not in policy
