"""Định dạng thật của chữ trong DOCX: direct settings first, then the styles, then the defaults."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from giaoban.documents.checking.pieces import Span
from giaoban.documents.docx_xml import W

_OFF = {"0", "false", "off", "none"}
_THEME = "http://schemas.openxmlformats.org/drawingml/2006/main"
# What Word assumes when nothing at all is said.
_DEFAULT_FONT, _DEFAULT_SIZE = "Times New Roman", 10.0


def w(name: str) -> str:
    """Tên thẻ hoặc thuộc tính của Word."""
    return f"{{{W}}}{name}"


class Formatting:
    """Tra định dạng của một tệp Word."""

    def __init__(self, styles: Any, theme: Any | None) -> None:
        """`styles` is the root of styles.xml, `theme` that of theme1.xml if there is one."""
        self._root = styles
        self._theme = theme
        self._styles = {style.get(w("styleId")): style for style in styles.findall(w("style"))}
        self._cache: dict[tuple[Any, ...], tuple[str, float, bool, bool, bool]] = {}

    @cached_property
    def _default_paragraph(self) -> str | None:
        for style_id, style in self._styles.items():
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                return str(style_id)
        return None

    def has_style(self, style_id: str) -> bool:
        """Tệp có kiểu này không."""
        return style_id in self._styles

    def paragraph_value(self, paragraph: Any, tag: str, attribute: str) -> str | None:
        """Trị số có hiệu lực của một thuộc tính đoạn, such as ("spacing", "after")."""
        for properties in self._paragraph_levels(paragraph):
            node = properties.find(w(tag))
            if node is not None and node.get(w(attribute)) is not None:
                return str(node.get(w(attribute)))
        return None

    def paragraph_node(self, paragraph: Any, tag: str) -> Any | None:
        """Thẻ có hiệu lực của một thuộc tính đoạn."""
        nodes = (properties.find(w(tag)) for properties in self._paragraph_levels(paragraph))
        return next((node for node in nodes if node is not None), None)

    def span(self, paragraph: Any, run: Any, text: str) -> Span:
        """Đoạn chữ với kiểu có hiệu lực."""
        own = run.find(w("rPr"))
        # Runs without settings of their own, nearly all, look the same throughout a style.
        style = _style_id(paragraph.find(w("pPr")), "pStyle")
        key = (style, None if own is None else id(own))
        if own is not None or key not in self._cache:
            self._cache[key] = self._resolve(list(self._run_levels(style, own)))
        return Span(text, *self._cache[key])

    def _resolve(self, levels: list[Any]) -> tuple[str, float, bool, bool, bool]:
        size, color = _first(levels, "sz"), _first(levels, "color")
        shade = "auto" if color is None else str(color.get(w("val"), "auto")).lower()
        return (
            self._font(levels),
            float(size.get(w("val"))) / 2 if size is not None else _DEFAULT_SIZE,
            _switched_on(_first(levels, "b")),
            _switched_on(_first(levels, "i")),
            shade in ("auto", "000000"),
        )

    def _font(self, levels: list[Any]) -> str:
        for properties in levels:
            fonts = properties.find(w("rFonts"))
            if fonts is None:
                continue
            theme = fonts.get(w("asciiTheme")) or fonts.get(w("hAnsiTheme"))
            if theme:
                return self._theme_font(theme)
            name = fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
            if name:
                return str(name)
        return _DEFAULT_FONT

    def _theme_font(self, theme: str) -> str:
        kind = "majorFont" if theme.startswith("major") else "minorFont"
        path = f".//{{{_THEME}}}{kind}/{{{_THEME}}}latin"
        found = None if self._theme is None else self._theme.find(path)
        return _DEFAULT_FONT if found is None else str(found.get("typeface"))

    def _chain(self, style_id: str | None) -> Iterator[Any]:
        seen: set[str] = set()
        while style_id and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            based = style.find(w("basedOn"))
            style_id = None if based is None else based.get(w("val"))

    def _paragraph_levels(self, paragraph: Any) -> Iterator[Any]:
        own = paragraph.find(w("pPr"))
        if own is not None:
            yield own
        for style in self._chain(_style_id(own, "pStyle") or self._default_paragraph):
            if (found := style.find(w("pPr"))) is not None:
                yield found
        defaults = self._root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
        if defaults is not None:
            yield defaults

    def _run_levels(self, paragraph_style: str | None, own: Any | None) -> Iterator[Any]:
        if own is not None:
            yield own
        names = (_style_id(own, "rStyle"), paragraph_style or self._default_paragraph)
        for style in (style for name in names for style in self._chain(name)):
            if (found := style.find(w("rPr"))) is not None:
                yield found
        defaults = self._root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        if defaults is not None:
            yield defaults


def _style_id(properties: Any | None, tag: str) -> str | None:
    node = None if properties is None else properties.find(w(tag))
    return None if node is None else node.get(w("val"))


def _first(levels: list[Any], tag: str) -> Any | None:
    return next((node for level in levels if (node := level.find(w(tag))) is not None), None)


def _switched_on(node: Any | None) -> bool:
    return node is not None and str(node.get(w("val"), "1")).lower() not in _OFF
