"""Phiên họp của UBND: meetings with agenda and papers, opinion sheets, the notice; what was concluded becomes tasks.

Rooms inside, from below: ``meetings`` (whose, when, who is invited and who came) ← ``papers`` ← ``agenda`` (items,
the room as it sits) ← ``minutes`` (biên bản, thông báo kết luận); ``opinions`` (phiếu lấy ý kiến) knows meetings only.
``conclusions`` (a conclusion as entered, the tasks proposed from it, their confirmation, what became of them in the
next report) and ``measures`` (a task bound to an indicator) stand beside them.
"""
