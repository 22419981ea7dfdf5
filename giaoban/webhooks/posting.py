"""Posting one message: to an address that was looked up and judged first, within a time, following nothing."""

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from giaoban.said import Said
from giaoban.webhooks.rules.reachable import Network, is_allowed, is_reachable


class NotReached(Exception):
    """The receiver could not be asked, or may not be; the message says why."""


def post(url: str, body: bytes, headers: Mapping[str, str], *, networks: Sequence[Network], seconds: int) -> int:
    """The status that the receiver answers; raises :class:`NotReached`.

    The name is looked up once and the connection goes to that very address: a name that means another address the
    next moment leads nowhere else. A redirection is an answer like any other, and what it says is not read.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    address = _address(host, port, networks, secure=parts.scheme == "https")
    connection = _Pinned(host, port, address, secure=parts.scheme == "https", seconds=seconds)
    guard = threading.Timer(seconds, connection.cut)  # a receiver that sends a byte a second must not hold us
    guard.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, dict(headers))
        return connection.getresponse().status
    except (OSError, http.client.HTTPException, ssl.SSLError) as error:
        if connection.was_cut:
            raise NotReached(Said("Không trả lời trong %(seconds)s giây", seconds=seconds)) from error
        raise NotReached(f"{type(error).__name__}: {error}"[:300]) from error
    finally:
        guard.cancel()
        connection.close()


def _address(host: str, port: int, networks: Sequence[Network], *, secure: bool) -> str:
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise NotReached(Said("Không tìm thấy máy chủ «%(host)s»", host=host)) from error
    if not all(is_reachable(one, networks) for one in found):
        raise NotReached(Said("Địa chỉ nội bộ, không được gửi tới"))
    if not secure and not all(is_allowed(one, networks) for one in found):
        raise NotReached(Said("Chỉ gửi bằng https"))
    return found[0]


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was judged; the name only says whose certificate it must show."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool, seconds: int) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address, self._secure = address, secure
        self.was_cut = False

    def connect(self) -> None:
        """Connect to the address, under TLS where the address says so."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End it from another thread."""
        self.was_cut = True
        if self.sock is not None:
            self.sock.shutdown(socket.SHUT_RDWR)
