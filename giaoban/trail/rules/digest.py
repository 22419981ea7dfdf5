"""The digest of an entry, of an act, and the chain of seals."""

import datetime as dt
import decimal
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

ENTRY_DIGEST_BYTES = 16 + 32
GENESIS = "0" * 64


def canonical_value(value: Any) -> Any:
    """A plain JSON value that two machines write alike: integers, text, ISO dates in UTC."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, Mapping):
        return {key: canonical_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [canonical_value(item) for item in value]
    return value


def canonical_text(fields: Mapping[str, Any]) -> bytes:
    """The one byte form of a set of fields: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=canonical_value
    ).encode()


def entry_digest(kind: str, fields: Mapping[str, Any]) -> bytes:
    """SHA-256 of an entry's kind and canonical fields."""
    return hashlib.sha256(kind.encode() + b"\n" + canonical_text(fields)).digest()


def pack(digests: Iterable[tuple[uuid.UUID, bytes]]) -> bytes:
    """The packed form an act stores: UUID and digest of each entry, in order."""
    return b"".join(key.bytes + digest for key, digest in digests)


def unpack(packed: bytes) -> Iterator[tuple[uuid.UUID, bytes]]:
    """The pairs that :func:`pack` packed."""
    for start in range(0, len(packed), ENTRY_DIGEST_BYTES):
        yield uuid.UUID(bytes=packed[start : start + 16]), packed[start + 16 : start + ENTRY_DIGEST_BYTES]


def act_digest(fields: Mapping[str, Any], packed: bytes) -> str:
    """The digest of one act: its own words and the digests of what it appended."""
    return hashlib.sha256(canonical_text(fields) + b"\n" + packed).hexdigest()


def seal_hash(previous: str, number: int, at: dt.datetime, acts: Sequence[str]) -> str:
    """The link of the chain: the hash before, this seal's number and time, and its acts in order."""
    words = [previous, str(number), canonical_value(at), *acts]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def personal_digest(key: bytes, value: str) -> str:
    """What the trail keeps of a personal value: readable by nobody, worthless once the key is gone."""
    return "hmac:" + hashlib.blake2b(value.encode(), key=key, digest_size=16).hexdigest()
