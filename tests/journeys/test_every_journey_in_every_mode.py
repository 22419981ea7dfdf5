"""A journey that is walked in one mode only is a journey that was not shown."""

import ast
from pathlib import Path

from tests.journeys.browsing import MODES

ASKED = {
    "test_a_penalty_is_recorded_corrected_found_counted_and_written",
    "test_figures_are_sent_returned_mended_and_taken_in",
    "test_from_a_sentence_to_a_restated_report",
    "test_a_leader_reaches_a_record_in_three_touches",
    "test_from_an_empty_database_to_the_first_issued_report",
    "test_an_official_leaves_and_nothing_is_left_without_an_owner",
}
"""The journeys that the site has to carry."""
NOT_A_JOURNEY = {
    "test_a_passkey_is_added_and_asked_for": "passkeys are a script of the browser",
    "test_what_was_typed_stays_until_the_connection_is_back": "says what a script adds",
    "test_an_opened_paper_is_read_offline_and_goes_at_sign_out": "says what a script adds",
    "test_the_preview_follows_the_typing": "says what a script adds",
}

IN_SOME_MODES = {
    "test_the_chair_holds_the_meeting_from_a_phone": "a phone is what it is about",
    "test_the_session_of_march_is_held_and_its_tasks_are_told_of_in_april": "long: at two widths, the chair on a phone",
}
"""Journeys of rooms that are not walked in every mode yet, each with why."""


def test_every_journey_is_walked_in_every_mode() -> None:
    walked, others = set(), set()
    for path in Path(__file__).parent.glob("test_*.py"):
        if path.name == Path(__file__).name:
            continue
        for one in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(one, ast.FunctionDef) and one.name.startswith("test_"):
                marks = {mark.id for mark in one.decorator_list if isinstance(mark, ast.Name)}
                (walked if "journey" in marks else others).add(one.name)
    assert walked >= ASKED
    assert others - set(IN_SOME_MODES) == set(NOT_A_JOURNEY)


def test_the_modes_are_those_that_were_promised() -> None:
    ways = {(one.width, one.scripts, one.keyboard) for one in MODES}
    assert ways == {(1280, True, False), (390, True, False), (1280, True, True), (1280, False, False)}
