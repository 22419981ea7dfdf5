"""The 28 figures of March 2023 come out of the registers, stand in the report, and lead back to their records."""

import datetime as dt
import html
import io
import re
import subprocess
import tomllib
import unicodedata
import zipfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from giaoban.documents.checking import check_docx, check_pdf
from giaoban.indicators import findings
from giaoban.indicators import queries as indicators
from giaoban.indicators.as_json import figure_row
from giaoban.indicators.figures import Figure
from giaoban.indicators.models import SourceKind
from giaoban.offices import queries as offices
from giaoban.reports import formats, queries
from giaoban.trail import checking
from giaoban.trail.queries import latest_seal

EXPECTED: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "expected.toml").read_text())["figure"]
UNIT, SESSION = "009", "2023-03"
LINK = rf"/so-lieu/{UNIT}/{SESSION}/([^/]+)/\?niem=(\d+)&khia-canh=(\w+)"


@pytest.fixture
def rows(demo: None) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in map(figure_row, indicators.figures_of_session(UNIT, SESSION))}


def test_every_published_figure_comes_out_of_the_registers(rows: dict[str, dict[str, Any]]):
    for one in EXPECTED:
        row = rows[one["name"]]
        assert (row["value"], row["unit"], row["to"]) == (one["value"], one["unit"], one["interval"][1]), one["name"]
        assert one.get("stock") or row["from"] == one["interval"][0]
        for name in ("ratio_to_plan", "ratio_to_same_period"):
            if name in one:
                assert round(float(row[name]), 4) == one[name], one["name"]


def test_the_february_session_comes_out_of_the_same_registers(demo: None):
    rows = {row["code"]: row for row in map(figure_row, indicators.figures_of_session(UNIT, "2023-02"))}
    revenue, expenditure = rows["NS.THU"], rows["NS.CHI"]
    assert (revenue["value"], revenue["to"]) == (1_005_123_000_000, "2023-02-08")
    assert [round(float(revenue[n]), 4) for n in ("ratio_to_plan", "ratio_to_same_period")] == [0.1760, 1.0861]
    assert expenditure["value"] == 107_944_000_000
    assert [round(float(expenditure[n]), 4) for n in ("ratio_to_plan", "ratio_to_same_period")] == [0.0907, 1.0341]


def test_the_catalogue_has_sixty_indicators_with_values_in_both_years(demo: None):
    for session in ("2022-12", "2023-12"):
        figures = indicators.figures_of_session(UNIT, session)
        assert len(figures) >= 60
        assert [one.code for one in figures if one.value.value is None] == []
        assert sum(one.definition.source_kind == SourceKind.FORM for one in figures) >= 5


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " "))


def docx_text(data: bytes) -> str:
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return html.unescape(re.sub(r"<[^>]+>", "", document.replace("</w:p>", " </w:p>")))


