"""Reading reports: characters a second against underthesea's word tokenizer, and growth with length.

Both sides read the same text on one core in the same run: the labelled texts of the reader's tests, dense with figures, without
their labels. underthesea is in the dependency group ``bench``; ``make bench`` installs it.
"""

import statistics

import measure
from underthesea import word_tokenize

from giaoban.reading import read
from giaoban.reading.tests.labelled import TEXTS, parse

GROWS_AT_MOST = 12
ONE_LINE = "Thu ngân sách đạt 1.277 tỷ 069 triệu đồng, bằng 22,36% dự toán, tăng 12,2% so với cùng kỳ năm 2022; "


def main() -> None:
    """One line per measure."""
    measure.heading()
    text = "\n".join(parse(file.read_text(encoding="utf-8"))[0] for file in sorted(TEXTS.glob("*.txt")))
    megabytes = len(text.encode()) / 1e6
    times = measure.interleaved(measure.Side(lambda: read(text)), measure.Side(lambda: word_tokenize(text)), 5)
    ours, theirs = (megabytes / statistics.median(taken) for taken in times)
    measure.tell("reads text / underthesea word_tokenize", ours, theirs, at_least=10, unit="MB/s")
    small, large = (measure.Side(lambda size=size: read(ONE_LINE * size)) for size in (200, 2000))
    times = measure.interleaved(large, small, 3)
    longer, shorter = (statistics.median(taken) * 1000 for taken in times)
    measure.tell("one line ten times as long", longer, shorter, at_most=GROWS_AT_MOST)


if __name__ == "__main__":
    main()
