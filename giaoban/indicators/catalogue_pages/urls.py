"""Addresses of the catalogue."""

from django.urls import path

from giaoban.indicators.catalogue_pages import define_views, new_views, plan_views, views

app_name = "catalogue"
urlpatterns = [
    path("chi-tieu/", views.indicators, name="indicators"),
    path("chi-tieu-moi", new_views.new, name="new"),
    path("chi-tieu/<str:code>/", views.indicator, name="indicator"),
    path("chi-tieu/<str:code>/dinh-nghia-moi", define_views.new, name="define"),
    path("chi-tieu/<str:code>/sua-dinh-nghia", define_views.correct, name="correct_definition"),
    path("giao/", views.plans_home, name="plans_home"),
    path("giao/<str:unit>/<int:year>/", views.plans, name="plans"),
    path("giao/<str:unit>/<int:year>/<uuid:plan>/rut", plan_views.withdraw, name="withdraw_plan"),
]
