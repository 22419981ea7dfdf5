"""Habits of the genre, one by one: who is charged, by when, how often, to reach what, and what is no task at all."""

import datetime as dt
from dataclasses import replace

import pytest

from giaoban.reading.conclusion import Level, OfficeUnit, propose
from giaoban.reading.conclusion.tests import labelled

HUYEN = labelled.read(next(path for path in labelled.BUILT_ON if path.stem == "huyen_thuong_ky")).office
OFFICE = replace(
    HUYEN,
    units=(
        *HUYEN.units,
        *(OfficeUnit(name, name, Level.OFFICE) for name in ("Phòng Nội vụ", "Phòng Y tế", "Công an huyện")),
    ),
)
OPENING = "Chủ tịch UBND huyện kết luận như sau:\n"


def read(words):
    return propose(OPENING + words, OFFICE).tasks


@pytest.mark.parametrize(
    ("words", "lead", "coordinate"),
    [
        ("1. Giao Phòng Nội vụ chủ trì, phối hợp với Phòng Y tế lập đề án.", "Phòng Nội vụ", ["Phòng Y tế"]),
        (
            "1. Phòng Nội vụ làm đầu mối, phối hợp cùng Phòng Y tế và các đơn vị liên quan lập đề án.",
            "Phòng Nội vụ",
            ["Phòng Y tế"],
        ),
        ("1. Lập đề án (Phòng Nội vụ chủ trì, Phòng Y tế phối hợp).", "Phòng Nội vụ", ["Phòng Y tế"]),
        ("1. Phòng Nội vụ (chủ trì), Phòng Y tế lập đề án.", "Phòng Nội vụ", ["Phòng Y tế"]),
        ("1. P. NV chủ trì, P. YT phối hợp: lập đề án.", "Phòng Nội vụ", ["Phòng Y tế"]),
        ("1. Lập đề án.\nĐơn vị chủ trì: Phòng Nội vụ; đơn vị phối hợp: Phòng Y tế.", "Phòng Nội vụ", ["Phòng Y tế"]),
        ("1. Chậm nhất ngày 15/4/2024, Trưởng phòng Nội vụ phải trình đề án.", "Phòng Nội vụ", []),
        ("1. Nhất trí để Phòng Nội vụ trình đề án.", "Phòng Nội vụ", []),
        ("1. Phòng Nội vụ:\n- Lập đề án.", "Phòng Nội vụ", []),
        ("1. Giao Sở Văn hóa, Thể thao và Du lịch lập đề án.", "Sở Văn hóa, Thể thao và Du lịch", []),
    ],
)
def test_lead_and_helpers_are_read_wherever_they_stand(words, lead, coordinate):
    [task] = read(words)
    assert (task.lead, list(task.coordinate)) == (lead, coordinate)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("hoàn thành trước ngày 30/4/2024", ["2024-04-30"]),
        ("báo cáo trước 15/6", ["2024-06-15"]),
        ("xong trong tháng 5", ["2024-05-31"]),
        ("chậm nhất trong ngày 20 tháng 5 năm 2024", ["2024-05-20"]),
        ("hoàn thành trong quý II/2025", ["2025-06-30"]),
        ("trình trước ngày 10/5, ban hành trước ngày 30/5", ["2024-05-10", "2024-05-30"]),
        ("xong trước 17 giờ 00 ngày 15 tháng 10", ["2024-10-15"]),
        ("hoàn thành trước tháng 7", ["2024-06-30"]),
        ("trình trước ngày 15/01", ["2025-01-15"]),
        ("theo Kế hoạch số 12/KH-UBND ngày 05/01/2024", []),
        ("dịp lễ 30/4, 01/5", []),
        ("xong trước ngày 31/4/2024", []),
    ],
)
def test_a_deadline_is_read_as_it_is_written(words, days):
    [task] = read(f"1. Phòng Nội vụ lập đề án, {words}.")
    assert [day.isoformat() for day in task.deadlines] == days
    assert task.due == (max(task.deadlines) if days else None)


@pytest.mark.parametrize(
    ("words", "every", "day", "weekday"),
    [
        ("định kỳ hằng tháng, trước ngày 25", "month", 25, None),
        ("trước ngày 25 hàng tháng", "month", 25, None),
        ("vào thứ Sáu hằng tuần", "week", None, 5),
        ("trước ngày 15 của tháng cuối quý", "quarter", 15, None),
        ("hằng quý", "quarter", None, None),
    ],
)
def test_a_rhythm_is_no_single_deadline(words, every, day, weekday):
    [task] = read(f"1. Phòng Nội vụ báo cáo {words}.")
    assert (task.rhythm.every, task.rhythm.day, task.rhythm.weekday) == (every, day, weekday)
    assert task.due is None


