"""What is computed once for a seal (giữ theo dấu niêm): the figures known at a seal never change.

The key holds the seal's hash, which chains all acts before it, so nothing has to be forgotten when
something is recorded: the next seal has another name. Nothing that depends on who reads may be kept here.
"""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.utils.translation import get_language

from giaoban.trail.models import Seal

T = TypeVar("T")
KEPT_SECONDS = 7 * 24 * 3600


def kept(seal: Seal | None, parts: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What ``make`` gives for these ``parts`` at the seal, in the page's language; made once, then kept."""
    if seal is None:
        return make()
    text = "|".join(str(part) for part in (seal.hash, *parts, get_language()))
    name = f"niem:{hashlib.sha256(text.encode()).hexdigest()}"
    found = cache.get(name)
    if found is None:
        found = make()
        cache.set(name, found, KEPT_SECONDS)
    return cast("T", found)
