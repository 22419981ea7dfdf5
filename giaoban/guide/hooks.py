"""What the guide tells the pages at start-up: its way under the account, the task of each page, what is found."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import translation

from giaoban.guide.content import MAIN, Texts, task_of_page, tasks, told_in
from giaoban.guide.views import SECTION, address
from giaoban.said import Said
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    registry.add_account_link(registry.MenuEntry(SECTION, Said("Hướng dẫn"), "guide:index", 5))
    registry.set_help_hook(help_for)
    registry.add_pages(SECTION, found_by_title)


def help_for(request: HttpRequest) -> registry.Link | None:
    """The task that tells how the page of a request is used."""
    match = request.resolver_match
    task = task_of_page(match.view_name) if match else None
    return registry.Link(_title(task.title), address(task)) if task else None


def found_by_title(account: AbstractBaseUser) -> Iterable[registry.Link]:
    """Every task, for the search."""
    return [registry.Link(_title(one.title), address(one), Said("Hướng dẫn")) for one in tasks().values()]


def _title(texts: Texts) -> str:
    return "".join(part.text for part in told_in(texts, translation.get_language() or MAIN))
