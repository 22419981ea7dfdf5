"""Addresses of the administration."""

from django.urls import path

from giaoban.offices.administration import delegations, door, hand_overs, hub, link_page, people, units

app_name = "administration"
urlpatterns = [
    path("", hub.hub, name="hub"),
    path("nguoi/", people.people, name="people"),
    path("nguoi/them", people.new_person, name="new_person"),
    path("nguoi/<str:username>/", people.person, name="person"),
    path("nguoi/<str:username>/vai-tro", people.new_role, name="new_role"),
    path("nguoi/<str:username>/vai-tro/<str:key>", people.end_role, name="end_role"),
    path("nguoi/<str:username>/ten", people.rename, name="rename"),
    path("nguoi/<str:username>/moi", people.invite, name="invite"),
    path("nguoi/<str:username>/gui-thu", link_page.mail_link, name="mail_link"),
    path("nguoi/<str:username>/viec/<str:what>", people.measure, name="measure"),
    path("xac-nhan/<str:key>", people.confirm, name="confirm"),
    path("uy-quyen/", delegations.delegations, name="delegations"),
    path("uy-quyen/ghi", delegations.new_delegation, name="new_delegation"),
    path("uy-quyen/<str:key>", delegations.end_delegation, name="end_delegation"),
    path("ban-giao/", hand_overs.hand_over, name="hand_over"),
    path("don-vi/", units.units, name="units"),
    path("don-vi/lap", units.new_unit, name="new_unit"),
    path("don-vi/<str:key>/", units.unit, name="unit"),
    path("don-vi/<str:key>/ket-thuc", units.end_unit, name="end_unit"),
    path("don-vi/<str:key>/ten", units.rename_unit, name="rename_unit"),
    path("cua/", door.door, name="door"),
    path("cua/phien", door.end_session, name="end_session"),
    path("cua/mo-chan", door.unlock, name="unlock"),
    path("tham-so/", door.policy_page, name="policy"),
    path("tham-so/<str:name>", door.change_policy, name="change_policy"),
]
