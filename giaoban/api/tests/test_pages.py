"""The page of one's own tokens and the page of the API's documentation."""

import json

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from giaoban.api.models import AccessToken
from giaoban.api.scopes import Scope
from giaoban.api.tests.calls import Api, _api, api
from tests.pages import body, words

__all__ = ["_api", "api"]
MINE = "/tai-khoan/ma-truy-cap-api/"


def make(api: Api, username: str = "van_phong", **said):
    given = {"ten": "Bảng của Sở", "thoi-han": "30", "pham-vi": ["units:read"], **said}
    return api.made.client(username).post(MINE, given)


def test_a_token_is_shown_once_and_works(api: Api):
    page = body(make(api))
    token = page.split('value="gb_')[1].split('"')[0]
    assert "gb_" + token not in body(api.made.client("van_phong").get(MINE))
    assert api.get("/units", f"gb_{token}").status_code == 200
    assert "no-store" in make(api).headers["Cache-Control"]


def test_the_page_is_of_ones_own_tokens_only_and_revokes_no_others(api: Api):
    make(api)
    row = AccessToken.objects.get()
    chair = api.made.client("chu_tich")
    assert "Bảng của Sở" not in words(chair.get(MINE))
    chair.post(f"{MINE}{row.pk}/thu-hoi")
    row.refresh_from_db()
    assert row.revoked_at is None
    assert "Đã thu hồi" in words(api.made.client("van_phong").post(f"{MINE}{row.pk}/thu-hoi", follow=True))
    row.refresh_from_db()
    assert row.revoked_at is not None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"ten": " "}, "Đặt tên"),
        ({"pham-vi": []}, "Chọn ít nhất một phạm vi"),
        ({"pham-vi": ["units:delete"]}, "Chọn ít nhất một phạm vi"),
        ({"thoi-han": "0"}, "Thời hạn từ 1 đến 365 ngày"),
        ({"thoi-han": "100000"}, "Thời hạn từ 1 đến 365 ngày"),
        ({"thoi-han": "-1"}, "Thời hạn từ 1 đến 365 ngày"),
    ],
)
def test_a_bad_wish_is_refused_in_words_and_what_was_typed_is_kept(api: Api, said, told):
    answer = make(api, **said)
    assert answer.status_code == 422
    assert told in words(answer)
    if said.get("ten") is None:
        assert "Bảng của Sở" in body(answer)
    assert not AccessToken.objects.exists()


def test_the_menu_of_the_account_leads_to_it(api: Api):
    page = body(api.made.client("van_phong").get("/so/"))
    assert f'href="{MINE}"' in page
    assert 'href="/thong-bao/tuy-chon/"' in page


def test_who_is_not_signed_in_sees_neither_page(api: Api):
    assert [Client().get(path).status_code for path in (MINE, "/api/")] == [302, 302]


def test_the_documentation_runs_from_the_librarys_own_files_within_the_policy(api: Api):
    answer = api.made.client("van_phong").get("/api/")
    page = body(answer)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    for name in ("swagger-ui-bundle.js", "swagger-ui-init.js", "swagger-ui.css"):
        assert f"/static/ninja/{name}" in page
        assert finders.find(f"ninja/{name}")
    assert "://" not in page.split("<main", 1)[1].replace("https://www.w3.org", "")
    assert "/api/v1/figures/{indicator}/records" in page


def test_the_specification_is_openapi_3_1_and_names_scopes_errors_and_the_bearer(api: Api):
    said = json.loads(Client().get("/api/v1/openapi.json").content)
    assert said["openapi"].startswith("3.1")
    assert len(said["paths"]) == 25
    for method, one in ((method, one) for operations in said["paths"].values() for method, one in operations.items()):
        [[scope]] = [list(found["bearer"]) for found in one["security"]]
        assert scope in set(Scope)
        assert set(one["responses"]) >= {
            "200",
            "401",
            "403",
            "404",
            "422",
            "429",
            *(["409"] if method == "post" else []),
        }
        assert list(one["responses"]["401"]["content"]) == ["application/problem+json"]
    assert said["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
