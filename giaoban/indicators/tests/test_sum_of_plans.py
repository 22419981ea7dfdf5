import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators.rules.plan_in_force import PlanFacts, plans_in_force
from giaoban.indicators.rules.sum_of_plans import sum_of_plans


def plan(value, month=1, version=1, assigner="Thành phố giao", record="r"):
    first = dt.date(2023, month, 1)
    return PlanFacts(assigner, value, f"{version}/QĐ", None, first, version, record)


def in_force(parts, month, day=1):
    found = plans_in_force(sum_of_plans(parts), dt.date(2023, month, day))
    return {assigner: facts.value for assigner, facts in found.items()}


def test_the_plan_of_the_whole_is_the_sum_of_the_projects():
    assert in_force([("a", plan(100)), ("b", plan(50))], 1) == {"Thành phố giao": 150}


def test_a_later_version_of_one_project_leaves_the_others_as_they_are():
    parts = [("a", plan(100)), ("b", plan(50)), ("a", plan(70, month=6, version=2))]
    assert in_force(parts, 5, 31) == {"Thành phố giao": 150}
    assert in_force(parts, 6) == {"Thành phố giao": 120}


def test_a_project_without_a_plan_yet_adds_nothing():
    assert in_force([("a", plan(100)), ("b", plan(50, month=3))], 2) == {"Thành phố giao": 100}


def test_assigners_are_kept_apart():
    parts = [("a", plan(100)), ("a", plan(120, assigner="HĐND quận giao"))]
    assert in_force(parts, 1) == {"Thành phố giao": 100, "HĐND quận giao": 120}


def test_of_two_versions_from_one_day_the_higher_counts():
    assert in_force([("a", plan(80, version=2)), ("a", plan(100, version=1))], 1) == {"Thành phố giao": 80}


def test_a_total_names_the_records_that_it_sums_and_the_decisions_that_changed_it():
    parts = [
        ("a", plan(100, record="a1")),
        ("b", plan(50, record="b1")),
        ("a", plan(70, month=6, version=2, record="a2")),
    ]
    first, second = sum_of_plans(parts)
    assert (first.parts, first.decision, first.version) == (("a1", "b1"), "1/QĐ", 1)
    assert (set(second.parts), second.decision, second.version) == ({"a2", "b1"}, "2/QĐ", 2)


@given(
    st.lists(
        st.builds(
            lambda part, month, version, value: (
                part,
                plan(value, month, version, record=f"{part}{month}{version}"),
            ),
            st.sampled_from("abc"),
            st.integers(1, 12),
            st.integers(1, 3),
            st.integers(0, 1000),
        ),
        unique_by=lambda one: one[1].record,
    ),
    st.integers(1, 12),
)
def test_on_any_day_it_is_the_sum_of_each_projects_last_version_in_force(parts, month):
    on = dt.date(2023, month, 1)
    each = [
        plans_in_force([facts for name, facts in parts if name == part], on).get("Thành phố giao") for part in "abc"
    ]
    expected = sum(facts.value for facts in each if facts)
    assert in_force(parts, month).get("Thành phố giao", 0) == expected
