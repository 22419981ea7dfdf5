"""The table of worked cases that a person can read holds."""

from pathlib import Path

import pytest
import yaml

from giaoban.tasks.rules.happening import Happening, What
from giaoban.tasks.rules.state import standing
from giaoban.tasks.rules.timeliness import days_late, timeliness

CASES = yaml.safe_load((Path(__file__).parent / "worked_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_worked_case_holds(case):
    happened = []
    for number, (what, day, *more) in enumerate(case["happened"], start=1):
        said = more[0] if more else {}
        happened.append(Happening(number, What(what), day, said.get("due"), said.get("result")))
    now = standing(case["due"], happened)
    assert now.state == case["state"]
    assert timeliness(now, case["today"]) == case["timeliness"]
    assert days_late(now, case["today"]) == case.get("days_late", days_late(now, case["today"]))
    assert now.extensions == case.get("extensions", now.extensions)
    assert now.due == case.get("due_now", now.due)
    assert now.original_due == case.get("original_due", case["due"])
