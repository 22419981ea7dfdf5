"""A real receiver on this machine for tests: keeps what it is sent and answers as it is told."""

import contextlib
import json
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """Its address, what came, and the statuses of its next answers (200 once there are no more)."""

    url: str = ""
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    drips: bool = False

    @property
    def kinds(self) -> list[str]:
        """The events that came, in order."""
        return [json.loads(body)["type"] for _, body in self.came]


@contextlib.contextmanager
def receiving(certificate: str = "") -> Iterator[Receiver]:
    """A receiver that listens on 127.0.0.1, under TLS where a certificate is given."""
    kept = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            kept.came.append(({name.lower(): value for name, value in self.headers.items()}, body))
            if kept.drips:
                with contextlib.suppress(OSError):
                    for letter in b"HTTP/1.1 200 OK":
                        self.wfile.write(bytes([letter]))
                        time.sleep(0.2)
                return
            self.send_response(kept.answers.pop(0) if kept.answers else 200)
            self.send_header("location", kept.url)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    kept.url = f"http://127.0.0.1:{server.server_port}/nhan?kenh=1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
