"""Pasting a block: preview, mistakes at their cells, one act, undone as one act with its effect told first."""

import pytest
from django.urls import reverse

from giaoban.budget.models import RevenueLine
from giaoban.budget.registers import REVENUE
from giaoban.folders.tests import breaking
from giaoban.offices.queries import tree_now
from giaoban.registers import actions, pasting, queries
from giaoban.registers.rules.pasted_block import read_block
from giaoban.trail.models import Act
from giaoban.trail.queries import current
from tests.pages import AT, World, body, inline_code, words, world

pytestmark = pytest.mark.django_db(transaction=True)
PASTE = "/so/budget.revenue/dan"
ONCE = "e" * 32


@pytest.fixture
def made() -> World:
    return world()


def titles() -> dict[str, str]:
    return {column.name: column.title for column in REVENUE.columns}


def block(*rows: dict[str, str]) -> str:
    """Rows as Excel copies them, headings first."""
    names = list(rows[0])
    head = "\t".join(titles()[name] for name in names)
    return "\n".join([head, *("\t".join(row[name] for name in names) for row in rows)])


def row(**changed: str) -> dict[str, str]:
    good = {"day": "7/3/2023", "unit": "009.THUE", "territory": "Phường Nhân Chính", "budget_year": "2023"}
    return {**good, "code": "1701", "kind": "Thu", "payer": "person", "amount": "1,5 triệu", "note": "x", **changed}


def sent(text: str, step: str = "ghi", **more: str) -> dict[str, str]:
    return {"bang": text, "tieu-de": "1", "lan": ONCE, "viec": step, **more}


def rules(text: str) -> list[tuple[int, str, str]]:
    """Row, column and rule of everything wrong with a block."""
    made = pasting.block_of(REVENUE, text, has_headings=True, chosen={}, remembered={})
    tree = tree_now()
    found = pasting.read(REVENUE, made, tree, {one.id for one in tree}, {})
    return [(one.row, one.column, one.rule) for one in found.findings]


def test_a_thousand_rows_are_recorded_under_one_act(made: World) -> None:
    acts = Act.objects.count()
    text = block(*(row(amount=str(1000 + n)) for n in range(1000)))
    page = made.client("thue").post(PASTE, sent(text), follow=True)
    assert "Đã ghi 1.000 dòng vào Sổ thu ngân sách." in words(page)
    assert "Đợt ghi 1.000 dòng" in words(page)
    assert Act.objects.count() == acts + 1
    assert current(RevenueLine).filter(act=Act.objects.order_by("-pk").first()).count() == 1000


def test_looking_writes_nothing_and_shows_what_would_be_recorded(made: World) -> None:
    before = RevenueLine.objects.count()
    page = made.client("thue").post(PASTE, sent(block(row()), "xem"))
    assert page.status_code == 200
    assert "Ghi 1 dòng" in words(page)
    assert RevenueLine.objects.count() == before
    assert inline_code(body(page)) == []


def test_one_mistake_refuses_all_rows_and_keeps_what_was_pasted(made: World) -> None:
    before = RevenueLine.objects.count()
    page = made.client("thue").post(PASTE, sent(block(row(), row(amount="nhiều"), row(day="hôm qua"))))
    assert page.status_code == 422
    seen = words(page)
    assert "Dòng 3 , cột Số tiền (đồng): «nhiều» không phải số tiền" in seen
    assert "Dòng 4 , cột" in seen
    assert "nhiều" in body(page).split("<textarea")[1]
    assert RevenueLine.objects.count() == before


def test_pressing_twice_records_once(made: World) -> None:
    client = made.client("thue")
    first, second = client.post(PASTE, sent(block(row()))), client.post(PASTE, sent(block(row())))
    assert first["Location"] == second["Location"]
    assert current(RevenueLine).filter(note="x").count() == 1


def test_a_column_nobody_matched_must_be_chosen_or_left_out_on_purpose(made: World) -> None:
    client = made.client("thue")
    text = block(row()).replace("ghi chú", "cái gì đó")
    page = client.post(PASTE, sent(text))
    assert page.status_code == 422
    assert "Cột «cái gì đó» chưa ghép" in words(page)
    first_line = text.partition("\n")[0]
    columns = {f"cot-{place}": name for place, name in enumerate(row())}
    chosen = {**columns, "cot-8": "note", "da-ghep": first_line}
    assert client.post(PASTE, sent(text, **chosen)).status_code == 302
    again = client.post(PASTE, sent(text, "xem", lan="d" * 32))
    assert again.status_code == 200, "the choice is remembered for this person and register"
    assert made.client("van_phong").post(PASTE, sent(text, "xem")).status_code == 422, "not for another person"


def test_more_rows_than_a_page_bears_are_refused_with_the_limit(made: World) -> None:
    page = made.client("thue").post(PASTE, sent(block(*[row()] * (pasting.MOST + 1))))
    assert page.status_code == 422
    assert "nhiều nhất 2.000 dòng" in words(page)


