"""Kiểm sách luật: what is wrong with the files of the book, each finding one Vietnamese sentence.

No norm without citation and worked case, no overlapping or unordered dates, no unknown confidence,
no misspelt key. An empty list means the book may be shipped.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from giaoban.law.book import CONFIDENCES, Book, LawError, last_day_before
from giaoban.law.cases import NORM_KEYS, RULE_KEYS, failure, norm_cases
from giaoban.law.files import BookFiles
from giaoban.law.values import written

NORM_FIELDS = frozenset({"title", "unit", "values"})
VALUE_FIELDS = frozenset({"since", "until", "value", "citation"})
CITATION_FIELDS = frozenset({"text", "source", "seen", "document"})


def findings(book_files: BookFiles) -> list[str]:
    """Everything wrong with the book, in the order of its files; then the cases it does not keep."""
    found = [*_norm_findings(book_files), *_case_findings(book_files)]
    return found or _failed_cases(book_files)


def _norm_findings(book_files: BookFiles) -> Iterator[str]:
    cased = {entry.get("norm") for entry in _case_entries(book_files)}
    for name, norm in _norm_entries(book_files):
        if not isinstance(norm, Mapping):
            yield f"{name}: phải có title, unit, values"
            continue
        yield from _unknown_keys(name, norm, NORM_FIELDS)
        if not norm.get("title"):
            yield f"{name}: thiếu tên tiếng Việt (title)"
        if "unit" not in norm:
            yield f"{name}: thiếu đơn vị (unit; để trống nếu không có)"
        if name not in cased:
            yield f"{name}: chưa có án mẫu nào trong cases/"
        yield from _value_findings(name, norm.get("values"))


def _value_findings(name: str, values: Any) -> Iterator[str]:
    if not isinstance(values, list) or not values or not all(isinstance(v, Mapping) for v in values):
        yield f"{name}: values phải là danh sách có ít nhất một giá trị"
        return
    for value in values:
        where = f"{name} từ {value.get('since')}"
        yield from _unknown_keys(where, value, VALUE_FIELDS)
        if "value" not in value:
            yield f"{where}: thiếu giá trị (value)"
        yield from _citation_findings(where, value.get("citation"))
    yield from _date_findings(name, values)


def _citation_findings(where: str, citation: Any) -> Iterator[str]:
    if not isinstance(citation, Mapping):
        yield f"{where}: thiếu căn cứ (citation)"
        return
    yield from _unknown_keys(where, citation, CITATION_FIELDS)
    yield from (f"{where}: căn cứ thiếu {key}" for key in ("text", "source") if not citation.get(key))
    if citation.get("seen") not in CONFIDENCES:
        yield f"{where}: seen phải là một trong {', '.join(CONFIDENCES)}, không phải {citation.get('seen')!r}"


def _date_findings(name: str, values: list[Mapping[str, Any]]) -> Iterator[str]:
    if wrong := [v for v in values if not _is_day(v.get("since")) or not _is_day(v.get("until") or date.min)]:
        yield from (f"{name}: since và until phải là ngày, không phải {v.get('since')!r}" for v in wrong)
        return
    for value in values:
        if value.get("until") and value["until"] < value["since"]:
            yield f"{name}: giá trị từ {written(value['since'])} hết hiệu lực trước khi bắt đầu"
    for earlier, later in pairwise(values):
        if later["since"] <= earlier["since"]:
            yield f"{name}: giá trị từ {written(later['since'])} đứng sai thứ tự ngày"
        elif (earlier.get("until") or last_day_before(later["since"])) >= later["since"]:
            yield f"{name}: hai giá trị chồng nhau từ ngày {written(later['since'])}"


def _case_findings(book_files: BookFiles) -> Iterator[str]:
    known = {name for name, _ in _norm_entries(book_files)}
    seen: set[str] = set()
    for entry in _case_entries(book_files):
        where = f"án mẫu «{entry.get('name')}»"
        if not entry.get("name"):
            yield f"một án mẫu của {entry.get('norm') or entry.get('rule')} không có tên (name)"
        elif entry["name"] in seen:
            yield f"{where}: hai án mẫu trùng tên"
        seen.add(entry.get("name", ""))
        yield from _one_case(where, entry, known)


def _one_case(where: str, entry: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    if "rule" in entry:
        yield from _unknown_keys(where, entry, RULE_KEYS)
        yield from (f"{where}: thiếu {key}" for key in ("input", "expect") if key not in entry)
        return
    yield from _unknown_keys(where, entry, NORM_KEYS)
    if entry.get("norm") not in known:
        yield f"{where}: không có tham số {entry.get('norm')!r}"
    if not _is_day(entry.get("on")):
        yield f"{where}: on phải là một ngày"
    if ("expect" in entry) == ("refused" in entry):
        yield f"{where}: phải có đúng một trong expect và refused"


def _failed_cases(book_files: BookFiles) -> list[str]:
    try:
        book = Book.from_files(book_files)
    except LawError as error:
        return [str(error)]
    return [said for case in norm_cases(book_files) if (said := failure(book, case))]


def _unknown_keys(where: str, entry: Mapping[str, Any], allowed: frozenset[str]) -> Iterator[str]:
    yield from (f"{where}: khóa lạ {key!r}" for key in entry if key not in allowed)


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _norm_entries(book_files: BookFiles) -> Iterator[tuple[str, Any]]:
    for subject, norms in book_files.norms.items():
        yield from ((f"{subject}.{key}", norm) for key, norm in (norms or {}).items())


def _case_entries(book_files: BookFiles) -> Iterator[Mapping[str, Any]]:
    for entries in book_files.cases.values():
        yield from entries or ()
