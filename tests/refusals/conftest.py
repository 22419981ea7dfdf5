"""The small district with one project of public investment, and what stands before somebody tries something wrong."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.db import models

from giaoban.investment.registers import CAPITAL_PLAN, PROJECT
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.trail.checking import entry_models
from giaoban.trail.models import Act, Seal, Unsealed
from tests.pages import AT, World, world

Unchanged = Callable[[], "contextlib.AbstractContextManager[None]"]


@pytest.fixture
def made() -> World:
    """Revenue, a penalty decision with a payment, a project with its plan of 2023: two tỷ đồng."""
    made = world()
    thue, unit = made.district.accounts["thue"], made.district.units["009.THUE"].pk
    project = {"key": "DA-1", "unit": unit, "territory": None, "code": "DA-1", "name": "Nhà văn hóa (ví dụ)"}
    project |= {"investor": "Ban quản lý (ví dụ)", "total_investment": 9_000_000_000, "day": dt.date(2022, 5, 1)}
    registers.record(PROJECT, [project], by=thue, at=AT)
    plan = {"key": "KHV-1", "parent": rows.standing(PROJECT, "DA-1").record, "budget_year": 2023, "version": 1}
    plan |= {"assigner": "Thành phố giao", "decision": "1/QĐ", "day": dt.date(2023, 1, 1), "amount": 2_000_000_000}
    registers.record(CAPITAL_PLAN, [plan], by=thue, at=AT)
    return made


@pytest.fixture
def unchanged() -> Unchanged:
    """A context that no act, entry, seal or waiting act may come out of."""

    @contextlib.contextmanager
    def unchanged() -> Iterator[None]:
        before = _counts()
        yield
        assert _counts() == before

    return unchanged


def _counts() -> dict[str, int]:
    kept: list[type[models.Model]] = [Act, Seal, Unsealed, *entry_models().values()]
    return {one.__name__: one._default_manager.count() for one in kept}
