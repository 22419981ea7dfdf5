"""Addresses of the report's pages."""

from django.urls import path

from giaoban.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("<str:unit>/<str:session>/", views.report, name="report"),
    path("<str:unit>/<str:session>/buoc", views.take_step, name="step"),
    path("<str:unit>/<str:session>/sua-lai", views.restate, name="restate"),
    path("<str:unit>/<str:session>/ban-ky", views.keep_copy, name="keep_copy"),
    path("<str:unit>/<str:session>/ban-ky/<str:digest>", views.copy, name="copy"),
    path("<str:unit>/<str:session>/tep.<str:form>", views.file, name="file"),
]
