"""Pages for what went wrong: they say what to do next, and need neither database nor session."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _page(
        400,
        _("Không hiểu yêu cầu"),
        _("Địa chỉ hoặc dữ liệu gửi lên không đúng dạng."),
        _("Quay lại trang trước và thử lại."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: who may is said by the refusal itself."""
    said = str(exception) if exception is not None and str(exception) else _("Tài khoản này không có quyền mở trang.")
    return _page(
        403,
        _("Không có quyền"),
        said,
        _("Nếu công việc cần, đề nghị quản trị đơn vị giao vai trò, hoặc đăng nhập bằng tài khoản khác."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: a sentence of our own views is shown, Django's list of addresses is not."""
    own = isinstance(exception, Http404) and exception.args and isinstance(exception.args[0], str)
    said = str(exception) if own else _("Không có trang nào ở địa chỉ này.")
    return _page(404, _("Không tìm thấy"), said, _("Kiểm tra lại địa chỉ, hoặc đi từ trang Tháng này."))


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(
        500,
        _("Hệ thống gặp lỗi"),
        _("Việc vừa làm có thể chưa được ghi."),
        _("Mở lại trang để xem đã ghi chưa; nếu còn lỗi, báo quản trị kèm giờ xảy ra."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form sent from elsewhere or left open too long."""
    page = _page(
        403,
        _("Biểu mẫu đã hết hạn"),
        _("Trang mở quá lâu hoặc trình duyệt chặn cookie, nên chưa ghi gì."),
        _("Tải lại trang rồi gửi lại."),
    )
    return HttpResponseForbidden(page.content)


def _page(status: int, title: str, said: str, advice: str) -> HttpResponse:
    context: dict[str, Any] = {"status": status, "title": title, "said": said, "advice": advice}
    context |= {"account": None, "menu": [], "place": None, "messages": [], "here": ""}
    return HttpResponse(render_to_string("web/error.html", context), status=status)
