"""Addresses of the API and of the pages about it."""

from django.urls import URLPattern, URLResolver, path

from giaoban.api import views
from giaoban.api.site import api

app_name = "api"
urlpatterns = [
    path("tai-khoan/ma-truy-cap-api/", views.my_tokens, name="tokens"),
    path("tai-khoan/ma-truy-cap-api/<int:pk>/thu-hoi", views.revoke_token, name="revoke"),
    path("api/", views.docs, name="docs"),
]
root: list[URLPattern | URLResolver] = [path("api/v1/", api.urls), path("api/v1/<path:rest>", views.no_such_route)]
