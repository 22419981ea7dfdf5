"""How the reader wants pages to look (nền sáng hay tối, bảng thưa hay dày, cỡ chữ), kept in cookies of the browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from giaoban.said import Said
from giaoban.web.addresses import safe_next
from giaoban.web.registry import Choice

THEME, DENSITY, TEXT = "nen", "mat-do", "co-chu"
THEMES: Mapping[str, str] = {"": Said("Theo máy"), "sang": Said("Sáng"), "toi": Said("Tối")}
DENSITIES: Mapping[str, str] = {"": Said("Vừa"), "day": Said("Dày"), "thoang": Said("Thoáng")}
TEXTS: Mapping[str, str] = {"": Said("Vừa"), "to": Said("To"), "gap-doi": Said("Gấp đôi")}
KEPT_SECONDS = 365 * 24 * 3600
_CHOICES = {THEME: THEMES, DENSITY: DENSITIES, TEXT: TEXTS}


@dataclass(frozen=True)
class Look:
    """A reader's choice; empty is the usual: the machine's theme, middling density."""

    theme: str = ""
    density: str = ""
    text: str = ""

    @property
    def themes(self) -> Sequence[Choice]:
        """What may be chosen for the background."""
        return [Choice(value, title, value == self.theme) for value, title in THEMES.items()]

    @property
    def densities(self) -> Sequence[Choice]:
        """What may be chosen for tables."""
        return [Choice(value, title, value == self.density) for value, title in DENSITIES.items()]

    @property
    def texts(self) -> Sequence[Choice]:
        """What may be chosen for the size of writing."""
        return [Choice(value, title, value == self.text) for value, title in TEXTS.items()]


def look_of(request: HttpRequest) -> Look:
    """The look that this browser keeps."""
    return chosen_from(request.COOKIES)


def chosen_from(values: Mapping[str, str]) -> Look:
    """A look by the names its form uses; a value that is none of ours does not count."""
    return Look(*(_known(name, values.get(name, "")) for name in (THEME, DENSITY, TEXT)))


@require_POST
def choose_look(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen and go back to where the reader was."""
    response = redirect(safe_next(request, request.POST.get("tiep")))
    for name in _CHOICES:
        if name in request.POST:
            chosen = _known(name, request.POST[name])
            response.set_cookie(name, chosen, max_age=KEPT_SECONDS, samesite="Lax", httponly=True)
    return response


def _known(name: str, value: str) -> str:
    return value if value in _CHOICES[name] else ""
