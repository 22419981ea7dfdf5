"""What an amount was found to be (kết luận về một con số)."""

from dataclasses import dataclass, field
from fractions import Fraction

from .bases import Base
from .fact import Kind

COMPARED_KIND = {"same": Kind.CHANGE_VS_SAME_PERIOD, "previous": Kind.CHANGE_VS_PREVIOUS_PERIOD}


@dataclass(slots=True)
class Judgement:
    """Its kind and base; ``sign`` -1 for a fall; ``carries`` the amount whose statement it only says again."""

    kind: Kind
    sign: int = 1
    base: Base | None = None
    verb: str = ""
    change_type: str | None = None
    carries: int | None = None
    prior: bool = False
    ratio_of_plan: Fraction | None = None
    doubts: list[tuple[float, str]] = field(default_factory=list)
