"""Tasks, meetings, conclusions and opinion sheets by the API: what the pages give, and nothing that they would not."""

import uuid

from tests.permission.house import House

TABLE = """
#                                                                     outsider other left  clerk before after office leader admin
GET  api/v1/tasks                                             -       401   200   403   200   200   200   200   200   200
GET  api/v1/meetings                                          -       401   200   403   200   200   200   200   200   200
GET  api/v1/conclusions                                       -       401   200   403   200   200   200   200   200   200
GET  api/v1/opinion-sheets                                    -       401   200   403   200   200   200   200   200   200
POST api/v1/task-assignments                                  -       401   403   403   403   403   403   200+  200+  403 | id=6f1c2a52-31a5-4d0c-9a5e-0a4f7d1f6a11&text=Rà+soát&lead=009.THUE@1997-01-01
GET  api/v1/tasks/<uuidstr:task>                                 own     401   404   403   200   404   404   200   200   200
GET  api/v1/tasks/<uuidstr:task>/files/<sha256>                  own     401   404   403   200   404   404   200   200   200
POST api/v1/tasks/<uuidstr:task>/acts/<act>                      own     401   404   403   200+  404   404   200+  200+  403 | seen=2&text=Đã+xong
GET  api/v1/meetings/<uuidstr:meeting>                           own     401   404   403   200   404   404   200   200   200
GET  api/v1/meetings/<uuidstr:meeting>/papers/<uuidstr:paper>/<sha256> own  401   404   403   200+  404   404   200+  200+  404
GET  api/v1/conclusions/<uuidstr:conclusion>                     own     401   404   403   404   404   404   200   200   200
GET  api/v1/opinion-sheets/<uuidstr:sheet>                       own     401   404   403   200   404   404   200   200   404
POST api/v1/opinion-sheets/<uuidstr:sheet>/opinion               own     401   404   403   200+  404   404   403   403   404 | choice=agree
GET  api/v1/tasks/<uuidstr:task>                                 foreign 401   200   403   404   404   404   200   200   200
GET  api/v1/tasks/<uuidstr:task>/files/<sha256>                  foreign 401   200   403   404   404   404   200   200   200
POST api/v1/tasks/<uuidstr:task>/acts/<act>                      foreign 401   200+  403   404   404   404   200+  200+  403 | seen=2&text=Đã+xong
GET  api/v1/meetings/<uuidstr:meeting>                           foreign 401   200   403   404   404   404   200   200   200
GET  api/v1/meetings/<uuidstr:meeting>/papers/<uuidstr:paper>/<sha256> foreign 401 200+ 403   404   404   404   200+  200+  404
GET  api/v1/opinion-sheets/<uuidstr:sheet>                       foreign 401   200   403   404   404   404   200   200   404
POST api/v1/opinion-sheets/<uuidstr:sheet>/opinion               foreign 401   200+  403   404   404   404   403   403   404 | choice=agree
GET  api/v1/tasks/<uuidstr:task>                                 outside 401   404   403   404   404   404   404   404   404
GET  api/v1/tasks/<uuidstr:task>/files/<sha256>                  outside 401   404   403   404   404   404   404   404   404
POST api/v1/tasks/<uuidstr:task>/acts/<act>                      outside 401   404   403   404   404   404   404   404   404 | seen=2&text=Đã+xong
GET  api/v1/meetings/<uuidstr:meeting>                           outside 401   404   403   404   404   404   404   404   404
GET  api/v1/meetings/<uuidstr:meeting>/papers/<uuidstr:paper>/<sha256> outside 401 404  403   404   404   404   404   404   404
GET  api/v1/conclusions/<uuidstr:conclusion>                     outside 401   404   403   404   404   404   404   404   404
GET  api/v1/opinion-sheets/<uuidstr:sheet>                       outside 401   404   403   404   404   404   404   404   404
POST api/v1/opinion-sheets/<uuidstr:sheet>/opinion               outside 401   404   403   404   404   404   404   404   404 | choice=agree
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The ids of whose it is, as the API writes them."""
    said = house.said.get(whose, house.said["own"])
    ids = ("task", "meeting", "paper", "sheet", "conclusion")
    named = {name: str(uuid.UUID(said[name])) for name in ids if name in said}
    return {**named, "act": "progress", "sha256": said["paper_copy" if "papers" in pattern else "evidence"]}
