"""The list of the rooms' models, for Django's one app; nothing else lives here."""

from giaoban.budget import models as budget
from giaoban.indicators import models as indicators
from giaoban.offices import models as offices
from giaoban.registers import models as registers
from giaoban.trail import models as trail

__all__ = ["budget", "indicators", "offices", "registers", "trail"]
