"""Write the shipped table of today's provinces and communes from the data file of vietnamadminunits (MIT).

The package itself is never installed or imported: give this script the ``dataset.db`` taken out of its wheel.

    pip download --no-deps vietnamadminunits==1.0.4 && unzip -j vietnamadminunits-*.whl '*/dataset.db'
    python tools/admin_units.py dataset.db
"""

import csv
import sqlite3
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "giaoban" / "founding" / "data" / "units.csv"
SINCE = "2025-07-01"
QUERY_PROVINCES = "SELECT DISTINCT provinceCode, province FROM admin_units ORDER BY 1"
QUERY_COMMUNES = "SELECT wardCode, ward, provinceCode FROM admin_units ORDER BY provinceCode, wardCode"


def main(database: str) -> None:
    """Write code, first day, level, parent and name of every unit."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as source:
        provinces = source.execute(QUERY_PROVINCES).fetchall()
        communes = source.execute(QUERY_COMMUNES).fetchall()
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["code", "valid_from", "level", "parent", "name"])
        rows.writerows([code, SINCE, "province", "", name] for code, name in provinces)
        rows.writerows([code, SINCE, "commune", parent, name] for code, name, parent in communes)
    print(f"{OUT}: {len(provinces)} + {len(communes)}")


if __name__ == "__main__":
    main(sys.argv[1])
