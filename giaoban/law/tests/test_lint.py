"""The lint of the book, broken once on purpose for each of its rules."""

from datetime import date
from textwrap import dedent

import pytest

from giaoban.law.files import BookFiles, parse
from giaoban.law.lint import findings

NORMS = """
term:
  title: thời hạn thử
  unit: ngày
  values:
    - since: 2020-01-01
      value: 7
      citation: {text: "Điều 1", source: "bản gốc", seen: original}
    - since: 2022-01-01
      value: 10
      citation: {text: "Điều 2", source: "bản gốc", seen: original}
"""
CASES = """
- {name: "Năm 2021 là 7 ngày", norm: trial.term, on: 2021-05-01, expect: 7}
"""


def book_files(norms=NORMS, cases=CASES):
    return BookFiles(norms={"trial": parse(norms)}, cases={"trial": parse(cases)})


def test_the_shipped_book_has_no_findings():
    assert findings(BookFiles.shipped()) == []


def test_a_sound_book_has_no_findings():
    assert findings(book_files()) == []


BROKEN = {
    "no citation": ('citation: {text: "Điều 1", source: "bản gốc", seen: original}', "", "thiếu căn cứ"),
    "citation without text": ('text: "Điều 1", ', "", "căn cứ thiếu text"),
    "citation without source": ('text: "Điều 1", source: "bản gốc"', 'text: "Điều 1"', "căn cứ thiếu source"),
    "unknown confidence": ("seen: original", "seen: certain", "seen phải là một trong"),
    "no confidence": (", seen: original", "", "seen phải là một trong"),
    "no title": ("title: thời hạn thử", "", "thiếu tên tiếng Việt"),
    "no unit": ("unit: ngày", "", "thiếu đơn vị"),
    "no value": ("value: 7", "", "thiếu giá trị"),
    "unordered dates": ("since: 2022-01-01", "since: 2019-01-01", "đứng sai thứ tự ngày"),
    "same first day": ("since: 2022-01-01", "since: 2020-01-01", "đứng sai thứ tự ngày"),
    "overlapping dates": ("value: 7", "until: 2022-01-01\n      value: 7", "chồng nhau từ ngày 01/01/2022"),
    "end before beginning": (
        "value: 7",
        "until: 2019-12-31\n      value: 7",
        "hết hiệu lực trước khi bắt đầu",
    ),
    "a date that is a word": ("since: 2022-01-01", "since: mai", "phải là ngày"),
    "a misspelt key": ("value: 7", "util: 2021-01-01\n      value: 7", "khóa lạ 'util'"),
}


@pytest.mark.parametrize(("right", "wrong", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_each_broken_rule_of_a_norm_is_caught(right, wrong, said):
    assert right in NORMS
    assert any(said in finding for finding in findings(book_files(norms=NORMS.replace(right, wrong, 1))))


BROKEN_CASES = {
    "no case at all": ("[]", "chưa có án mẫu"),
    "a case of an unknown norm": (
        CASES + CASES.replace("trial.term", "trial.trm").replace("7 ngày", "8"),
        "không có tham số",
    ),
    "two cases of one name": (CASES + CASES, "trùng tên"),
    "no name": (CASES.replace('name: "Năm 2021 là 7 ngày", ', ""), "không có tên"),
    "no expectation": (CASES.replace(", expect: 7", ""), "đúng một trong expect và refused"),
    "no day": (CASES.replace("2021-05-01", "mai"), "on phải là một ngày"),
    "a misspelt key": (CASES.replace("expect: 7", "expect: 7, because: x"), "khóa lạ 'because'"),
    "a rule without input": (CASES + "- {name: r, rule: some_rule, expect: 1}", "thiếu input"),
    "a case the book does not keep": (CASES.replace("expect: 7", "expect: 8"), "chờ 8, sách trả lời 7"),
    "a refusal the book does not make": (CASES.replace("expect: 7", "refused: true"), "phải từ chối"),
    "an answer the book refuses": (CASES.replace("2021-05-01", "2019-05-01"), "không trả lời cho ngày"),
    "a place that is not there": (CASES.replace("expect: 7", "at: [left], expect: 7"), "không có chỗ"),
}


@pytest.mark.parametrize(("cases", "said"), BROKEN_CASES.values(), ids=BROKEN_CASES.keys())
def test_each_broken_rule_of_a_case_is_caught(cases, said):
    assert any(said in finding for finding in findings(book_files(cases=cases)))


def test_a_norm_that_is_no_table_is_caught():
    assert any("phải có title" in finding for finding in findings(book_files(norms="term: 7")))


def test_a_norm_without_values_is_caught():
    assert any("values phải là danh sách" in f for f in findings(book_files(norms="term: {title: a, unit: b}")))


def test_a_key_written_twice_is_an_error():
    with pytest.raises(Exception, match="ghi hai lần"):
        parse("term: 1\nterm: 2")


def test_words_that_yaml_takes_for_booleans_stay_words():
    assert parse("on: 2020-01-01\nno: NO\nyes: true") == {"on": date(2020, 1, 1), "no": "NO", "yes": True}


def test_fractions_are_exact():
    assert str(parse("0.05")) == "0.05"


def test_files_are_read_from_any_folder(tmp_path):
    (tmp_path / "cases").mkdir()
    (tmp_path / "trial.yaml").write_text(dedent(NORMS), encoding="utf-8")
    (tmp_path / "cases" / "trial.yaml").write_text(CASES, encoding="utf-8")
    assert findings(BookFiles.read(tmp_path)) == []
