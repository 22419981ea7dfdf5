"""Addresses of tasks."""

from django.urls import path

from giaoban.tasks import act_views, board_views, bulk_views, giving_views, list_views, task_views

app_name = "tasks"
urlpatterns = [
    path("", list_views.home, name="home"),
    path("cua-toi/", list_views.mine, name="mine"),
    path("don-vi/", list_views.unit, name="unit"),
    path("tat-ca/", list_views.everything, name="all"),
    path("bang/", board_views.board, name="board"),
    path("nguon-giao/", board_views.origins, name="origins"),
    path("theo-don-vi/", board_views.by_unit, name="by_unit"),
    path("dong-thoi-gian/", board_views.timeline, name="timeline"),
    path("giao/", giving_views.give, name="give"),
    path("hang-loat/", bulk_views.bulk, name="bulk"),
    path("chuyen-han/", bulk_views.redate, name="redate"),
    path("<uuid:task>/", task_views.task, name="task"),
    path("<uuid:task>/sua/", giving_views.correct, name="correct"),
    path("<uuid:task>/chia/", giving_views.divide, name="divide"),
    path("<uuid:task>/nguoi/", giving_views.entrust, name="entrust"),
    path("<uuid:task>/tep/<str:digest>", task_views.evidence, name="evidence"),
    path("<uuid:task>/<slug:code>/", act_views.act, name="act"),
]
