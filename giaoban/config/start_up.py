"""What rooms register with the floors below them, in one list."""

from giaoban.api import hooks as api
from giaoban.budget import registers as _budget  # noqa: F401 — importing adds the registers
from giaoban.clearance import registers as _clearance  # noqa: F401
from giaoban.dashboards import hooks as dashboards
from giaoban.defence import registers as _defence  # noqa: F401
from giaoban.documents import hooks as documents
from giaoban.founding import hooks as founding
from giaoban.guide import hooks as guide
from giaoban.incidents import registers as _incidents  # noqa: F401
from giaoban.indicators import closed, steps
from giaoban.indicators import handing_over as open_figures
from giaoban.indicators import hooks as indicators
from giaoban.indicators.catalogue_pages import hooks as catalogue
from giaoban.indicators.entering import hooks as entering
from giaoban.indicators.entering.due import open_submissions
from giaoban.inspections import registers as _inspections  # noqa: F401
from giaoban.investment import registers as _investment  # noqa: F401
from giaoban.narratives import hooks as narratives
from giaoban.notices import hooks as notices
from giaoban.offices import handing_over
from giaoban.offices import hooks as offices
from giaoban.offices.administration import hub as administration
from giaoban.offices.own_law import deadlines
from giaoban.penalties import registers as _penalties  # noqa: F401
from giaoban.registers import hooks as registers
from giaoban.reports import handing_over as open_sections
from giaoban.reports import hooks as reports
from giaoban.search import keeping
from giaoban.sessions import hooks as sessions
from giaoban.sessions.conclusions import hooks as conclusions
from giaoban.sessions.measures import hooks as measures
from giaoban.subjects import hooks as subjects
from giaoban.tasks import hooks as tasks
from giaoban.trail import follower
from giaoban.webhooks import hooks as webhooks
from giaoban.welfare import registers as _welfare  # noqa: F401


def register() -> None:
    """Make the follower's steps known; importing this module made the registers known."""
    follower.register_step(follower.Step("cube", steps.keep_cube))
    follower.register_step(follower.Step("closed", closed.keep_closed))
    follower.register_step(follower.Step(keeping.STEP, keeping.keep_index, has_past=False))
    handing_over.register_items("indicators", open_figures.open_items)
    handing_over.register_items("reports", open_sections.open_items)
    deadlines.register_deadlines("indicators", open_submissions)
    catalogue.register()
    entering.register()
    offices.register()
    administration.register()
    subjects.register()
    registers.register()
    documents.register()
    notices.register()  # its step comes after those of the figures, whose outcome it tells
    tasks.register()
    dashboards.register()
    reports.register()
    narratives.register()
    conclusions.register()
    measures.register()
    sessions.register()
    founding.register()
    api.register()
    webhooks.register()
    guide.register()
    indicators.register()  # after the reports: an owner of one is told by it, not a second time as who closed
