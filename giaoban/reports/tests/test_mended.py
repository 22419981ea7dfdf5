"""A draft mended in Word comes back: every difference is shown, nothing is written before all are decided."""

import shutil
import subprocess
from pathlib import Path

import pytest

from giaoban.reports.models import MendedDraft, OutlineItem
from giaoban.reports.tests.desk import OUTLINE, PAGE, draft, mended, report_world, template, upload, without_marks
from giaoban.trail.models import Act
from tests.pages import World, body, inline_code, words

pytestmark = pytest.mark.django_db(transaction=True)
TEMPLATES = {key: text for key, _, text in OUTLINE}


@pytest.fixture
def made() -> World:
    return report_world()


def mend(text: str) -> str:
    """What a deputy did to the draft: a wording, a number, a sentence taken out, one put in, a cell."""
    text = text.replace("ca sốt xuất huyết trên địa bàn quận.", "ca sốt xuất huyết, đã xử lý.")
    text = text.replace(">950 triệu đồng<", ">955 triệu đồng<")
    text = text.replace("Tiếp tục rà soát các chỉ tiêu kinh tế - xã hội của quý.", "")
    anchor = text.index("II. VĂN HÓA")
    start = text.rindex("<w:p>", 0, anchor)
    return f"{text[:start]}<w:p><w:r><w:t>Sản xuất công nghiệp giữ đà tăng.</w:t></w:r></w:p>{text[start:]}"


def test_an_untouched_draft_shows_no_change_even_without_its_marks(made: World):
    office = made.client("van_phong")
    file = draft(office)
    assert "gb_" in mended_body(file)
    for one in (file, mended(file, without_marks)):
        assert "không khác dự thảo chỗ nào" in words(upload(office, one))
    assert not MendedDraft.objects.exists()


def mended_body(file: bytes) -> str:
    bodies: list[str] = []
    mended(file, lambda text: bodies.append(text) or text)  # type: ignore[func-returns-value]
    return bodies[0]


@pytest.mark.parametrize("marks", [True, False], ids=["with marks", "marks lost"])
def test_every_difference_is_decided_and_taken_in_as_one_act(made: World, marks: bool):
    office = made.client("van_phong")
    file = mended(draft(office), lambda text: mend(text) if marks else without_marks(mend(text)))
    page = upload(office, file)
    text, address = words(page), page.redirect_chain[-1][0]  # type: ignore[attr-defined]
    assert not inline_code(body(page))
    assert "Câu sửa thu" in text
    assert "950 triệu đồng → 955 triệu đồng" in text
    assert 'href="/so-lieu/009/2023-03/NS.THU/' in body(page)
    assert "Câu bỏ nhiem-vu" in text
    assert "Đoạn thêm sau chi" in text
    before = Act.objects.count()

    half = office.post(address, {"chon-0": "khong"})
    assert (half.status_code, "Còn 3 chỗ chưa chọn; chưa ghi gì" in words(half)) == (422, True)
    assert 'name="chon-0" value="khong" checked' in body(half)
    assert Act.objects.count() == before

    kept = MendedDraft.objects.get()
    numbers = {one["key"]: n for n, one in enumerate(kept.read["proposals"]) if one["how"] != "added"}
    new = next(n for n, one in enumerate(kept.read["proposals"]) if one["how"] == "added")
    choices = {f"chon-{numbers['thu']}": "so", f"chon-{numbers['y-te']}": "nhan", f"chon-{new}": "nhan"}
    done = office.post(address, {**choices, f"chon-{numbers['nhiem-vu']}": "khong"}, follow=True)
    assert "Đã nhận 2 chỗ, không nhận 2 chỗ" in words(done)
    assert Act.objects.count() == before + 1
    assert template("y-te") == TEMPLATES["y-te"].replace(" trên địa bàn quận.", ", đã xử lý.")
    assert (template("thu"), template("nhiem-vu")) == (TEMPLATES["thu"], TEMPLATES["nhiem-vu"])
    added = OutlineItem.objects.get(template="Sản xuất công nghiệp giữ đà tăng.")
    assert OutlineItem.objects.get(key="chi").order < added.order < OutlineItem.objects.get(key="xa-hoi").order
    assert not MendedDraft.objects.exists()


