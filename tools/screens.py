"""Pictures of the pages, from the demo: desktop and phone, light and dark; and those of the guide in the site.

python tools/screens.py                      # loads the demo into an empty home, serves it, takes the whole gallery
python tools/screens.py --address URL home   # of a site that runs, only the pages named
"""

import argparse
import contextlib
import io
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "screens"
GUIDE_OUT = ROOT / "giaoban" / "guide" / "static" / "guide"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PASSWORD = "giaoban-demo"  # noqa: S105 — of the demo's accounts, shown on its sign-in page
GIAOBAN = str(Path(sys.executable).with_name("giaoban"))
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
KEPT = {"desktop": (960, 675), "phone": (390, 844)}
"""How large the pictures are kept."""
THEMES = {"": "light", "-dark": "dark"}
ALSO_DARK = {"design", "home", "figure", "register", "report"}
"""Pages that the whole gallery keeps in dark too; a page that is named is taken in both."""
QUALITY = 60
GUIDE_SIZE = (960, 600)
REPORT = "/bao-cao/009/2023-03/"
PENALTIES = "/so/penalties.decision/"
OFFICE, CHAIR, WARD, WARD_OFFICE, ADMINISTRATOR, WARD_ADMINISTRATOR, TAX = (
    "van_phong", "chu_tich", "phuong_thanh_xuan", "vp_thanh_xuan", "quan_tri", "quan_tri_thanh_xuan", "thue"
)  # fmt: skip
NARRATOR = "phuong_khuong_dinh"
"""Whose report in prose waits to be decided."""
NOBODY, FOUNDER = "", "-"
"""Who is not signed in; who comes to a site without any data."""
PASTED = (
    "Ngày quyết định\tLĩnh vực\tSố quyết định\tHành vi\tNgười vi phạm là\tTiền phạt\n"
    "05/10/2026\tTrật tự đô thị\t91/QĐ-XP\tLấn chiếm vỉa hè\tCá nhân\t2,5 triệu\n"
    "06/10/2026\tTrật tự đô thị\t92/QĐ-XP\tĐể xe sai nơi quy định\tCá nhân\t{}\n"
    "07/10/2026\tVệ sinh môi trường\t93/QĐ-XP\tĐổ rác không đúng nơi\tTổ chức\t4.000.000\n"
)


@dataclass(frozen=True)
class Shot:
    """A page to be taken: by whom, its address with ``>>`` before each link to follow, what is done there first."""

    by: str
    path: str
    first: Callable[[Page], None] = lambda page: None


def press(label: str) -> Callable[[Page], None]:
    """Press a button."""
    return lambda page: page.get_by_role("button", name=label, exact=True).first.click()


def unfold(text: str) -> Callable[[Page], None]:
    """Open a part that is closed."""
    return lambda page: page.locator("main summary", has_text=text).first.click()


def sent_with(field: str, text: str) -> Callable[[Page], None]:
    """Send the form of a month with something typed into its first field."""

    def do(page: Page) -> None:
        page.locator(field).first.fill(text)
        press("Gửi")(page)

    return do


def paste(amount: str) -> Callable[[Page], None]:
    """Paste three rows and look at them."""

    def do(page: Page) -> None:
        page.fill("#bang", PASTED.format(amount))
        press("Xem trước")(page)

    return do


