"""A few people to tell things to."""

import datetime as dt

import pytest

from giaoban.notices import actions, kinds
from giaoban.notices.kinds import NoticeKind, Sender, Told
from giaoban.offices.models import Account
from giaoban.said import Said
from giaoban.trail import follower
from tests.factories import District, small_district

AT = dt.datetime(2026, 3, 10, 2, tzinfo=dt.UTC)
"""09:00 on 10 March 2026 in Việt Nam."""
KIND = NoticeKind("thu", Said("Loại thử"))


def told(account: Account, key: str = "k", *, kind: str = KIND.code, said: str = "", **more: object) -> Told:
    return Told(account.pk, kind, key, said or Said("Việc %(key)s", key=key), **more)  # type: ignore[arg-type]


def tell(account: Account, *keys: str, **more: object) -> None:
    actions.tell([told(account, key, **more) for key in keys], at=AT)


@pytest.fixture
def district(db: None) -> District:
    made = small_district()
    follower.run_pass()
    return made


@pytest.fixture
def senders(monkeypatch: pytest.MonkeyPatch) -> dict[str, Sender]:
    """Only the senders that the test adds."""
    only: dict[str, Sender] = {}
    monkeypatch.setattr(kinds, "_senders", only)
    return only
