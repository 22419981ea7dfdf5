"""The small line of the last months."""

from giaoban.web.sparkline import share_bar, sparkline


def test_a_gap_stays_a_gap() -> None:
    assert sparkline([1.0, 2.0, None, 3.0, 4.0], "x").count("<polyline") == 2


def test_two_known_months_are_needed() -> None:
    assert sparkline([None, 1.0, None], "x") == ""


def test_nothing_in_it_is_style_or_script_and_the_label_is_escaped() -> None:
    drawn = sparkline([1.0, 2.0], '"><script>')
    assert "<script" not in drawn
    assert "style" not in drawn


def test_a_bar_ends_at_the_whole() -> None:
    assert 'width="100.0" height="4"' in share_bar(1.37, 0.5, "x")
    assert 'x="50.0"' in share_bar(0.1, 0.5, "x")
