"""Khóa đăng nhập (WebAuthn): a key of the device or of the hand, asked by fido2 which does all the mathematics."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
)

from giaoban.offices.models import Account
from giaoban.offices.sign_in.models import Passkey

State = Mapping[str, Any]


class BadPasskey(ValueError):
    """The browser's answer does not fit what was asked."""


def ask_new(request: HttpRequest, account: Account) -> tuple[str, State]:
    """What the browser is asked to make, as JSON, and what to keep until it answers."""
    user = PublicKeyCredentialUserEntity(id=str(account.pk).encode(), name=account.username, display_name=account.name)
    options, state = _server(request).register_begin(user, [_data(one) for one in _of(account)])
    return json.dumps(dict(options)["publicKey"], default=_plain), state


def keep_new(
    request: HttpRequest, account: Account, state: State, answer: str, name: str, *, at: dt.datetime
) -> Passkey:
    """Keep the key that the browser made; raises :class:`BadPasskey`."""
    try:
        made = _server(request).register_complete(state, json.loads(answer)).credential_data
        if made is None:
            raise BadPasskey("no credential in the answer")
        return Passkey.objects.create(
            account=account,
            credential=websafe_encode(made.credential_id),
            data=websafe_encode(bytes(made)),
            name=name,
            made_at=at,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadPasskey(str(error)) from error


def ask(request: HttpRequest, account: Account) -> tuple[str, State] | None:
    """What the browser is asked to prove; ``None`` for an account without keys."""
    keys = [_data(one) for one in _of(account)]
    if not keys:
        return None
    options, state = _server(request).authenticate_begin(keys)
    return json.dumps(dict(options)["publicKey"], default=_plain), state


def accept(request: HttpRequest, account: Account, state: State, answer: str, *, at: dt.datetime) -> bool:
    """Take the browser's proof; a counter that stands still or falls tells of a copied key and is refused."""
    with transaction.atomic():
        kept = {one.credential: one for one in _of(account).select_for_update()}
        try:
            given = json.loads(answer)
            used = _server(request).authenticate_complete(state, [_data(one) for one in kept.values()], given)
            counter = AuthenticationResponse.from_dict(given).response.authenticator_data.counter
        except (ValueError, KeyError, TypeError, AttributeError):
            return False
        one = kept[websafe_encode(used.credential_id)]
        if (counter or one.uses) and counter <= one.uses:
            return False
        one.uses, one.used_at = counter, at
        one.save(update_fields=["uses", "used_at"])
    return True


def _of(account: Account) -> "Any":
    return Passkey.objects.filter(account=account).order_by("pk")


def _data(one: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(one.data))


def _server(request: HttpRequest) -> Fido2Server:
    host = request.get_host().rsplit(":", 1)[0]
    ours = f"{request.scheme}://{request.get_host()}"
    rp = PublicKeyCredentialRpEntity(id=host, name="Giao Ban")
    return Fido2Server(rp, verify_origin=lambda origin: origin == ours)


def _plain(value: object) -> object:
    """Bytes as the browser expects them in JSON."""
    if isinstance(value, bytes):
        return websafe_encode(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)