def test_a_sentence_taken_out_leaves_the_outline_only_when_taken(made: World):
    office = made.client("van_phong")
    removed = mended(draft(office), lambda text: text.replace(TEMPLATES["nhiem-vu"], ""))
    page = upload(office, removed)
    assert OutlineItem.objects.filter(key="nhiem-vu", void=True).count() == 0
    office.post(page.redirect_chain[-1][0], {"chon-0": "nhan"})  # type: ignore[attr-defined]
    assert OutlineItem.objects.filter(key="nhiem-vu", void=True).count() == 1


def test_a_cell_of_the_appendix_leads_to_its_figure_and_is_never_taken(made: World):
    office = made.client("van_phong")
    file = mended(draft(office), lambda text: text.replace(">190<", ">195<", 1) if ">190<" in text else text)
    page = upload(office, file)
    assert "Số trong biểu" in words(page)
    assert 'value="nhan"' not in body(page).split("form-end")[0]
    refused = office.post(page.redirect_chain[-1][0], {"chon-0": "nhan"})  # type: ignore[attr-defined]
    assert (refused.status_code, "không nhận thẳng được" in words(refused)) == (422, True)


def test_a_sentence_written_meanwhile_is_told_and_not_overwritten(made: World):
    office = made.client("van_phong")
    page = upload(office, mended(draft(office), lambda text: text.replace("địa bàn quận.", "địa bàn.")))
    address = page.redirect_chain[-1][0]  # type: ignore[attr-defined]
    item = OutlineItem.objects.get(key="y-te")
    office.post(f"{PAGE}de-cuong/cau/y-te/", {
        "viec": "luu", "ban": item.uuid.hex, "loai": "paragraph", "mau-cau": 'Có {{ so("YT.SXH") }} ca.',
    })  # fmt: skip
    assert "đã được sửa trong hệ thống sau khi gửi bản Word" in words(office.get(address))
    refused = office.post(address, {"chon-0": "nhan"})
    assert (refused.status_code, "vừa được người khác sửa" in words(refused)) == (422, True)
    assert template("y-te") == 'Có {{ so("YT.SXH") }} ca.'


def test_a_draft_of_another_report_and_a_foreign_file_are_refused(made: World):
    office = made.client("van_phong")
    assert upload(office, b"khong phai word").status_code == 422
    said = words(upload(office, mended(draft(office), another_report)))
    assert "dự thảo của một báo cáo khác" in said
    nothing = mended(draft(office), lambda text: text[: text.index("<w:body>")] + "<w:body/></w:document>")
    assert "không phải dự thảo của báo cáo kỳ 2023-03" in words(upload(office, nothing))
    long = mended(draft(office), lambda text: text.replace("<w:body>", f"<w:body>{'<w:p/>' * 900}"))
    assert "dài hơn dự thảo nhiều lần" in words(upload(office, long))
    assert not MendedDraft.objects.exists()


def another_report(text: str) -> str:
    """The body with marks as those of another report."""
    start = text.index("gb_") + 3
    return text.replace(text[start : start + 8], "00000000")


def test_only_who_uploaded_it_decides_and_only_writers_upload(made: World):
    office = made.client("van_phong")
    page = upload(office, mended(draft(office), lambda text: text.replace("địa bàn quận.", "địa bàn.")))
    address = page.redirect_chain[-1][0]  # type: ignore[attr-defined]
    for name, status in (("chu_tich", 403), ("van_thu", 403), ("nhan_chinh", 403)):
        client = made.client(name)
        assert client.get(address).status_code == status
        assert client.get(f"{PAGE}ban-sua/").status_code == status
    office.post(address, {"viec": "bo"})
    assert office.get(address).status_code == 404


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_marks_survive_a_real_round_through_libreoffice(made: World, tmp_path: Path):
    office = made.client("van_phong")
    (tmp_path / "draft.docx").write_bytes(draft(office))
    for source, form in (("draft.docx", "odt"), ("draft.odt", "docx")):
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", form]
        subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / source)], check=True, capture_output=True)  # noqa: S603
    back = (tmp_path / "draft.docx").read_bytes()
    assert "gb_" in mended_body(back)
    assert "không khác dự thảo chỗ nào" in words(upload(office, back))
    changed = mended(back, lambda text: text.replace("trên địa bàn quận", "trên toàn quận"))
    page = upload(office, changed)
    assert "Câu sửa y-te" in words(page)
    assert len(MendedDraft.objects.get().read["proposals"]) == 1
