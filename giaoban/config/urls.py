"""Addresses: each room lists its own."""

from django.urls import URLPattern, URLResolver, include, path

from giaoban.api.urls import root as api_root

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("giaoban.web.urls")),
    path("", include("giaoban.offices.urls")),
    path("tham-so/", include("giaoban.offices.own_law.urls")),
    path("", include("giaoban.search.urls")),
    path("huong-dan/", include("giaoban.guide.urls")),
    path("bat-dau/", include("giaoban.founding.urls")),
    path("quan-tri/", include("giaoban.offices.administration.urls")),
    path("quan-tri/bao-he-thong/", include("giaoban.webhooks.urls")),
    path("quan-tri/", include("giaoban.subjects.urls")),
    path("", include("giaoban.notices.urls")),
    path("so/", include("giaoban.registers.urls")),
    path("nhiem-vu/", include("giaoban.tasks.urls")),
    path("so/", include("giaoban.documents.attached.urls")),
    path("danh-muc/", include("giaoban.indicators.catalogue_pages.urls")),
    path("nhap-so-lieu/", include("giaoban.indicators.entering.urls")),
    path("doc-bao-cao/", include("giaoban.narratives.urls")),
    path("bao-cao/", include("giaoban.reports.urls")),
    path("ket-luan/", include("giaoban.sessions.conclusions.urls")),
    path("phien-hop/", include("giaoban.sessions.urls")),
    path("", include("giaoban.api.urls")),
    *api_root,
    path("", include("giaoban.dashboards.urls")),
]

handler400 = "giaoban.web.errors.bad_request"
handler403 = "giaoban.web.errors.forbidden"
handler404 = "giaoban.web.errors.not_found"
handler500 = "giaoban.web.errors.broken"
