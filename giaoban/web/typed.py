"""What was typed into a form (điều đã gõ): read field by field, each mistake kept at its field, nothing typed lost."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from giaoban.said import Said
from giaoban.web.parts import Field
from giaoban.web.registry import Choice
from giaoban.words.dates import read_date
from giaoban.words.errors import WordsError

REFUSED = 422
"""The status of a page that shows a form again with what is wrong."""


class Typed:
    """A form that was sent, or (with ``first``) one that is shown for the first time."""

    def __init__(self, sent: Mapping[str, str], first: Mapping[str, str] | None = None) -> None:
        self._texts = {**(first or {}), **{name: sent[name] for name in sent}}
        self.errors: dict[str, str] = {}
        self.others: list[str] = []

    def raw(self, name: str) -> str:
        """What stands in a field, as typed."""
        return self._texts.get(name, "")

    def text(self, name: str, *, required: bool = True, at_most: int = 160) -> str:
        """A text without spaces around it; one that is missing or too long is told."""
        given = " ".join(self.raw(name).split())
        if required and not given:
            self.wrong(name, Said("Không được để trống"))
        elif len(given) > at_most:
            self.wrong(name, Said("Dài quá %(most)s ký tự, viết ngắn lại", most=at_most))
        return given

    def day(self, name: str, *, required: bool = True) -> dt.date | None:
        """A day as people type it (07/3/2023)."""
        given = self.raw(name).strip()
        if not given:
            if required:
                self.wrong(name, Said("Không được để trống"))
            return None
        try:
            return read_date(given)
        except WordsError as error:
            try:
                return dt.date.fromisoformat(given)
            except ValueError:
                self.wrong(name, str(error))
        return None

    def one_of(self, name: str, known: Collection[str]) -> str:
        """A choice; one that is not among the known is told."""
        given = self.raw(name)
        if given not in known:
            self.wrong(name, Said("Chọn một mục trong danh sách"))
            return ""
        return given

    def wrong(self, name: str, words: str) -> None:
        """Tell what is wrong with a field; the first thing said stays."""
        self.errors.setdefault(name, words)

    def refuse(self, words: str) -> None:
        """Tell what is wrong with the whole."""
        self.others.append(words)

    @property
    def good(self) -> bool:
        """Whether nothing is wrong so far."""
        return not self.errors and not self.others

    def field(
        self,
        name: str,
        label: str,
        kind: str = "text",
        *,
        advice: str = "",
        required: bool = True,
        choices: Sequence[tuple[str, str]] = (),
        placeholder: str = "",
    ) -> Field:
        """A field of the page with what was typed and what is wrong; a secret is never given back."""
        value = "" if kind == "password" else self.raw(name)
        return Field(
            name=name,
            label=label,
            kind=kind,
            value=value,
            error=self.errors.get(name, ""),
            help=advice,
            required=required,
            choices=[Choice(key, title, key == value) for key, title in choices],
            placeholder=placeholder,
        )