PAGES = {
    "sign-in": Shot(NOBODY, "/dang-nhap"),
    "home": Shot(OFFICE, "/thang/009/2023-03/"),
    "share": Shot(OFFICE, "/thang/009/2023-03/?ngan=chia-se"),
    "figures": Shot(OFFICE, "/so-lieu/009/2023-03/"),
    "figure": Shot(OFFICE, "/so-lieu/009/2023-03/NS.THU/"),
    "past": Shot(OFFICE, "/so-lieu/009/2023-03/NS.THU/?biet-luc=10/3/2023"),
    "search": Shot(OFFICE, "/tim?q=giai+ngan"),
    "search-nothing": Shot(OFFICE, "/tim?q=khong+co+chu+nay"),
    "registers": Shot(WARD, "/so/"),
    "register": Shot(OFFICE, "/so/budget.revenue/"),
    "register-saved-lists": Shot(WARD, PENALTIES, unfold("Bộ lọc đã lưu")),
    "register-empty": Shot(WARD, "/so/budget.expenditure/?tim=khong-co"),
    "drawer": Shot(OFFICE, "/so/budget.revenue/ >> table tbody a"),
    "record": Shot(WARD, f"{PENALTIES} >> table tbody a >> .drawer .button"),
    "entry": Shot(WARD, f"{PENALTIES}them"),
    "entry-wrong": Shot(WARD, f"{PENALTIES}them", press("Ghi")),
    "drafts": Shot(WARD, "/so/ban-nhap"),
    "correct": Shot(WARD, f"{PENALTIES} >> table tbody a >> .drawer .button >> main .head .button"),
    "void": Shot(WARD, f"{PENALTIES} >> table tbody a >> .drawer .button >> main .head .button-danger"),
    "paste": Shot(WARD, f"{PENALTIES}dan"),
    "paste-wrong": Shot(WARD, f"{PENALTIES}dan", paste("nhiều")),
    "paste-ready": Shot(WARD, f"{PENALTIES}dan", paste("1 triệu")),
    "batch": Shot(WARD, "{batch}"),
    "undo": Shot(WARD, "{batch}hoan-tac"),
    "entering": Shot(WARD, "/nhap-so-lieu/00367/2026-10/"),
    "entering-wrong": Shot(WARD, "/nhap-so-lieu/00367/2026-10/", sent_with("input[name^='so-']", "nhiều")),
    "closing": Shot(OFFICE, "/nhap-so-lieu/009/2023-02/khong-phat-sinh"),
    "received": Shot(OFFICE, "/nhap-so-lieu/009/2023-02/cac-don-vi"),
    "reports": Shot(WARD_OFFICE, "/bao-cao/"),
    "report": Shot(OFFICE, REPORT),
    "outline": Shot(OFFICE, f"{REPORT}de-cuong/"),
    "sentence": Shot(OFFICE, f"{REPORT}de-cuong/cau/y-te/"),
    "writers": Shot(OFFICE, f"{REPORT}de-cuong/phan-cong"),
    "appendix": Shot(OFFICE, f"{REPORT}de-cuong/phu-luc"),
    "letterhead": Shot(OFFICE, f"{REPORT}de-cuong/phan-dau"),
    "checklist": Shot(OFFICE, f"{REPORT}kiem/"),
    "changes": Shot(OFFICE, f"{REPORT}doi/"),
    "mended": Shot(OFFICE, f"{REPORT}ban-sua/"),
    "decide": Shot(OFFICE, "{decide}"),
    "catalogue": Shot(OFFICE, "/danh-muc/chi-tieu/"),
    "indicator": Shot(OFFICE, "/danh-muc/chi-tieu/NS.THU/"),
    "new-indicator": Shot(OFFICE, "/danh-muc/chi-tieu-moi?ten=hộ+được+cấp+nước+sạch&don-vi-tinh=hộ"),
    "plans": Shot(OFFICE, "/danh-muc/giao/009/2023/"),
    "own-law": Shot(OFFICE, "/tham-so/"),
    "norm": Shot(OFFICE, "/tham-so/reporting.submission_term/"),
    "calendar": Shot(OFFICE, "/tham-so/lich/2026/"),
    "notices": Shot(OFFICE, "/thong-bao/"),
    "preferences": Shot(OFFICE, "/thong-bao/tuy-chon/"),
    "my-account": Shot(OFFICE, "/tai-khoan/"),
    "authenticator": Shot(OFFICE, "/tai-khoan/ma-xac-thuc"),
    "tokens": Shot(OFFICE, "/tai-khoan/ma-truy-cap-api/"),
    "administration": Shot(ADMINISTRATOR, "/quan-tri/"),
    "webhooks": Shot(WARD_ADMINISTRATOR, "/quan-tri/bao-he-thong/them"),
    "people": Shot(ADMINISTRATOR, "/quan-tri/nguoi/"),
    "person": Shot(ADMINISTRATOR, "/quan-tri/nguoi/y_te/"),
    "new-person": Shot(ADMINISTRATOR, "/quan-tri/nguoi/them"),
    "delegations": Shot(ADMINISTRATOR, "/quan-tri/uy-quyen/"),
    "hand-over": Shot(ADMINISTRATOR, "/quan-tri/ban-giao/?ai=van_phong|009@1997-01-01"),
    "units": Shot(ADMINISTRATOR, "/quan-tri/don-vi/"),
    "unit-past": Shot(ADMINISTRATOR, "/quan-tri/don-vi/009@1997-01-01/?biet-luc=10/3/2023"),
    "access-log": Shot(ADMINISTRATOR, "/quan-tri/nhat-ky-truy-cap/"),
    "door": Shot(ADMINISTRATOR, "/quan-tri/cua/"),
    "policy": Shot(ADMINISTRATOR, "/quan-tri/tham-so/"),
    "starting": Shot(WARD_OFFICE, "/bat-dau/"),
    "founding-unit": Shot(FOUNDER, "{founding}?tinh=01&tim=thanh+xuan"),
    "founding": Shot(FOUNDER, "/bat-dau/lap?ma=00367"),
    "meetings": Shot(OFFICE, "/phien-hop/"),
    "meeting": Shot(OFFICE, "/phien-hop/ >> table tbody a"),
    "meeting-people": Shot(OFFICE, "/phien-hop/ >> table tbody a >> main a[href$='/thanh-phan/']"),
    "meeting-papers": Shot(OFFICE, "/phien-hop/ >> table tbody a >> main a[href$='/tai-lieu/']"),
    "conclusion": Shot(OFFICE, "/phien-hop/ >> table tbody a >> main a[href^='/phien-hop/'][href$='/ket-luan/']"),
    "meetings-calendar": Shot(OFFICE, "/phien-hop/lich?thang=2023-03"),
    "opinions": Shot(OFFICE, "/phien-hop/phieu/"),
    "opinion": Shot(OFFICE, "/phien-hop/phieu/ >> table tbody a"),
    "conclusions": Shot(OFFICE, "/ket-luan/"),
    "narratives": Shot(NARRATOR, "/doc-bao-cao/ >> main a[href*='/nhap/']"),
    "long-works": Shot(WARD_OFFICE, "/viec-dang-chay/"),
    "tasks": Shot(WARD_OFFICE, "/nhiem-vu/bang/"),
    "task": Shot(WARD_OFFICE, "/nhiem-vu/bang/ >> main .panel li a"),
    "guide": Shot(OFFICE, "/huong-dan/"),
    "guide-task": Shot(OFFICE, "/huong-dan/ghi-so/"),
    "error": Shot(OFFICE, "/khong-co-trang-nay/"),
    "refused": Shot(TAX, REPORT),
    "design": Shot(OFFICE, "/he-thiet-ke"),
}
"""Every page of the gallery by the name of its picture; ``{…}`` is an address that the preparations found."""
GUIDE = {
    "dang-nhap": "my-account", "tra-cuu": "search", "ghi-so": "entry", "dinh-chinh": "correct",
    "dan-excel": "paste-wrong", "danh-sach": "register-saved-lists", "nhap-so-lieu": "entering",
    "nhan-so-lieu": "received", "xem-so-lieu": "figure",
    "soan-bao-cao": "sentence", "ban-word": "decide", "trinh-ky": "report", "dinh-chinh-bao-cao": "changes",
    "thong-bao": "notices", "luat-lich": "norm", "lap-co-quan": "starting", "tai-khoan": "person",
    "ban-giao": "hand-over", "bao-he-thong": "webhooks", "bao-cao-loi": "narratives", "lap-phien-hop": "meeting",
    "du-hop": "meetings-calendar", "dieu-hanh-hop": "meeting-people", "ket-luan-hop": "conclusion",
    "lay-y-kien": "opinion", "lam-nhiem-vu": "task", "giao-nhiem-vu": "tasks",
}  # fmt: skip
"""Task of the guide → the page that its picture shows."""


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description="Chụp ảnh các trang vào docs/screens, ảnh của hướng dẫn vào gói")
    parser.add_argument("names", nargs="*", help="tên trang; không nêu thì chụp mọi trang và ảnh của hướng dẫn")
    parser.add_argument("--address", help="địa chỉ trang đang chạy; không nêu thì nạp dữ liệu mẫu và tự mở")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--guide", action="store_true", help="chỉ chụp ảnh của hướng dẫn")
    parser.add_argument("--full", action="store_true", help="chụp hết chiều dài trang")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    site = contextlib.nullcontext(options.address) if options.address else demo_site()
    with site as address, empty_site() as (empty, code), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        camera = Camera(browser, address, empty, code)
        names = [one for one in PAGES if not options.guide and (not options.names or one in options.names)]
        for size in SIZES:
            for mark, theme in THEMES.items():
                for name in (one for one in names if not mark or options.names or one in ALSO_DARK):
                    picture = camera.take(name, SIZES[size], theme, full=options.full)
                    picture = picture if options.full else picture.resize(KEPT[size])
                    picture.save(options.out / f"{name}-{size}{mark}.webp", quality=QUALITY)
        if not options.names:
            GUIDE_OUT.mkdir(parents=True, exist_ok=True)
            for task, name in GUIDE.items():
                picture = camera.take(name, (1280, 800), "light").resize(GUIDE_SIZE)
                picture.save(GUIDE_OUT / f"{task}.webp", quality=QUALITY)
        browser.close()


