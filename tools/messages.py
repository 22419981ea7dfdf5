"""``make messages``: everything said to people gathered into the catalogues of other languages.

Everything is written in Vietnamese, in ``Said``, ``gettext`` and the templates. A catalogue
``giaoban/locale/<language>/LC_MESSAGES/django.po`` holds each sentence once, sorted and without places in the
code, so that two branches that add sentences merge line by line. A sentence with ``%(count)s`` has the plural
forms of its language.
"""

import io
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from tools.catalogues import LOCALE, PACKAGE, ROOT, catalogues, compile_all, language_of, read

LABELS = PACKAGE / "law" / "labels" / "vi.yaml"
"""Words of the law book's keys, looked up as data (``giaoban/law/answer.py``)."""
KEYWORDS = {"Said": None, "gettext": None, "_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
COUNTED = re.compile(r"%\(count\)s")
HEADER = "# What Giao Ban says, in another language. Kept by «make messages».\n#"

Key = str | tuple[str, str]


@cache
def said() -> dict[Key, str | None]:
    """Every sentence of the package (singular and plural where it is counted), with its context."""
    found: dict[Key, str | None] = {}
    for path in _sources():
        method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
        options = {"trimmed": "false", "silent": "false", "extensions": "jinja2.ext.i18n", "newstyle_gettext": "true"}
        with path.open("rb") as file:
            for _line, message, _comments, context in extract(method, file, KEYWORDS, (), options):
                key = (message[0], message[1]) if isinstance(message, tuple) else message
                if not key:
                    continue
                found[_counted(key) if path.suffix == ".py" else key] = context
    found.update(dict.fromkeys(yaml.safe_load(LABELS.read_text(encoding="utf-8")).values()))
    plural = {key[0] for key in found if isinstance(key, tuple)}
    return {key: context for key, context in found.items() if key not in plural}


def renewed(path: Path) -> Catalog:
    """The catalogue of what is said now: translations kept, new sentences empty, what is gone left out."""
    kept = read(path) if path.exists() else Catalog(locale=language_of(path))
    made = Catalog(locale=language_of(path), header_comment=HEADER, fuzzy=False, charset="utf-8")
    for key, context in said().items():
        old = kept.get(key, context)
        made.add(key, old.string if old else None, context=context)
    return made


def written(catalogue: Catalog) -> bytes:
    """The text of a catalogue: sorted, no places, no dates, no wrapped lines."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    header = (
        f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: {catalogue.locale}\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    )
    return header.encode() + buffer.getvalue().strip(b"\n") + b"\n"


def main(words: list[str]) -> None:
    """Renew every catalogue, or begin those of the languages named; then compile."""
    wanted = [LOCALE / one / "LC_MESSAGES" / "django.po" for one in words] or catalogues()
    for path in wanted:
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = renewed(path)
        path.write_bytes(written(catalogue))
        empty = sum(1 for one in catalogue if one.id and not all(strings_of(one)))
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} câu, {empty} câu chưa dịch")
    compile_all()


def _sources() -> Iterator[Path]:
    for pattern in ("*.py", "templates/**/*.html"):
        yield from sorted(path for path in PACKAGE.rglob(pattern) if not {"tests", "migrations"} & set(path.parts))


def _counted(key: Key) -> Key:
    return (key, key) if isinstance(key, str) and COUNTED.search(key) else key


def strings_of(message: Message) -> list[str]:
    """The translations of a message, one a plural form; empty where there is none."""
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)


if __name__ == "__main__":
    main(sys.argv[1:])
