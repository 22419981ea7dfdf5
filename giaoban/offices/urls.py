"""Addresses of signing in and out."""

from django.urls import path

from giaoban.offices import views

app_name = "offices"
urlpatterns = [
    path("dang-nhap", views.sign_in, name="sign_in"),
    path("dang-xuat", views.sign_out, name="sign_out"),
]
