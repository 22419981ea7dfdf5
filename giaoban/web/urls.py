"""Addresses of the pages' own room: choosing the language."""

from django.urls import path
from django.views.i18n import set_language

app_name = "web"
urlpatterns = [path("ngon-ngu", set_language, name="set_language")]
