"""Addresses of conclusions."""

from django.urls import path

from giaoban.sessions.conclusions import views

app_name = "conclusions"
urlpatterns = [
    path("", views.home, name="home"),
    path("<uuid:record>/", views.conclusion, name="conclusion"),
    path("<uuid:record>/sua", views.correct, name="correct"),
    path("<str:unit>/<str:session>/", views.session, name="session"),
]
