"""The search index after any story is the index made from nothing, and holds what stands and nothing else."""

import pytest
from hypothesis import given

from giaoban.registers import registry
from giaoban.search import keeping
from giaoban.search.models import IndexedEntry
from giaoban.trail.queries import current
from tests.laws.conftest import NewOffice
from tests.laws.office import Act, examples, stories

COLUMNS = [field.name for field in IndexedEntry._meta.concrete_fields if field.name != "id"]


@pytest.mark.django_db(transaction=True)
def test_the_index_kept_is_the_index_made_anew(new_office: NewOffice) -> None:
    @examples(0.3)
    @given(stories(length=30))
    def law(story: list[Act]) -> None:
        office = new_office()
        keeping.rebuild()  # the database was wound back under the index
        office.tell(story)
        kept = rows()
        assert list(keeping.broken()) == []
        keeping.rebuild()
        assert kept == rows()
        assert records() == standing()

    law()


def rows() -> list[tuple[object, ...]]:
    """Every row, but for its row id."""
    return sorted(IndexedEntry.objects.values_list(*COLUMNS), key=str)


def records() -> set[tuple[str, str]]:
    """The records that the index holds."""
    codes = [register.code for register in registry.every()]
    return set(IndexedEntry.objects.filter(source__in=codes).values_list("source", "key"))


def standing() -> set[tuple[str, str]]:
    """By hand: what stands in each register, under a parent that stands."""
    found: set[tuple[str, str]] = set()
    for register in registry.every():
        for row in current(register.model):
            if register.parent is None or (register.parent.code, row.parent.hex) in found:
                found.add((register.code, row.record.hex))
    return found
