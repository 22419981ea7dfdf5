"""Addresses of the files of records, below those of the registers."""

from django.urls import path

from giaoban.documents.attached import views

app_name = "attached"
urlpatterns = [
    path("<str:code>/<str:key>/tep", views.attach, name="attach"),
    path("<str:code>/<str:key>/tep/<str:digest>", views.open_file, name="file"),
]
