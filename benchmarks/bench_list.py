"""Lists a second: 50 rows out of 100,000 of a register against a view written by hand, and an empty signed-in page.

The view by hand asks the same query and permission behind the same sign-in and frame of the site; it
knows its columns and writes its table with one string. Served and visited as in ``bench_pages``.
"""

import statistics

import homes
import rows
from bench_pages import CONNECTIONS, EMPTY, ROUNDS, SECONDS, Visitor, _address, _signed_in, rate, serving
from django.core.management import call_command
from measure import heading, note, tell

from giaoban.budget.registers import REVENUE

ROWS = 100_000
LIST, BY_HAND = f"/so/{REVENUE.code}/", "/bang-viet-tay/"


def main() -> None:
    """Fill one register, serve it, visit."""
    homes.migrate()
    rows.authority()
    maker = rows.Maker()
    rows.write([maker.entry(REVENUE, number) for number in range(ROWS)])
    call_command("collectstatic", interactive=False, verbosity=0)
    pages = {
        "empty": [EMPTY],
        "by hand": [BY_HAND],
        "list": [LIST],
        "sorted by two columns, page 20": [f"{LIST}?sap=-day,amount&trang=20"],
    }
    address = _address()
    with serving(address):
        visitors = [Visitor(address, _signed_in()) for _ in range(CONNECTIONS)]
        for name, paths in pages.items():
            status, body = visitors[0].get(paths[0])
            assert status == 200 and (name == "empty" or body.count(b"<tr") >= 50), f"{paths[0]}: {status}"
            note(f"{name}: {len(body) / 1024:.0f} kB")
            rate(visitors, paths, 0.5)
        rates: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(ROUNDS):
            for name, paths in pages.items():
                rates[name].append(rate(visitors, paths, SECONDS))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    heading()
    tell("list of 100.000, against a view by hand", medians["list"], medians["by hand"], at_least=0.5, unit="pages/s")
    for name in list(pages)[2:]:
        least = 0.3 if name == "list" else None
        said = f"{name}, against an empty signed-in page"
        tell(said, medians[name], medians["empty"], **({"at_least": least} if least else {}), unit="pages/s")


if __name__ == "__main__":
    main()
