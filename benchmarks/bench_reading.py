"""Reading reports: megabytes a second against underthesea's word tokenizer, and growth with length.

Both sides read the same text on one core in the same run: a report as it is written, a figure every 170 bytes, and the labelled
texts of the reader's tests without their labels, a figure every 45. underthesea is in the dependency group ``bench``; ``make bench``
installs it.

The aim of ten times is missed: about six on the report, three on the dense texts. The profile is flat, no part above a sixth: of
the time of the dense texts cutting into words takes 14 %, putting facts together 11 %, the structure of the sentence 10 %, looking
up phrases 6 %, names and document numbers 6 %, units 6 %, dates 5 %; words without figures cost little, each figure about 80 µs of
Python for its kind, link, period and name, which the tokenizer does not look for.
"""

import statistics
import time
from pathlib import Path

import measure
from underthesea import word_tokenize

from giaoban import reading
from giaoban.reading import read
from giaoban.reading.tests.labelled import TEXTS, parse

REPORT = Path(reading.__file__).parent / "conclusion" / "tests" / "texts" / "thanh_xuan" / "2023_03.txt"
GROWS_AT_MOST = 12
ONE_LINE = "Thu ngân sách đạt 1.277 tỷ 069 triệu đồng, bằng 22,36% dự toán, tăng 12,2% so với cùng kỳ năm 2022; "


def main() -> None:
    """One line per measure."""
    measure.heading()
    dense = "\n".join(parse(file.read_text(encoding="utf-8"))[0] for file in sorted(TEXTS.glob("*.txt")))
    compare("reads a report / underthesea word_tokenize", REPORT.read_text(encoding="utf-8"))
    compare("reads dense figures / underthesea word_tokenize", dense)
    small, large = (one_core(lambda size=size: read(ONE_LINE * size)) for size in (200, 2000))
    times = measure.interleaved(large, small, 3)
    longer, shorter = (statistics.median(taken) * 1000 for taken in times)
    measure.tell("one line ten times as long", longer, shorter, at_most=GROWS_AT_MOST)


def compare(name: str, text: str) -> None:
    """Megabytes of the text a second, ours and theirs."""
    megabytes = len(text.encode()) / 1e6
    times = measure.interleaved(one_core(lambda: read(text)), one_core(lambda: word_tokenize(text)), 5)
    ours, theirs = (megabytes / statistics.median(taken) for taken in times)
    measure.tell(name, ours, theirs, at_least=10, unit="MB/s")


def one_core(run: measure.Run) -> measure.Side:
    """A side that is timed by the processor time it takes."""
    return measure.Side(run, clock=time.process_time)


if __name__ == "__main__":
    main()
