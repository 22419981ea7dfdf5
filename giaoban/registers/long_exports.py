"""A sheet of very many rows (xuất dài): written beside the pages, given to who asked for it when it is there."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from giaoban.offices.long_work.running import Desk
from giaoban.offices.long_work.store import Came
from giaoban.offices.long_work.views import begun
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of
from giaoban.registers import list_page, listing
from giaoban.registers.description import Register
from giaoban.said import Said
from giaoban.web.addresses import with_query
from giaoban.web.export import write_xlsx
from giaoban.web.writing import told
from giaoban.words.count import write_count

LONG_ROWS = 20_000
"""Rows that a browser is not left waiting for: the first byte of a sheet comes with its last row."""
CHUNK = 2000


def begin(
    request: HttpRequest,
    register: Register,
    name: str,
    titles: Sequence[str],
    columns: Sequence[Any],
    found: listing.Rows,
    count: int,
) -> HttpResponse:
    """Write the sheet beside the pages and lead to the page of that work."""
    permission, titles = permission_of(request), [told(one) for one in titles]

    def do(desk: Desk) -> Came:
        rows = list_page.file_rows(columns, listing.values(register, found).iterator(chunk_size=CHUNK), permission.tree)
        with (desk.folder / f"{name}.xlsx").open("wb") as file:
            write_xlsx(file, titles, _counted(rows, desk, count))
        return Came(done=True, words=Said("Đã xuất %(count)s dòng.", count=write_count(count)), file=f"{name}.xlsx")

    back = with_query(request.path, request.GET, **{"dinh-dang": None})
    title = Said("Xuất %(register)s ra Excel", register=register.title)
    return begun(request, title, do, back=back, units=sorted(permission.units(Deed.SEE)))


def _counted(rows: Iterator[Any], desk: Desk, count: int) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if number % CHUNK == 0:
            said = {"done": write_count(number), "count": write_count(count)}
            desk.say(Said("Đã viết %(done)s trên %(count)s dòng", **said))
        yield row
