"""Writing one item of the outline; every save is an act with a new version."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.actions import template_findings
from giaoban.reports.compose import material
from giaoban.reports.models import ItemKind, OutlineItem
from giaoban.reports.rules.order import new_orders
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.trail import actions as trail
from giaoban.trail import follower
from giaoban.trail.queries import current
from giaoban.words.fold import fold


class Changed(Exception):
    """Somebody else wrote the item since the person opened it."""


def desk(unit: str, session: str, by: Account, at: dt.datetime) -> Desk:
    """The desk of an official for a session's report, on the outline as it stands now."""
    follower.run_pass()
    return Desk(Permission(by, at.date()), material(unit, session), at.date())


def write_sentence(
    at_desk: Desk, key: str, *, seen: uuid.UUID | None, template: str, kind: str, at: dt.datetime, reason: str = ""
) -> OutlineItem | None:
    """A new version of an item; ``None`` where nothing differs.

    ``seen`` is the version that the person started from: raises :class:`Changed` where it no longer
    stands, and :class:`~giaoban.registers.rules.finding.Refused` with line and column for a broken template.
    """
    author = at_desk.author(key)
    before = _standing(at_desk, key, seen)
    if (before.template, before.kind) == (template, kind):
        return None
    new = _version(before, template=template, kind=kind)
    _refuse_broken(new)
    _append("reports.write_sentence", [new], author, at, reason)
    return new


@dataclass(frozen=True)
class Rewriting:
    """Many changes of an outline at once: new templates and removals by key with the version seen, new paragraphs.

    ``added`` are ``(key that it stands after, template)``.
    """

    texts: Mapping[str, tuple[uuid.UUID | None, str]]
    removed: Mapping[str, uuid.UUID | None]
    added: Sequence[tuple[str, str]]

    @property
    def keys(self) -> list[str]:
        """Every key that it touches or adds after."""
        return [*self.texts, *self.removed, *(after for after, _ in self.added)]


def rewrite(verb: str, at_desk: Desk, wanted: Rewriting, *, at: dt.datetime, reason: str) -> list[OutlineItem]:
    """Many changes as one act, or none: refused with every broken template, :class:`Changed` as by one sentence."""
    authors = [at_desk.author(key) for key in wanted.keys]
    standing = {key: _standing(at_desk, key, seen) for key, seen in wanted.removed.items()}
    standing |= {key: _standing(at_desk, key, seen) for key, (seen, _) in wanted.texts.items()}
    orders, made = _with_added(at_desk, wanted.added)
    entries = [
        _version(standing.get(item.key, item), order=orders[item.key], **_text_of(wanted, item.key))
        for item in at_desk.of.items
        if item.key in standing or orders[item.key] != item.order
    ]
    for key, template in made.items():
        kind = ItemKind.PARAGRAPH
        entries.append(OutlineItem(unit_id=at_desk.of.author, key=key, order=orders[key], kind=kind, template=template))
    findings = template_findings([one for one in entries if not one.void])
    if findings:
        raise Refused(findings)
    if entries:
        _append(verb, entries, authors[0], at, reason)
    return entries


def _text_of(wanted: Rewriting, key: str) -> dict[str, object]:
    if key in wanted.removed:
        return {"void": True}
    return {"template": wanted.texts[key][1]} if key in wanted.texts else {}


def _with_added(at_desk: Desk, added: Sequence[tuple[str, str]]) -> tuple[dict[str, int], dict[str, str]]:
    """The order of every key with the new ones among them, and the templates of the new ones."""
    orders = {item.key: item.order for item in at_desk.of.items}
    keys, made = list(orders), {}
    for after, template in reversed(added):
        key = _new_key(template, keys)
        keys.insert(keys.index(after) + 1 if after in orders else 0, key)
        orders |= new_orders(keys, orders, key)
        made[key] = template
    return orders, made


def add_item(at_desk: Desk, *, after: str, kind: str, template: str, at: dt.datetime) -> OutlineItem:
    """A new item after another (``""``: before all), which must be in a section that the person writes."""
    author = at_desk.author(after)
    orders = {item.key: item.order for item in at_desk.of.items}
    keys = list(orders)
    key = _new_key(template, keys)
    place = keys.index(after) + 1 if after in orders else 0
    wanted = [*keys[:place], key, *keys[place:]]
    changed = new_orders(wanted, orders, key)
    new = OutlineItem(unit_id=at_desk.of.author, key=key, order=changed.pop(key), kind=kind, template=template)
    _refuse_broken(new)
    _append("reports.add_item", [new, *_reordered(at_desk, changed)], author, at)
    return new


def move_item(at_desk: Desk, key: str, step: int, *, at: dt.datetime) -> None:
    """Move an item ``step`` places down (negative: up); its neighbour must be the person's to write too."""
    author = at_desk.author(key)
    keys = [item.key for item in at_desk.of.items]
    place = keys.index(key)
    target = place + step
    if not 0 <= target < len(keys):
        return
    at_desk.author(keys[target])
    keys.insert(target, keys.pop(place))
    changed = new_orders(keys, {item.key: item.order for item in at_desk.of.items}, key)
    _append("reports.move_item", _reordered(at_desk, changed), author, at)


def remove_item(at_desk: Desk, key: str, *, seen: uuid.UUID, at: dt.datetime, reason: str) -> None:
    """Take an item out of the outline; its versions stay readable."""
    author = at_desk.author(key)
    if not reason:
        raise Refused([Finding("reason", "required", Said("Bỏ một mục khỏi đề cương phải nêu lý do"))])
    gone = _version(_standing(at_desk, key, seen))
    gone.void = True
    _append("reports.remove_item", [gone], author, at, reason)


def _append(verb: str, entries: Sequence[OutlineItem], author: trail.Author, at: dt.datetime, reason: str = "") -> None:
    try:
        with transaction.atomic():
            trail.append(verb, entries, by=author, at=at, reason=reason)
    except trail.CorrectionConflict as conflict:
        raise Changed from conflict
    follower.run_pass()


def _standing(at_desk: Desk, key: str, seen: uuid.UUID | None) -> OutlineItem:
    before = current(OutlineItem).filter(unit_id=at_desk.of.author, key=key).order_by("pk").last()
    if before is None or (seen is not None and before.uuid != seen):
        raise Changed
    return before


def _reordered(at_desk: Desk, orders: Mapping[str, int]) -> list[OutlineItem]:
    return [_version(item, order=orders[item.key]) for item in at_desk.of.items if item.key in orders]


def _version(before: OutlineItem, **changes: object) -> OutlineItem:
    fields = {name: getattr(before, name) for name in ("unit_id", "key", "order", "kind", "template")}
    return OutlineItem(**{**fields, **changes}, corrects=before, record=before.record)


def _refuse_broken(item: OutlineItem) -> None:
    if item.kind not in ItemKind.values:
        raise Refused([Finding("kind", "unknown", Said("Chưa chọn loại mục"))])
    if not item.template.strip():
        raise Refused([Finding("template", "required", Said("Mẫu câu còn trống; muốn bỏ câu thì bỏ cả mục"))])
    findings = template_findings([item])
    if findings:
        raise Refused(findings)


def _new_key(template: str, taken: Sequence[str]) -> str:
    """A key that people recognise: the first words of the sentence, numbered where it is taken."""
    words = "-".join("".join(c if c.isalnum() else " " for c in fold(template.partition("{")[0])).split()[:5])
    stem = words[:60] or "muc"
    number = 1
    while (key := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return key
