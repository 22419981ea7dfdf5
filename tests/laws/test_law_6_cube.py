"""Law 6: the cube rebuilt from nothing is the cube that was kept, cell by cell, at any seal."""

import pytest
from hypothesis import given

from giaoban.indicators import cube, laws
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import Indicator
from giaoban.indicators.sources.cells import Cell, Total
from giaoban.indicators.steps import count_by_definitions
from giaoban.trail import checking
from giaoban.trail.queries import latest_seal
from tests.laws.conftest import NewOffice
from tests.laws.office import FORMS, FORMULAS, SPECS, Act, examples, stories
from tests.laws.oracle import Known

Cube = dict[str, dict[Cell, Total]]
COUNTED = [code for code in SPECS if code not in FORMS | FORMULAS]


@pytest.mark.django_db(transaction=True)
def test_the_cube_is_the_log_counted_at_every_seal(new_office: NewOffice) -> None:
    @examples()
    @given(stories())
    def law(story: list[Act]) -> None:
        new_office().tell(story)
        for seal in range(1, latest_seal() + 1):
            assert kept(seal) == recounted(seal) == rebuilt(seal)
        assert list(laws.broken()) == []
        assert checking.first_broken() is None

    law()


def kept(seal: int) -> Cube:
    """What the follower kept."""
    found = {
        one.code: {cell: total for cell, total in cube.cells(one.pk, None, seal).items() if total != Total(0, 0)}
        for one in Indicator.objects.filter(code__in=COUNTED)
    }
    return {code: cells for code, cells in found.items() if cells}


def recounted(seal: int) -> Cube:
    """The oracle's count."""
    found: Cube = {}
    for (code, unit, territory, day), total in Known(seal).cube.items():
        found.setdefault(code, {})[Cell(unit, territory, day)] = Total(*total)
    return found


def rebuilt(seal: int) -> Cube:
    """The product's own statement over the log, definition by definition."""
    catalogue = Catalogue.at(seal)
    found = {code: count_by_definitions(catalogue.by_code.get(code, ()), None, seal) for code in COUNTED}
    return {code: cells for code, cells in found.items() if cells}