class Camera:
    """Goes to pages as the officials of the demo and takes them."""

    def __init__(self, browser: Browser, address: str, empty: str, code: str) -> None:
        self.browser, self.address, self.empty = browser, address, empty
        self.kept: dict[str, Mapping[str, object]] = {}
        self.found = {"founding": self._begin(code), "batch": self._batch(), "decide": self._mended()}

    def take(self, name: str, size: tuple[int, int], theme: str, *, full: bool = False) -> Image.Image:
        """One page in one size and theme."""
        shot = PAGES[name]
        with self._window(shot.by, size, theme) as page:
            first, *links = shot.path.format(**self.found).split(" >> ")
            page.goto((self.empty if shot.by == FOUNDER else self.address) + first)
            for link in links:
                page.locator(link).first.click()
                page.wait_for_load_state("networkidle")
            shot.first(page)
            page.wait_for_load_state("networkidle")
            return Image.open(io.BytesIO(page.screenshot(full_page=full))).convert("RGB")

    @contextlib.contextmanager
    def _window(self, account: str, size: tuple[int, int] = (1280, 900), theme: str = "light") -> Iterator[Page]:
        """A browser of an official, who signs in once."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]
            locale="vi-VN",
            storage_state=self.kept.get(account),  # type: ignore[arg-type]
        )
        page = context.new_page()
        if account not in {NOBODY, FOUNDER} and account not in self.kept:
            page.goto(f"{self.address}/dang-nhap")
            page.fill("#ten", account)
            page.fill("#mat-khau", PASSWORD)
            page.press("#mat-khau", "Enter")
            page.wait_for_url(re.compile(r"^(?!.*/dang-nhap)"))
            self.kept[account] = context.storage_state()  # type: ignore[assignment]
        yield page
        context.close()

    def _begin(self, code: str) -> str:
        """Past the one-time code of a site without data."""
        with self._window(FOUNDER) as page:
            page.goto(f"{self.empty}/bat-dau/")
            page.fill("#ma", code)
            press("Bắt đầu")(page)
            page.wait_for_load_state("networkidle")
            self.kept[FOUNDER] = page.context.storage_state()  # type: ignore[assignment]
            return path_of(page)

    def _batch(self) -> str:
        """Three rows pasted and recorded, and a draft beside them."""
        with self._window(WARD) as page:
            page.goto(f"{self.address}{PENALTIES}dan")
            paste("1 triệu")(page)
            press("Ghi 3 dòng")(page)
            page.wait_for_url("**/dot/**")
            batch = path_of(page)
            page.goto(f"{self.address}{PENALTIES}them")
            page.fill("#nhap-number", "94/QĐ-XP")
            press("Lưu nháp")(page)
            page.wait_for_load_state("networkidle")
            return batch

    def _mended(self) -> str:
        """A draft in Word that a deputy mended: a wording, and a number of the register."""
        with self._window(OFFICE) as page, tempfile.TemporaryDirectory() as folder:
            draft = page.context.request.get(f"{self.address}{REPORT}tep.docx?ban=du-thao").body()
            file = Path(folder) / "du-thao-sua.docx"
            file.write_bytes(mended(draft))
            page.goto(f"{self.address}{REPORT}ban-sua/")
            page.set_input_files("input[type=file]", file)
            press("Đọc tệp")(page)
            page.wait_for_url("**/ban-sua/*/")
            return path_of(page)


def mended(docx: bytes) -> bytes:
    """The Word file with words of a sentence and one number typed over."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                text = data.decode().replace(" lượt người;", " lượt người dân;").replace(">180<", ">185<", 1)
                data = text.encode()
            new.writestr(item, data)
    return out.getvalue()


