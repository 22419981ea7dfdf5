"""A name for a reader that tells nothing about who it is: what a browser keeps for one is no other's."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.crypto import salted_hmac

LETTERS = 20


def reader_name(account: AbstractBaseUser) -> str:
    """The same for an account on every page of this site."""
    return salted_hmac("giaoban.web.reader", account.get_username()).hexdigest()[:LETTERS]