def test_a_term_from_a_day_the_text_does_not_fix_is_kept_and_told():
    [task] = read("1. Phòng Nội vụ thẩm định trong 10 ngày làm việc kể từ ngày nhận hồ sơ.")
    assert (task.term.number, task.term.unit, task.due) == (10, "ngày làm việc", None)
    assert "term_without_day" in {finding.rule for finding in task.findings}


@pytest.mark.parametrize(
    "words",
    [
        "1. Đồng ý chủ trương cho Phòng Y tế mua sắm trang thiết bị.",
        "1. Ghi nhận sự cố gắng của Phòng Y tế.",
        "1. Biểu dương UBND các xã, thị trấn.",
        "1. Phòng Nội vụ đã hoàn thành đề án.",
        "I. Đánh giá kết quả\n1. Thu ngân sách đạt 24% dự toán.",
        "Quang cảnh phiên họp",
        "Trên đây là kết luận của Chủ tịch UBND huyện, Văn phòng thông báo để các đơn vị biết, thực hiện./.",
    ],
)
def test_praise_agreement_reports_captions_and_closings_are_no_tasks(words):
    assert read(words) == ()


def test_the_order_to_be_serious_is_a_task():
    [task] = read("Yêu cầu các đơn vị nghiêm túc triển khai thực hiện.")
    assert task.lead == "các đơn vị"


def test_a_list_of_leads_gives_each_its_task():
    tasks = read("1. Giao các phòng: Nội vụ, Y tế và Công an huyện lập đề án.")
    assert [task.lead for task in tasks] == ["Phòng Nội vụ", "Phòng Y tế", "Công an huyện"]
    assert {task.place for task in tasks} == {tasks[0].place}


def test_several_leads_in_one_paragraph_have_each_their_own_words():
    tasks = read("1. Phòng Nội vụ lập đề án; Phòng Y tế thẩm định, xong trước 15/6. Công an huyện tuần tra.")
    assert [(task.lead, task.text[:12], task.due) for task in tasks] == [
        ("Phòng Nội vụ", "Phòng Nội vụ", None),
        ("Phòng Y tế", "Phòng Y tế t", dt.date(2024, 6, 15)),
        ("Công an huyện", "Công an huyệ", None),
    ]


@pytest.mark.parametrize(
    ("words", "children"),
    [
        ("UBND các xã, thị trấn", 5),
        ("UBND các xã", 4),
        ("UBND các xã, thị trấn (trừ xã Tân An, Bình Minh)", 3),
        ("UBND các xã, thị trấn, ngoại trừ thị trấn Ví Dụ,", 4),
        ("Chủ tịch UBND 4 xã", 4),
        ("UBND các xã: Tân An, Phú Lộc", 2),
        ("Các phòng, ban, đơn vị", 0),
    ],
)
def test_a_class_of_places_has_one_child_for_each_that_is_meant(words, children):
    [task] = read(f"1. {words} rà soát hộ nghèo.")
    assert len(task.children) == children


def test_lines_broken_by_width_are_one_paragraph():
    [task] = read(
        "1. Phòng Nội vụ chủ trì, phối hợp với các phòng, ban chuyên môn của huyện xây\n"
        "dựng đề án vị trí việc làm trình Chủ tịch UBND huyện xem xét, quyết định theo quy\n"
        "định; báo cáo kết quả thực hiện về Văn phòng HĐND và UBND huyện để tổng hợp chung;\n"
        "hoàn thành trước ngày 30/6/2024."
    )
    assert (task.lead, task.due) == ("Phòng Nội vụ", dt.date(2024, 6, 30))


@pytest.mark.parametrize(
    ("opening", "own"),
    [
        ("Chủ tịch UBND huyện kết luận như sau:", True),
        ("Chủ tịch UBND huyện Ví Dụ kết luận như sau:", True),
        ("Chủ tịch UBND huyện Khác kết luận như sau:", False),
        ("Chủ tịch UBND tỉnh kết luận như sau:", False),
        ("Thủ tướng Chính phủ kết luận như sau:", False),
        ("Chủ tọa yêu cầu các sở, ngành, địa phương thực hiện các nhiệm vụ sau:", False),
        ("Chủ tọa yêu cầu các phòng, ban thực hiện các nhiệm vụ sau:", True),
    ],
)
def test_only_the_offices_own_conclusion_is_read_with_its_units(opening, own):
    proposal = propose(f"{opening}\n1. UBND các xã rà soát hộ nghèo.", OFFICE)
    [task] = proposal.tasks
    assert len(task.children) == (4 if own else 0)
    assert [finding.rule for finding in proposal.findings] == ([] if own else ["other_authority"])
