"""Templates over a few known figures, for tests of rules."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from giaoban.reports.rules.sentence_language import Vocabulary
from giaoban.reports.rules.vocabulary import Padding, Told, vocabulary

VALUES = {"THU": 1_277_069_000_000, "VU": 87, "CHAY": 0}
WORDS = st.sampled_from(["thu ", "ngân sách ", "đạt ", "kiểm tra, ", "và ", "trên địa bàn ", "tại phường; ", "đã "])
TAGS = st.sampled_from(
    [
        '{{ so("THU", "tỷ triệu") }}',
        '{{ so("VU", pad=3) }}',
        '{{ ty_le_ke_hoach("THU") }}',
        '{{ ky("THU", "đến ngày") }}',
        '{{ khong_co("CHAY", "không xảy ra cháy") }}',
        '{{ khong_phai_so_lieu("Quyết định 05") }}',
        "{{ nam }}",
    ]
)
CONDITIONS = st.sampled_from(
    [
        '{% if gia_tri("CHAY") == 0 %}yên ổn {% else %}có {{ so("CHAY") }} vụ {% endif %}',
        '{% if gia_tri("VU") > 0 %}xử lý {{ so("VU") }} vụ {% endif %}',
    ]
)
TEMPLATES = st.lists(st.one_of(WORDS, TAGS.map(lambda tag: f"{tag} "), CONDITIONS), min_size=1, max_size=9).map(
    lambda parts: f"Câu {''.join(parts)}hết."
)


def speaking() -> Vocabulary:
    """The functions over the known figures."""
    return vocabulary(_told, {"nam": "2023"}, Padding(10, 3))


def _told(code: str) -> Told:
    days = dt.date(2023, 1, 1), dt.date(2023, 3, 7)
    value = VALUES[code]
    return Told(code == "THU", 0, value, 5, 5, Decimal("0.2236"), Decimal("1.122"), *days)
