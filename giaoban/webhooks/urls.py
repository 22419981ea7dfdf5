"""Addresses of subscriptions and the outbox."""

from django.urls import path

from giaoban.webhooks import views

app_name = "webhooks"
urlpatterns = [
    path("", views.subscriptions, name="subscriptions"),
    path("them", views.subscribe, name="subscribe"),
    path("<int:pk>/", views.subscription, name="subscription"),
    path("<int:pk>/dung", views.end, name="end"),
    path("<int:pk>/gui-thu", views.send_trial, name="send_trial"),
    path("tin/<int:pk>/", views.message, name="message"),
    path("tin/<int:pk>/gui-lai", views.send_again, name="send_again"),
]
