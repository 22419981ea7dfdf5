"""Writing tasks: giving them, doing them, deciding on them. Every function appends one act.

A function that writes to tasks takes ``seen``: of each task the number of the last thing the writer saw of it. Where
something happened since, :class:`TaskMoved` says what and by whom, and nothing is written.
"""

from giaoban.tasks.actions.deciding import (
    cancel,
    confirm,
    extend,
    insist,
    redate,
    refuse_extension,
    remind,
    resume,
    send_back,
    suspend,
)
from giaoban.tasks.actions.doing import (
    accept,
    answer,
    ask_extension,
    refuse,
    report_done,
    report_progress,
)
from giaoban.tasks.actions.giving import Assignment, assign, break_down, correct, entrust, pass_on, reassign
from giaoban.tasks.actions.happening import Evidence, TaskMoved

__all__ = [
    "Assignment",
    "Evidence",
    "TaskMoved",
    "accept",
    "answer",
    "ask_extension",
    "assign",
    "break_down",
    "cancel",
    "confirm",
    "correct",
    "entrust",
    "extend",
    "insist",
    "pass_on",
    "reassign",
    "redate",
    "refuse",
    "refuse_extension",
    "remind",
    "report_done",
    "report_progress",
    "resume",
    "send_back",
    "suspend",
]
