"""The product in a real browser: served with accounts whose passwords the tests know, signing in."""

import contextlib
from collections.abc import Iterator

from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page

from giaoban.offices.models import Account
from giaoban.offices.views import DEMO_PASSWORD
from tests import serving


@contextlib.contextmanager
def served(*usernames: str) -> Iterator[str]:
    """The address of the product serving the database in use; the accounts get the demo's password."""
    hashed = make_password(DEMO_PASSWORD, hasher="pbkdf2_sha256")
    Account.objects.filter(username__in=usernames).update(password=hashed)
    with serving.served() as address:
        yield address


def sign_in(page: Page, username: str) -> None:
    """Fill in the sign-in page that is open."""
    page.locator("main input[type=text], main input:not([type])").first.fill(username)
    page.locator("main input[type=password]").fill(DEMO_PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def no_sideways_scroll(page: Page) -> bool:
    """Whether the page fits its width."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
