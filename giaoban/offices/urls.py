"""Addresses of signing in and out, and of the living page of the design."""

from django.urls import path

from giaoban.offices import views
from giaoban.offices.design_page import design_page

app_name = "offices"
urlpatterns = [
    path("dang-nhap", views.sign_in, name="sign_in"),
    path("dang-xuat", views.sign_out, name="sign_out"),
    path("he-thiet-ke", design_page, name="design"),
]
