"""Addresses of the guide."""

from django.urls import path

from giaoban.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:topic>/", views.task, name="task"),
]
