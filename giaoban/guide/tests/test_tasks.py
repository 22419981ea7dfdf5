"""The guide: what it says that pages call things is what they say; both languages; each page it names exists."""

import re

import pytest
from django.urls import NoReverseMatch, get_resolver

from giaoban.config.settings import LANGUAGES
from giaoban.guide.content import FOLDER, names, task_of_page, tasks
from tests.pages import World, body, words, world
from tools.messages import said

MOST_BYTES, MOST_BYTES_TOGETHER = 60_000, 3_000_000
VIETNAMESE = re.compile(r"[À-ÖØ-öø-ɏḀ-ỿ]")


@pytest.fixture
def made(db: None) -> World:
    return world()


def test_what_the_guide_says_that_pages_call_things_is_what_they_say() -> None:
    sentences = {key[0] if isinstance(key, tuple) else key for key in said()}
    quoted = {(one.code, name) for one in tasks().values() for text in one.texts() for name in names(text)}
    assert len(quoted) > 100
    assert {(code, name) for code, name in quoted if name not in sentences} == set()


def test_every_text_stands_in_every_language() -> None:
    languages = {code for code, _name in LANGUAGES}
    for one in tasks().values():
        for text in one.texts():
            assert set(text) == languages, one.code
            own_words = re.sub(r"\[\[.+?\]\]|\d+,\d+ (tỷ|triệu)", "", text["en"])
            assert not VIETNAMESE.search(own_words), (one.code, text["en"])


def test_both_languages_quote_the_same_names() -> None:
    for one in tasks().values():
        for text in one.texts():
            assert sorted(names({"": text["en"]})) == sorted(names({"": text["vi"]})), text["en"]


def test_the_pages_and_tasks_it_names_exist() -> None:
    for one in tasks().values():
        assert set(one.more) <= set(tasks()), one.code
        for page in [*one.pages, *([one.start] if one.start else [])]:
            assert exists(page), f"{one.code}: {page}"


def exists(name: str) -> bool:
    """Whether some address has that name, whatever it needs."""
    *spaces, last = name.split(":")
    resolver = get_resolver()
    try:
        for space in spaces:
            resolver = resolver.namespace_dict[space][1]
    except KeyError as error:
        raise NoReverseMatch(name) from error
    return last in resolver.reverse_dict


def test_every_page_of_the_rooms_that_people_work_in_is_in_a_task() -> None:
    """A new page must say how it is used; what only answers a form or gives a file has no page of its own."""
    no_page = {
        "drop_draft", "drop_list", "understood", "file", "copy", "indicator", "chart", "choose", "end_session",
        "unlock", "invite", "confirm", "read_all", "mark", "make_calendar_link", "revoke_calendar_link", "write_remark",
        "turn_thread", "calendar", "access_log", "opened", "mail_link", "keeper", "take_back", "erase_person",
        "invitation_file", "notice_file", "minutes_file", "paper_file", "evidence",
    }  # fmt: skip
    rooms = (
        "registers", "entering", "reports", "founding", "administration", "notices", "own_law", "catalogue", "sessions",
        "conclusions", "tasks", "narratives",
    )  # fmt: skip
    missing = [
        f"{room}:{name}"
        for room in rooms
        for name in get_resolver().namespace_dict[room][1].reverse_dict
        if isinstance(name, str) and name not in no_page and task_of_page(f"{room}:{name}") is None
    ]
    assert missing == []


def test_a_page_leads_to_its_task_and_the_task_back(made: World) -> None:
    client = made.client("thue")
    assert 'href="/huong-dan/ghi-so/"' in body(client.get("/so/budget.revenue/them"))
    page = client.get("/huong-dan/ghi-so/")
    assert "Bấm Ghi , hoặc Ghi và thêm tiếp khi còn dòng nữa." in words(page)
    assert "Hướng dẫn: Ghi một dòng vào sổ" in words(client.get("/so/budget.revenue/them"))
    assert client.get("/huong-dan/khong-co/").status_code == 404


def test_every_task_opens_in_both_languages_and_is_found(made: World) -> None:
    client = made.client("thue")
    for one in tasks().values():
        assert one.title["vi"] in body(client.get(f"/huong-dan/{one.code}/"))
    assert "Dán cả bảng từ Excel" in words(client.get("/tim?q=dan ca bang"))
    client.cookies["django_language"] = "en"
    assert "Record a row in a register" in body(client.get("/huong-dan/ghi-so/"))
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(tasks())


def test_every_task_has_a_small_picture_of_its_page() -> None:
    pictures = {path.stem: path.stat().st_size for path in (FOLDER.parent / "static" / "guide").glob("*.webp")}
    assert set(pictures) == set(tasks())
    assert max(pictures.values()) <= MOST_BYTES
    assert sum(pictures.values()) <= MOST_BYTES_TOGETHER
