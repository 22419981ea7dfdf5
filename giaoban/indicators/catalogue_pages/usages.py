"""Where an indicator is used (được dùng ở đâu): formulas of the catalogue, and what upper rooms register."""

from collections.abc import Callable, Collection, Sequence

from giaoban.web.registry import Link, Panel

UsageSource = Callable[[str, int, Collection[int]], Sequence[Link]]
"""Indicator code, seal, the units that may be seen → places that use it."""

_sources: dict[str, tuple[str, UsageSource]] = {}


def register_usage(name: str, title: str, source: UsageSource) -> None:
    """Let an upper room say where it uses an indicator; called once at start-up."""
    _sources[name] = (title, source)


def usages(code: str, seal: int, units: Collection[int]) -> list[Panel]:
    """The places that use an indicator, by what they are."""
    found = [Panel(title, source(code, seal, units)) for title, source in _sources.values()]
    return [panel for panel in found if panel.links]
