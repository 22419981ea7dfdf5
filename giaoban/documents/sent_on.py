"""Lines of figures as a PDF to send on (chia sẻ): no official document, so it has neither head nor number."""

import json
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import typst

from giaoban.documents.fonts import vietnamese_fonts

_TEMPLATE = Path(__file__).parent / "typst" / "sent_on.typ"
_compiling = threading.Lock()


def lines_as_pdf(title: str, lines: Sequence[str], source: str, fonts: tuple[str, ...]) -> bytes:
    """A page with ``title``, ``lines`` and the address they come from, in the first font that the machine has."""
    data = json.dumps({"title": title, "lines": list(lines), "source": source, "fonts": fonts}, ensure_ascii=False)
    with _compiling:
        made = _compiler(fonts).compile(format="pdf", sys_inputs={"data": data})
    assert isinstance(made, bytes)  # noqa: S101 — one file was asked for
    return made


@lru_cache(maxsize=4)
def _compiler(families: tuple[str, ...]) -> typst.Compiler:
    fonts = vietnamese_fonts(families)
    return typst.Compiler(input=str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=fonts)
