"""Addresses of signing in and out, of one's own account, and of the living page of the design."""

from django.urls import path

from giaoban.offices import my_account_views as mine
from giaoban.offices import views
from giaoban.offices.design_page import design_page
from giaoban.offices.long_work import views as long_work

app_name = "offices"
urlpatterns = [
    path("dang-nhap", views.sign_in, name="sign_in"),
    path("dang-nhap/lop-thu-hai", views.second_factor, name="second_factor"),
    path("dang-xuat", views.sign_out, name="sign_out"),
    path("he-thiet-ke", design_page, name="design"),
    path("moi/<str:token>", views.open_link, name="open_link"),
    path("tai-khoan/", mine.my_account, name="my_account"),
    path("tai-khoan/mat-khau", mine.password, name="password"),
    path("tai-khoan/ma-xac-thuc", mine.authenticator, name="authenticator"),
    path("tai-khoan/khoa", mine.passkey, name="passkey"),
    path("tai-khoan/ma-du-phong", mine.recovery_codes, name="recovery_codes"),
    path("tai-khoan/bo-lop", mine.remove_factor, name="remove_factor"),
    path("tai-khoan/phien", mine.end_session, name="end_session"),
    path("tai-khoan/thiet-bi", mine.forget_device, name="forget_device"),
    path("viec-dang-chay/", long_work.works, name="long_works"),
    path("viec-dang-chay/<str:key>/", long_work.work, name="long_work"),
    path("viec-dang-chay/<str:key>/tep", long_work.file, name="long_work_file"),
]
