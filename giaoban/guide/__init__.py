"""The guide for officials (hướng dẫn): one page per task, in the site, linked from the pages it is about."""
