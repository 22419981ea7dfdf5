"""Phiên họp của UBND: meetings with agenda and papers, opinion sheets, minutes, the conclusion notice.

Rooms inside, from below: ``meetings`` (whose, when, who is invited and who came) ← ``papers`` ← ``agenda`` (items,
the room as it sits) ← ``minutes`` (biên bản, thông báo kết luận); ``opinions`` (phiếu lấy ý kiến) knows meetings only.
"""
