"""Every component stands on the living page; the tokens' colours can be read in both themes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines
from jinja2 import nodes

from giaoban.web import sheets
from tests.pages import World, body, world

WEB = Path(sheets.__file__).parent
FOLDER = WEB / "templates" / "web"
PARTS = [*sorted((FOLDER / "components").glob("*.html"))]
ON_SURFACES = ("ink", "quiet", "link", "good", "bad", "warn-ink")
PAIRS = [(one, surface, 4.5) for one in ON_SURFACES for surface in ("paper", "sheet", "hollow", "hover")]
PAIRS += [(f"{one}-ink", f"{one}-paper", 4.5) for one in ("warn", "info")]
PAIRS += [("good", "good-paper", 4.5), ("bad", "bad-paper", 4.5), ("action-ink", "action", 4.5)]
PAIRS += [("action-ink", "action-hover", 4.5)]
PAIRS += [
    (one, surface, 3.0)
    for one in ("line-strong", "focus", "action", "brand", "checked")
    for surface in ("paper", "sheet")
]


def parsed(path: Path) -> nodes.Template:
    return engines["jinja2"].env.parse(path.read_text(encoding="utf-8"))


def called(path: Path) -> set[str]:
    """Names of the macros that a template calls, its own or through ``ui``."""
    return {
        call.node.attr if isinstance(call.node, nodes.Getattr) else getattr(call.node, "name", "")
        for call in parsed(path).find_all(nodes.Call)
    }


def macros(path: Path) -> list[str]:
    return [one.name for one in parsed(path).find_all(nodes.Macro)]


def test_every_component_is_on_the_living_page_or_part_of_another() -> None:
    shown = called(FOLDER / "living.html").union(*map(called, PARTS))
    assert [name for path in PARTS for name in macros(path) if name not in shown] == []


def test_the_import_point_gives_every_component_that_pages_may_use() -> None:
    given = {one.target.name for one in parsed(FOLDER / "components.html").find_all(nodes.Assign)}
    living = {name for name in called(FOLDER / "living.html") if any(name in macros(path) for path in PARTS)}
    assert living <= given


def test_every_component_says_what_it_is_given() -> None:
    unsaid = []
    for path in PARTS:
        text = path.read_text(encoding="utf-8")
        told = " ".join(re.findall(r"{#.*?#}", text, re.S))
        inner = set.intersection({"options", "described_ids", "described_by"}, macros(path))
        unsaid += [name for name in macros(path) if name not in inner and f"{name}(" not in told]
    assert unsaid == []


def test_no_page_styles_itself() -> None:
    templates = sorted(WEB.parent.glob("*/templates/**/*.html"))
    assert len(templates) > 30
    assert [p.name for p in templates if re.search(r"<style|\sstyle=", p.read_text(encoding="utf-8"))] == []


def test_colours_are_written_in_the_tokens_alone() -> None:
    colour = re.compile(r"#[0-9a-f]{3,8}\b|rgb\(", re.I)
    others = [part for part in sheets.PARTS if part != "tokens"]
    text = {part: (WEB / "static" / "web" / f"{part}.css").read_text(encoding="utf-8") for part in others}
    assert {part: found for part in others if (found := colour.findall(text[part]))} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(theme: str) -> None:
    colours = dict(tokens(theme))
    weak = {
        f"{front} on {back}": round(ratio, 2)
        for front, back, least in PAIRS
        if (ratio := contrast(colours[front], colours[back])) < least
    }
    assert weak == {}


def tokens(theme: str) -> Iterator[tuple[str, str]]:
    """The colours of a theme as tokens.css writes them."""
    text = (WEB / "static" / "web" / "tokens.css").read_text(encoding="utf-8")
    for name, light, dark in re.findall(r"--([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\)", text):
        yield name, light if theme == "light" else dark


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def made(db: None) -> World:
    return world()


def test_administrators_open_the_living_page_and_nobody_else(made: World) -> None:
    assert made.client("quan_tri").get("/he-thiet-ke").status_code == 200
    assert made.client("van_phong").get("/he-thiet-ke").status_code == 403
    assert made.client().get("/he-thiet-ke").status_code == 302


def test_the_living_page_shows_itself_in_another_look(made: World) -> None:
    page = body(made.client("quan_tri").get("/he-thiet-ke?nen=toi&co-chu=gap-doi&ngan=mo"))
    assert 'data-theme="toi"' in page
    assert 'data-text="gap-doi"' in page
    assert 'class="drawer"' in page
