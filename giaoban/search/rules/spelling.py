"""What somebody may have meant (có phải bạn tìm): near words among those known, compared without tone marks."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from giaoban.search.rules.tokens import asked_words, plain_words

NEAR = 0.72
"""How alike two words must be, of 1."""
_TRIED = 64


def near_queries(text: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Queries to try instead: unknown words replaced by near ones, together as one of the ``known`` texts has them.

    Where no text has them together, what is known of the query alone; nothing where all of it is unknown.
    """
    texts = [_written(one) for one in known]
    every = {key: word for written in texts for key, word in written.items()}
    asked = asked_words(text)
    choices = [found for word in asked if (found := _near(word, every))]
    together = (_together(chosen, texts) for chosen in islice(product(*choices), _TRIED) if list(chosen) != asked)
    found = list(dict.fromkeys(said for said in together if said))[:most]
    alone = " ".join(every[choice[0]] for choice in choices)
    return found or ([alone] if alone and len(choices) < len(asked) else [])


def _written(text: str) -> dict[str, str]:
    """The words of a text as it writes them, by their tone-free form."""
    return {key: word.strip(".,;:()«»") for word in text.split() for key in plain_words(word)}


def _near(word: str, known: Mapping[str, str]) -> Sequence[str]:
    return [word] if word in known else difflib.get_close_matches(word, known, n=3, cutoff=NEAR)


def _together(chosen: Sequence[str], texts: Iterable[Mapping[str, str]]) -> str:
    return next(_said(chosen, texts), "")


def _said(chosen: Sequence[str], texts: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for written in texts:
        if all(word in written for word in chosen):
            yield " ".join(written[word] for word in chosen)
