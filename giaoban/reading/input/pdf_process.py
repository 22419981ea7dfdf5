"""The process that takes the text out of a PDF: the file on standard input, JSON on standard output.

Arguments: pages, seconds, bytes of memory, characters, each at most. Prints {"pages": [text …]}, a page that is a
picture without letters as null, or {"refused": why}.
"""

import io
import json
import logging
import resource
import sys
from typing import Any


def main(pages: int, seconds: int, memory: int, characters: int) -> dict[str, Any]:
    """The text of the PDF on standard input, within its bounds."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    data = sys.stdin.buffer.read()
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.disable(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > pages:
                return {"refused": "pages"}
            return {"pages": list(_texts(document, characters))}
    except MemoryError:
        return {"refused": "memory"}
    except Exception as error:  # whatever a broken file makes the parser raise
        locked = any(
            isinstance(one, PDFPasswordIncorrect) for one in (error, error.__cause__, error.__context__, *error.args)
        )
        return {"refused": "password" if locked else type(error).__name__}


def _texts(document: Any, characters: int) -> Any:
    left = characters
    for page in document.pages:
        text = page.extract_text() or ""
        is_picture = not text.strip() and bool(page.images)
        page.close()
        left -= len(text)
        yield None if is_picture else text
        if left < 0:  # the caller refuses a text of this length
            return


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*(int(argument) for argument in sys.argv[1:5]))))
