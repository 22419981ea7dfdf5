"""Báo cáo (reports): outline and sentences as data, lineage of every number, editions, issue and restatement.

Doors: ``actions`` (write sentences, carry an edition through its steps), ``queries`` (draft, edition,
document). Rules: ``rules/sentence_language`` (what a template may say), ``rules/pieces``.
Laws: NĐ 30/2020 for the form; the third law of figures for what is issued.
"""
