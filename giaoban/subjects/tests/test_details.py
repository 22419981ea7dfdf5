import pytest

from giaoban.subjects.rules.details import BadDetails, Details, tidied
from giaoban.subjects.rules.free_text import said_in

MAI = Details(
    "Nguyễn Văn Mai",
    born="1986-05-12",
    identity_number="001186000001",
    address="Số 12 phố Khương Trung",
    phone="0900000001",
)


def test_values_are_kept_in_one_form():
    kept = tidied(
        Details(
            "  Nguye\u0302\u0303n  Văn Mai ", born="12/05/1986", identity_number="001 186 000 001", phone="0900.000-001"
        )
    )
    assert kept == Details("Nguyễn Văn Mai", born="1986-05-12", identity_number="001186000001", phone="0900000001")
    assert tidied(kept) == kept


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (Details(" "), "Thiếu họ tên"),
        (Details("Đỗ An", kind="dog"), "cá nhân hoặc tổ chức"),
        (Details("Đỗ An", born="mùa xuân"), "Ngày sinh viết như"),
        (Details("Đỗ An", born="31/02/1986"), "Ngày sinh viết như"),
        (Details("Đỗ An", identity_number="1" * 21), "dài quá 20"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(details, words):
    with pytest.raises(BadDetails, match=words):
        tidied(details)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Sửa tên ông Nguyễn Văn Mai", ["name"]),
        ("sua ten nguyen van mai.", ["name"]),
        ("CCCD 001 186 000 001", ["identity_number"]),
        ("gọi 0900-000-001", ["phone"]),
        ("sinh ngày 12/5/1986", ["born"]),
        ("ở số 12, phố Khương Trung", ["address"]),
        ("Sinh năm 1986, nhập sai ngày", []),
        ("Nhập sai họ tên theo hồ sơ 12/HS-UBND", []),
        ("Anh Mai đề nghị", []),
    ],
)
def test_words_that_stay_may_name_nobody(text, fields):
    assert said_in(text, [MAI]) == fields
