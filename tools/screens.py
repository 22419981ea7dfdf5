"""Pictures of the pages for docs/screens, from the demo: desktop and phone, light and dark.

python tools/screens.py                      # loads the demo into an empty home, serves it, takes the pictures of docs
python tools/screens.py --address URL home   # of a site that runs, only the pages named
"""

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "screens"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ACCOUNT, PASSWORD = "van_phong", "giaoban-demo"
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
THEMES = {"": "light", "-dark": "dark"}
PAGES = {
    "sign-in": "/dang-nhap",
    "home": "/thang/009/2023-03/",
    "figures": "/so-lieu/009/2023-03/",
    "figure": "/so-lieu/009/2023-03/NS.THU/",
    "past": "/so-lieu/009/2023-03/NS.THU/?biet-luc=10/3/2023",
    "registers": "/so/",
    "register": "/so/budget.revenue/",
    "record": "/so/budget.revenue/ >> table tbody a",
    "entry": "/so/budget.revenue/them",
    "reports": "/bao-cao/",
    "report": "/bao-cao/009/2023-03/",
    "meetings": "/phien-hop/",
    "meeting": "/phien-hop/ >> table tbody a",
    "meetings-calendar": "/phien-hop/lich?thang=2023-03",
    "opinions": "/phien-hop/phieu/",
    "opinion": "/phien-hop/phieu/ >> table tbody a",
    "error": "/khong-co-trang-nay/",
    "design": "/he-thiet-ke",
}
"""Name of the picture → address, with ``>>`` the link to follow from there."""
IN_DOCS = ("home", "figure", "register", "report", "design")
"""Pictures that the documentation keeps; the others are taken when named."""


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description="Chụp ảnh các trang vào docs/screens")
    parser.add_argument("names", nargs="*", help="tên trang; không nêu thì chụp các trang của docs")
    parser.add_argument("--address", help="địa chỉ trang đang chạy; không nêu thì nạp dữ liệu mẫu và tự mở")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--full", action="store_true", help="chụp hết chiều dài trang")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    site = contextlib.nullcontext(options.address) if options.address else demo_site()
    with site as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in SIZES:
            for mark, theme in THEMES.items():
                take(browser, address, size, (mark, theme), options)
        browser.close()


def take(browser: Browser, address: str, size: str, look: tuple[str, str], options: argparse.Namespace) -> None:
    """Every page named, in one size and one theme."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look[1], locale="vi-VN")
    page = context.new_page()
    for name in [one for one in PAGES if one in (options.names or IN_DOCS)]:  # signing in comes first
        if name != "sign-in":
            sign_in(page, address)
        first, _, link = PAGES[name].partition(" >> ")
        page.goto(address + first)
        if link:
            page.locator(link).first.click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=options.out / f"{name}-{size}{look[0]}.png", full_page=options.full)
    context.close()


def sign_in(page: Page, address: str) -> None:
    """As the office of the demo, unless signed in already."""
    page.goto(f"{address}/dang-nhap")
    if page.locator("#mat-khau").count():
        page.fill("#ten", ACCOUNT)
        page.fill("#mat-khau", PASSWORD)
        page.press("#mat-khau", "Enter")
        page.wait_for_url("**/thang/**")


@contextlib.contextmanager
def demo_site() -> Iterator[str]:
    """The demo in an empty home, served on the loopback address until the block ends."""
    giaoban = str(Path(sys.executable).with_name("giaoban"))
    with socket.socket() as free, tempfile.TemporaryDirectory() as home:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = {**os.environ, "GIAOBAN_HOME": home}
        subprocess.run([giaoban, "demo"], env=environment, check=True)  # noqa: S603 — our own program
        server = subprocess.Popen([giaoban, "serve", "--port", str(port)], env=environment)  # noqa: S603
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str) -> str:
    """The address, once it answers."""
    for _ in range(120):
        with contextlib.suppress(urllib.error.URLError):
            urllib.request.urlopen(f"{address}/dang-nhap", timeout=5)  # noqa: S310 — the loopback address
            return address
        time.sleep(0.5)
    raise SystemExit("Trang không mở được.")


if __name__ == "__main__":
    main()
