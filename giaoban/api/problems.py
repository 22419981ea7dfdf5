"""What went wrong, as problem+json (RFC 9457), in the language that the program asks for."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from giaoban.registers.rules.finding import Finding
from giaoban.said import Said, joined
from giaoban.web.writing import told

CONTENT_TYPE = "application/problem+json"
ROOT = "/api/v1/"


@dataclass
class Problem(Exception):
    """One refusal: ``kind`` names it for programs, ``detail`` says it to people.

    ``errors`` are what is wrong with single parameters: ``{"parameter", "detail"}``.
    """

    status: int
    kind: str
    detail: str
    errors: Sequence[Mapping[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


TITLES: Mapping[int, str] = {
    400: Said("Yêu cầu không đúng dạng"),
    401: Said("Chưa xác thực"),
    403: Said("Không có quyền"),
    404: Said("Không tìm thấy"),
    405: Said("Không có cách gọi này"),
    409: Said("Không còn như khi đọc"),
    422: Said("Tham số không đúng"),
    429: Said("Gọi quá nhiều"),
    500: Said("Hệ thống gặp lỗi"),
}


def response(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as an answer."""
    title = told(TITLES.get(problem.status, HTTPStatus(problem.status).phrase))
    body: dict[str, Any] = {
        "type": f"urn:giaoban:problem:{problem.kind}",
        "title": title,
        "status": problem.status,
        "detail": told(problem.detail),
        "instance": request.path,
    }
    if problem.errors:
        body["errors"] = [{**one, "detail": told(one["detail"])} for one in problem.errors]
    text = json.dumps(body, ensure_ascii=False)
    answer = HttpResponse(text, status=problem.status, content_type=CONTENT_TYPE, headers=dict(problem.headers))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def refused_parameter(name: str, detail: str) -> Problem:
    """One parameter that cannot be understood or answered."""
    return Problem(422, "bad-parameter", detail, [{"parameter": name, "detail": detail}])


def refused(findings: Sequence[Finding]) -> Problem:
    """What an action refused, each mistake at its field."""
    errors = [{"parameter": one.column, "detail": one.message} for one in findings]
    return Problem(422, "refused", joined("; ", [one.message for one in findings]), errors)


_GENERAL: Mapping[int, tuple[str, str]] = {
    400: ("bad-request", Said("Địa chỉ hoặc dữ liệu gửi lên không đúng dạng.")),
    404: ("not-found", Said("API không có địa chỉ này.")),
    405: ("method-not-allowed", Said("Địa chỉ này không nhận cách gọi ấy.")),
    500: ("broken", Said("Hệ thống gặp lỗi; hãy báo quản trị kèm giờ xảy ra.")),
}


class Problems:
    """Middleware: below the API's root no error is a page, and the language is the one that the program names.

    Only an explicit ``Accept-Language: en`` changes it; data stay in Vietnamese.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(ROOT):
            return self.get_response(request)
        with translation.override(_language(request)):
            answer = self.get_response(request)
            if answer.status_code >= 400 and answer.headers.get("Content-Type") != CONTENT_TYPE:
                answer = _as_problem(request, answer)
        answer.headers["Content-Language"] = _language(request)
        return answer


def _as_problem(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    kind, detail = _GENERAL.get(answer.status_code, _GENERAL[400 if answer.status_code < 500 else 500])
    kept = {name: answer.headers[name] for name in ("Allow",) if name in answer.headers}
    return response(request, Problem(answer.status_code, kind, detail, headers=kept))


def _language(request: HttpRequest) -> str:
    wanted = request.headers.get("Accept-Language", "").strip().casefold()
    first = wanted.partition(",")[0].partition(";")[0].partition("-")[0]
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
