"""Addresses of the book of law and of the calendar."""

from django.urls import path

from giaoban.offices.own_law import views

app_name = "own_law"
urlpatterns = [
    path("", views.norms, name="norms"),
    path("lich/<int:number>/", views.year, name="year"),
    path("<str:name>/", views.norm, name="norm"),
]
