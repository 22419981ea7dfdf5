"""The loaded demo as tests have it: read-only, or a copy of one's own."""

import pytest
from django.db import DatabaseError

from giaoban.indicators import laws
from giaoban.indicators.queries import figures_of_session
from giaoban.offices.models import Unit
from giaoban.trail import checking, follower


def test_the_demo_holds_its_laws(demo: None) -> None:
    assert follower.waiting() == 0
    assert list(laws.broken()) == []
    assert checking.first_broken() is None
    assert len(figures_of_session("009", "2023-03")) > 20


def test_the_demo_refuses_writing(demo: None) -> None:
    with pytest.raises(DatabaseError):
        Unit.objects.create(code="1", valid_from="2020-01-01")


def test_a_copy_takes_writing(demo_to_write: None) -> None:
    Unit.objects.create(code="1", valid_from="2020-01-01")
    assert Unit.objects.filter(code="1").exists()


def test_a_copy_leaves_the_demo_alone(demo: None) -> None:
    assert not Unit.objects.filter(code="1").exists()
