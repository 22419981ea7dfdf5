"""Statements read from texts reach the check of published figures: it finds exactly what cannot be, and no more."""

import calendar
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from giaoban.demo import tables
from giaoban.demo.setting import definition
from giaoban.indicators import actions as indicators
from giaoban.indicators.figures import Figures
from giaoban.indicators.models import Statement
from giaoban.narratives import actions
from giaoban.narratives.models import Origin
from giaoban.narratives.rules.choice import ACCEPT, Choice
from giaoban.narratives.setting import Setting
from giaoban.narratives.taking import Given
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from tests.pages import AT, World, world

pytestmark = pytest.mark.django_db
TEXTS = tomllib.loads((Path(__file__).parent / "published.toml").read_text(encoding="utf-8"))["text"]
WANTED = Path(__file__).parents[3] / "tests" / "seed" / "contradictions.toml"
CODES = {"thu": "NS.THU", "chi": "NS.CHI", "giải ngân": "DTC.GIAINGAN"}


def taken_in(made: World, text: dict[str, Any]) -> None:
    day = text["day"]
    reader = Figures(latest_seal())
    month = day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    setting = Setting(reader, reader.tree[made.district.unit.pk], *month, Origin.PUBLISHED)
    given = Given(text["source"], text["words"], source=text["source"], told_on=day)
    [draft] = actions.keep([setting], [given], by=made.district.office, at=AT)
    assert all(one["code"] for one in draft.offers), draft.offers
    actions.choose(draft, {one["number"]: Choice(ACCEPT, one["code"]) for one in draft.offers})
    actions.take_in(setting, draft, by=made.district.office, at=AT)


def as_wanted(row: dict[str, Any]) -> list[Any]:
    """A finding as far as the hand-made list says it."""
    sides = [row["about"][0], row["about"][1]]
    implied = [side.get("implied") for side in sides]
    return [row["rule"], row["indicator"], [side["date"] for side in sides], *([implied] if implied[0] else [])]


def test_texts_written_around_published_figures_give_exactly_the_known_findings(capsys) -> None:
    made = world()
    row = next(row for row in tables.rows("indicators") if row["code"] == "DTC.GIAINGAN")
    indicators.define([definition(9, row)], unit=made.district.unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    for text in TEXTS:
        taken_in(made, text)
    follower.run_pass()
    with pytest.raises(SystemExit):
        call_command("findings", unit="009", json=True)
    found = sorted(map(as_wanted, json.loads(capsys.readouterr().out)))
    wanted = sorted(
        [one["rule"], CODES[one["indicator"]], [one["a"]["date"], one["b"]["date"]],
         *([[one["a"]["implied"], one["b"]["implied"]]] if "implied" in one["a"] else [])]
        for one in tomllib.loads(WANTED.read_text(encoding="utf-8"))["finding"]
    )  # fmt: skip
    assert found == wanted
    assert Statement.objects.filter(is_plan=True).count() == 2
    assert Statement.objects.filter(is_plan=False).count() == 22