def path_of(page: Page) -> str:
    """The address of a page without its site."""
    return urllib.parse.urlsplit(page.url).path


@contextlib.contextmanager
def demo_site() -> Iterator[str]:
    """The demo in an empty home, served on the loopback address until the block ends."""
    with tempfile.TemporaryDirectory() as home:
        subprocess.run([GIAOBAN, "demo"], env={**os.environ, "GIAOBAN_HOME": home}, check=True)  # noqa: S603 — ours
        with served(home) as address:
            yield address


@contextlib.contextmanager
def empty_site() -> Iterator[tuple[str, str]]:
    """A site without data and its setup code."""
    with tempfile.TemporaryDirectory() as home, served(home) as address:
        environment = {**os.environ, "GIAOBAN_HOME": home}
        command = [GIAOBAN, "setup-code"]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
        found = re.search(r"\b\w{4}(?:-\w{4}){3}\b", said.stdout)
        yield address, found[0] if found else ""


@contextlib.contextmanager
def served(home: str) -> Iterator[str]:
    """A home served on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "GIAOBAN_HOME": home}
    server = subprocess.Popen([GIAOBAN, "serve", "--port", str(port)], env=environment)  # noqa: S603 — our own program
    try:
        yield wait_for(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(60)


def wait_for(address: str) -> str:
    """The address, once it answers."""
    for _ in range(240):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/dang-nhap", timeout=5)  # noqa: S310 — the loopback address
            return address
        time.sleep(0.5)
    raise SystemExit("Trang không mở được.")


if __name__ == "__main__":
    main()
