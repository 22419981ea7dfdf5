"""Verifying the trail: entries against their act's digests, acts against the chain of seals."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from giaoban.trail import canonical
from giaoban.trail.follower import digest_of_act
from giaoban.trail.models import Act, Entry, Seal
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
    """The first entry, act or seal that does not match what was sealed; ``None`` when all hold."""
    return next(_broken_entries(), None) or next(_broken_chain(), None) or next(_stray_entries(), None)


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
        yield Broken(f"việc {act.key}", f"loại sổ «{kind}» không còn trong hệ thống")
        return
    rows = {row.uuid: row for row in model._default_manager.filter(act=act).select_related("corrects")}
    keys.load(rows.values())
    for key, expected in packed:
        row = rows.get(key)
        if row is None:
            yield Broken(f"{kind} {key}", "bản ghi đã mất")
        elif canonical.digest_of(row, keys, row.corrects.uuid if row.corrects else None) != expected:
            yield Broken(f"{kind} {key}", "nội dung khác với lúc niêm")
    for key in rows.keys() - {key for key, _ in packed}:
        yield Broken(f"{kind} {key}", "bản ghi không thuộc việc nào đã niêm")


def _broken_chain() -> Iterator[Broken]:
    previous, number = digest.GENESIS, 0
    for seal in Seal.objects.order_by("number").iterator(chunk_size=200):
        acts = [sealed.act for sealed in seal.sealed_acts.select_related("act").order_by("position")]
        link = digest.seal_hash(previous, seal.number, seal.at, [digest_of_act(act) for act in acts])
        if seal.number != number + 1 or seal.previous != previous or seal.hash != link:
            yield Broken(f"dấu niêm {seal.number}", "chuỗi băm không khớp")
        previous, number = seal.hash, seal.number


def _stray_entries() -> Iterator[Broken]:
    """Entries of an act that the act does not list are found with the act; those of none, here."""
    last = Act.objects.aggregate(last=Max("pk"))["last"] or 0
    for kind, model in entry_models().items():
        stray = model._default_manager.filter(act_id__gt=last).first()
        if stray is not None:
            yield Broken(f"{kind} {stray.uuid}", "bản ghi không thuộc việc nào")
