"""Addresses of the inbox, the preferences and the calendar feeds."""

from django.urls import path

from giaoban.notices import views
from giaoban.notices.remarks import views as remarks

app_name = "notices"
urlpatterns = [
    path("thong-bao/", views.inbox, name="inbox"),
    path("thong-bao/doc-het", views.read_all, name="read_all"),
    path("thong-bao/<int:pk>/", views.open_notice, name="open"),
    path("thong-bao/<int:pk>/danh-dau", views.mark, name="mark"),
    path("thong-bao/tuy-chon/", views.preferences, name="preferences"),
    path("thong-bao/tuy-chon/lich", views.make_calendar_link, name="make_calendar_link"),
    path("thong-bao/tuy-chon/lich/<int:pk>/thu-hoi", views.revoke_calendar_link, name="revoke_calendar_link"),
    path("trao-doi/", remarks.talk, name="talk"),
    path("trao-doi/viet", remarks.write, name="write_remark"),
    path("trao-doi/<uuid:remark>/sua", remarks.edit, name="edit_remark"),
    path("trao-doi/<uuid:thread>/trang-thai", remarks.turn, name="turn_thread"),
    path("lich/<str:secret>.ics", views.calendar_feed, name="calendar"),
]
