"""Addresses of the registers."""

from django.urls import path

from giaoban.registers import (
    add_views,
    batch_views,
    entry_views,
    list_views,
    paste_views,
    people_views,
    views,
)

app_name = "registers"
urlpatterns = [
    path("", views.registers, name="registers"),
    path("ban-nhap", add_views.my_drafts, name="drafts"),
    path("<str:code>/", list_views.rows, name="rows"),
    path("<str:code>/them", add_views.add, name="add"),
    path("<str:code>/bo-loc", list_views.save_list, name="save_list"),
    path("<str:code>/bo-loc/<int:pk>/bo", list_views.drop_list, name="drop_list"),
    path("<str:code>/huy-nhieu", batch_views.void_chosen, name="void_chosen"),
    path("<str:code>/hieu", add_views.understood_cell, name="understood"),
    path("<str:code>/ban-nhap/<str:form>/bo", add_views.drop_draft, name="drop_draft"),
    path("<str:code>/dan", paste_views.paste, name="paste"),
    path("<str:code>/dot/<uuid:act>/", batch_views.batch_page, name="batch"),
    path("<str:code>/dot/<uuid:act>/hoan-tac", batch_views.undo, name="undo"),
    path("<str:code>/<str:key>/", views.record, name="record"),
    path("<str:code>/<str:key>/sua", entry_views.correct, name="correct"),
    path("<str:code>/<str:key>/nguoi", people_views.open_person, name="person"),
    path("<str:code>/<str:key>/xoa-nguoi", people_views.erase_person, name="erase_person"),
    path("<str:code>/<str:key>/huy", entry_views.void, name="void"),
]
