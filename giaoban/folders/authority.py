"""Taking over the authority that the folder names: its unit is on the map, its accounts hold the roles."""

from collections.abc import Iterator, Sequence

from giaoban.folders import tables
from giaoban.folders.columns import Unknown
from giaoban.folders.home import Home
from giaoban.folders.rules.suggestion import meant
from giaoban.folders.table import Line
from giaoban.offices.models import Account, Role
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said

Told = tuple[Finding, tuple[str, str] | None]
"""A finding, and the table and name it could not find there."""


def settle(home: Home, lines: Sequence[Line]) -> Iterator[Told]:
    """Let the home write for the authority from here on, or tell what is wrong."""
    if len(lines) != 1:
        words = Said("Bảng authority phải có đúng một dòng: cơ quan nào, tài khoản nào nạp")
        yield Finding("", "authority", words, lines[1].row if lines else 0), None
        return
    line = lines[0]
    wrong = [one for one in tables.AUTHORITY.read(home, line) if isinstance(one, Finding)]
    if wrong:
        yield from ((one.at(line.row), None) for one in wrong)
        return
    yield from _take_over(home, line)


def _take_over(home: Home, line: Line) -> Iterator[Told]:
    said = {name: text.strip() for name, text in line.cells.items()}
    named = {"account": said["account"], "administrator": said.get("administrator") or said["account"]}
    home.document = said.get("document", "")
    try:
        unit = home.unit(said["unit"], None)
    except Unknown as unknown:
        yield Finding("unit", unknown.rule, str(unknown), line.row), ("units", said["unit"])
        return
    found: dict[str, Account] = {}
    for column, username in named.items():
        account = Account.objects.filter(username=username).first()
        if account is not None:
            found[column] = account
        elif column == "account" or said.get("administrator"):
            words = Said(
                "Không có tài khoản «%(username)s».%(hint)s",
                username=username,
                hint=meant(username, home.accounts),
            )
            yield Finding(column, "unknown_account", words, line.row), ("people", username)
    if len(found) < len(named):
        return
    if not Permission(found["account"], home.today, home.tree).may(Deed.CATALOGUE, unit.id):
        role = Said("%(key)s (%(label)s)", key=Role.OFFICE.label, label=Role.OFFICE.value)
        words = Said(
            "Tài khoản «%(account)s» không có vai trò %(role)s của %(name)s vào hôm nay",
            account=named["account"],
            role=role,
            name=unit.name,
        )
        yield Finding("account", "not_allowed", words, line.row), ("posts", named["account"])
        return
    home.take_over(unit, found["account"], found["administrator"], home.document)
