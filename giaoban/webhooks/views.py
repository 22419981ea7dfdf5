"""Pages of webhooks (báo cho hệ thống khác): subscriptions, the outbox of one, a message with its attempts."""

import json
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices.administration.page import SECTION, administrator, done, listing, managed, unit_choices, unit_of
from giaoban.offices.signed_in import account_of, permission_of
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said, joined
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.registry import Choice, FilterField
from giaoban.web.table import headings, row
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import moment, told
from giaoban.webhooks import subscriptions as actions
from giaoban.webhooks.models import Topic, WebhookMessage, WebhookSubscription

LIST, ONE = "webhooks:subscriptions", "webhooks:subscription"
TONES = {"waiting": "info", "delivered": "good", "given_up": "bad"}


@require_safe
@administrator
def subscriptions(request: HttpRequest) -> HttpResponse:
    """The subscriptions of the units administered, those in use first."""
    tree = permission_of(request).tree
    found = WebhookSubscription.objects.filter(unit__in=managed(request)).order_by("ended_at", "-pk")
    page = pager(request.path, request.GET, found.count())
    rows = [
        row(
            (one.name, reverse(ONE, args=[one.pk])),
            tree[one.unit_id].name,
            one.url,
            Said("Đã dừng") if one.ended_at else Said("Đang gửi"),
        )
        for one in found[page.rows]
    ]
    return listing(
        request,
        Said("Báo cho hệ thống khác"),
        (Said("Tên"), Said("Đơn vị"), Said("Địa chỉ nhận"), Said("Trạng thái")),
        rows,
        page,
        new=(reverse("webhooks:subscribe"), told(Said("Đăng ký mới"))),
        empty=(
            Said("Chưa có hệ thống nào được báo"),
            Said("Đăng ký địa chỉ của một hệ thống để nó biết ngay khi có nhiệm vụ, phiên họp, văn bản mới."),
        ),
    )


@administrator
def subscribe(request: HttpRequest) -> HttpResponse:
    """Subscribe an address; its secret is shown this once."""
    choices = unit_choices(request)
    typed = Typed(request.POST, {"unit": choices[0][0] if choices else ""})
    topics = request.POST.getlist("topics")
    if request.method == "POST":
        typed.one_of("unit", [key for key, _ in choices])
        name, url = typed.text("name", at_most=80), typed.text("url", at_most=500)
        unit = unit_of(request, typed.raw("unit"))
        try:
            if unit is not None and typed.good:
                made = actions.subscribe(unit, name, url, topics, by=account_of(request), at=timezone.localtime())
                return _subscription(request, *made)
        except Refused as refusal:
            for one in refusal.findings:
                typed.wrong(one.column, one.message)
    context = {
        "fields": [
            typed.field("name", Said("Tên"), placeholder="Hệ thống quản lý văn bản"),
            typed.field("unit", Said("Đơn vị"), "choice", choices=choices, advice=Said("Cả các đơn vị bên dưới.")),
            typed.field("url", Said("Địa chỉ nhận"), placeholder="https://he-thong.example.vn/nhan"),
        ],
        "topics": [Choice(value, title, value in topics) for value, title in Topic.choices],
        "wrong": typed.errors.get("topics", ""),
        "others": [*typed.others, *([typed.errors["topics"]] if "topics" in typed.errors else [])],
        "back": reverse(LIST),
    }
    status = 200 if typed.good else REFUSED
    return render(request, "webhooks/subscribe.html", context, section=SECTION, status=status)


@require_safe
@administrator
def subscription(request: HttpRequest, pk: int) -> HttpResponse:
    """One subscription with its outbox."""
    return _subscription(request, _one(request, pk))


@require_POST
@administrator
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Send nothing more to an address."""
    one = _one(request, pk)
    actions.end(one, by=account_of(request), at=timezone.localtime())
    return done(request, Said("Đã dừng gửi tới «%(name)s».", name=one.name), LIST)


@require_POST
@administrator
def send_trial(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send a message that tells nothing."""
    one = _one(request, pk)
    return _sent(request, partial(actions.send_trial, one), Said("Tin thử đang chờ gửi."), ONE, pk)


