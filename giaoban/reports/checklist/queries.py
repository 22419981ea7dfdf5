"""The points of a report that is to be approved: what is missing, loose, unexplained, unfinished."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from giaoban.indicators.findings import CheckFinding, statement_findings
from giaoban.reports import queries
from giaoban.reports.checklist.hooks import ReportAt, open_points
from giaoban.reports.compose import Content, Material
from giaoban.reports.models import FindingExplained, Progress
from giaoban.reports.rules.pieces import NUMERAL, piece_from_json
from giaoban.reports.writers import SectionFacts
from giaoban.said import Said
from giaoban.trail.queries import current

BLOCK, WARNING = "block", "warning"


@dataclass(frozen=True)
class Point:
    """One point: its words, where it is settled; a loose numeral has a place, a finding its digest."""

    words: str
    href: str = ""
    key: str = ""
    occurrence: int = -1
    numeral: str = ""
    context: str = ""
    finding: str = ""
    explained: FindingExplained | None = None
    blocking: bool = True


@dataclass(frozen=True)
class Check:
    """Points of one kind under a title."""

    code: str
    title: str
    points: Sequence[Point]

    @property
    def open(self) -> list[Point]:
        """The points that nobody settled."""
        return [one for one in self.points if one.explained is None]

    @property
    def level(self) -> str:
        """``block`` where one of the open points stands in the way, else ``warning``, or nothing."""
        if any(one.blocking for one in self.open):
            return BLOCK
        return WARNING if self.open else ""


def checks(of: Material, content: Content, sections: Sequence[SectionFacts]) -> list[Check]:
    """Every check with its points; checks without points pass."""
    place = [of.unit.code, of.session.code]
    report = ReportAt(of.author, of.unit.id, of.session.record, [item.key for item in of.items])
    outline = reverse("reports:outline", args=place)
    others = [
        Check(f"open-{number}", title, [Point(one.title, one.href, blocking=one.blocking) for one in points])
        for number, (title, points) in enumerate(open_points(report).items())
    ]
    return [
        Check("missing", Said("Số liệu còn thiếu mà câu nêu"), list(_missing(content, place))),
        Check("untied", Said("Con số gõ tay, chưa gắn với số liệu"), list(_untied(content, outline))),
        Check("sections", Said("Mục chưa soạn xong"), list(_unfinished(sections, outline))),
        Check("findings", Said("Phát hiện của bộ kiểm tra chưa giải trình"), list(_findings(of))),
        Check("unused", Said("Chỉ tiêu của danh mục không có trong báo cáo"), list(_unused(content, place))),
        *others,
    ]


def blocking(found: Sequence[Check]) -> list[Check]:
    """The checks that refuse the approval."""
    return [one for one in found if one.level == BLOCK]


def finding_key(finding: CheckFinding) -> str:
    """What names a finding: its rule and what it rests on; new statements make a new one."""
    about = [[one.get("statement"), one.get("value")] for one in finding.about]
    named = json.dumps([finding.rule, finding.indicator, about], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(named.encode()).hexdigest()


def _missing(content: Content, place: Sequence[str]) -> Iterator[Point]:
    named = {row["indicator"] for item in content["items"] for row in item["pieces"] if row.get("indicator")}
    for code in sorted(named):
        figure = content["figures"][code]
        if figure["value"] is None:
            why = figure["why"].get("value", "")
            yield Point(
                Said("%(name)s: %(why)s", name=figure["name"], why=why) if why else figure["name"], _figure(place, code)
            )


def _untied(content: Content, outline: str) -> Iterator[Point]:
    for item in content["items"]:
        if item["kind"] in queries.TITLES:
            continue
        pieces = [piece_from_json(row) for row in item["pieces"]]
        free = [piece.text for piece in pieces if piece.indicator is None and not piece.exempt]
        occurrence = 0
        for text in free:
            for found in NUMERAL.finditer(text):
                before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 40]
                words = Said("Câu «%(key)s»", key=item["key"])
                around = f"…{before}[{found[0]}]{after}…"
                yield Point(words, f"{outline}#{item['key']}", item["key"], occurrence, found[0], around)
                occurrence += 1


def _unfinished(sections: Sequence[SectionFacts], outline: str) -> Iterator[Point]:
    """Sections that were begun or given to somebody and are not done; one nobody speaks of is no point."""
    for one in sections:
        if one.state == Progress.DONE or (one.state == Progress.UNWRITTEN and not one.writers):
            continue
        words = Said("%(title)s: %(state)s", title=one.title, state=one.label)
        yield Point(words, f"{outline}#{one.section.key}")


def findings_of(of: Material) -> list[CheckFinding]:
    """What the checks found among what was published by the day of the session."""
    until = of.session.held_on.isoformat()
    found = statement_findings(of.unit.id, of.reader.seal)
    return [one for one in found if all(about["date"] <= until for about in one.about)]


def _findings(of: Material) -> Iterator[Point]:
    found = findings_of(of)
    explained = explanations(of.author) if found else {}
    for one in found:
        key = finding_key(one)
        yield Point(
            one.message,
            finding=key,
            explained=explained.get(key),
            blocking=one.level == BLOCK,
            href=_figure([of.unit.code, of.session.code], one.indicator),
        )


def explanations(unit: int) -> Mapping[str, FindingExplained]:
    """What was explained of a unit's findings, by finding; the first explanation stays."""
    rows = current(FindingExplained).filter(unit_id=unit).select_related("act").order_by("-pk")
    return {row.finding: row for row in rows}


def _unused(content: Content, place: Sequence[str]) -> Iterator[Point]:
    used = {row["indicator"] for item in content["items"] for row in item["pieces"] if row.get("indicator")}
    for code, figure in content["figures"].items():
        if code not in used:
            yield Point(figure["name"], _figure(place, code), blocking=False)


def _figure(place: Sequence[str], code: str) -> str:
    return f"/so-lieu/{place[0]}/{place[1]}/{code}/"


def words_of(found: Sequence[Check]) -> list[Any]:
    """What refuses the approval, check by check, for the refusal's own message."""
    return [Said("%(title)s (%(count)s)", title=one.title, count=len(one.open)) for one in found]
