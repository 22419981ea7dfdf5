"""The fragment is escaped, semantic and carries links to what stands behind the figures."""

from html.parser import HTMLParser

from hypothesis import given, settings

from giaoban.documents.html import render_html, standalone_html
from giaoban.documents.rules.content import Paragraph, Run
from giaoban.documents.tests.documents import documents
from giaoban.documents.tests.sample import sample_report

KNOWN = {
    "article", "header", "footer", "section", "div", "p", "h1", "h2", "h3", "h4", "span", "ul", "li", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "a", "em", "strong",
}  # fmt: skip


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tags, self.text, self.links = [], set(), "", []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.tags.add(tag)
        names = dict(attributes)
        assert "style" not in names
        assert not any(name.startswith("on") for name in names)
        if tag == "a":
            self.links.append(names["href"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


def test_figures_lead_to_what_stands_behind_them():
    found = read(render_html(sample_report(1), lambda mark: f"/so-lieu/{mark}?a=1&b=2"))
    assert found.links == [
        "/so-lieu/figure:thu-ngan-sach?a=1&b=2",
        "/so-lieu/figure:thu-ngan-sach/plan?a=1&b=2",
    ]
    assert "1.277 tỷ 069 triệu đồng, bằng 22,36% dự toán Thành phố giao" in found.text


def test_without_an_address_nothing_is_linked():
    assert read(standalone_html(sample_report(1)).split("<body>")[1].split("</body>")[0]).links == []


def test_hostile_text_stays_text():
    bad = '"><script>alert(1)</script>'
    document = sample_report(
        1, subject=bad, agency=bad, blocks=(Paragraph((Run(bad, link=bad),)),), annexes=(), notes=(bad,)
    )
    html = render_html(document, lambda mark: mark)
    assert "<script" not in html
    assert bad in read(html).links


def test_the_page_stands_alone():
    page = standalone_html(sample_report(1))
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="vi">' in page
    assert "<title>BÁO CÁO Kết quả thực hiện" in page
    assert "http" not in page


@given(documents)
@settings(max_examples=40, deadline=None)
def test_any_document_is_well_formed_and_holds_only_known_tags(document):
    assert read(render_html(document, lambda mark: mark)).tags <= KNOWN
