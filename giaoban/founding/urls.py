"""Addresses of the start of an authority."""

from django.urls import path

from giaoban.founding import step_views as steps
from giaoban.founding import views

app_name = "founding"
urlpatterns = [
    path("", views.start, name="start"),
    path("co-quan", views.choose_unit, name="choose_unit"),
    path("lap", views.found, name="found"),
    path("nap", views.first_folder, name="first_folder"),
    path("nap/cho", views.first_wait, name="first_wait"),
    path("danh-muc", steps.catalogue, name="catalogue"),
    path("tai-len", steps.upload, name="upload"),
    path("chi-tieu", steps.plans, name="plans"),
    path("ky", steps.session, name="session"),
    path("de-cuong", steps.outline, name="outline"),
]
