"""What premises say, kept beside their index."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.premises.sources import NO_SOURCE, SourceText
from assistant.premises.texts import TEXTS, VERSION, read_texts, write_texts

SOME = [
    SourceText("theorem", "(a b : Nat) : a + b = b + a", ("simp", "grind =")),
    NO_SOURCE,
    SourceText("def", ": α → 𝟙 × «weird \ud835 name»"),
    SourceText("", "(self : Point) : Nat"),
]


@pytest.mark.parametrize("texts", [SOME, [], [NO_SOURCE]], ids=["several", "none", "an empty one"])
def test_what_was_written_is_read(texts: list[SourceText], tmp_path: Path) -> None:
    write_texts(tmp_path, texts)
    found = read_texts(tmp_path)
    assert [found[place] for place in range(len(found))] == texts


def test_what_would_end_a_part_is_a_blank(tmp_path: Path) -> None:
    write_texts(tmp_path, [SourceText("theorem", "a\0b")])
    assert read_texts(tmp_path)[0] == SourceText("theorem", "a b")


def test_an_absent_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=TEXTS):
        read_texts(tmp_path)


@pytest.mark.parametrize("damage", ["cut", "changed", "newer", "empty", "short"])
def test_a_damaged_or_another_one_is_not_believed(damage: str, tmp_path: Path) -> None:
    write_texts(tmp_path, SOME)
    file = tmp_path / TEXTS
    content = file.read_bytes()
    file.write_bytes(
        {
            "cut": content[:-3],
            "changed": content[:-1] + b"?",
            "newer": (VERSION + 1).to_bytes(8, "little") + content[8:],
            "empty": b"",
            "short": content[:20],
        }[damage]
    )
    with pytest.raises(ValueError, match=r"damaged|empty"):
        read_texts(tmp_path)
