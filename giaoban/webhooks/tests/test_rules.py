"""Signing, waiting, and which addresses may be reached."""

import datetime as dt
from ipaddress import ip_network

import pytest

from giaoban.webhooks.rules.reachable import is_reachable
from giaoban.webhooks.rules.signing import headers
from giaoban.webhooks.rules.waiting import next_try

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)


def test_a_message_is_signed_as_the_standard_shows():
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    said = headers(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert said == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_waits_grow_as_told_and_then_it_is_given_up():
    found = [next_try(tries, [1, 5], NOW) for tries in (1, 2, 3)]
    assert found == [NOW + dt.timedelta(minutes=1), NOW + dt.timedelta(minutes=5), None]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "0.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::",
    ],
)  # fmt: skip
def test_what_only_this_server_reaches_is_refused_however_it_is_written(address):
    assert not is_reachable(address, [])


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111"])
def test_public_addresses_are_reachable(address):
    assert is_reachable(address, [])


def test_a_network_that_the_operator_names_is_reachable_and_no_other():
    allowed = [ip_network("10.1.0.0/16")]
    assert [is_reachable(one, allowed) for one in ("10.1.2.3", "::ffff:10.1.2.3", "10.2.0.1", "127.0.0.1")] == [
        True, True, False, False,
    ]  # fmt: skip
