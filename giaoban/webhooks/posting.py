"""Posting one message: to an address that was looked up and judged first, within a time, following nothing."""

import contextlib
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
    addresses = _addresses(host, port, networks, secure=parts.scheme == "https")
    connection = _Pinned(host, port, addresses, secure=parts.scheme == "https", seconds=seconds)
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


def _addresses(host: str, port: int, networks: Sequence[Network], *, secure: bool) -> Sequence[str]:
    """The addresses that the name means now, every one of them judged."""
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise NotReached(Said("Không tìm thấy máy chủ «%(host)s»", host=host)) from error
    if not all(is_reachable(one, networks) for one in found):
        raise NotReached(Said("Địa chỉ nội bộ, không được gửi tới"))
    if not secure and not all(is_allowed(one, networks) for one in found):
        raise NotReached(Said("Chỉ gửi bằng https"))
    return list(dict.fromkeys(found))


class _Pinned(http.client.HTTPConnection):
    """A connection to one of the addresses that were judged; the name only says whose certificate it must show."""

    def __init__(self, host: str, port: int, addresses: Sequence[str], *, secure: bool, seconds: int) -> None:
        super().__init__(host, port, timeout=seconds)
        self._addresses, self._secure = addresses, secure
        self.was_cut = False

    def connect(self) -> None:
        """Connect to the first of them that answers, under TLS where the URL says so."""
        self.sock = self._connected()
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def _connected(self) -> socket.socket:
        refused: OSError = TimeoutError()
        for one in self._addresses:
            if self.was_cut:
                break
            try:
                return socket.create_connection((one, self.port), self.timeout)
            except OSError as error:
                refused = error
        raise refused

    def cut(self) -> None:
        """End it from another thread."""
        self.was_cut = True
        if self.sock is not None:
            with contextlib.suppress(OSError):  # it ended by itself meanwhile
                self.sock.shutdown(socket.SHUT_RDWR)
