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

from giaoban.days.interval import Interval
from giaoban.documents.checking import check_docx, check_pdf
from giaoban.indicators import findings
from giaoban.indicators import queries as indicators
from giaoban.indicators.as_json import figure_row
from giaoban.indicators.figures import Asked, Figure, Figures
from giaoban.indicators.models import SourceKind
from giaoban.indicators.rules.formula import evaluate
from giaoban.indicators.sessions import Session
from giaoban.offices import queries as offices
from giaoban.reports import formats, queries
from giaoban.trail import checking
from giaoban.trail.queries import latest_seal
from giaoban.words.count import write_count

EXPECTED: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "expected.toml").read_text())["figure"]
UNIT, SESSION = "009", "2023-03"
LINK = (
    rf'<a [^>]*href="/so-lieu/{UNIT}/{SESSION}/([^/]+)/\?niem=(\d+)&khia-canh=(\w+)(?:&khoang=([^"]*))?"[^>]*>([^<]*)<'
)


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
    page = html.unescape(formats.rendered(report, "html", offices.book()).decode())
    links = re.findall(LINK, page)
    assert len(links) == page.count('href="/so-lieu/')
    assert {int(seal) for _, seal, *_ in links} == {report.content["seal"]}
    shown = {(code, aspect, days) for code, _, aspect, days, _ in links}
    assert {(code, aspect) for code, aspect, _ in shown} >= {
        (piece["indicator"], piece["aspect"])
        for item in report.content["items"]
        for piece in item["pieces"]
        if piece.get("indicator")
    }
    aspects = {"value", "plan", "same_period", "ratio_to_plan", "ratio_to_same_period", "interval", "zero"}
    assert {aspect for _, aspect, _ in shown} == aspects
    reader, unit, session = indicators.reader_of(UNIT, SESSION, report.content["seal"])
    behind = {
        (code, days): indicators.lineage(reader, unit.id, asked(reader, session, code, days))
        for code, days in sorted({(code, days) for code, _, days in shown})
    }
    kinds = {follow(behind[code, days], aspect) for code, aspect, days in sorted(shown)}
    assert kinds >= {"records", "submissions", "operands", "nil", "plan", "base", "interval"}
    for code, _, aspect, days, text in links:
        if days and aspect in {"value", "plan", "same_period"}:
            assert text == in_appendix(behind[code, days].figure, aspect), (code, aspect, days)


def asked(reader: Figures, session: Session, code: str, days: str) -> Asked:
    """The figure that a link names: over its own days, or the session's."""
    definition = reader.catalogue.definition(code, session.end)
    if not days:
        return Asked(definition, *session.interval_of(definition))
    interval = Interval.parse(days)
    return Asked(definition, interval.start, interval.end)


def in_appendix(figure: Figure, aspect: str) -> str:
    """The number as the appendix writes it: money in triệu đồng, other units as they are."""
    plan = figure.plan.value if figure.plan else None
    value = {"value": figure.value.value, "plan": plan, "same_period": figure.same_period.value}[aspect]
    assert value is not None
    money = figure.definition.measured_in == "VND"
    exact = Fraction(value) / (1_000_000 if money else 10**figure.definition.decimals)
    return write_count(Decimal(exact.numerator) / Decimal(exact.denominator), decimals=3 if money else 2)


def follow(behind: indicators.Lineage, aspect: str) -> str:
    """Compute a number again from what stands behind it; returns what stood there."""
    figure = behind.figure
    if aspect in {"ratio_to_plan", "plan"}:
        assert figure.plan is not None
        assert figure.plan.decision
        if aspect == "ratio_to_plan":
            assert_ratio(figure.ratio_to_plan, figure.value.value, figure.plan.value)
        return "plan"
    if aspect in {"ratio_to_same_period", "same_period"}:
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
        operands = {one.code: one.value.value for one in behind.operands}
        assert len(operands) > 1
        assert figure.value.value == evaluate(str(figure.definition.spec["formula"]), operands)
        return "operands"
    assert sum(one.amount for one in behind.records) == figure.value.value
    if behind.records:
        return "records"
    assert behind.nil_returns or figure.value.official
    return "nil"


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
