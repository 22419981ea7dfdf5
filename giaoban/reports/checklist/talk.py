"""Talk about the report or one of its sentences that nobody has closed yet, as open points."""

from collections.abc import Iterator

from giaoban.notices.remarks.queries import open_on
from giaoban.offices import queries as offices
from giaoban.reports.checklist.hooks import OpenPoint, ReportAt
from giaoban.reports.things import REPORT, SENTENCE, report_key, sentence_key
from giaoban.said import Said


def open_talk(report: ReportAt) -> Iterator[OpenPoint]:
    """One point for each thing with open threads; talk is pointed out, it does not refuse an approval."""
    unit = offices.tree_now()[report.unit].key
    whole = (REPORT, report_key(report.session, unit))
    titles = {whole: Said("Cả báo cáo")} | {
        (SENTENCE, sentence_key(report.session, unit, key)): Said("Câu «%(key)s»", key=key) for key in report.keys
    }
    for place, count in open_on(titles).items():
        yield OpenPoint(Said("%(title)s: %(count)s trao đổi chưa khép", title=titles[place], count=count))
