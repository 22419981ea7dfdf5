"""A browser as people call it (tên trình duyệt), from what it says of itself: "Chrome, Windows"."""

from giaoban.said import Said, joined

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("CocCoc", "Cốc Cốc"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"))
_LATER = (("Chrome", "Chrome"), ("Safari", "Safari"))
"""Named by nearly every browser: they count where nothing else is named."""
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
SHOWN = 40


def browser_name(agent: str) -> str:
    """Browser and system; the beginning of an agent that is none of the known."""
    browser = next((name for mark, name in (*_BROWSERS, *_LATER) if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    known = [part for part in (browser, system) if part]
    return joined(", ", known) if known else agent[:SHOWN] or Said("không rõ")
