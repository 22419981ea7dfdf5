"""The names of officials on pages (họ tên), where acts keep the name that one signs in under."""

from collections.abc import Collection

from jinja2 import pass_context
from jinja2.runtime import Context

from giaoban.offices.models import Account

_KEPT = "_names_of_officials"


def names_of(usernames: Collection[str]) -> dict[str, str]:
    """The names of these accounts by the name that they sign in under."""
    return dict(Account.objects.filter(username__in=usernames).values_list("username", "name"))


@pass_context
def official(context: Context, username: str) -> str:
    """Who signs in under a name; all names are read once for a page, however many acts it tells of."""
    request = context.get("request")
    names: dict[str, str] | None = getattr(request, _KEPT, None)
    if names is None:
        names = dict(Account.objects.values_list("username", "name"))
        if request is not None:
            setattr(request, _KEPT, names)
    return names.get(username, username)