BREAKS = {
    (one.column, one.rule): one.text
    for one in breaking.every()
    if one.table == "budget.revenue" and one.rule != "outside_unit_life"
}


def test_ten_kinds_of_broken_cells_break_the_same_rules_as_in_a_folder(made: World) -> None:
    """``folders/tests/test_findings.py`` holds the same breaks to the same rules at the same cells."""
    assert len(BREAKS) >= 10
    for column, rule in BREAKS:
        rows = [row(key="thu-000"), row(key="thu-001")]
        rows[1][column] = BREAKS[column, rule]
        expected = [] if (column, rule) == ("key", "required") else [(3, column, rule)]  # a person need not give a key
        assert rules(block(*rows)) == expected


def test_the_form_tells_each_broken_cell_at_its_field(made: World) -> None:
    client = made.client("thue")
    for column, rule in set(BREAKS) - {("key", "required"), ("key", "duplicate_key")}:
        typed = {**row(), "territory": "00343", "lan": ONCE, column: BREAKS[column, rule]}
        page = client.post("/so/budget.revenue/them", typed)
        assert (page.status_code, f'id="loi-{column}"' in body(page)) == (422, True), (column, rule)


def pasted(made: World) -> tuple[str, list[RevenueLine]]:
    """A recorded batch: its address and rows."""
    response = made.client("thue").post(PASTE, sent(block(row(amount="100 triệu"), row(amount="50 triệu"))))
    return response["Location"], list(current(RevenueLine).filter(note="x"))


def test_undo_tells_the_figures_it_changes_and_writes_nothing_before(made: World) -> None:
    address, _rows = pasted(made)
    acts = Act.objects.count()
    page = words(made.client("thue").get(f"{address}hoan-tac"))
    assert "Thu ngân sách trên địa bàn" in page
    assert "→" in page
    assert Act.objects.count() == acts
    assert current(RevenueLine).filter(note="x").count() == 2


def test_undo_voids_all_rows_under_one_act_with_its_reason(made: World) -> None:
    address, _rows = pasted(made)
    acts, client = Act.objects.count(), made.client("thue")
    assert client.post(f"{address}hoan-tac", {"reason": " "}).status_code == 422
    done = client.post(f"{address}hoan-tac", {"reason": "dán nhầm tệp", "decided_by": "Chủ tịch"}, follow=True)
    assert "Đã hủy 2 dòng" in words(done)
    assert Act.objects.count() == acts + 1
    act = Act.objects.order_by("-pk")[0]
    assert (act.reason, act.decided_by) == ("dán nhầm tệp", "Chủ tịch")
    assert not current(RevenueLine).filter(note="x").exists()


def test_undo_is_refused_where_a_row_was_corrected_since(made: World) -> None:
    address, rows = pasted(made)
    actions.correct(REVENUE, rows[0], {"amount": 7}, by=made.district.accounts["thue"], at=AT, reason="sửa")
    page = made.client("thue").post(f"{address}hoan-tac", {"reason": "x"})
    assert page.status_code == 422
    assert "đã được sửa hoặc hủy" in words(page)
    assert current(RevenueLine).filter(note="x").count() == 2


def test_what_the_list_exports_is_pasted_back_to_equal_rows(made: World) -> None:
    client = made.client("thue")
    lines = list(current(RevenueLine).order_by("key"))
    text = body(client.get("/so/budget.revenue/?dinh-dang=csv"))
    originals = {line.key: queries.values_of(REVENUE, line) for line in lines}
    actions.void_all(REVENUE, lines, by=made.district.accounts["thue"], at=AT, reason="ghi lại")
    assert client.post(PASTE, sent(text)).status_code == 302
    assert {line.key: queries.values_of(REVENUE, line) for line in current(RevenueLine)} == originals


@pytest.mark.parametrize(
    ("user", "paste", "see", "undo"),
    [
        ("thue", 200, 200, 200),
        ("van_phong", 200, 200, 200),
        ("chu_tich", 403, 200, 403),
        ("quan_tri", 403, 200, 403),
        ("nhan_chinh", 200, 403, 403),
        (None, 302, 302, 302),
    ],
)
def test_who_may_paste_see_and_undo(made: World, user: str | None, paste: int, see: int, undo: int) -> None:
    address, _rows = pasted(made)
    client = made.client(user)
    found = [client.get(path).status_code for path in (PASTE, address, f"{address}hoan-tac")]
    assert found == [paste, see, undo]
    assert reverse("registers:paste", args=["budget.revenue"]) == PASTE


def test_a_quote_that_is_never_closed_swallows_no_row() -> None:
    rows = read_block('a\tb\n"ABC\t1\nx\t"hai\ndòng"\n\n"say ""x"""\t2')
    assert [(row.number, list(row.cells)) for row in rows] == [
        (1, ["a", "b"]), (2, ['"ABC', "1"]), (3, ["x", "hai\ndòng"]), (5, ['say "x"', "2"]),
    ]  # fmt: skip
