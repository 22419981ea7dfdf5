"""A person at a browser: the same steps with the mouse, on a phone, by the keyboard alone, and without JavaScript."""

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from playwright.sync_api import Browser, Locator, Page

from giaoban.offices.models import Account
from giaoban.offices.views import DEMO_PASSWORD
from tests import serving

HEIGHT = 900
TABS = 400
"""Most presses of Tab from anywhere on a page to anything on it."""
STRIDE = 8
"""Presses of Tab between two looks at where the focus is."""
SHORT_STEPS = 12
"""Most choices of which one is ticked."""


@dataclass(frozen=True)
class Mode:
    """How somebody uses the site (cách dùng)."""

    name: str
    width: int = 1280
    scripts: bool = True
    keyboard: bool = False


DESKTOP = Mode("desktop")
MODES = (DESKTOP, Mode("phone", width=390), Mode("keyboard", keyboard=True), Mode("no scripts", scripts=False))


def journey(test: Callable[..., None]) -> Callable[..., None]:
    """Let a test be walked in every mode: at the desk every day, the other modes in ``make test-all``."""
    params = [pytest.param(one, id=one.name, marks=() if one is DESKTOP else pytest.mark.slow) for one in MODES]
    return pytest.mark.browser(pytest.mark.parametrize("mode", params, indirect=True)(test))


def give_passwords(*usernames: str) -> None:
    """The demo's password for accounts, for all without a name, hashed as the product does it."""
    accounts = Account.objects.filter(username__in=usernames) if usernames else Account.objects.all()
    accounts.update(password=PBKDF2PasswordHasher().encode(DEMO_PASSWORD, "salt"))


@contextlib.contextmanager
def served(*usernames: str) -> Iterator[str]:
    """The address of the product serving the database in use, for tests on a database of their own."""
    give_passwords(*usernames)
    with serving.served() as address:
        yield address


