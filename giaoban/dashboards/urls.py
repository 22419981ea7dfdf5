"""Addresses of the figures' pages."""

from django.urls import path

from giaoban.dashboards import chart_views, figure_views, month_views

app_name = "dashboards"
urlpatterns = [
    path("", month_views.home, name="home"),
    path("thang/", month_views.choose, name="choose"),
    path("thang/<str:unit>/<str:session>/", month_views.month, name="month"),
    path("so-lieu/", month_views.figures_home, name="figures_home"),
    path("so-lieu/chi-tieu/<str:code>", figure_views.indicator, name="indicator"),
    path("so-lieu/<str:unit>/<str:session>/", month_views.figures, name="figures"),
    path("so-lieu/<str:unit>/<str:session>/<str:code>/", figure_views.figure, name="figure"),
    path("so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.svg", chart_views.figure_chart, name="chart"),
    path("so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.png", chart_views.figure_picture, name="picture"),
    path("so-lieu/<str:unit>/<str:session>/<str:code>/tung-thang.csv", chart_views.figure_months, name="months"),
]
