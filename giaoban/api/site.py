"""The one API object: its routes, how it refuses, its specification."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from giaoban.api import caller, problems
from giaoban.api.problems import Problem
from giaoban.api.routes import (
    catalogue,
    conclusions,
    figures,
    meetings,
    opinions,
    reports,
    task_acts,
    task_giving,
    tasks,
    units,
)
from giaoban.api.scopes import SCOPE_NAMES
from giaoban.said import Said
from giaoban.web.writing import told

ABOUT = Said(
    "Số liệu, báo cáo, phiên họp, kết luận để đọc; nhiệm vụ và ý kiến để đọc và làm. Mỗi lời gọi mang mã truy cập của "
    "một người («Authorization: Bearer …», tạo ở trang Mã truy cập API) và có đúng quyền của người đó hôm nay, trong "
    "phạm vi của mã. Câu trả lời nêu dấu niêm (`seal`) đã đọc; `known_at` hỏi như đã biết lúc ấy. Lỗi theo RFC 9457 "
    "(problem+json)."
)


ROUTERS = (
    catalogue.router,
    units.router,
    figures.router,
    reports.router,
    tasks.router,
    task_acts.router,
    task_giving.router,
    meetings.router,
    conclusions.router,
    opinions.router,
)


class _Site(NinjaAPI):
    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:
        """The specification, with the scope of each route, and refusals under the content type that they have."""
        schema = super().get_openapi_schema(*args, **kwargs)
        scopes = self._scopes()
        schemes = schema["components"]["securitySchemes"]
        schemes["bearer"] = {**schemes.pop(caller.needs.__name__), "description": _scopes_in_words()}
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["security"] = [{"bearer": [scopes[operation["operationId"]]]}]
                _name_problems(operation["responses"])
        for shape in schema["components"]["schemas"].values():
            if "enum" in shape:
                shape.pop("description", None)  # what the code says of it, for who reads the code
        _tell(schema)
        return schema

    def _scopes(self) -> dict[str, str]:
        """The scope that each operation needs."""
        found = {}
        for router in ROUTERS:
            for view in router.path_operations.values():
                for operation in view.operations:
                    own = operation.auth_param if isinstance(operation.auth_param, caller.needs) else router.auth
                    assert isinstance(own, caller.needs)  # noqa: S101 — a route without a guard is a mistake of ours
                    found[self.get_openapi_operation_id(operation)] = own.scope.value
        return found


def _tell(said: Any) -> None:
    """Say summaries, descriptions and tags in the caller's language; what the catalogue has not stays as it is."""
    if isinstance(said, list):
        for one in said:
            _tell(one)
    if not isinstance(said, dict):
        return
    for name, value in said.items():
        if name in {"summary", "description"} and isinstance(value, str) and value:
            said[name] = translation.gettext(value)
        elif name == "tags" and isinstance(value, list):
            said[name] = [translation.gettext(one) if isinstance(one, str) else one for one in value]
        else:
            _tell(value)


def _scopes_in_words() -> str:
    return "; ".join(f"{scope.value}: {told(title)}" for scope, title in SCOPE_NAMES.items())


def _name_problems(responses: dict[int, dict[str, Any]]) -> None:
    for code, said in responses.items():
        if int(code) >= 400 and "content" in said:
            said["content"] = {problems.CONTENT_TYPE: next(iter(said["content"].values()))}


api = _Site(
    title="Giao Ban",
    version="1",
    description=ABOUT,
    urls_namespace="api-v1",
    docs_url=None,
    openapi_url="/openapi.json",
)
for router in ROUTERS:
    api.add_router("", router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problems.response(request, problem)


@api.exception_handler(AuthenticationError)
def _no_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problems.response(request, caller.missing())


@api.exception_handler(ValidationError)
def _bad_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"parameter": str(one["loc"][-1]), "detail": _what_is_wrong(one)} for one in error.errors]
    words = Said("Tham số không đúng: %(names)s.", names=[one["parameter"] for one in errors])
    return problems.response(request, Problem(422, "bad-parameter", words, errors))


def _what_is_wrong(error: dict[str, Any]) -> str:
    """The usual mistakes in our own words."""
    limits = error.get("ctx", {})
    if error["type"] == "missing":
        return Said("Thiếu tham số này.")
    if "ge" in limits or "le" in limits:
        return Said("Số nằm ngoài khoảng cho phép (%(limit)s).", limit=limits.get("ge", limits.get("le")))
    if "max_length" in limits or "min_length" in limits:
        return Said("Độ dài không đúng (%(limit)s).", limit=limits.get("max_length", limits.get("min_length")))
    if error["type"] == "extra_forbidden":
        return Said("Không có trường này.")
    if error["type"].startswith("date") or error["type"] == "value_error":
        return Said("Cần một ngày dạng 2023-03-10.")
    return Said("Giá trị không đúng dạng.")
