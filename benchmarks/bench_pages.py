"""Pages a second: the month of the district and the page of one figure against an empty signed-in page, the figure
also against a view written by hand that asks the same (``site_urls.figure_by_hand``).

One gunicorn with the workers and threads of ``giaoban serve``, on 127.0.0.1 with the demo loaded. The
empty page has the same frame, session and sign-in checks. The client is a few threads with plain
sockets that stay open, on the same two cores, and stops by itself.
"""

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import homes
from django.core.management import call_command
from django.test import Client
from measure import heading, note, tell

from giaoban.demo import actions as demo
from giaoban.demo import setting
from giaoban.indicators import queries

ROUNDS, SECONDS, CONNECTIONS = 5, 2.0, 6
WORKERS, THREADS = 2, 4
UNIT, SESSION = "009", "2023-03"
EMPTY = "/trang-trong/"


def _address() -> tuple[str, int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return "127.0.0.1", int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(address: tuple[str, int]) -> Iterator[None]:
    """A gunicorn that ends with the block."""
    command = [str(Path(sys.executable).with_name("gunicorn")), "giaoban.config.wsgi:application"]
    command += ["--bind", f"{address[0]}:{address[1]}", "--workers", str(WORKERS), "--threads", str(THREADS)]
    command += ["--log-level", "warning", "--keep-alive", "30"]
    folders = os.pathsep.join((str(Path(__file__).parent), str(homes.ROOT)))
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "site_settings", "PYTHONPATH": folders}
    process = subprocess.Popen(command, env=environment, cwd=homes.HOME)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(address, timeout=1):
                break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(20)


class Visitor:
    """One connection that asks for pages, one after another."""

    def __init__(self, address: tuple[str, int], cookie: str) -> None:
        self._address, self._cookie = address, cookie
        self._socket = socket.create_connection(address, timeout=30)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a page."""
        text = f"GET {path} HTTP/1.1\r\nHost: {self._address[0]}\r\nCookie: sessionid={self._cookie}\r\nAccept-Language: vi\r\n\r\n"
        self._socket.sendall(text.encode())
        head, _, body = self._until(b"\r\n\r\n").partition(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        while len(body) < length:
            body += self._received()
        return int(head[9:12]), body

    def _until(self, mark: bytes) -> bytes:
        data = b""
        while mark not in data:
            data += self._received()
        return data

    def _received(self) -> bytes:
        data = self._socket.recv(1 << 18)
        if not data:
            raise ConnectionError("the server closed the connection")
        return data


def rate(visitors: Sequence[Visitor], paths: Sequence[str], seconds: float) -> float:
    """Pages a second over all connections; anything but 200 ends the benchmark."""
    counts, bad = [0] * len(visitors), []
    end = time.perf_counter() + seconds

    def visit(number: int) -> None:
        while time.perf_counter() < end:
            status, _ = visitors[number].get(paths[(counts[number] + number) % len(paths)])
            counts[number] += 1
            if status != 200:
                bad.append(status)

    start = time.perf_counter()
    threads = [threading.Thread(target=visit, args=(number,)) for number in range(len(visitors))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not bad, f"statuses {bad[:5]}"
    return sum(counts) / (time.perf_counter() - start)


def _signed_in() -> str:
    client = Client()
    client.force_login(setting.account("van_phong"))
    return client.cookies["sessionid"].value


def main() -> None:
    """Load the demo, serve it, visit."""
    homes.migrate()
    demo.load(lambda share, last: None)
    call_command("collectstatic", interactive=False, verbosity=0)
    codes = [one.code for one in queries.figures_of_session(UNIT, SESSION) if one.value.value is not None]
    pages = {
        "empty": [EMPTY],
        "home, the month's figures": [f"/thang/{UNIT}/{SESSION}/"],
        "figures by hand": [f"/so-lieu-viet-tay/{UNIT}/{SESSION}/{code}/" for code in codes],
        "figure pages": [f"/so-lieu/{UNIT}/{SESSION}/{code}/" for code in codes],
    }
    address = _address()
    with serving(address):
        visitors = [Visitor(address, _signed_in()) for _ in range(CONNECTIONS)]
        for name, paths in pages.items():
            for path in paths:
                status, body = visitors[0].get(path)
                assert status == 200 and b'id="noi-dung"' in body and b"</html>" in body, f"{path}: {status}"
            note(f"{name}: {len(paths)} address(es), {len(body) / 1024:.0f} kB the last")
            rate(visitors, paths, 0.5)
        rates: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(ROUNDS):
            for name, paths in pages.items():
                rates[name].append(rate(visitors, paths, SECONDS))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    heading()
    figures, by_hand = medians["figure pages"], medians["figures by hand"]
    tell("figure pages, against a view by hand", figures, by_hand, at_least=0.5, unit="pages/s")
    for name in ("home, the month's figures", "figure pages"):
        tell(f"{name}, against an empty signed-in page", medians[name], medians["empty"], at_least=0.3, unit="pages/s")


if __name__ == "__main__":
    main()
