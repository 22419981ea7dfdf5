"""Mistakes of syntax are told in Vietnamese."""

import pytest

from giaoban.reports.rules.sentence_language import TemplateError, check
from giaoban.reports.rules.vocabulary import names


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ so('A' }}", "gặp «}», cần «)»"),
        ("{{ so 'A' }}", "gặp «chữ trong ngoặc kép», cần «}}»"),
        ("{{ }}", "cần một chỗ điền hoặc một hàm"),
        ("{% if so('A') %}x", "còn mở"),
        ("{% for x in y %}{% endfor %}{% khi %}", "không có thẻ «khi»"),
        ("{{ so('A') ! }}", "ký tự «!» không dùng được ở đây"),
        ("{{ so('A')", "mẫu câu hết trước khi có «}}»"),
        ("{% else %}", "không có thẻ «else»"),
    ],
)
def test_a_mistake_of_syntax_is_told_in_vietnamese(template: str, words: str) -> None:
    with pytest.raises(TemplateError) as refusal:
        check(template, names(set()), {"A"})
    assert "sai cú pháp" in str(refusal.value)
    assert words in str(refusal.value)
