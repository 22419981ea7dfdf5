"""Addresses of the search: the page, and what it suggests while somebody types."""

from django.urls import path

from giaoban.search import views

urlpatterns = [
    path("tim", views.search, name="search"),
    path("tim/goi-y", views.suggestions, name="search_suggestions"),
]