def pdf_text(data: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()


def page_text(data: bytes) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", data.decode()))


@pytest.mark.parametrize(("form", "read"), [("docx", docx_text), ("pdf", pdf_text), ("html", page_text)])
def test_the_report_holds_every_figure_as_the_source_writes_it(demo: None, form: str, read: Any):
    text = flat(read(formats.rendered(queries.report(UNIT, SESSION, draft=True), form, offices.book())))
    absent = [one["text"] for one in EXPECTED if not re.search(rf"(?<![\d.,]){re.escape(one['text'])}(?!\w)", text)]
    assert absent == []


def test_each_text_stands_in_the_sentence_bound_to_its_indicator(demo: None, rows: dict[str, dict[str, Any]]):
    sentences = formats.as_json(queries.report(UNIT, SESSION, draft=True))["sentences"]
    for one in EXPECTED:
        code = rows[one["name"]]["code"]
        bound = [s["text"] for s in sentences if any(piece.get("indicator") == code for piece in s["pieces"])]
        assert any(one["text"] in text for text in bound), one["name"]


def test_no_numeral_of_the_report_is_left_untied(demo: None):
    assert queries.untied(queries.report(UNIT, SESSION, draft=True).content) == []


def test_the_report_keeps_to_the_official_layout(demo: None):
    report, book = queries.report(UNIT, SESSION, draft=True), offices.book()
    layout = formats.layout_on(book, dt.date(2023, 3, 10))
    assert check_docx(formats.rendered(report, "docx", book), layout) == []
    assert check_pdf(formats.rendered(report, "pdf", book), layout) == []


def test_every_number_of_the_html_leads_to_what_it_is_made_of(demo: None):
    report = queries.report(UNIT, SESSION, draft=True)
    page = formats.rendered(report, "html", offices.book()).decode()
    links = {re.fullmatch(LINK, html.unescape(one)) for one in re.findall(r'<a [^>]*href="(/so-lieu/[^"]*)"', page)}
    assert None not in links
    shown = {(link[1], link[3]) for link in links if link}
    assert {int(link[2]) for link in links if link} == {report.content["seal"]}
    rows = [cell["code"] if isinstance(cell, dict) else cell for cell in report.content["appendix"]]
    in_sentences = {
        (piece["indicator"], piece["aspect"])
        for item in report.content["items"]
        for piece in item["pieces"]
        if piece.get("indicator")
    }
    assert shown >= in_sentences
    assert {aspect for _, aspect in shown} >= {"value", "ratio_to_plan", "ratio_to_same_period", "interval", "zero"}
    kinds = {follow(code, aspect, report.content["seal"]) for code, aspect in sorted(shown)}
    assert kinds >= {"records", "submissions", "operands", "nil", "plan", "base", "interval"}


def follow(code: str, aspect: str, seal: int) -> str:
    """Go where a number leads, and compute it again from what stands there; returns what stood there."""
    behind = indicators.records_behind(UNIT, SESSION, code, seal=seal)
    figure = behind.figure
    if aspect == "ratio_to_plan":
        assert figure.plan is not None
        assert figure.plan.decision
        assert_ratio(figure.ratio_to_plan, figure.value.value, figure.plan.value)
        return "plan"
    if aspect == "ratio_to_same_period":
        assert_ratio(figure.ratio_to_same_period, figure.value.value, figure.same_period.value)
        return "base"
    if aspect == "interval":
        return "interval"
    return follow_value(behind, figure)


def follow_value(behind: indicators.Lineage, figure: Figure) -> str:
    kind = figure.definition.source_kind
    if kind == SourceKind.FORM:
        assert [one.unit.code for one in behind.submissions]
        return "submissions"
    if kind == SourceKind.FORMULA:
        first, second = (one.value.value for one in behind.operands)
        assert first is not None
        assert second
        assert figure.value.value == Fraction(first) / Fraction(second)
        return "operands"
    assert sum(one.amount for one in behind.records) == figure.value.value
    if figure.value.value == 0:
        assert behind.records == []
        assert behind.nil_returns
        return "nil"
    return "records"


def assert_ratio(ratio: object, value: Any, base: Any) -> None:
    assert isinstance(ratio, Decimal)
    assert abs(Fraction(ratio) - Fraction(value) / Fraction(base)) < Fraction(1, 10**40)


def test_published_figures_contradict_each_other_in_five_places(demo: None):
    seal = latest_seal()
    found = findings.statement_findings(findings.unit_of_code(UNIT, dt.date(2026, 11, 1), seal), seal)
    dates = sorted((one.rule, one.indicator, *(about["date"] for about in one.about)) for one in found)
    assert dates == [
        ("implied_plan", "NS.CHI", "2024-03-06", "2024-12-31"),
        ("implied_plan", "NS.CHI", "2024-03-06", "2024-12-31"),
        ("implied_plan", "NS.THU", "2022-06-15", "2022-09-30"),
        ("implied_plan", "NS.THU", "2024-03-06", "2024-12-31"),
        ("two_values", "NS.THU", "2024-12-31", "2024-12-31"),
    ]


def test_a_same_period_across_the_reform_is_mapped_or_refused_by_name(demo: None):
    [mapped] = [one for one in indicators.figures_of_session("00364", "2026-07") if one.code == "NS.THU"]
    assert mapped.same_period.value
    assert "Phường Hạ Đình" in mapped.same_period.mapped_from
    [refused] = [one for one in indicators.figures_of_session("00367", "2026-07") if one.code == "NS.THU"]
    assert refused.same_period.value is None
    assert "Phường Trung Văn" in refused.same_period.why


def test_a_unit_that_has_ended_answers_with_its_successors(demo: None):
    with pytest.raises(LookupError, match=r"Phường Phương Liệt \(00352\).*Phường Thanh Xuân \(00367\)"):
        indicators.figures_of_session(UNIT, "2026-07")


def test_wards_and_the_undivided_part_add_up_to_the_district(demo: None):
    reader, unit, session = indicators.reader_of(UNIT, SESSION, None)
    asked = [one for one in indicators.asked_of(reader, session) if one.definition.source_kind == SourceKind.REGISTER]
    whole = reader.values(unit.id, asked)
    wards = [part.id for part in reader.tree.children(unit.id, session.end) if part.is_territory]
    parts = [reader.values(ward, asked) for ward in wards]
    for number, one in enumerate(asked):
        total = sum(int(part[number].value or 0) for part in parts) + own(reader, unit.id, one)
        assert total == int(whole[number].value or 0), one.definition.indicator.code


def own(reader: Any, unit: int, asked: Any) -> int:
    from giaoban.indicators import cube

    first = None if asked.definition.nature == "stock" else asked.start
    found = cube.totals([asked.definition.indicator_id], [unit], first, asked.end, reader.seal)
    return found[asked.definition.indicator_id].value if found else 0


def test_the_trail_of_the_demo_is_whole(demo: None):
    assert checking.first_broken() is None
