"""Addresses of the pages' own room: choosing the language and the look."""

from django.urls import path
from django.views.i18n import set_language

from giaoban.web.look import choose_look

app_name = "web"
urlpatterns = [
    path("ngon-ngu", set_language, name="set_language"),
    path("giao-dien", choose_look, name="choose_look"),
]
