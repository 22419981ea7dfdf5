"""The YAML files of the book: one per subject, and the worked cases beside them in ``cases/``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import yaml

from giaoban.said import Said

SUFFIX = ".yaml"


@dataclass(frozen=True)
class BookFiles:
    """What the files say, unjudged: subject → its norms, subject → its worked cases."""

    norms: Mapping[str, Any]
    cases: Mapping[str, Any]

    @classmethod
    def shipped(cls) -> "BookFiles":
        """The files that come with the program."""
        return cls.read(files("giaoban.law"))

    @classmethod
    def read(cls, folder: Traversable) -> "BookFiles":
        """The files of any folder laid out like the shipped one."""
        return cls(norms=_subjects(folder), cases=_subjects(folder / "cases"))


def _subjects(folder: Traversable) -> dict[str, Any]:
    found = sorted((item for item in folder.iterdir() if item.name.endswith(SUFFIX)), key=lambda i: i.name)
    return {item.name.removesuffix(SUFFIX): parse(item.read_text(encoding="utf-8")) for item in found}


def parse(text: str) -> Any:
    """YAML as jurists expect it: ``on`` is a word, 0.05 is exact, a key written twice is an error."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 -- a SafeLoader with fewer surprises


if TYPE_CHECKING or not yaml.__with_libyaml__:
    from yaml import SafeLoader as _SafeLoader
else:
    from yaml import CSafeLoader as _SafeLoader  # ten times as quick


class _Loader(_SafeLoader):
    """SafeLoader without YAML 1.1's yes/no/on/off, without binary fractions, without doubled keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for position, key in enumerate(keys):
            if key in keys[:position]:
                raise yaml.constructor.ConstructorError(
                    None, None, Said("Khóa %(key)s ghi hai lần", key=repr(key)), node.start_mark
                )
        return super().construct_mapping(node, deep)


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)).replace("_", ""))


BOOLEAN, FRACTION = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:float"
_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != BOOLEAN]
    for letter, pairs in _SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(BOOLEAN, re.compile("^(?:true|false)$"), ["t", "f"])
_Loader.add_constructor(FRACTION, _decimal)
