"""Verifying the trail: entries against their act's digests, acts against the chain of seals."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.db.models import Exists, OuterRef

from giaoban.said import Said
from giaoban.trail import canonical
from giaoban.trail.follower import digest_of_act
from giaoban.trail.models import Act, Entry, Seal, Unsealed
from giaoban.trail.rules import digest


@dataclass(frozen=True)
class Broken:
    """The first thing found wrong: what it is and where."""

    place: str
    message: str


def entry_models() -> dict[str, type[Entry]]:
    """Every model whose rows acts append, by kind."""
    found: dict[str, type[Entry]] = {}
    waiting = list(Entry.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting.extend(model.__subclasses__())
        if not model._meta.abstract:
            found[model.KIND] = model
    return found


def first_broken() -> Broken | None:
    """The first entry, act or seal that does not match what was sealed; ``None`` when all hold.

    A chain cut off at its end, with everything that its last seals held, is whole again: against that
    there is only a hash kept elsewhere.
    """
    checks = (_broken_entries(), _broken_chain(), _stray_entries(), _lost_acts())
    return next(chain.from_iterable(checks), None)


def _broken_entries() -> Iterator[Broken]:
    models = entry_models()
    keys = canonical.NaturalKeys()
    for act in Act.objects.order_by("pk").iterator(chunk_size=200):
        packed = list(digest.unpack(bytes(act.digests)))
        start = 0
        for kind, count in act.manifest:
            yield from _broken_of_kind(act, models.get(kind), kind, packed[start : start + count], keys)
            start += count


def _broken_of_kind(
    act: Act,
    model: type[Entry] | None,
    kind: str,
    packed: list[tuple[uuid.UUID, bytes]],
    keys: canonical.NaturalKeys,
) -> Iterator[Broken]:
    if model is None:
        yield Broken(Said("việc %(key)s", key=act.key), Said("loại sổ «%(kind)s» không còn trong hệ thống", kind=kind))
        return
    rows = {row.uuid: row for row in model._default_manager.filter(act=act).select_related("corrects")}
    keys.load(rows.values())
    for key, expected in packed:
        row = rows.get(key)
        if row is None:
            yield Broken(f"{kind} {key}", Said("bản ghi đã mất"))
        elif canonical.digest_of(row, keys, row.corrects.uuid if row.corrects else None) != expected:
            yield Broken(f"{kind} {key}", Said("nội dung khác với lúc niêm"))
    for key in rows.keys() - {key for key, _ in packed}:
        yield Broken(f"{kind} {key}", Said("bản ghi không thuộc việc nào đã niêm"))


def _broken_chain() -> Iterator[Broken]:
    previous, number = digest.GENESIS, 0
    for seal in Seal.objects.order_by("number").iterator(chunk_size=200):
        acts = [sealed.act for sealed in seal.sealed_acts.select_related("act").order_by("position")]
        link = digest.seal_hash(previous, seal.number, seal.at, [digest_of_act(act) for act in acts])
        if seal.number != number + 1 or seal.previous != previous or seal.hash != link:
            yield Broken(Said("dấu niêm %(number)s", number=seal.number), Said("chuỗi băm không khớp"))
        previous, number = seal.hash, seal.number


def _stray_entries() -> Iterator[Broken]:
    """Entries hung on an act that lists none of their kind; of a kind it lists they are found with the act."""
    listed: Counter[str] = Counter()
    for manifest in Act.objects.values_list("manifest", flat=True).iterator(chunk_size=2000):
        listed.update(dict(manifest))
    for kind, model in entry_models().items():
        if model._default_manager.count() == listed[kind]:
            continue
        for row in model._default_manager.select_related("act").order_by("pk").iterator(chunk_size=2000):
            if kind not in dict(row.act.manifest):
                yield Broken(f"{kind} {row.uuid}", Said("bản ghi không thuộc việc nào đã niêm"))


def _lost_acts() -> Iterator[Broken]:
    """Acts that no seal holds and no pass is going to seal."""
    queued = Unsealed.objects.filter(act=OuterRef("pk"))
    for act in Act.objects.filter(~Exists(queued), sealed__isnull=True).order_by("pk"):
        yield Broken(Said("việc %(key)s", key=act.key), Said("việc không có dấu niêm và không chờ niêm"))
