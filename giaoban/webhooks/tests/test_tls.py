"""Sending under TLS: to the address that was judged, and only to who shows a certificate of the name."""

import datetime as dt
import socket
import ssl
from ipaddress import ip_network

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from giaoban.webhooks import posting
from giaoban.webhooks.posting import NotReached, post
from giaoban.webhooks.tests.receiver import receiving

NAME = "vb.example.vn"
LOOPBACK = [ip_network("127.0.0.0/8")]


@pytest.fixture
def receiver(tmp_path, monkeypatch):
    """A receiver on this machine with a certificate of its name, trusted by who posts."""
    path = tmp_path / "cert.pem"
    path.write_bytes(_certificate())
    real = ssl.create_default_context
    with receiving(certificate=str(path)) as one:
        monkeypatch.setattr(posting.ssl, "create_default_context", lambda: real(cafile=str(path)))
        _means(monkeypatch, "127.0.0.1")
        yield one


def test_a_receiver_with_a_certificate_of_its_name_is_sent_to(receiver):
    url = receiver.url.replace("http://127.0.0.1", f"https://{NAME}")
    assert post(url, b'{"type": "ping"}', {}, networks=LOOPBACK, seconds=5) == 200
    assert receiver.kinds == ["ping"]


def test_who_shows_a_certificate_of_another_name_gets_nothing(receiver):
    url = receiver.url.replace("http://127.0.0.1", "https://khac.example.vn")
    with pytest.raises(NotReached, match="certificate verify failed"):
        post(url, b"{}", {}, networks=LOOPBACK, seconds=5)
    assert receiver.came == []


def test_a_name_that_means_a_public_and_an_inner_address_is_refused(monkeypatch):
    _means(monkeypatch, "8.8.8.8", "127.0.0.1")
    with pytest.raises(NotReached, match="Địa chỉ nội bộ"):
        post(f"https://{NAME}/", b"{}", {}, networks=[], seconds=1)


def test_a_public_address_is_never_sent_to_in_clear(monkeypatch):
    _means(monkeypatch, "8.8.8.8")
    with pytest.raises(NotReached, match="Chỉ gửi bằng https"):
        post(f"http://{NAME}/", b"{}", {}, networks=[], seconds=1)


def _means(monkeypatch, *addresses):
    real = socket.getaddrinfo
    found = [(None, None, None, "", (one, 0)) for one in addresses]
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *a, **k: real(host, *a, **k) if host in addresses else found
    )


def _certificate() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.now(tz=dt.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private + made.public_bytes(serialization.Encoding.PEM)
