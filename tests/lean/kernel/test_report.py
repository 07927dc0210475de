"""An answer counts only when it is whole: what was cut off, or is not understood, says nothing about the module."""

import pytest

from assistant.lean.errors import KernelUnavailable
from assistant.lean.kernel.report import KernelReport, Refusal, Skipped, Why, read_report, write_report

REPORT = KernelReport(
    3, (Refusal("«a b».c", 'said "no"\n  to it'),), (Skipped("u", Why.UNSAFE), Skipped("p._unsafe_rec", Why.PARTIAL))
)


def test_a_report_is_read_as_it_was_written() -> None:
    assert read_report("M", write_report(REPORT)) == REPORT


def test_a_report_with_a_refusal_is_not_ok_and_one_with_skipped_constants_is() -> None:
    assert not REPORT.ok
    assert KernelReport(3, (), REPORT.skipped).ok


@pytest.mark.parametrize("lines", range(3))
def test_a_report_without_its_end_is_none(lines: int) -> None:
    cut = b"".join(write_report(REPORT).splitlines(keepends=True)[:lines])
    with pytest.raises(KernelUnavailable, match="no end"):
        read_report("M", cut)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Segmentation fault",
        "[]",
        '{"checked": "3"}',
        '{"checked": true}',
        '{"checked": -1}',
        '{"refused": "t"}',
        '{"skipped": "t", "why": "tired"}',
    ],
)
def test_a_line_that_is_not_understood_spoils_the_report(line: str) -> None:
    with pytest.raises(KernelUnavailable, match="not understood"):
        read_report("M", line.encode() + b"\n" + write_report(KernelReport(1)))


def test_nothing_may_follow_the_end() -> None:
    with pytest.raises(KernelUnavailable, match="after the end"):
        read_report("M", write_report(KernelReport(1)) + b'{"refused": "t", "message": "no"}\n')


def test_what_lean_said_about_an_import_comes_with_what_to_do() -> None:
    with pytest.raises(KernelUnavailable, match="unknown module prefix 'X'") as caught:
        read_report("M", b'{"error": "unknown module prefix \'X\'"}\n')
    assert "Build" in caught.value.hint
