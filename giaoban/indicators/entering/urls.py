"""Addresses of entering."""

from django.urls import path

from giaoban.indicators.entering import closing_views, views, withdrawing_views

app_name = "entering"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("cac-don-vi", views.all_units, name="all"),
    path("<str:unit>/<str:period>/", views.enter, name="enter"),
    path("<str:unit>/<str:period>/cac-don-vi", views.received_from, name="received"),
    path("<str:unit>/<str:period>/khong-phat-sinh", closing_views.closing, name="closing"),
    path("<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut", withdrawing_views.withdraw, name="withdraw"),
]
