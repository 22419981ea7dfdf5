"""What every route does with a request that should not be: a wrong method, a form from elsewhere, a broken page."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from giaoban.web import errors
from giaoban.web.middleware import ChosenLanguage
from tests.pages import words
from tests.permission.house import AFTER, House, at
from tests.permission.walking import Row, Walk, table, watched
from tests.routes import filled

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("permission")]
ANSWER_ALIKE = {
    "api/v1/openapi.json": "the library describes the API to any method",
    "api/v1/": "nothing is there, whatever the method",
    "api/v1/<path:rest>": "nothing is there, whatever the method",
}
"""Routes to which the method makes no difference, each with its reason."""
STATUS_WORDS = {
    403: ("Không có quyền", "Not allowed"),
    404: ("Không tìm thấy", "Not found"),
}


def one_row_each() -> dict[str, dict[str, Row]]:
    """Of each route a row of every method that its table knows."""
    found: dict[str, dict[str, Row]] = {}
    for row in table():
        found.setdefault(row.pattern, {}).setdefault(row.method, row)
    return found


def test_a_method_that_no_table_knows_is_refused(walk: Walk) -> None:
    wrong = []
    for pattern, methods in one_row_each().items():
        known = next(iter(methods.values()))
        for method in {"GET", "POST"} - set(methods):
            row = Row(method, pattern, known.whose, known.expected, "", known.room)
            word = walk.ask("admin" if pattern.startswith("quan-tri/") else "office", row).word
            if word != "405" and pattern not in ANSWER_ALIKE:
                wrong.append(f"{method} {pattern}: {word}")
    assert wrong == []


def test_a_form_from_elsewhere_is_refused_everywhere(house: House) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.accounts["van_phong"])
    passed = []
    for pattern, methods in one_row_each().items():
        if "POST" in methods:
            row = methods["POST"]
            with at(AFTER), watched():
                response = client.post(filled(pattern, row.room.values(house, row.whose, pattern)))
            if pattern.startswith("api/v1/"):  # a cookie opens nothing there, so no other site can use it
                refused = response.status_code == 401
            else:
                refused = response.status_code == 403 and "Biểu mẫu đã hết hạn" in words(response)
            if not refused:
                passed.append(pattern)
    assert passed == []


def test_the_cookie_of_the_session_is_not_for_scripts_nor_for_other_sites(house: House) -> None:
    client = Client()
    client.post("/dang-nhap", {"ten": "nhan_chinh", "mat-khau": "mat-khau-thu-nghiem"})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refusal_and_a_missing_page_say_so_and_lead_on(house: House, language: str) -> None:
    client = house.made.client("nhan_chinh")
    client.cookies["django_language"] = language
    addresses = {403: f"/so/penalties.decision/{house.said['foreign']['record']}/", 404: "/khong-co-trang-nay/"}
    for status, address in addresses.items():
        response = client.get(address)
        assert response.status_code == status
        assert STATUS_WORDS[status][language == "en"] in words(response)
        assert 'href="/"' in response.content.decode()


@pytest.mark.parametrize(("language", "said"), [("vi", "Hệ thống gặp lỗi"), ("en", "went wrong")])
def test_a_broken_page_needs_no_database(language: str, said: str, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    request = RequestFactory().get("/")
    request.COOKIES["django_language"] = language
    with django_assert_num_queries(0):
        response = ChosenLanguage(lambda request: errors.broken(request))(request)
    assert response.status_code == 500
    assert said in words(response)
