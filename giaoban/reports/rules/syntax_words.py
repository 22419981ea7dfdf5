"""What the parser of templates says is wrong, in Vietnamese (lỗi cú pháp của mẫu câu)."""

import re

from giaoban.said import Said

_WORDS = (
    (r"unexpected end of template, expected '(?P<wanted>.+)'\.", Said("mẫu câu hết trước khi có «%(wanted)s»")),
    (r"unexpected '(?P<got>.+)', expected '(?P<wanted>.+)'", Said("gặp «%(got)s», cần «%(wanted)s»")),
    (r"expected token '(?P<wanted>.+)', got '(?P<got>.+)'", Said("gặp «%(got)s», cần «%(wanted)s»")),
    (r"unexpected '(?P<got>.+)'", Said("gặp «%(got)s» không đúng chỗ")),
    (r"unexpected char ['\"](?P<got>.+)['\"] at \d+", Said("ký tự «%(got)s» không dùng được ở đây")),
    (r"Expected an expression, got '(?P<got>.+)'", Said("gặp «%(got)s», cần một chỗ điền hoặc một hàm")),
    (r"Encountered unknown tag '(?P<got>.+?)'.*", Said("không có thẻ «%(got)s»; chỉ có if, elif, else, endif")),
    (r"Unexpected end of template.*", Said("mẫu câu hết khi một thẻ {% … %} còn mở")),
    (r"Missing end of .+ tag", Said("thẻ mở ra chưa đóng")),
)
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "begin of print statement": "{{",
    "end of template": Said("hết mẫu câu"),
    "string": Said("chữ trong ngoặc kép"),
    "integer": Said("số"),
    "name": Said("tên"),
}


def syntax_words(message: str) -> str:
    """The parser's message in Vietnamese; one that nobody translated yet is told as it is."""
    for pattern, words in _WORDS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return Said(words, **{name: _TOKENS.get(token, token) for name, token in found.groupdict().items()})
    return message
