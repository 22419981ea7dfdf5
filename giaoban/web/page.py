"""Rendering a page in the frame: menu, place, account and messages around what a view shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from giaoban.web import registry


@dataclass(frozen=True)
class MenuItem:
    """A menu entry as the page shows it."""

    title: str
    href: str
    current: bool


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    section: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page ``template`` inside the frame; ``section`` is the menu entry it belongs to."""
    user = getattr(request, "user", None)
    account = user if user is not None and user.is_authenticated else None
    frame = {
        "account": account,
        "menu": menu_items(section) if account else [],
        "place": registry.place(request) if account else None,
        "messages": messages.get_messages(request),
        "here": request.get_full_path(),
    }
    return HttpResponse(render_to_string(template, {**frame, **(context or {})}, request), status=status)


def menu_items(section: str) -> list[MenuItem]:
    """The menu with the current entry marked."""
    return [MenuItem(one.title, reverse(one.url_name), one.code == section) for one in registry.menu()]
