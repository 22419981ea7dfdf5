import pytest

from giaoban.offices.models import Role
from giaoban.offices.rules.roles import DEED_NAMES, ROLE_DEEDS, Deed, allows, roles_for


def test_every_role_and_deed_is_in_the_table():
    assert set(ROLE_DEEDS) == set(Role.values)
    assert set(DEED_NAMES) == set(Deed)
    assert all(roles_for(deed) for deed in Deed)


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("deed", list(Deed))
def test_no_role_acts_beside_its_unit(role, deed):
    assert not allows(role, deed, own=False, below=False)


@pytest.mark.parametrize(
    ("role", "reaches"), [("clerk", False), ("registry", False), ("office", True), ("leader", True)]
)
def test_how_far_a_role_reaches(role, reaches):
    assert allows(role, Deed.SEE, own=True, below=False)
    assert allows(role, Deed.SEE, own=False, below=True) is reaches


@pytest.mark.parametrize(
    ("deed", "roles"),
    [
        (Deed.SIGN, ("leader",)),
        (Deed.NUMBER, ("registry",)),
        (Deed.CLOSE, ("office",)),
        (Deed.OPEN_PERSON, ("clerk",)),
        (Deed.ERASE, ("administrator",)),
        (Deed.MANAGE, ("administrator",)),
    ],
)
def test_deeds_that_one_role_alone_does(deed, roles):
    assert roles_for(deed) == roles
