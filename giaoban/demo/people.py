"""Invented people of the demo: every given name is Mẫu, every identity number begins with zeros no province has."""

from random import Random

from giaoban.subjects.rules.details import Details

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
_MIDDLE = ("Văn", "Thị", "Đức", "Thu", "Minh", "Ngọc")


def invented(chance: Random) -> Details:
    """Somebody who does not exist."""
    return Details(
        name=f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} Mẫu",
        born=str(chance.randint(1930, 2000)),
        identity_number=f"0000{chance.randrange(10**8):08d}",
        address=f"Số {chance.randint(1, 200)} phố Mẫu",
    )
