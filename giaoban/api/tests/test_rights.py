"""Every route × no token, an unknown, expired, revoked one, a wrong scope, an outsider, a reader."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.api import caller, tokens
from giaoban.api.models import AccessToken
from giaoban.api.scopes import Scope
from giaoban.api.site import api as site
from giaoban.api.tests.calls import OF_A_UNIT, ROUTES, WRITES, Api, _api, api, problem
from giaoban.offices.models import Account

__all__ = ["_api", "api"]
every_route = pytest.mark.parametrize("path", ROUTES)


def test_every_route_of_the_specification_is_among_those_tested():
    described = {path.removeprefix("/api/v1") for path in site.get_openapi_schema()["paths"]}
    tested = {
        path.replace("figures/NS.THU", "figures/{indicator}")
        .replace("NS.THU", "{code}")
        .replace("009/2023-03", "{unit}/{session}")
        for path in (*ROUTES, *WRITES)
    }
    assert tested == described


@every_route
def test_without_a_token_nothing_is_read(api: Api, path):
    answer = api.get(path, None, **ROUTES[path][1])
    assert (answer.status_code, problem(answer)["kind"]) == (401, "missing-token")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@every_route
def test_an_unknown_an_expired_and_a_revoked_token_are_told_apart_and_read_nothing(api: Api, path):
    good = api.token("van_phong")
    row = AccessToken.objects.get()
    told = [problem(api.get(path, "gb_khong-co", **ROUTES[path][1]))]
    AccessToken.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    told.append(problem(api.get(path, good, **ROUTES[path][1])))
    tokens.revoke(row.pk, row.account, at=timezone.now())
    told.append(problem(api.get(path, good, **ROUTES[path][1])))
    assert [(one["status"], one["kind"]) for one in told] == [
        (401, "unknown-token"),
        (401, "expired-token"),
        (401, "revoked-token"),
    ]


@every_route
def test_a_token_of_other_scopes_reads_nothing(api: Api, path):
    needed = ROUTES[path][0]
    answer = api.get(path, api.token("van_phong", *(set(Scope) - {needed})), **ROUTES[path][1])
    assert (answer.status_code, problem(answer)["kind"]) == (403, "missing-scope")
    assert needed.value in problem(answer)["detail"]


@pytest.mark.parametrize("path", WRITES)
def test_nothing_is_written_without_the_scope_for_it(api: Api, path):
    scope, sent = WRITES[path]
    assert problem(api.post(path, None, sent))["kind"] == "missing-token"
    answer = api.post(path, api.token("van_phong", *(set(Scope) - {scope})), sent)
    assert (answer.status_code, problem(answer)["kind"]) == (403, "missing-scope")
    assert api.post(path, api.token("van_phong", scope), sent).status_code == 200


@pytest.mark.parametrize("path", OF_A_UNIT)
@pytest.mark.parametrize("username", ["nhan_chinh", "thue"])
def test_who_may_not_see_the_unit_reads_nothing_of_it(api: Api, path, username):
    answer = api.get(path, api.token(username), **ROUTES[path][1])
    assert (answer.status_code, problem(answer)["kind"]) == (403, "not-allowed")
    assert "không có quyền xem của Quận Thanh Xuân" in problem(answer)["detail"]


@every_route
def test_who_serves_nowhere_reads_nothing(api: Api, path):
    stranger = Account.objects.create_user("nguoi_la", "Người lạ (tên giả)", None)
    token = tokens.make(stranger, "thử", tuple(Scope), 30, at=timezone.now())
    answer = api.get(path, token, **ROUTES[path][1])
    assert (answer.status_code, problem(answer)["kind"]) == (403, "no-role")


@every_route
def test_who_left_reads_nothing_with_an_old_token(api: Api, path):
    token = api.token("van_phong")
    Account.objects.filter(username="van_phong").update(is_active=False)
    assert problem(api.get(path, token, **ROUTES[path][1]))["kind"] == "unknown-token"


@every_route
def test_who_may_see_reads_it_with_exactly_the_scope_it_needs(api: Api, path):
    scope, asked = ROUTES[path]
    answer = api.get(path, api.token("chu_tich", scope), **asked)
    assert answer.status_code == 200, answer.content.decode()
    assert answer.headers["Cache-Control"] in {"private, no-cache", "private, no-store", "no-store"}


@every_route
def test_nothing_is_written_by_a_route_that_reads(api: Api, path):
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(Client(), method)(f"/api/v1{path.format(**api.names)}")
        assert (answer.status_code, problem(answer)["kind"]) == (405, "method-not-allowed")


def test_a_token_is_kept_as_a_digest_and_notes_when_it_was_used(api: Api):
    token = api.token("van_phong")
    row = AccessToken.objects.get()
    assert token not in str(AccessToken.objects.values_list())
    assert (row.start, row.used_at) == (token[:8], None)
    api.get("/units", token)
    row.refresh_from_db()
    assert row.used_at is not None


def test_who_calls_too_often_waits_and_others_do_not(api: Api, monkeypatch):
    monkeypatch.setattr(caller, "CALLS_A_MINUTE", 3)
    busy, other = api.token("van_phong"), api.token("chu_tich")
    now = timezone.now().replace(second=20)
    monkeypatch.setattr(caller.timezone, "now", lambda: now)
    assert [api.get("/units", busy).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    refused = api.get("/units", busy)
    assert (problem(refused)["kind"], refused.headers["Retry-After"]) == ("too-many-calls", "40")
    assert api.get("/units", other).status_code == 200
    now += dt.timedelta(minutes=1)
    assert api.get("/units", busy).status_code == 200
