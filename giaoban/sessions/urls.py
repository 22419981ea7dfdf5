"""Addresses of meetings and opinion sheets."""

from django.urls import path

from giaoban.sessions.agenda import now_views as now
from giaoban.sessions.agenda import views as agenda
from giaoban.sessions.meetings import people_views as people
from giaoban.sessions.meetings import views as meetings
from giaoban.sessions.minutes import views as minutes
from giaoban.sessions.opinions import views as opinions
from giaoban.sessions.papers import views as papers

app_name = "sessions"
urlpatterns = [
    path("", meetings.meetings, name="meetings"),
    path("lich", meetings.calendar, name="calendar"),
    path("giu-tai-lieu.js", papers.keeper, name="keeper"),
    path("them", meetings.plan, name="plan"),
    path("loat/them", meetings.begin_series, name="begin_series"),
    path("loat/<str:series>/tiep", meetings.plan_next, name="plan_next"),
    path("phieu/", opinions.sheets, name="sheets"),
    path("phieu/them", opinions.ask, name="ask"),
    path("phieu/<str:sheet>/", opinions.sheet, name="sheet"),
    path("phieu/<str:sheet>/chot", opinions.close, name="close_sheet"),
    path("<str:meeting>/", agenda.meeting, name="meeting"),
    path("<str:meeting>/sua", meetings.change, name="change"),
    path("<str:meeting>/chuyen", meetings.pass_to, name="pass_to"),
    path("<str:meeting>/thanh-phan/", people.people, name="people"),
    path("<str:meeting>/giay-moi.<str:form>", minutes.invitation_file, name="invitation_file"),
    path("<str:meeting>/thanh-phan/moi", people.invite, name="invite"),
    path("<str:meeting>/thanh-phan/bo", people.take_back, name="take_back"),
    path("<str:meeting>/thanh-phan/co-mat", people.attend, name="attend"),
    path("<str:meeting>/thanh-phan/<str:invitation>/", people.answer, name="answer"),
    path("<str:meeting>/noi-dung/them", agenda.add_item, name="add_item"),
    path("<str:meeting>/noi-dung/lap", agenda.fill, name="fill"),
    path("<str:meeting>/noi-dung/<str:item>/", agenda.item, name="item"),
    path("<str:meeting>/noi-dung/<str:item>/sua", agenda.change_item, name="change_item"),
    path("<str:meeting>/noi-dung/<str:item>/xep", agenda.arrange_item, name="arrange_item"),
    path("<str:meeting>/noi-dung/<str:item>/ket-luan", agenda.conclude, name="conclude"),
    path("<str:meeting>/noi-dung/<str:item>/tai-lieu", agenda.add_paper, name="add_paper"),
    path("<str:meeting>/tai-lieu/", papers.papers, name="papers"),
    path("<str:meeting>/tai-lieu/<str:paper>/", papers.paper, name="paper"),
    path("<str:meeting>/tai-lieu/<str:paper>/ban-moi", papers.add_version, name="add_version"),
    path("<str:meeting>/tai-lieu/<str:paper>/tep/<str:digest>", papers.file, name="paper_file"),
    path("<str:meeting>/dang-hop/", now.now, name="now"),
    path("<str:meeting>/dang-hop/chuyen", now.turn, name="turn"),
    path("<str:meeting>/dang-hop/y-kien", now.say, name="say"),
    path("<str:meeting>/dang-hop/ghi-chu", now.note, name="note"),
    path("<str:meeting>/ket-luan/", minutes.conclusion, name="conclusion"),
    path("<str:meeting>/ket-luan/buoc", minutes.step, name="step"),
    path("<str:meeting>/ket-luan/thong-bao.<str:form>", minutes.notice_file, name="notice_file"),
    path("<str:meeting>/ket-luan/bien-ban.<str:form>", minutes.minutes_file, name="minutes_file"),
]
