"""Addresses of the report's pages."""

from django.urls import path

from giaoban.reports import views, way_views
from giaoban.reports.appendix import views as appendix
from giaoban.reports.changes import views as changes
from giaoban.reports.checklist import views as checklist
from giaoban.reports.letterhead import views as letterhead
from giaoban.reports.mended import views as mended
from giaoban.reports.outline import views as outline
from giaoban.reports.sections import views as sections

app_name = "reports"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("<str:unit>/<str:session>/", views.report, name="report"),
    path("<str:unit>/<str:session>/de-cuong/", outline.outline, name="outline"),
    path("<str:unit>/<str:session>/de-cuong/them", outline.add, name="add"),
    path("<str:unit>/<str:session>/de-cuong/cau/<path:key>/", outline.sentence, name="sentence"),
    path("<str:unit>/<str:session>/de-cuong/xep/<path:key>/", outline.arrange, name="arrange"),
    path("<str:unit>/<str:session>/de-cuong/phan-cong", sections.writers, name="writers"),
    path("<str:unit>/<str:session>/de-cuong/tinh-trang/<path:key>/", sections.state, name="state"),
    path("<str:unit>/<str:session>/de-cuong/phu-luc", appendix.appendix, name="appendix"),
    path("<str:unit>/<str:session>/de-cuong/phan-dau", letterhead.letterhead, name="letterhead"),
    path("<str:unit>/<str:session>/kiem/", checklist.checklist, name="checklist"),
    path("<str:unit>/<str:session>/kiem/xu-ly", checklist.settle, name="settle"),
    path("<str:unit>/<str:session>/ban-sua/", mended.mended, name="mended"),
    path("<str:unit>/<str:session>/ban-sua/<int:number>/", mended.decide, name="decide"),
    path("<str:unit>/<str:session>/doi/", changes.changes, name="changes"),
    path("<str:unit>/<str:session>/buoc", way_views.take_step, name="step"),
    path("<str:unit>/<str:session>/sua-lai", way_views.restate, name="restate"),
    path("<str:unit>/<str:session>/ban-ky", way_views.keep_copy, name="keep_copy"),
    path("<str:unit>/<str:session>/ban-ky/<str:digest>", way_views.copy, name="copy"),
    path("<str:unit>/<str:session>/tep.<str:form>", views.file, name="file"),
]
