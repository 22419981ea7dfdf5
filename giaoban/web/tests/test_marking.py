"""On a page in another language every Vietnamese datum is marked where text stands, and nowhere else."""

import pytest
from django.utils import translation

from giaoban.config.templates import environment
from giaoban.said import Said

NAME = "Phường Nhân Chính"
MARKED = f'<span lang="vi">{NAME}</span>'


def page(template: str, language: str = "en", **given: object) -> str:
    with translation.override(language):
        return environment().from_string(template).render(**given)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("<p>{{ x }}</p>", f"<p>{MARKED}</p>"),
        ("<p title='a>b'>{{ x }}</p>", f"<p title='a>b'>{MARKED}</p>"),
        ("<p{% if x %} class='y'{% endif %}>{{ x }}</p>", f"<p class='y'>{MARKED}</p>"),
        ('<p title="{{ x }}">', f'<p title="{NAME}">'),
        ("<option>{{ x }}</option>{{ x }}", f"<option>{NAME}</option>{MARKED}"),
        ("<title>{{ x }}</title>", f"<title>{NAME}</title>"),
        ("{% block title %}{{ x }}{% endblock %}{{ x }}", NAME + MARKED),
        ("<!-- <p -->{{ x }}", f"<!-- <p -->{MARKED}"),
        ("{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{{ m(x) }}", f"<b>{MARKED}</b>"),
        ('<i title="{% trans scope=x %}Phạm vi: {{ scope }}{% endtrans %}">', f'<i title="Scope: {NAME}">'),
        ("{% trans scope=x %}Phạm vi: {{ scope }}{% endtrans %}", f"Scope: {MARKED}"),
        ("{{ 'a' if not x }}|{{ 5 }}|{{ x | length }}", "|5|17"),
    ],
)
def test_where_a_mark_stands(template: str, shown: str) -> None:
    assert page(template, x=NAME) == shown


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_somebody_typed_is_never_taken_for_markup(language: str) -> None:
    typed = "<script>ế</script>"
    said = Said("Lý do: %(reason)s", reason=typed)
    template = "{{ typed }}{{ said }}{% trans reason=typed %}Lý do: {{ reason }}{% endtrans %}<i title='{{ said }}'>"
    shown = page(template, language, typed=typed, said=said)
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 4


def test_a_vietnamese_word_in_an_english_sentence_is_marked() -> None:
    shown = page("<p>{{ x }}</p>", x=Said("%(amount)s đồng", amount="5.000"))
    assert shown == '<p>5.000 <span lang="vi">đồng</span></p>'


def test_a_vietnamese_page_has_no_marks() -> None:
    assert (
        page("{{ x }}{% trans scope=x %}Phạm vi: {{ scope }}{% endtrans %}", "vi", x=NAME) == f"{NAME}Phạm vi: {NAME}"
    )
