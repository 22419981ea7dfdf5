"""The product's addresses and an empty page: the same frame, session and sign-in checks around nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from giaoban.config.urls import handler400, handler403, handler404, handler500
from giaoban.config.urls import urlpatterns as product
from giaoban.offices.signed_in import signed_in
from giaoban.web.page import render

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@signed_in
def empty(request: HttpRequest) -> HttpResponse:
    """Nothing in the frame."""
    return render(request, "web/frame.html", section="month")


urlpatterns = [path("trang-trong/", empty, name="empty"), *product]
