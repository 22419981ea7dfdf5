"""JSON loses nothing."""

import json

import pytest
from hypothesis import given, settings

from giaoban.documents.json_form import from_json, to_json
from giaoban.documents.tests.documents import documents
from giaoban.documents.tests.sample import sample_report


@given(documents)
@settings(max_examples=60, deadline=None)
def test_round_trip(document):
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_blocks_carry_their_plain_text():
    paragraph = to_json(sample_report(1))["blocks"][3]
    assert paragraph["text"].startswith("Theo báo cáo, đến ngày 07/3/2023 thu ngân sách đạt 1.277 tỷ 069")
    assert paragraph["runs"][1]["link"] == "figure:thu-ngan-sach"


def test_another_form_is_refused():
    with pytest.raises(ValueError, match="Không phải dạng"):
        from_json({"form": "x"})
