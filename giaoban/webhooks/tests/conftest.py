"""A district that subscribed another system to everything."""

from collections.abc import Iterator
from typing import Any

import pytest

from giaoban.tasks.tests.conftest import AT, _made, district
from giaoban.webhooks import subscriptions
from giaoban.webhooks.models import Topic, WebhookSubscription
from giaoban.webhooks.tests.receiver import Receiver, receiving
from tests.factories import District

__all__ = ["_made", "district"]


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    """A receiver on this machine, which the operator allows."""
    settings.WEBHOOK_NETWORKS = ["127.0.0.0/8"]
    with receiving() as one:
        yield one


@pytest.fixture
def subscribed(district: District, receiver: Receiver) -> tuple[WebhookSubscription, str]:
    """The subscription of the district to every topic, and its secret."""
    unit, by = district.unit.pk, district.accounts["quan_tri"]
    return subscriptions.subscribe(unit, "Hệ thống văn bản", receiver.url, Topic.values, by=by, at=AT)
