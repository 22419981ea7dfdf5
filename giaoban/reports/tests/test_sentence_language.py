"""What a template may say, and that it can say nothing else."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reports.rules.pieces import Piece, untied_numerals
from giaoban.reports.rules.sentence_language import TemplateError, check, indicators_named, write
from giaoban.reports.rules.vocabulary import Padding, Told, names, vocabulary

KNOWN = ("NS.THU", "PCCC.CHAYNO")


def told(**changes: object) -> Told:
    facts = {
        "money": True,
        "decimals": 0,
        "value": 1_277_069_000_000,
        "plan": 5_711_400_000_000,
        "base": 1_138_208_000_000,
        "ratio_to_plan": Decimal("0.2236"),
        "ratio_to_same_period": Decimal("1.122"),
        "start": dt.date(2023, 1, 1),
        "end": dt.date(2023, 3, 7),
    }
    return Told(**{**facts, **changes})  # type: ignore[arg-type]


def written(template: str, **changes: object) -> str:
    def tell(code: str) -> Told:
        if code not in KNOWN:
            raise LookupError(code)
        return told(**changes)

    speak = vocabulary(tell, {"nam_truoc": "2022"}, Padding(10, 3))
    return "".join(piece.text for piece in write(template, speak))


def test_a_figure_is_written_in_the_style_its_placeholder_names():
    assert written('{{ so("NS.THU", "tỷ triệu") }}') == "1.277 tỷ 069 triệu đồng"
    assert written('{{ so("NS.THU", "triệu", pad=2) }}', value=5_000_000) == "05 triệu đồng"
    assert written('{{ so("PCCC.CHAYNO", pad=2) }} vụ', money=False, value=5) == "05 vụ"


def test_ratios_and_intervals_are_written_officially():
    assert written('{{ ty_le_ke_hoach("NS.THU") }}') == "22,36%"
    assert written('{{ ty_le_cung_ky("NS.THU") }} so với {{ nam_truoc }}') == "112,2% so với 2022"
    assert written('{{ tang_giam_cung_ky("NS.THU") }}') == "tăng 12,2%"
    assert written('{{ ky("NS.THU", "đến ngày") }}') == "đến ngày 07/3/2023"


def test_a_condition_chooses_the_phrase_of_nothing():
    nothing = '{{ khong_co("PCCC.CHAYNO", "không xảy ra cháy, nổ") }}'
    template = f'{{% if gia_tri("PCCC.CHAYNO") == 0 %}}{nothing}{{% else %}}có{{% endif %}}'
    assert written(template, value=0) == "không xảy ra cháy, nổ"
    assert written(template, value=2) == "có"


def test_the_phrase_of_nothing_is_itself_the_figure():
    speak = vocabulary(lambda code: told(value=0), {}, Padding(10, 3))
    [piece] = write('{{ khong_co("PCCC.CHAYNO", "không xảy ra cháy, nổ") }}', speak)
    assert piece == Piece("không xảy ra cháy, nổ", "PCCC.CHAYNO", "zero")


def test_an_unknown_value_is_said_to_be_missing():
    assert written('{{ so("NS.THU", "tỷ triệu") }}', value=None) == "[chưa có]"


def test_an_unknown_style_is_refused_with_the_list():
    with pytest.raises(TemplateError, match="tỷ triệu"):
        written('{{ so("NS.THU", "nghìn") }}')


@pytest.mark.parametrize(
    ("template", "line", "column", "words"),
    [
        ('Thu {{ so("NS.KHONG") }}', 1, 12, "không có chỉ tiêu «NS.KHONG»"),
        ("Dòng một\nThu {{ thu_nhap }}", 2, 8, "không có chỗ điền «thu_nhap»"),
        ('Thu {{ sum("NS.THU") }}', 1, 8, "không có hàm «sum»"),
        ('Một\nhai {{ so("NS.THU" }}', 2, 5, "sai cú pháp"),
        ("{% if %}", 1, 1, "sai cú pháp"),
        ('Đạt {{ so("NS.THU", "nghìn") }}', 1, 8, "Không có kiểu viết «nghìn»"),
        ('Đạt {{ so("PCCC.CHAYNO", "tỷ") }}', 1, 8, "Không có kiểu viết «tỷ»"),
        ('Đạt {{ so("NS.THU", "tỷ", decimals=99) }}', 1, 8, "Số chữ số thập phân"),
        ('Đạt {{ so("NS.THU", "tỷ", so=1) }}', 1, 8, 'gọi đúng là so("mã chỉ tiêu", "kiểu viết"'),
        ('Đạt {{ ky("NS.THU") }}', 1, 8, 'gọi đúng là ky("mã chỉ tiêu", "kiểu viết")'),
        ('{% if so("NS.THU") > 5 %}a{% endif %}', 1, 1, "chỉ so sánh được gia_tri"),
        ('{% if gia_tri("NS.THU") > 5 %}{{ ky("NS.THU", "tuần") }}{% endif %}', 1, 34, "Không có kiểu viết «tuần»"),
    ],
)
def test_a_broken_template_names_line_and_column(template: str, line: int, column: int, words: str):
    with pytest.raises(TemplateError) as refused:
        check(template, names({"NS.THU"}), KNOWN)
    assert (refused.value.line, refused.value.column) == (line, column)
    assert words in str(refused.value)


ATTACKS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ so.__globals__ }}",
    '{{ so("NS.THU").__class__ }}',
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ settings.SECRET_KEY }}",
    "{{ request.environ }}",
    "{% include '/etc/passwd' %}",
    "{% import 'x' as y %}",
    "{% extends 'web/frame.html' %}",
    "{% for n in range(10**9) %}x{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ 'x'|attr('__class__') }}",
    "{{ 'x' | upper }}",
    "{% set a = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% call so() %}{% endcall %}",
    "{% raw %}{{ x }}{% endraw %}{{ x }}",
    '{{ so(*("NS.THU",)) }}',
    '{{ so(**{"code": "NS.THU"}) }}',
    '{{ so(so("NS.THU")) }}',
    '{{ so("00343/NS.THU") }}',
    "{{ namespace(a=1) }}",
    "{{ ('NS.THU' ~ 'x') }}",
    "{{ 'a' if true else 'b' }}",
    "{% with a = 1 %}{% endwith %}",
    "{% filter upper %}x{% endfilter %}",
]


@pytest.mark.parametrize("template", ATTACKS)
def test_no_template_reaches_anything_but_figures_and_words(template: str):
    with pytest.raises(TemplateError):
        check(template, names(), KNOWN)
    with pytest.raises(TemplateError):
        written(template)


@given(st.text(alphabet="{}%()\"'abso|_.[]NS=*~+- \n", max_size=60))
def test_whatever_is_typed_is_read_or_refused(template: str):
    try:
        check(template, names(), KNOWN)
    except TemplateError as refused:
        assert refused.line >= 1
        assert refused.column >= 1


def test_the_indicators_of_a_template_are_named_in_order():
    assert indicators_named('{{ so("B") }}{% if gia_tri("A") > 0 %}{{ so("B") }}{% endif %}') == ("B", "A")


def test_a_numeral_in_free_prose_is_pointed_out_until_somebody_exempts_it():
    speak = vocabulary(lambda code: told(), {"nam": "2023"}, Padding(10, 3))
    pieces = write(
        'Năm {{ nam }} theo Đề án 06 có {{ so("NS.THU", "tỷ") }} tại {{ khong_phai_so_lieu("11") }} phường',
        speak,
    )
    assert list(untied_numerals(pieces)) == ["06"]
