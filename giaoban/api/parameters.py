"""Parameters that several routes share, with what the specification says of them."""

import datetime as dt
import re
from typing import Annotated

from ninja import Query
from pydantic import BeforeValidator

from giaoban.api.answers import LONGEST_PAGE, PAGE
from giaoban.said import Said

KnownAt = Annotated[
    str | None,
    Query(
        description=Said(
            "Như đã biết lúc này: ISO 8601; không ghi múi giờ là giờ Việt Nam, chỉ ghi ngày là hết ngày. "
            "Bỏ trống: hiện nay."
        ),
        max_length=40,
        examples=["2023-03-10"],
    ),
]
UnitCode = Annotated[
    str, Query(description=Said("Mã đơn vị, ví dụ 009"), min_length=1, max_length=20, examples=["009"])
]
SessionCode = Annotated[
    str, Query(description=Said("Kỳ giao ban, ví dụ 2023-03"), min_length=1, max_length=20, examples=["2023-03"])
]


def _written_as_a_day(text: object) -> object:
    """Only ISO: a bare number would be taken as seconds since 1970."""
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return text


Day = Annotated[dt.date, BeforeValidator(_written_as_a_day)]
Cursor = Annotated[str | None, Query(description=Said("Con trỏ «next» của trang trước"), max_length=200)]
Limit = Annotated[int, Query(description=Said("Số dòng một trang"), ge=1, le=LONGEST_PAGE)]
DEFAULT_LIMIT = PAGE
OnDay = Annotated[
    Day | None, Query(description=Said("Ngày mà đơn vị mang mã này; bỏ trống: đơn vị mang mã này sau cùng"))
]