def sign_in(page: Page, username: str) -> None:
    """Fill in the sign-in page that is open, in a window that is no :class:`Person`'s."""
    page.locator("main input[name=ten]").fill(username)
    page.locator("main input[name=mat-khau]").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def no_sideways_scroll(page: Page) -> bool:
    """Whether the page fits its width."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


class Person:
    """Somebody at a browser of their own. Each deed is done as the mode says and waits for nothing but its place."""

    def __init__(self, browser: Browser, site: str, mode: Mode) -> None:
        self.site, self.mode = site, mode
        viewport = {"width": mode.width, "height": HEIGHT}
        self.window = browser.new_context(viewport=viewport, locale="vi-VN", java_script_enabled=mode.scripts)
        self.window.set_default_timeout(20_000)
        self.page: Page = self.window.new_page()

    def signed_in(self, username: str, password: str = DEMO_PASSWORD, *, at: str = "/") -> "Person":
        """Open a page, be asked who one is, and come back to it."""
        self.go(at)
        self.fill({"ten": username, "mat-khau": password})
        self.press("Đăng nhập")
        self.page.wait_for_url(re.compile(r"^(?!.*/dang-nhap)"))
        return self

    def go(self, path: str) -> None:
        """Type an address."""
        self.page.goto(path if path.startswith("http") else self.site + path)

    def press(self, label: str, within: Locator | None = None) -> None:
        """A button, by its words."""
        self._do(self._named("button", label, within))

    def follow(self, label: str, within: Locator | None = None) -> None:
        """A link, by its words."""
        self._do(self._named("link", label, within))

    def follow_one_with(self, text: str, within: Locator | None = None) -> None:
        """The first link that has a text in it."""
        self._do(self._seen((within or self.page.locator("main")).get_by_role("link").filter(has_text=text)))

    def use(self, selector: str) -> None:
        """A link or button that has no words of its own to be named by: a number, a row."""
        self._do(self._seen(self.page.locator(selector)))

    def choose_from_menu(self, title: str) -> None:
        """An entry of the menu; on a phone it may lie behind "Thêm"."""
        menu = self.page.locator("nav.menu")
        if not self._seen(menu.get_by_role("link", name=title, exact=True), wait=False):
            self.open("Thêm", menu)
        self.follow(title, menu)

    def open(self, summary: str, within: Locator | None = None) -> None:
        """A part of the page that is closed until its words are pressed."""
        words = (within or self.page.locator("main")).locator("summary", has_text=summary).first
        if not words.evaluate("one => one.parentElement.open"):
            self._do(words)

    def fill(self, texts: Mapping[str, str], within: Locator | None = None) -> None:
        """Fields by their names: what is typed, what is chosen of a list, ``True`` for a box to be ticked."""
        for name, text in texts.items():
            field = self._seen((within or self.page.locator("main")).locator(f"[name='{name}']:not([type=hidden])"))
            self._set(field, text)

    def search(self, text: str) -> None:
        """Ask the whole house from the field in the frame."""
        self.fill({"q": text}, self.page.locator("form[role=search]"))
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/tim?**")

    def tick(self, label: str, within: Locator | None = None) -> None:
        """A box or one of several choices, by its words."""
        box = (within or self.page.locator("main")).get_by_label(label, exact=True).first
        self._tick(box)

    def tick_first(self, name: str) -> None:
        """The first of several choices of a name."""
        self._tick(self._seen(self.page.locator(f"main [name='{name}']")))

    def give(self, selector: str, file: Path) -> None:
        """A file; the window of the machine that asks for it is no part of the page."""
        field = self.page.locator(selector)
        if self.mode.keyboard:
            self._reach(field)
        field.set_input_files(file)

    def sees(self, text: str | re.Pattern[str], where: str = "main") -> Locator:
        """Wait until a text stands somewhere in a part of the page."""
        found = self.page.locator(where).filter(has_text=text).first
        found.wait_for()
        return found

    def sees_counted(self, text: str, *, at: str) -> None:
        """Open a page again until what was written is counted in it: on PostgreSQL a worker does that."""
        for _ in range(30):
            self.go(at)
            if text in " ".join(self.words().split()):
                return
            self.page.wait_for_timeout(1000)
        pytest.fail(f"«{text}» is not counted in {at}")

    def part(self, selector: str, text: str = "") -> Locator:
        """The part of the page that holds a text."""
        return self.page.locator(selector, has_text=text).first

    def words(self, selector: str = "main") -> str:
        """What is read there."""
        return self.page.locator(selector).first.inner_text()

    def is_led_to(self, address: str) -> None:
        """Wait until a page is there; who goes elsewhere before that has not done it."""
        self.page.wait_for_url(address)

    def sees_nothing_cut(self) -> None:
        """The page fits its width."""
        assert no_sideways_scroll(self.page), self.page.url

    def _named(self, role: Any, label: str, within: Locator | None) -> Locator:
        return self._seen((within or self.page).get_by_role(role, name=label, exact=True))

    def _seen(self, found: Locator, *, wait: bool = True) -> Any:
        """The first of several that is visible."""
        shown = found.filter(visible=True).first
        if wait:
            shown.wait_for()
            return shown
        return shown if found.filter(visible=True).count() else None

    def _do(self, target: Locator) -> None:
        if not self.mode.keyboard:
            target.click()
            return
        self._reach(target)
        self.page.keyboard.press("Enter")

    def _set(self, field: Locator, text: str) -> None:
        kind = field.evaluate("one => one.tagName == 'SELECT' ? 'select' : one.type")
        if kind in ("checkbox", "radio"):
            self._tick(field)
        elif not self.mode.keyboard:
            field.select_option(text) if kind == "select" else field.fill(text)
        elif kind == "select":
            self._reach(field)
            self._choose(field, text)
        else:
            self._reach(field)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)

    def _choose(self, field: Locator, value: str) -> None:
        """Arrow keys to the choice of a value."""
        place = """(one, value) => {
          const at = [...one.options].findIndex((each) => each.value === value || each.label === value);
          if (at < 0) throw new Error(`no choice ${value}`);
          return at - one.selectedIndex;
        }"""
        steps = field.evaluate(place, value)
        for _ in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        assert field.evaluate(place, value) == 0, f"the keyboard does not reach the choice {value}"

    def _tick(self, box: Locator) -> None:
        if not self.mode.keyboard:
            box.check()
            return
        self._reach(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")
        for _ in range(SHORT_STEPS):  # of several choices Tab reaches one, arrows the others
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"the keyboard does not reach the choice {box} on {self.page.url}")

    def _reach(self, target: Locator) -> None:
        """Press Tab until the focus is there; it must then be seen."""
        target.evaluate(_STAYS)
        for _ in range(TABS // STRIDE):
            for _ in range(STRIDE):
                self.page.keyboard.press("Tab")
            if target.evaluate("one => one === document.activeElement || (one.type === 'radio' && _same(one))"):
                break
        else:
            pytest.fail(f"no way to {target} by Tab on {self.page.url}")
        if not target.evaluate(_IN_VIEW):
            pytest.fail(f"the focus is out of sight: {target} on {self.page.url}")


_STAYS = """one => {
  window._same = (radio) => document.activeElement.name === radio.name && document.activeElement.form === radio.form;
  const stay = (event) => {
    const there = document.activeElement === one || (one.type === "radio" && _same(one));
    if (event.key === "Tab" && there) { event.preventDefault(); event.stopImmediatePropagation(); }
  };
  if (window._stay) removeEventListener("keydown", window._stay, true);
  window._stay = stay;
  addEventListener("keydown", stay, true);
}"""
"""Further presses of Tab stay where the focus was wanted, so that not every press needs a look."""
_IN_VIEW = """async (one) => {
  for (let frame = 0; frame < 300; frame += 1) {  // the page may still be on its way there
    const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
    if (box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}"""
