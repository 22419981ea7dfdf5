"""The product in Chromium: served on the loopback address on a copy of the demo, at a desk and on a phone."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page, sync_playwright

from giaoban.offices.models import Account
from giaoban.offices.views import DEMO_PASSWORD
from tests import databases

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def site(demo_to_write: None) -> Iterator[str]:
    """The product served on the loopback address, on a copy of the demo, with a password hashed as it does."""
    hashed = make_password(DEMO_PASSWORD, hasher="pbkdf2_sha256")
    Account.objects.filter(username__in=["van_phong", "nhan_chinh"]).update(password=hashed)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("giaoban")), "serve", "--port", str(port), "--workers", "1"]
    environment = {**databases.environment(), "DJANGO_SETTINGS_MODULE": "giaoban.config.settings"}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_page(viewport={"width": request.param, "height": 900}, locale="vi-VN")
        browser.close()


def wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/dang-nhap", timeout=5)
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail("the site did not start")
