"""The second authority: phường Bến Tràm (invented), loaded by the command line from its folder of spreadsheets."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from giaoban.management import cli

FOLDER = Path(__file__).parents[2] / "examples" / "phuong-ben-tram"
UNIT = "97001"
SESSIONS = ("2026-02", "2026-03", "2026-04")


def giaoban(*words: str) -> str:
    """Run one command as people type it; what it printed. A command that fails raises ``SystemExit``."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        cli.main(words)
    return out.getvalue()


def figures(session: str, *more: str) -> dict[str, dict[str, Any]]:
    """The rows of ``giaoban figures --json`` by code."""
    rows = json.loads(giaoban("figures", "--unit", UNIT, "--session", session, "--json", *more))
    return {row["code"]: row for row in rows}
