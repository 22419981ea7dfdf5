"""Search over 500.000 records against the bare question to the index: the same words, ranking and permission.

Bare: two statements written out by hand for each database (how many of each kind and year, the first eight of
each kind), run on a cursor and fetched. Ours: the query read, the same answered by the product, hits with
their words marked. Queries from one document's number to a word that stands in every record; each is asked by
the district's office, who sees all, and by the clerk of one department. Runs on SQLite, then on a throw-away
PostgreSQL. Filling writes the rows of the index by the product's own bulk insert; it is told in entries a second.
"""

import datetime as dt
import json
import random
import sys
import time
import uuid
from collections.abc import Iterator

import homes
import rows
from django.db import connection, transaction
from measure import compare, heading, note

from giaoban.demo import setting
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.penalties.registers import DECISION
from giaoban.search import keeping, queries, shown
from giaoban.search.models import IndexedEntry
from giaoban.search.rules.wanted import as_code, as_fts5, as_tsquery, in_title
from giaoban.trail import bulk
from giaoban.web import registry
from giaoban.web.registry import SearchEntry

RECORDS, EACH, MANY = 500_000, 8, 10_000
ON = dt.date(2023, 3, 1)
OFFENCES = (
    "Lấn chiếm lòng đường, vỉa hè", "Không niêm yết giá", "Không có giấy phép kinh doanh", "Vứt rác nơi công cộng",
    "Xây dựng sai phép", "Kinh doanh hàng hóa không rõ nguồn gốc", "Đỗ xe trái quy định", "Gây tiếng ồn quá mức",
    "Không bảo đảm an toàn phòng cháy", "Bán hàng quá hạn sử dụng",
)  # fmt: skip
PLACES = ("Nguyễn Trãi", "Khương Trung", "Lê Trọng Tấn", "Vũ Tông Phan", "Hạ Đình", "Quan Nhân", "Giáp Nhất", "Đống Đa")
QUERIES = {
    "one number": "77777/QĐ-XPHC",
    "two rare words": "dong da 3.141.000",
    "a street and an offence": "lấn chiếm giáp nhất",
    "a beginning": "gây tiếng",
    "a word of every record": "xử phạt",
}


def entries() -> Iterator[SearchEntry]:
    """Invented decisions over the district's units, two years and ten offences."""
    chance, places = random.Random(7), rows.wards()
    recorders = [*places, *(unit.id for unit in Permission(setting.account("van_phong"), ON).tree)]
    for number in range(RECORDS):
        yield SearchEntry(
            key=uuid.UUID(int=chance.getrandbits(128), version=4).hex,
            title=f"{number}/QĐ-XPHC",
            href=f"/so/penalties.decision/{number}/",
            words=f"{chance.choice(OFFENCES)} · phố {chance.choice(PLACES)} · {chance.randint(1, 99)}.{chance.randint(100, 999)}.000",
            codes=(f"{number}/QĐ-XPHC",),
            unit=chance.choice(recorders),
            territory=chance.choice(places),
            day=rows.FIRST + dt.timedelta(days=chance.randrange(420)),
        )


def fill() -> None:
    """The index as the follower would have left it, and the database's own figures about it."""
    source = next(one for one in registry.search_sources() if one.code == DECISION.code)
    start = time.perf_counter()
    with transaction.atomic():
        for some in keeping.batches(keeping.row_of(source, entry) for entry in entries()):
            bulk.insert(IndexedEntry, some)
    taken = time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if homes.on_postgresql() else "ANALYZE")
    note(f"{RECORDS:,} entries written in {taken:.0f} s, {RECORDS / taken:,.0f} a second")


# By hand.

