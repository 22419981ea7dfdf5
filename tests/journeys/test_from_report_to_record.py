"""Từ báo cáo tới bản ghi: a link opened signed-out, a number of the report, its figure, one of its records."""

from tests.journeys.browsing import journey
from tests.journeys.conftest import Come

REPORT = "/bao-cao/009/2023-03/"


@journey
def test_a_number_of_the_report_opens_to_its_records(site: str, come: Come) -> None:
    office = come(site, "van_phong", at=REPORT)
    office.page.wait_for_url(f"**{REPORT}")  # the link opened signed-out is returned to
    office.sees_nothing_cut()
    office.follow("180")
    office.sees("Cơ sở được kiểm tra PCCC", "h1")
    office.sees("180")
    office.sees_nothing_cut()
    office.use("main a[href*='/so/inspections.inspection/']")
    office.sees("Sổ kiểm tra cơ sở")
    office.sees_nothing_cut()


@journey
def test_a_leader_reaches_a_record_in_three_touches(site: str, come: Come) -> None:
    leader = come(site, "chu_tich", at="/thang/009/2023-03/")
    leader.follow_one_with("Thu ngân sách trên địa bàn")
    leader.use("main a[href*='/so/budget.revenue/']")
    leader.use("main table tbody a")
    leader.sees("Mở trang bản ghi")
    leader.sees_nothing_cut()
