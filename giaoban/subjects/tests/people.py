"""Invented people of the tests, and where their values could hide."""

import datetime as dt
from pathlib import Path

from django.db import connection

from giaoban.subjects.rules.details import ORGANISATION, Details

AT = dt.datetime(2023, 3, 8, 2, tzinfo=dt.UTC)
MAI = Details(
    "Nguyễn Văn Maithử",
    born="1986-05-12",
    identity_number="001086987654",
    address="Số 12 ngõ 34 Nguyễn Trãithử, Phường Nhân Chính, Quận Thanh Xuân",
    phone="0900987654",
)
SHOP = Details("Công ty TNHH Cửa hàngthử", kind=ORGANISATION, identity_number="0109876543")


def in_tables(values):
    """The values that stand in any table's text."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 — the database's own names
            text = "\n".join(str(row) for row in cursor.fetchall())
            found |= {value for value in values if value in text}
    return found


def in_files(values):
    """The values whose bytes stand in the SQLite file, its log or anything beside it."""
    name = Path(connection.settings_dict["NAME"])
    raw = b"".join(path.read_bytes() for path in name.parent.glob(name.name + "*"))
    return {value for value in values if value.encode() in raw}


def secrets_of(*people):
    """The values of some people that must not be found."""
    return {value for one in people for value in one.values().values() if value}
