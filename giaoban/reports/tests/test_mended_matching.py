"""Sentences of a mended file are found again: by marks, by likeness where marks are lost, and nothing else is said."""

from hypothesis import given
from hypothesis import strategies as st

from giaoban.reports.rules.marks import Mark, key_digest, mark_of, read_mark, report_digest
from giaoban.reports.rules.mended_matching import ReadParagraph, SentSentence, cut, match

SENTENCES = (
    ("thu", 0, "Lũy kế đến ngày 07/3/2023, thu ngân sách đạt 1.277 tỷ đồng, bằng 22% dự toán."),
    ("chi", 0, "Chi ngân sách đạt 216 tỷ đồng, bằng 18% dự toán giao."),
    ("pccc", 1, "Kiểm tra an toàn phòng cháy, chữa cháy tại 180 cơ sở, phát hiện 4 tồn tại."),
    ("y-te", 2, "Các trạm y tế khám bệnh cho 9.120 lượt người; ghi nhận 02 ca sốt xuất huyết."),
    ("giao-duc", 2, "Kiểm tra nền nếp dạy và học tại 14 trường trên địa bàn quận."),
)
SENT = [SentSentence(*one) for one in SENTENCES]
FRAME = ["BÁO CÁO", "Kết quả thực hiện nhiệm vụ tháng 02"]


def paragraphs(marked: bool = True, **texts: str) -> list[ReadParagraph]:
    """The draft as it comes back, some sentences saying something else, ``""`` for one taken out."""
    back = [ReadParagraph([("", one)]) for one in FRAME]
    for number in range(3):
        parts = [(one.key, texts.get(one.key, one.text)) for one in SENT if one.paragraph == number]
        said = [
            (key if marked else "", f" {text}" if place else text) for place, (key, text) in enumerate(parts) if text
        ]
        back.append(ReadParagraph(said if marked else [("", "".join(text for _, text in said))]))
    return back


@given(st.booleans())
def test_an_untouched_draft_comes_back_as_it_was(marked: bool):
    found = match(SENT, FRAME, paragraphs(marked))
    assert found.texts == {one.key: one.text for one in SENT}
    assert (found.gone, found.added, found.outside) == ([], [], [])
    assert found.order == [one.key for one in SENT]


@given(
    st.sampled_from(SENT), st.booleans(), st.sampled_from(["rất đáng mừng", "theo báo cáo của phòng", "xyz"]), st.data()
)
def test_a_mended_sentence_is_found_as_exactly_that_change(
    one: SentSentence, marked: bool, words: str, data: st.DataObject
):
    places = [n for n, letter in enumerate(one.text) if letter == " "]
    at = data.draw(st.sampled_from(places))
    mended = f"{one.text[:at]} {words}{one.text[at:]}"
    found = match(SENT, FRAME, paragraphs(marked, **{one.key: mended}))
    differing = {key: text for key, text in found.texts.items() if text != {s.key: s.text for s in SENT}[key]}
    assert differing == {one.key: mended}
    assert (found.gone, found.added, found.outside) == ([], [], [])


@given(st.sampled_from([one for one in SENT if one.key in {"pccc"}]))
def test_a_paragraph_taken_out_is_gone_with_or_without_marks(one: SentSentence):
    for marked in (True, False):
        back = [p for p in paragraphs(marked, **{one.key: ""}) if p.text]
        assert match(SENT, FRAME, back).gone == [one.key]


def test_words_typed_behind_a_sentence_belong_to_it():
    back = paragraphs()
    back[3].parts.append(("", " Đã khắc phục xong."))
    assert match(SENT, FRAME, back).texts["pccc"].endswith("4 tồn tại. Đã khắc phục xong.")


def test_a_new_paragraph_is_told_with_what_it_stands_after():
    back = paragraphs()
    back.insert(4, ReadParagraph([("", "- Tổ chức hội nghị sơ kết công tác quý một.")]))
    assert match(SENT, FRAME, back).added == [("pccc", "Tổ chức hội nghị sơ kết công tác quý một.")]


def test_a_changed_subject_is_told_and_is_no_new_paragraph():
    back = paragraphs()
    back[1] = ReadParagraph([("", "Kết quả thực hiện nhiệm vụ tháng 02 năm 2023")])
    found = match(SENT, FRAME, back)
    assert (found.outside, found.added) == (["Kết quả thực hiện nhiệm vụ tháng 02 năm 2023"], [])


def test_a_sentence_whose_mark_was_lost_beside_a_marked_one_is_cut_off_again():
    back = paragraphs()
    back[2] = ReadParagraph([("thu", f"{SENT[0].text} {SENT[1].text.replace('giao', 'được giao')}")])
    found = match(SENT, FRAME, back)
    assert found.texts["thu"] == SENT[0].text
    assert found.texts["chi"] == SENT[1].text.replace("giao", "được giao")


def test_a_sentence_broken_into_two_paragraphs_is_one():
    back = paragraphs()
    back[3:4] = [
        ReadParagraph([("pccc", "Kiểm tra an toàn tại 180 cơ sở.")]),
        ReadParagraph([("pccc", "Phát hiện 4.")]),
    ]
    assert match(SENT, FRAME, back).texts["pccc"] == "Kiểm tra an toàn tại 180 cơ sở. Phát hiện 4."


def test_sentences_that_changed_places_are_told_by_their_order():
    back = paragraphs()
    back[3], back[4] = back[4], back[3]
    assert match(SENT, FRAME, back).order == ["thu", "chi", "y-te", "giao-duc", "pccc"]


@given(st.lists(st.sampled_from([one.text for one in SENT]), min_size=1, max_size=4, unique=True))
def test_sentences_are_cut_apart_where_they_end(sentences: list[str]):
    assert cut(sentences, " ".join(sentences)) == sentences


@given(st.integers(0, 10**12), st.text(min_size=1, max_size=80))
def test_a_mark_says_report_seal_and_sentence_within_the_bounds_of_word(seal: int, key: str):
    mark = mark_of("009:2023-03", seal, key)
    assert read_mark(mark) == Mark(report_digest("009:2023-03"), seal, key_digest(key))
    assert len(mark) <= 40
    assert mark.replace("_", "a").isalnum()
    assert read_mark("_GoBack") is None
