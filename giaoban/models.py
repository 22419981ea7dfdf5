"""The list of the rooms' models, for Django's one app; nothing else lives here."""

from giaoban.api import models as api
from giaoban.budget import models as budget
from giaoban.clearance import models as clearance
from giaoban.defence import models as defence
from giaoban.documents import models as documents
from giaoban.incidents import models as incidents
from giaoban.indicators import models as indicators
from giaoban.inspections import models as inspections
from giaoban.investment import models as investment
from giaoban.narratives import models as narratives
from giaoban.notices import models as notices
from giaoban.notices.remarks import models as remarks
from giaoban.offices import models as offices
from giaoban.offices.sign_in import models as sign_in
from giaoban.penalties import models as penalties
from giaoban.registers import models as registers
from giaoban.reports import models as reports
from giaoban.search import models as search
from giaoban.sessions.agenda import models as agenda
from giaoban.sessions.conclusions import models as conclusions
from giaoban.sessions.meetings import models as meetings
from giaoban.sessions.minutes import models as minutes
from giaoban.sessions.opinions import models as opinions
from giaoban.sessions.papers import models as papers
from giaoban.subjects import models as subjects
from giaoban.tasks import models as tasks
from giaoban.trail import models as trail
from giaoban.webhooks import models as webhooks
from giaoban.welfare import models as welfare

__all__ = [
    "agenda",
    "api",
    "budget",
    "clearance",
    "conclusions",
    "defence",
    "documents",
    "incidents",
    "indicators",
    "inspections",
    "investment",
    "meetings",
    "minutes",
    "narratives",
    "notices",
    "offices",
    "opinions",
    "papers",
    "penalties",
    "registers",
    "remarks",
    "reports",
    "search",
    "sign_in",
    "subjects",
    "tasks",
    "trail",
    "webhooks",
    "welfare",
]
