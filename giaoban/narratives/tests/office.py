"""The small district with a form that wards send, and a ward's narrative report."""

from typing import Any

from django.test import Client

from giaoban.indicators import actions
from giaoban.indicators.models import IndicatorVersion
from giaoban.narratives.models import NarrativeDraft
from tests.pages import AT, SINCE, World, world

WARD = "/doc-bao-cao/00343/2023-02/"
DISTRICT = "/doc-bao-cao/009/2023-02/"
ALL = "/doc-bao-cao/009/2023-02/cac-don-vi"

REPORT = """ỦY BAN NHÂN DÂN
PHƯỜNG NHÂN CHÍNH

BÁO CÁO
Kết quả công tác tháng 02/2023

1. Y tế
Trong tháng 02/2023, trạm y tế khám bệnh cho 1.240 lượt người; ghi nhận 03 ca sốt xuất huyết, tăng 01 ca.
2. Thu ngân sách
Lũy kế đến ngày 28/02/2023, thu ngân sách trên địa bàn đạt 700 triệu đồng, bằng 17,5% dự toán Thành phố giao.
3. An ninh
Đã xử phạt 09 vụ; trồng mới 250 cây xanh. Phấn đấu tháng 3 khám bệnh cho 1.300 lượt người.
"""


def office() -> World:
    """The world of the pages, where wards send cases of dengue and visits to the doctor."""
    made = world()
    forms = [
        ("YT.P.SXH", "Ca sốt xuất huyết của phường", "ca", 7, ["ca sốt xuất huyết", "sốt xuất huyết"]),
        ("YT.P.KHAM", "Lượt khám bệnh tại trạm y tế", "lượt", 8, ["khám bệnh"]),
    ]
    definitions = [
        IndicatorVersion(
            indicator=actions.indicator(code), valid_from=SINCE, name=name, aliases=aliases, measured_in=unit,
            spec={"enters": "period", "by": "wards"}, order=order, nature="flow", reads="month", sector="health",
            source_kind="form",
        )
        for code, name, unit, order, aliases in forms
    ]  # fmt: skip
    actions.define(definitions, unit=made.district.unit.pk, by=made.district.office, at=AT)
    return made


def given(client: Client, page: str = WARD, text: str = REPORT, **fields: Any) -> NarrativeDraft:
    """A text that was pasted; the draft that waits."""
    response = client.post(page, {"van-ban": text, **fields})
    assert response.status_code == 302, response.content.decode()
    return NarrativeDraft.objects.latest("pk")


def number_of(draft: NarrativeDraft, span: str) -> int:
    """The number of the offer with this span."""
    return next(one["number"] for one in draft.offers if one["span"].startswith(span))


def decide(client: Client, draft: NarrativeDraft, deed: str, **choices: Any) -> Any:
    """Press a button of the page, with choices by the span they are for: ``{"03 ca": ("nhan", "YT.P.SXH", "")}``."""
    typed = {}
    for span, (do, code, value) in choices.pop("of", {}).items():
        number = number_of(draft, span)
        typed |= {f"chon-{number}": do, f"chi-tieu-{number}": code, f"gia-tri-{number}": value}
    return client.post(f"/doc-bao-cao/nhap/{draft.pk}/", {"viec": deed, **typed})
