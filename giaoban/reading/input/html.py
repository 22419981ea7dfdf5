"""Text of a web page (trang web thành văn bản): one line per block, scripts and styles left out."""

from collections.abc import Iterator

from lxml import etree

from giaoban.said import Said

from .errors import InputError

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "ul",
        "ol",
        "br",
        "blockquote",
        "pre",
        "td",
        "th",
        "figcaption",
        "title",
        "dt",
        "dd",
        "hr",
    ]
)
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_CELLS = frozenset({"td", "th"})


def text_of_html(data: bytes) -> str:
    """The visible text. Raises InputError for a page that has none or cannot be parsed."""
    encoding = None if b"charset" in data[:4096].lower() or data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    parser = etree.HTMLParser(no_network=True, remove_comments=True, encoding=encoding)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise InputError(Said("Trang HTML hỏng, không đọc được.")) from error
    lines = ("".join(_pieces(tree)) if tree is not None else "").split("\n")
    text = "\n".join(line for line in (" ".join(line.split(" ")).strip() for line in lines) if line)
    if not text:
        raise InputError(Said("Trang HTML không có chữ."))
    return text


def _pieces(tree: etree._Element) -> Iterator[str]:
    """Text in order, with a break around blocks; white space is single as a browser shows it."""
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += tag in _SILENT
            if not silent:
                yield "\n" if tag in _BLOCKS and tag not in _CELLS else ""
                yield _plain(element.text)
        else:
            silent -= tag in _SILENT
            if not silent:
                yield " | " if tag in _CELLS else "\n" if tag in _BLOCKS else ""
                yield _plain(element.tail)


def _plain(text: str | None) -> str:
    return " ".join((" " + text + " ").split(" ")).replace("\n", " ").replace("\t", " ")[1:-1] if text else ""
