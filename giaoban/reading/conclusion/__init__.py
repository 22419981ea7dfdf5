"""Kết luận phiên họp → nhiệm vụ đề xuất: the text of a chair's conclusion split into tasks for a person to confirm.

``propose(text, office)`` is the door. Everything proposed keeps its place in the text as given and its reason;
what the text does not say is left open or proposed from the office's own table, marked so. Pure: units, sectors
and indicators come in as plain values of the session's day.
"""

from giaoban.reading.conclusion.office import Level, MeasuredIndicator, Office, OfficeUnit, SectorDuty
from giaoban.reading.conclusion.proposed import Finding, Proposal, ProposedTask, Source
from giaoban.reading.conclusion.reader import propose

__all__ = [
    "Finding",
    "Level",
    "MeasuredIndicator",
    "Office",
    "OfficeUnit",
    "Proposal",
    "ProposedTask",
    "SectorDuty",
    "Source",
    "propose",
]
