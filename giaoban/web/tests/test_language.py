"""Vietnamese first, whatever the browser is set to."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language

from giaoban.web.middleware import ChosenLanguage


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_language())


@pytest.mark.parametrize(
    ("cookie", "language"), [(None, "vi"), ("en", "en"), ("vi", "vi"), ("de", "vi"), ("../x", "vi")]
)
def test_only_a_choice_made_here_counts(cookie: str | None, language: str) -> None:
    request = RequestFactory().get("/", headers={"accept-language": "en-US"})
    if cookie:
        request.COOKIES["django_language"] = cookie
    response = ChosenLanguage(answer)(request)
    assert (response.content.decode(), response["Content-Language"]) == (language, language)
