"""The home as a folder meets it (thư mục dữ liệu): the map, catalogue and people rows are read against."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from django.db.models import QuerySet

from giaoban.folders.columns import Unknown
from giaoban.folders.rules.suggestion import lost_zeros, meant
from giaoban.indicators.catalogue import Catalogue, holds
from giaoban.indicators.models import Indicator, IndicatorVersion
from giaoban.offices import queries as offices
from giaoban.offices.models import Account, UnitVersion
from giaoban.offices.permission import Permission
from giaoban.offices.rules.tree import UnitFacts, UnitNotFound, UnitTree
from giaoban.said import Said
from giaoban.trail.models import Entry
from giaoban.trail.queries import current, known_at

E = TypeVar("E", bound=Entry)


_READ_ONCE = (
    *("tree", "catalogue", "indicators", "indicator_codes", "accounts", "account_names"),
    *("_definitions", "permission"),
)


class Home:
    """What stands now (``seal=None``, while loading) or stood at a seal (while exporting)."""

    def __init__(self, at: dt.datetime, seal: int | None = None) -> None:
        self.at = at
        self.seal = seal
        self.founding = seal is None and not UnitVersion.objects.exists()
        self.authority: UnitFacts | None = None
        self.document = ""
        self._had_rows: dict[type[Entry], bool] = {}
        self._by: Account | None = None
        self._administrator: Account | None = None

    @property
    def today(self) -> dt.date:
        """The day that rows without a day of their own are read on."""
        return self.at.date()

    def standing(self, model: type[E]) -> "QuerySet[E, E]":
        """The versions that count."""
        return current(model) if self.seal is None else known_at(model, self.seal)

    def had_rows(self, model: type[Entry]) -> bool:
        """Whether a register had rows before this load: rows of the folder itself are known by their keys."""
        if model not in self._had_rows:
            self._had_rows[model] = model._default_manager.exists()
        return self._had_rows[model]

    def forget(self) -> None:
        """Read map, catalogue and people again: a table has been loaded."""
        for name in _READ_ONCE:
            self.__dict__.pop(name, None)

    @cached_property
    def tree(self) -> UnitTree:
        """The map of units."""
        return offices.tree_now() if self.seal is None else offices.tree(self.seal)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The definitions of indicators."""
        return Catalogue.standing() if self.seal is None else Catalogue.at(self.seal)

    @cached_property
    def indicators(self) -> Mapping[str, int]:
        """Row ids of indicators by code."""
        return dict(Indicator.objects.values_list("code", "pk"))

    @cached_property
    def indicator_codes(self) -> Mapping[int, str]:
        """Codes of indicators by row id."""
        return {pk: code for code, pk in self.indicators.items()}

    @cached_property
    def accounts(self) -> Mapping[str, int]:
        """Row ids of accounts by user name."""
        return dict(Account.objects.values_list("username", "pk"))

    @cached_property
    def account_names(self) -> Mapping[int, str]:
        """User names by row id."""
        return {pk: name for name, pk in self.accounts.items()}

    @cached_property
    def _definitions(self) -> Mapping[int, list[IndicatorVersion]]:
        found: dict[int, list[IndicatorVersion]] = {}
        for version in self.catalogue:
            found.setdefault(version.indicator_id, []).append(version)
        return found

    def definition(self, indicator: int, day: dt.date) -> IndicatorVersion | None:
        """The definition of an indicator that holds on a day."""
        return next((one for one in self._definitions.get(indicator, ()) if holds(one, day)), None)

    def unit(self, text: str, day: dt.date | None) -> UnitFacts:
        """The unit that ``code`` or ``code@first-day`` names; without a day, the one alive or the last."""
        code, sign, first = text.partition("@")
        same = sorted((one for one in self.tree if one.code == code), key=lambda one: one.valid_from)
        if sign:
            same = [one for one in same if one.valid_from.isoformat() == first]
        if not same:
            codes = {one.code for one in self.tree}
            hint = lost_zeros(code, codes) or meant(code, codes)
            raise Unknown(Said("Không có đơn vị mã «%(text)s».%(hint)s", text=text, hint=hint), "unknown_unit", "units")
        if sign or day is None:
            return next((one for one in same if one.lives_on(self.today)), same[-1])
        try:
            return self.tree.by_code(code, day)
        except UnitNotFound as error:
            raise Unknown(str(error), "outside_unit_life", "units") from error

    def unit_code(self, unit: int, day: dt.date | None) -> str:
        """How a unit is named in a row of that day: its code, with its first day where the code alone misleads."""
        facts = self.tree[unit]
        try:
            same = self.unit(facts.code, day).id == unit
        except Unknown:
            same = False
        return facts.code if same else f"{facts.code}@{facts.valid_from.isoformat()}"

    def take_over(self, authority: UnitFacts, by: Account, administrator: Account, document: str) -> None:
        """From here on acts are written for ``authority`` by these accounts."""
        self.authority, self._by, self._administrator, self.document = authority, by, administrator, document

    @property
    def by(self) -> Account:
        """The account that loads."""
        return _known(self._by)

    @property
    def administrator(self) -> Account:
        """The account that changes units, people and local norms."""
        return _known(self._administrator)

    @property
    def authority_id(self) -> int:
        """The authority's unit."""
        if self.authority is None:
            raise NoAuthority
        return self.authority.id

    @cached_property
    def permission(self) -> Permission:
        """What the loading account may do, read once per table."""
        return Permission(self.by, self.today, self.tree)


class NoAuthority(Exception):
    """The table ``authority`` is missing or wrong, which is told at its own cell."""


def _known(account: Account | None) -> Account:
    if account is None:
        raise NoAuthority
    return account
