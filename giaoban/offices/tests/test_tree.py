"""Codes on both sides of 2025-01-01 and 2025-07-01 (Thanh Xuân, domain sheet §8.2)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.offices.rules.tree import SuccessionFacts, UnitFacts, UnitNotFound, UnitTree

FOUNDED = dt.date(1997, 1, 1)
MERGED = dt.date(2025, 1, 1)
REFORMED = dt.date(2025, 7, 1)
BEFORE_MERGER, BEFORE_REFORM = MERGED - dt.timedelta(days=1), REFORMED - dt.timedelta(days=1)

LIVES = {
    "city": ("01", FOUNDED, "Thành phố Hà Nội", "province", None, None),
    "quan": ("009", FOUNDED, "Quận Thanh Xuân", "district", "city", BEFORE_REFORM),
    "hoang_mai": ("008", FOUNDED, "Quận Hoàng Mai", "district", "city", BEFORE_REFORM),
    "khuong_mai": ("00352", FOUNDED, "Phường Khương Mai", "commune", "quan", BEFORE_REFORM),
    "phuong_liet_cu": ("00358", FOUNDED, "Phường Phương Liệt", "commune", "quan", BEFORE_REFORM),
    "ha_dinh_cu": ("00361", FOUNDED, "Phường Hạ Đình", "commune", "quan", BEFORE_MERGER),
    "kim_giang": ("00373", FOUNDED, "Phường Kim Giang", "commune", "quan", BEFORE_MERGER),
    "ha_dinh": ("00373", MERGED, "Phường Hạ Đình", "commune", "quan", BEFORE_REFORM),
    "tx_bac_cu": ("00367", FOUNDED, "Phường Thanh Xuân Bắc", "commune", "quan", BEFORE_MERGER),
    "tx_nam": ("00370", FOUNDED, "Phường Thanh Xuân Nam", "commune", "quan", BEFORE_MERGER),
    "tx_bac": ("00367", MERGED, "Phường Thanh Xuân Bắc", "commune", "quan", BEFORE_REFORM),
    "thanh_xuan": ("00367", REFORMED, "Phường Thanh Xuân", "commune", "city", None),
    "khuong_dinh": ("00364", REFORMED, "Phường Khương Đình", "commune", "city", None),
    "phuong_liet": ("00352", REFORMED, "Phường Phương Liệt", "commune", "city", None),
    "dai_kim": ("00340", FOUNDED, "Phường Đại Kim", "commune", "hoang_mai", BEFORE_REFORM),
    "phong": ("009.TCKH", FOUNDED, "Phòng Tài chính - Kế hoạch", "office", "quan", BEFORE_REFORM),
}
HEIRS = [
    ("ha_dinh_cu", "ha_dinh", MERGED),
    ("kim_giang", "ha_dinh", MERGED),
    ("tx_bac_cu", "tx_bac", MERGED),
    ("tx_nam", "tx_bac", MERGED),
    ("khuong_mai", "phuong_liet", REFORMED),
    ("phuong_liet_cu", "phuong_liet", REFORMED),
    ("ha_dinh", "khuong_dinh", REFORMED),
    ("tx_bac", "thanh_xuan", REFORMED),
    ("dai_kim", "khuong_dinh", REFORMED),
]
IDS = {name: number for number, name in enumerate(LIVES, start=1)}


@pytest.fixture(scope="module")
def tree():
    return made()


def made():
    units = [
        UnitFacts(IDS[name], code, first, said, "", level, IDS.get(parent), last)
        for name, (code, first, said, level, parent, last) in LIVES.items()
    ]
    links = [SuccessionFacts(IDS[old], IDS[new], on, 1_000_000, "whole", "thử") for old, new, on in HEIRS]
    return UnitTree(units, links)


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("00352", dt.date(2023, 3, 8), "khuong_mai"),
        ("00352", BEFORE_REFORM, "khuong_mai"),
        ("00352", REFORMED, "phuong_liet"),
        ("00373", BEFORE_MERGER, "kim_giang"),
        ("00373", MERGED, "ha_dinh"),
        ("00373", BEFORE_REFORM, "ha_dinh"),
        ("00367", BEFORE_MERGER, "tx_bac_cu"),
        ("00367", MERGED, "tx_bac"),
        ("00367", BEFORE_REFORM, "tx_bac"),
        ("00367", REFORMED, "thanh_xuan"),
        ("00361", BEFORE_MERGER, "ha_dinh_cu"),
        ("009", BEFORE_REFORM, "quan"),
    ],
)
def test_a_code_is_the_unit_that_has_it_on_the_day(tree, code, on, name):
    assert tree.by_code(code, on).id == IDS[name]


@pytest.mark.parametrize(
    ("code", "on", "ended", "heirs"),
    [
        ("00361", MERGED, "đã kết thúc ngày 31/12/2024", ["Phường Hạ Đình (00373)"]),
        ("00370", MERGED, "Phường Thanh Xuân Nam", ["Phường Thanh Xuân Bắc (00367)"]),
        ("00373", REFORMED, "Phường Hạ Đình", ["Phường Khương Đình (00364)"]),
        ("00358", REFORMED, "đã kết thúc ngày 30/06/2025", ["Phường Phương Liệt (00352)"]),
        (
            "009",
            REFORMED,
            "Quận Thanh Xuân",
            ["Phường Khương Đình (00364)", "Phường Phương Liệt (00352)", "Phường Thanh Xuân (00367)"],
        ),
    ],
)
def test_an_ended_unit_names_its_successors(tree, code, on, ended, heirs):
    with pytest.raises(UnitNotFound) as refused:
        tree.by_code(code, on)
    assert ended in str(refused.value)
    assert all(heir in str(refused.value) for heir in heirs)


def test_an_ended_unit_without_successors_says_so(tree):
    with pytest.raises(UnitNotFound, match="Chưa ghi đơn vị kế thừa"):
        tree.by_code("009.TCKH", REFORMED)


@pytest.mark.parametrize(("code", "on"), [("99999", REFORMED), ("00352", dt.date(1996, 12, 31)), ("352", REFORMED)])
def test_a_code_that_nobody_had_yet(tree, code, on):
    with pytest.raises(UnitNotFound, match=f"Không có đơn vị mã {code} vào ngày"):
        tree.by_code(code, on)


@given(st.sampled_from(sorted({life[0] for life in LIVES.values()})), st.dates(FOUNDED, dt.date(2026, 12, 31)))
def test_on_no_day_do_two_units_have_one_code(code, day):
    tree = made()
    living = [unit.id for unit in tree if unit.code == code and unit.lives_on(day)]
    assert len(living) <= 1
    if living:
        assert tree.by_code(code, day).id == living[0]


def test_children_are_those_alive_on_the_day(tree):
    def wards(parent, on):
        return [unit.code for unit in tree.children(IDS[parent], on) if unit.is_territory]

    assert wards("quan", BEFORE_MERGER) == ["00352", "00358", "00361", "00367", "00370", "00373"]
    assert wards("quan", MERGED) == ["00352", "00358", "00367", "00373"]
    assert wards("quan", REFORMED) == []
    assert wards("city", REFORMED) == ["00352", "00364", "00367"]


def test_above_and_below(tree):
    assert tree.ancestors(IDS["kim_giang"]) == (IDS["quan"], IDS["city"])
    assert IDS["kim_giang"] in tree.descendants(IDS["quan"])
    assert IDS["phuong_liet"] not in tree.descendants(IDS["quan"])
    assert tree.descendants(IDS["city"]) == frozenset(IDS.values())


def test_figures_of_a_department_belong_to_its_territory(tree):
    assert tree.territory_of(IDS["phong"]) == IDS["quan"]
    assert tree.territory_of(IDS["kim_giang"]) == IDS["kim_giang"]
