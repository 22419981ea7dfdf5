"""What the parser of templates says is wrong, in Vietnamese (lỗi cú pháp của mẫu câu)."""

import re

_WORDS = (
    (r"unexpected end of template, expected '(?P<wanted>.+)'\.", "mẫu câu hết trước khi có «{wanted}»"),
    (r"unexpected '(?P<got>.+)', expected '(?P<wanted>.+)'", "gặp «{got}», cần «{wanted}»"),
    (r"expected token '(?P<wanted>.+)', got '(?P<got>.+)'", "gặp «{got}», cần «{wanted}»"),
    (r"unexpected '(?P<got>.+)'", "gặp «{got}» không đúng chỗ"),
    (r"unexpected char ['\"](?P<got>.+)['\"] at \d+", "ký tự «{got}» không dùng được ở đây"),
    (r"Expected an expression, got '(?P<got>.+)'", "gặp «{got}», cần một chỗ điền hoặc một hàm"),
    (r"Encountered unknown tag '(?P<got>.+?)'.*", "không có thẻ «{got}»; chỉ có if, elif, else, endif"),
    (r"Unexpected end of template.*", "mẫu câu hết khi một thẻ {{% … %}} còn mở"),
    (r"Missing end of .+ tag", "thẻ mở ra chưa đóng"),
)
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "begin of print statement": "{{",
    "end of template": "hết mẫu câu",
    "string": "chữ trong ngoặc kép",
    "integer": "số",
    "name": "tên",
}


def syntax_words(message: str) -> str:
    """The parser's message in Vietnamese; one that nobody translated yet is told as it is."""
    for pattern, words in _WORDS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(**{name: _TOKENS.get(token, token) for name, token in found.groupdict().items()})
    return message
