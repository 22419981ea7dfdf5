"""Addresses of narrative reports."""

from django.urls import path

from giaoban.narratives import batch_views, decide_views, text_views, views

app_name = "narratives"
urlpatterns = [
    path("", views.home, name="home"),
    path("nhap/<int:narrative_draft>/", decide_views.decide, name="decide"),
    path("van-ban/<str:narrative>/", text_views.text, name="text"),
    path("van-ban/<str:narrative>/tep", text_views.file, name="file"),
    path("<str:unit>/<str:period>/", views.unit, name="unit"),
    path("<str:unit>/<str:period>/cac-don-vi", batch_views.batch, name="batch"),
]
