"""Any document at all, for property tests."""

from datetime import date

from hypothesis import strategies as st

from giaoban.documents.rules.content import (
    Annex,
    Heading,
    ListItem,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
    Table,
)

texts = st.text(max_size=30) | st.sampled_from(
    ["{{ 7*7 }}", "{% for x in y %}", "#panic()", "</w:t>", "<script>", "]]>", "&amp;", "\\n", "$x$", "*đậm*", "Ủỵ"]
)
runs = st.lists(st.builds(Run, texts, st.booleans(), st.booleans(), st.none() | texts), max_size=3).map(tuple)


@st.composite
def tables(draw):
    columns = draw(st.integers(1, 4))
    row = st.lists(runs, min_size=columns, max_size=columns).map(tuple)
    align = draw(st.just(()) | st.tuples(*[st.sampled_from(["left", "center", "right"])] * columns))
    return Table(
        header=draw(st.tuples(*[texts] * columns)),
        rows=draw(st.lists(row, max_size=3).map(tuple)),
        title=draw(texts),
        unit_note=draw(texts),
        align=align,
        total_rows=draw(st.lists(st.integers(0, 3), max_size=2).map(tuple)),
    )


blocks = st.lists(
    st.builds(Heading, st.sampled_from([1, 2, 3]), runs)
    | st.builds(Paragraph, runs)
    | st.builds(ListItem, runs, st.integers(0, 3))
    | tables(),
    max_size=5,
).map(tuple)
lines = st.lists(texts, max_size=3).map(tuple)
annexes = st.lists(
    st.builds(Annex, number=texts, title=texts, blocks=blocks, note=texts, landscape=st.booleans()), max_size=2
).map(tuple)
documents = st.builds(
    OfficialDocument,
    agency=texts,
    symbol=texts,
    place=texts,
    kind_name=texts,
    subject=texts,
    blocks=blocks,
    signature=st.builds(Signature, lines, texts),
    parent_agency=texts,
    number=st.none() | st.sampled_from(["5", "45", "x"]),
    day=st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    month=st.none() | st.tuples(st.integers(2000, 2090), st.integers(1, 12)),
    addressees=lines,
    legal_bases=lines,
    annexes=annexes,
    recipients=lines,
    draft=st.booleans(),
    notes=lines,
)
