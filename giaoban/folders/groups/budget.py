"""The table of budget codes."""

from collections.abc import Iterator, Sequence

from giaoban.budget import actions as budget
from giaoban.budget.models import BudgetCode
from giaoban.folders.columns import Values, of
from giaoban.folders.home import Home
from giaoban.folders.kinds import CHOICE, DATE, TEXT
from giaoban.folders.table import Line, Table
from giaoban.said import Said

_CODE = ("code", "name", "side", "valid_from", "last_day", "document")


def _codes(home: Home) -> Iterator[Values]:
    yield from home.standing(BudgetCode).order_by("pk").values(*_CODE)


def _add(home: Home, lines: Sequence[Line]) -> None:
    rows = [BudgetCode(**one.values) for one in lines]
    budget.add_codes(rows, unit=home.authority_id, by=home.by, at=home.at)


BUDGET_CODES = Table(
    name="budget_codes",
    title=Said("Mã mục lục ngân sách"),
    columns=(
        of(BudgetCode, "code", TEXT, example="1701"),
        of(BudgetCode, "name", TEXT, example="Thuế giá trị gia tăng"),
        of(BudgetCode, "side", CHOICE, example="revenue"),
        of(BudgetCode, "valid_from", DATE, example="2017-01-01"),
        of(BudgetCode, "last_day", DATE, example=""),
        of(BudgetCode, "document", TEXT, example="324/2016/TT-BTC"),
    ),
    key=("side", "code", "valid_from"),
    named_by="code",
    standing=_codes,
    add=_add,
)

TABLES = (BUDGET_CODES,)