SOURCE = {
    True: "giaoban_indexedentry e",
    False: "giaoban_search JOIN giaoban_indexedentry e ON e.id = giaoban_search.rowid",
}
HOLDS = {True: "e.lexemes @@ %s::tsquery", False: "giaoban_search MATCH %s"}
RANKS = {
    True: HOLDS[True],
    False: "e.id IN (SELECT rowid FROM giaoban_search WHERE giaoban_search MATCH %s)",
}
SEEN = {True: "e.unit = ANY(%s)", False: "e.unit IN (SELECT value FROM json_each(%s))"}


def written(text: str, permission: Permission) -> tuple[str, str, str]:
    """The query in the database's language: its words, its words in the title, as a whole code."""
    question = queries.question(text, permission)
    assert question is not None
    write = as_tsquery if homes.on_postgresql() else as_fts5
    return write(question.asked), write(in_title(question.asked)), write(as_code(question.asked))


def bare(words: str, title: str, code: str, units: list[int]) -> tuple[list[tuple], list[tuple]]:  # type: ignore[type-arg]
    """The two statements, with their texts as the product would write them."""
    pg = homes.on_postgresql()
    allowed = units if pg else json.dumps(units)
    where = f"{HOLDS[pg]} AND e.deed = %s AND (e.unit IS NULL OR {SEEN[pg]})"
    counted = f"SELECT e.kind, e.year, count(*) FROM {SOURCE[pg]} WHERE {where} GROUP BY e.kind, e.year"
    order = "rank, day DESC NULLS LAST, key"
    first = (
        "SELECT e.kind, e.source, e.key, e.title, e.words, e.href, e.unit, e.territory, e.day, c.rank FROM ("
        f"SELECT * FROM (SELECT r.*, row_number() OVER (PARTITION BY kind ORDER BY {order}) AS place FROM ("
        f"SELECT e.id, e.kind, e.key, e.day, CASE WHEN {RANKS[pg]} THEN 0 WHEN {RANKS[pg]} THEN 1 ELSE 2 END AS rank "
        f"FROM {SOURCE[pg]} WHERE {where}) r) n WHERE place <= {EACH}) c "
        "JOIN giaoban_indexedentry e ON e.id = c.id ORDER BY c.rank, e.day DESC NULLS LAST, e.key"
    )
    with connection.cursor() as cursor:
        cursor.execute(counted, [words, "see", allowed])
        counts = cursor.fetchall()
        cursor.execute(first, [code, title, words, "see", allowed])
        return counts, cursor.fetchall()


def ours(text: str, permission: Permission) -> tuple[list[queries.Count], list[queries.Hit], list[shown.Shown]]:
    """What the page asks and shows."""
    question = queries.question(text, permission)
    assert question is not None
    hits = queries.overview(question, EACH)
    return queries.counts(question), hits, [shown.hit(hit, question.asked, permission.tree) for hit in hits]


def main() -> int:
    """Fill, compare answers, measure; on PostgreSQL in a process of its own."""
    homes.migrate()
    rows.authority()
    fill()
    people = {name: Permission(setting.account(name), ON) for name in ("van_phong", "thue")}
    heading()
    engine = "PostgreSQL" if homes.on_postgresql() else "SQLite"
    for username, permission in people.items():
        for name, text in QUERIES.items():
            texts, units = written(text, permission), sorted(permission.units(Deed.SEE))
            counts, hits, _ = ours(text, permission)
            by_hand = bare(*texts, units)
            assert sorted(map(tuple, counts)) == sorted(by_hand[0])
            assert [hit.key for hit in hits] == [row[2] for row in by_hand[1]]
            found = sum(one.many for one in counts)
            compare(
                f"{engine}, {username}, {name}: {found:,} found",
                lambda text=text, permission=permission: ours(text, permission),  # type: ignore[misc]
                lambda texts=texts, units=units: bare(*texts, units),  # type: ignore[misc]
                aim=1.5,
                runs=9 if found < MANY else 3,
            )
    return 0 if homes.on_postgresql() else homes.again_on_postgresql(__file__)


if __name__ == "__main__":
    sys.exit(main())
