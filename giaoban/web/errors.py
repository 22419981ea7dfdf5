"""Pages for what went wrong: they say what to do next; the page of a broken server needs no database."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from giaoban.web.page import Frame, render

BARE: Mapping[str, object] = {"account": None, "frame": Frame(), "messages": []}
"""A frame without anything that must be looked up."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    title, said = _("Không hiểu yêu cầu"), _("Địa chỉ hoặc dữ liệu gửi lên không đúng dạng.")
    return _bare(400, title, said, _("Quay lại trang trước và thử lại."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: who may is said by the refusal itself."""
    said = str(exception or "") or _("Tài khoản này không có quyền mở trang.")
    advice = _("Nếu công việc cần, đề nghị quản trị đơn vị giao vai trò, hoặc đăng nhập bằng tài khoản khác.")
    return _framed(request, 403, _("Không có quyền"), said, advice)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: a sentence of our own views is shown, Django's list of addresses is not."""
    own = isinstance(exception, Http404) and exception.args and isinstance(exception.args[0], str)
    said = str(exception) if own else _("Không có trang nào ở địa chỉ này.")
    advice = _("Kiểm tra lại địa chỉ, hoặc đi từ trang Tháng này.")
    return _framed(request, 404, _("Không tìm thấy"), said, advice)


def cannot(request: HttpRequest, title: str, said: str, advice: str) -> HttpResponse:
    """422: what was asked for cannot be made of what is there; ``said`` names the place to mend."""
    return _framed(request, 422, title, said, advice)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    advice = _("Mở lại trang để xem đã ghi chưa; nếu còn lỗi, báo quản trị kèm giờ xảy ra.")
    return _bare(500, _("Hệ thống gặp lỗi"), _("Việc vừa làm có thể chưa được ghi."), advice)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form sent from elsewhere or left open too long."""
    said = _("Trang mở quá lâu hoặc trình duyệt chặn cookie, nên chưa ghi gì.")
    return _bare(403, _("Biểu mẫu đã hết hạn"), said, _("Tải lại trang rồi gửi lại."))


def _framed(request: HttpRequest, status: int, title: str, said: str, advice: str) -> HttpResponse:
    """With the menu, so that the reader can go on from here."""
    context = {"status": status, "title": title, "said": said, "advice": advice}
    return render(request, "web/error.html", context, status=status)


def _bare(status: int, title: str, said: str, advice: str) -> HttpResponse:
    context = {"status": status, "title": title, "said": said, "advice": advice, **BARE}
    return HttpResponse(render_to_string("web/error.html", context), status=status)
