"""Every figure of the documents comes from a command that `make bench` runs."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def quoted(text: str) -> set[str]:
    """The benchmarks with their arguments at the beginning of a paragraph, which is what they measured."""
    return {" ".join(found.split()) for found in re.findall(r"^`assistant (bench [^`]+)`[:\s]", text, re.MULTILINE)}


def test_make_bench_runs_what_the_figures_quote() -> None:
    recipe = re.search(r"^bench:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert recipe is not None
    run = {line.split("/assistant ", 1)[1] for line in recipe[1].splitlines()}
    assert run == quoted((ROOT / "docs" / "pages" / "figures.md").read_text())
