"""Schemathesis asks what the specification allows (and some that it does not): nothing breaks, all is as written."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi import checks

from giaoban.api import caller
from giaoban.api.tests.calls import Api, _api, api

__all__ = ["_api", "api"]
# what is a moment, a cursor or a unit of a day no schema can say: such values are refused in words
NOT_ASKED = [checks.positive_data_acceptance]
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """A call must not close the connection that the test's transaction lives on (Django's own client sees to that)."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def specification(api: Api, monkeypatch: pytest.MonkeyPatch):
    """The specification as it is served, with a token to call with; calls without one are made too."""
    monkeypatch.setattr(caller, "CALLS_A_MINUTE", 10**6)
    token = api.token("van_phong")
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

    @schema.auth(refresh_interval=None)
    class Token:
        def get(self, case, context):
            return token

        def set(self, case, data, context):
            case.headers["Authorization"] = f"Bearer {data}"

    return schema


@pytest.mark.slow
@schemathesis.pytest.from_fixture("specification").parametrize()
@settings(
    max_examples=max(5, settings().max_examples // 5),  # for each of the two dozen operations
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_specification_describes(case):
    case.call_and_validate(excluded_checks=NOT_ASKED)
