"""Files of records: who corrects the record attaches; opened as the person whom they may show is."""

from giaoban.penalties.registers import DECISION
from tests.permission.house import House

TABLE = """
#                                                     outsider other left  clerk before after office leader admin
POST so/<str:code>/<str:key>/tep              own     door 403   403   302+  403   403   302+  403   403 | tep=@
POST so/<str:code>/<str:key>/tep              own     door 403   403   302   403   403   302   403   403
GET  so/<str:code>/<str:key>/tep/<str:digest> own     door 403   403   302   403   403   302   302   302
POST so/<str:code>/<str:key>/tep/<str:digest> own     door 403   403   200+  403   403   403   403   403 | ly-do=Đối+chiếu+đơn+12
POST so/<str:code>/<str:key>/tep/<str:digest> own     door 403   403   302   403   403   403   403   403 | ly-do=
POST so/<str:code>/<str:key>/tep              foreign door 302+  403   403   403   403   302+  403   403 | tep=@
POST so/<str:code>/<str:key>/tep              foreign door 302   403   403   403   403   302   403   403
GET  so/<str:code>/<str:key>/tep/<str:digest> foreign door 302   403   403   403   403   302   302   302
POST so/<str:code>/<str:key>/tep/<str:digest> foreign door 200+  403   403   403   403   403   403   403 | ly-do=Đối+chiếu+đơn+12
POST so/<str:code>/<str:key>/tep/<str:digest> foreign door 302   403   403   403   403   403   403   403 | ly-do=
POST so/<str:code>/<str:key>/tep              ended   door 403   403   403   302+  403   302+  403   403 | tep=@
POST so/<str:code>/<str:key>/tep              ended   door 403   403   403   302   403   302   403   403
GET  so/<str:code>/<str:key>/tep/<str:digest> ended   door 403   403   403   302   403   302   302   302
POST so/<str:code>/<str:key>/tep/<str:digest> ended   door 403   403   403   200+  403   403   403   403 | ly-do=Đối+chiếu+đơn+12
POST so/<str:code>/<str:key>/tep/<str:digest> ended   door 403   403   403   302   403   403   403   403 | ly-do=
POST so/<str:code>/<str:key>/tep              outside door 403   403   403   403   403   403   403   403 | tep=@
GET  so/<str:code>/<str:key>/tep/<str:digest> outside door 403   403   403   403   403   403   403   403
POST so/<str:code>/<str:key>/tep/<str:digest> outside door 403   403   403   403   403   403   403   403 | ly-do=Đối+chiếu+đơn+12
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The scan at the penalty decision of whose it is."""
    said = house.said[whose]
    return {"code": DECISION.code, "key": said["record"], "digest": said["scan"]}
