"""Asking about papers: which a meeting has, their versions, who opened them and who did not."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from giaoban.documents.models import DocumentFile
from giaoban.offices.permission import Permission
from giaoban.sessions.meetings import queries as meetings
from giaoban.sessions.meetings.models import Meeting
from giaoban.sessions.papers.models import MeetingPaper, PaperRead
from giaoban.trail.queries import current


@dataclass(frozen=True)
class Paper:
    """A paper with its versions, oldest first."""

    paper: MeetingPaper
    versions: Sequence[DocumentFile]

    @property
    def last(self) -> DocumentFile:
        """The version in force."""
        return self.versions[-1]


def may_read(permission: Permission, meeting: Meeting) -> bool:
    """Papers are for those who hold the meeting and those who are asked to it; seeing the unit is not enough."""
    return meetings.may_hold(permission, meeting) or meetings.takes_part(permission, meeting)


def papers_of(meeting: uuid.UUID) -> list[Paper]:
    """The papers of a meeting in the order they were added."""
    rows = list(current(MeetingPaper).filter(meeting=meeting).order_by("pk"))
    versions = _versions([one.record for one in rows])
    return [Paper(one, versions[one.record]) for one in rows if versions.get(one.record)]


def _versions(papers: Collection[uuid.UUID]) -> dict[uuid.UUID, list[DocumentFile]]:
    found: dict[uuid.UUID, list[DocumentFile]] = {}
    for file in current(DocumentFile).filter(document__in=papers).select_related("act").order_by("pk"):
        found.setdefault(file.document, []).append(file)
    return found


def reads_of(papers: Collection[uuid.UUID]) -> dict[uuid.UUID, list[PaperRead]]:
    """Who opened each paper, the first time each version was opened by somebody."""
    found: dict[uuid.UUID, list[PaperRead]] = {}
    for read in PaperRead.objects.filter(paper__in=papers).order_by("at", "pk"):
        known = found.setdefault(read.paper, [])
        if all((one.account, one.sha256) != (read.account, read.sha256) for one in known):
            known.append(read)
    return found
