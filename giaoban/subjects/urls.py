"""Addresses of the log of views of personal data."""

from django.urls import path

from giaoban.subjects import views

app_name = "subjects"
urlpatterns = [path("nhat-ky-truy-cap/", views.views, name="views")]
