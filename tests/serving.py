"""The product served on the loopback address for tests in a browser, and the browser."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright

from tests import databases

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def served(host: str = "127.0.0.1") -> Iterator[str]:
    """Serve the database in use as the product does; gives the address under ``host``, a name of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("giaoban")), "serve", "--port", str(port), "--workers", "1"]
    environment = {**databases.environment(), "DJANGO_SETTINGS_MODULE": "giaoban.config.settings"}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}")
        yield f"http://{host}:{port}"
    finally:
        server.terminate()
        server.wait(60)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window; the test is skipped where there is none."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        _close_connection_of_the_loop()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            _close_connection_of_the_loop()
            browser.close()


def _close_connection_of_the_loop() -> None:
    """A test that asks the database beside the browser's loop does so by a connection of the loop's own.

    Left open it would show the next such test a copy that is gone.
    """
    if os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE"):
        connection.close()


def _wait_for(address: str) -> None:
    for _ in range(360):  # a busy machine needs minutes to migrate an empty database
        try:
            urllib.request.urlopen(f"{address}/dang-nhap", timeout=5)
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail("the site did not start")
