"""The layout is read from the law's mapping and refuses by name what is wrong in it."""

from copy import deepcopy

import pytest

from giaoban.documents.rules.layout import Choice, LayoutError, layout_from_law, plain_number
from giaoban.documents.tests.sample import layout_values, nd30_layout


def test_values_of_the_decree_are_read():
    layout = nd30_layout()
    assert layout.component("national_name").size == Choice(12, 13, 13)
    assert layout.component("recipients").size.value == 11
    assert layout.margins.left == Choice(30, 35, 30)
    assert layout.text_width_mm == 165
    assert layout.rule_below("national_motto").value == 1
    assert layout.rule_below("body") is None
    assert layout.fonts[0] == "Times New Roman"


def test_a_layout_is_hashable_and_equal_to_itself_read_again():
    assert hash(layout_from_law(layout_values())) == hash(nd30_layout())


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("components", "subject", "use"), 16, "components.subject"),
        (("components", "subject", "bold"), "có", "components.subject.bold"),
        (("components", "subject", "align"), "middle", "components.subject.align"),
        (("components", "logo"), {}, "components.logo"),
        (("margins_mm", "left", "use"), 20, "margins_mm.left"),
        (("margins_mm", "left", "use"), "30", "margins_mm.left.use"),
        (("paragraph", "first_line_mm", "use"), 15, "paragraph.first_line_mm"),
        (("components", "national_name", "use"), 12, "size_sets"),
        (("rules_below", "logo"), {"min": 0, "max": 1, "use": 1}, "rules_below.logo"),
        (("font",), "Arial", "font"),
    ],
)
def test_a_wrong_entry_is_named(path, value, named):
    values = deepcopy(layout_values())
    place = values
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(LayoutError, match=named):
        layout_from_law(values)


@pytest.mark.parametrize("name", list(layout_values()))
def test_a_missing_entry_is_named(name):
    values = {key: value for key, value in layout_values().items() if key != name}
    with pytest.raises(LayoutError, match=name):
        layout_from_law(values)


def test_a_missing_component_is_named():
    values = deepcopy(layout_values())
    del values["components"]["signer_name"]
    with pytest.raises(LayoutError, match="signer_name"):
        layout_from_law(values)


def test_numbers_are_written_the_vietnamese_way():
    assert [plain_number(value) for value in (12.7, 13, 20.0)] == ["12,7", "13", "20"]
    assert Choice(12, 13, 13).written("pt") == "12–13 pt"
