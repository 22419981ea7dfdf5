"""Sections of an outline, new orders, and what changed between two contents."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from giaoban.reports.rules.content_changes import ChangedNumber, changed_cells, changed_sentences
from giaoban.reports.rules.order import new_orders
from giaoban.reports.rules.sections import above, sections
from giaoban.reports.rules.text_changes import changes

ITEMS = [
    ("p1", "part"), ("m1", "heading"), ("a", "paragraph"), ("b", "sentence"),
    ("m2", "heading"), ("c", "list_item"), ("p2", "part"), ("d", "paragraph"),
]  # fmt: skip


def test_a_section_reaches_to_the_next_heading_of_its_level():
    found = {one.key: one.covers for one in sections(ITEMS)}
    assert found == {
        "p1": ("p1", "m1", "a", "b", "m2", "c"),
        "m1": ("m1", "a", "b"),
        "m2": ("m2", "c"),
        "p2": ("p2", "d"),
    }


def test_an_item_stands_under_itself_its_heading_and_its_part():
    found = above(ITEMS)
    assert (found["b"], found["m2"], found["d"]) == (("b", "m1", "p1"), ("m2", "p1"), ("d", "p2"))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.data())
def test_after_moving_the_keys_stand_as_wanted(numbers: list[int], data: st.DataObject):
    orders = {f"k{place}": number for place, number in enumerate(sorted(numbers))}
    wanted = [*orders]
    moved = wanted.pop(data.draw(st.integers(0, len(wanted) - 1)))
    wanted.insert(data.draw(st.integers(0, len(wanted))), moved)
    after = orders | new_orders(wanted, orders, moved)
    assert sorted(wanted, key=lambda key: after[key]) == wanted
    assert len({*after.values()}) == len(after) or after == orders


def test_where_a_number_is_free_only_the_moved_item_changes():
    assert new_orders(["a", "c", "b"], {"a": 10, "b": 20, "c": 30}, "c") == {"c": 15}


@given(st.text(max_size=60), st.text(max_size=60))
def test_changes_hold_both_texts_whole(old: str, new: str):
    found = changes(old, new)
    assert "".join(one.new for one in found) == new
    spaces = [one for one in found if one.is_same]
    assert "".join(one.old for one in found).split() == old.split() or spaces


def item(key: str, text: str, number: str = "", template: str = "t") -> dict[str, Any]:
    pieces: list[dict[str, Any]] = [{"text": text}]
    if number:
        pieces.append({"text": number, "indicator": "THU", "aspect": "value"})
    return {"key": key, "kind": "paragraph", "template": template, "pieces": pieces}


def test_sentences_and_numbers_that_differ_are_told_apart():
    old = {"items": [item("a", "Thu ", "5"), item("b", "Chi"), item("gone", "Bỏ"), item("c", "Yên")]}
    new = {
        "items": [item("a", "Thu ", "6"), item("b", "Chi ngân sách", template="u"), item("c", "Yên"), item("new", "X")]
    }
    found = {one.key: one for one in changed_sentences(old, new)}
    assert {key: one.how for key, one in found.items()} == {
        "a": "changed", "b": "changed", "gone": "removed", "new": "added",
    }  # fmt: skip
    assert found["a"].numbers == [ChangedNumber("THU", "value", "5", "6")]
    assert (found["a"].reworded, found["b"].reworded) == (False, True)


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_fewest_sentences_are_told_as_moved(order: list[str]):
    old = {"items": [item(key, key) for key in "abcd"]}
    new = {"items": [item(key, key) for key in order]}
    moved = {one.key for one in changed_sentences(old, new)}
    kept = [key for key in order if key not in moved]
    assert kept == sorted(kept)
    assert bool(moved) == (order != ["a", "b", "c", "d"])


def test_cells_of_the_appendix_that_differ_are_told():
    row = {"code": "THU", "name": "Thu", "plan": 9, "same_period": 4, "last_month": 1, "this_month": 2, "value": 3}
    [one] = changed_cells({"appendix": [row]}, {"appendix": [{**row, "value": 5}]})
    assert (one.name, one.column, one.old, one.new) == ("Thu", "value", 3, 5)
