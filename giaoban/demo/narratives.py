"""Two wards' narrative reports: one read, decided and counted, one that waits for whoever tries the demo."""

import datetime as dt
import tomllib
from importlib import resources
from typing import Any

from giaoban.demo import tables
from giaoban.demo.happenings import Places
from giaoban.demo.setting import account
from giaoban.demo.story import Story
from giaoban.indicators import actions as indicators
from giaoban.indicators.figures import Figures
from giaoban.indicators.models import Submission, SubmissionOutcome
from giaoban.narratives import actions
from giaoban.narratives.deciding import choices_of
from giaoban.narratives.models import Origin
from giaoban.narratives.rules.choice import ACCEPT, REJECT, Choice
from giaoban.narratives.rules.titled import titled
from giaoban.narratives.setting import Setting
from giaoban.narratives.taking import Given
from giaoban.trail.queries import latest_seal


def reports(story: Story, places: Places) -> None:
    """Each ward's report reaches the site in the first days of the next month."""
    kept = (resources.files("giaoban.demo") / "data" / "narratives.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(kept)["report"]:
        _report(story, places, row)


def _report(story: Story, places: Places, row: dict[str, Any]) -> None:
    days = tables.month_days(row["month"])

    def tell(at: dt.datetime) -> None:
        reader = Figures(latest_seal())
        setting = Setting(reader, reader.tree[places.id(row["unit"])], days[0], days[-1], Origin.OWN)
        text, clerk = row["text"].strip(), account(row["clerk"])
        [draft] = actions.keep([setting], [Given(titled(text), text)], by=clerk, at=at)
        if not row["accepted"]:
            return
        chosen = choices_of(draft)
        decided = {
            number: Choice(ACCEPT if one.code in row["accepted"] else REJECT, one.code)
            for number, one in chosen.items()
        }
        actions.choose(draft, decided)
        actions.take_in(setting, draft, by=clerk, at=at)
        sent = Submission.objects.latest("pk")
        indicators.decide_submissions([sent], SubmissionOutcome.ACCEPTED, by=account(row["office"]), at=at)

    story.deed(days[-1] + dt.timedelta(days=4), tell)
