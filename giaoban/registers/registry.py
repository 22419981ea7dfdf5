"""Which registers exist: rooms of floor 3 add theirs at start-up."""

from collections.abc import Iterator

from giaoban.registers.description import Register
from giaoban.said import Said

_registers: dict[str, Register] = {}


class UnknownRegister(LookupError):
    """No register has that code."""


def add(register: Register) -> Register:
    """Make a register known; returns it."""
    _registers[register.code] = register
    return register


def get(code: str) -> Register:
    """The register of that code; raises :class:`UnknownRegister` listing those there are."""
    try:
        return _registers[code]
    except KeyError:
        raise UnknownRegister(
            Said("Không có sổ «%(code)s». Các sổ: %(registers)s.", code=code, registers=sorted(_registers))
        ) from None


def every() -> Iterator[Register]:
    """All registers, parents before the events that hang on them."""
    return iter(sorted(_registers.values(), key=lambda register: (register.parent is not None, register.code)))