@require_safe
@administrator
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """One message: what it says, and every attempt to send it."""
    one = _message(request, pk)
    context = {
        "message": one,
        "tone": TONES[one.state],
        "body": json.dumps(json.loads(one.body), ensure_ascii=False, indent=2),
        "attempts": [
            row(moment(tried.at), str(tried.status or "—"), tried.problem, f"{tried.milliseconds} ms")
            for tried in one.attempts.order_by("-pk")
        ],
        "headings": headings(Said("Lúc"), Said("Mã trả lời"), Said("Lỗi"), Said("Thời gian")),
        "may_send": one.subscription.ended_at is None and one.state != WebhookMessage.State.WAITING,
    }
    return render(request, "webhooks/message.html", context, section=SECTION)


@require_POST
@administrator
def send_again(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Put a message back to be sent now."""
    one = _message(request, pk)
    return _sent(request, partial(actions.send_again, one), Said("Tin đang chờ gửi lại."), "webhooks:message", pk)


def _sent(request: HttpRequest, send: Callable[..., object], words: str, to: str, pk: int) -> HttpResponseBase:
    try:
        send(by=account_of(request), at=timezone.localtime())
    except Refused as refusal:
        messages.error(request, told(refusal.findings[0].message))
        return redirect(to, pk)
    return done(request, words, to, str(pk))


def _subscription(request: HttpRequest, one: WebhookSubscription, secret: str = "") -> HttpResponse:
    state = request.GET.get("tinh-trang", "")
    found = WebhookMessage.objects.filter(subscription=one).order_by("-pk")
    if state in WebhookMessage.State.values:
        found = found.filter(state=state)
    page = pager(reverse(ONE, args=[one.pk]), request.GET, found.count())
    states = [
        Choice("", Said("tất cả"), not state),
        *(Choice(key, title, key == state) for key, title in WebhookMessage.State.choices),
    ]
    context = {
        "subscription": one,
        "facts": _facts(one, permission_of(request).tree[one.unit_id].name),
        "secret": secret,
        "headings": headings(Said("Lúc"), Said("Sự kiện"), Said("Tình trạng"), Said("Số lần gửi")),
        "rows": [
            row(
                (moment(sent.made_at), reverse("webhooks:message", args=[sent.pk])),
                sent.kind,
                sent.get_state_display(),
                str(sent.tries),
            )
            for sent in found[page.rows]
        ],
        "page": page,
        "fields": [FilterField("tinh-trang", Said("Tình trạng"), "choice", state, states)],
        "clear": reverse(ONE, args=[one.pk]) if state else "",
    }
    return render(request, "webhooks/subscription.html", context, section=SECTION)


def _facts(one: WebhookSubscription, unit: str) -> list[tuple[str, str]]:
    made = Said("%(name)s, lúc %(at)s", name=one.made_by, at=moment(one.made_at))
    facts: list[tuple[str, str]] = [
        (Said("Địa chỉ nhận"), one.url),
        (Said("Đơn vị"), unit),
        (Said("Báo về"), joined("; ", [Topic(value).label for value in one.topics])),
        (Said("Người đăng ký"), made),
    ]
    if one.ended_at is not None:
        facts.append((Said("Người dừng"), Said("%(name)s, lúc %(at)s", name=one.ended_by, at=moment(one.ended_at))))
    return facts


def _one(request: HttpRequest, pk: int) -> WebhookSubscription:
    found = WebhookSubscription.objects.filter(pk=pk, unit__in=managed(request)).first()
    if found is None:
        raise Http404(told(Said("Không có đăng ký này.")))
    return found


def _message(request: HttpRequest, pk: int) -> WebhookMessage:
    rows = WebhookMessage.objects.filter(pk=pk, subscription__unit__in=managed(request)).select_related("subscription")
    found = rows.first()
    if found is None:
        raise Http404(told(Said("Không có tin này.")))
    return found
