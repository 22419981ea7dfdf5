"""A proposal as the command line and the API tell it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from giaoban.reading.conclusion.given_text import Place
from giaoban.reading.conclusion.proposed import Finding, Proposal, ProposedTask
from giaoban.reading.conclusion.targets import Target


def proposal_json(proposal: Proposal) -> dict[str, Any]:
    """``{"addressed", "period", "tasks", "findings"}``."""
    return {
        "addressed": list(proposal.addressed),
        "period": proposal.period,
        "tasks": [task_json(task) for task in proposal.tasks],
        "findings": _findings(proposal.findings),
    }


def task_json(task: ProposedTask) -> dict[str, Any]:
    """One task; ``start`` and ``end`` are offsets into the text as given, days are ISO, null where nothing is said."""
    return {
        "number": task.number,
        "text": task.text,
        "start": task.place.start,
        "end": task.place.end,
        "lead": task.lead or None,
        "coordinate": list(task.coordinate),
        "due": task.due.isoformat() if task.due else None,
        "deadlines": [day.isoformat() for day in task.deadlines],
        "recurrence": _recurrence(task),
        "term": {"number": task.term.number, "unit": task.term.unit} if task.term else None,
        "indicator": task.target.indicator if task.target else None,
        "target": _target(task.target),
        "measured_to": task.target.to.isoformat() if task.target and task.target.to else None,
        "children": [unit.name for unit in task.children],
        "children_codes": [unit.code for unit in task.children],
        "addressed": list(task.addressed),
        "to_confirm": [unit.name for unit in task.to_confirm],
        "period": task.period,
        "proposed_from": {"lead": task.lead_source.value or None, "due": task.due_source.value or None},
        "places": {name: _places(places) for name, places in task.places.items()},
        "reasons": list(task.reasons),
        "findings": _findings(task.findings),
    }


def _target(target: Target | None) -> dict[str, Any] | None:
    if target is None:
        return None
    if target.ratio_to_plan is not None:
        return {"ratio_to_plan": float(target.ratio_to_plan)}
    value = target.value
    return {"value": float(value) if isinstance(value, Decimal) else value, "unit": target.unit}


def _recurrence(task: ProposedTask) -> dict[str, Any] | None:
    rhythm = task.rhythm
    return {"every": rhythm.every, "day": rhythm.day, "weekday": rhythm.weekday} if rhythm else None


def _places(places: Sequence[Place]) -> list[list[int]]:
    return [[place.start, place.end] for place in places]


def _findings(findings: Sequence[Finding]) -> list[dict[str, str]]:
    return [{"rule": one.rule, "message": one.message} for one in findings]
