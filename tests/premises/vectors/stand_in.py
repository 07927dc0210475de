"""The stand-in for an encoder (`tests/standins/hashed_words_encoder.py`), as it is found and opened."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.premises.vectors.encoder import GROUP, EncoderSource

STANDINS = Path(__file__).parents[2] / "standins"
MODULE = "hashed_words_encoder"
NAME = "hashed-words-stand-in"


def source(fault: str = "", identity: str = "stand-in") -> EncoderSource:
    return EncoderSource(NAME, f"{MODULE}:HashedWordsStandIn", fault, identity)


@pytest.fixture
def standins(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The module can be imported, here and in processes that are started."""
    monkeypatch.syspath_prepend(str(STANDINS))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(STANDINS), os.environ.get("PYTHONPATH")))))
    importlib.invalidate_caches()
    yield
    sys.modules.pop(MODULE, None)


def install(site: Path) -> None:
    """A distribution that brings the stand-in, as `pip` leaves one, in a folder of Python's search path."""
    site.mkdir(exist_ok=True)
    (site / f"{MODULE}.py").write_text((STANDINS / f"{MODULE}.py").read_text(encoding="utf-8"), encoding="utf-8")
    (info := site / f"{MODULE}-1.0.dist-info").mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {MODULE}\nVersion: 1.0\n", encoding="utf-8")
    offered = f"[{GROUP}]\n{NAME} = {MODULE}:HashedWordsStandIn\n"
    (info / "entry_points.txt").write_text(offered, encoding="utf-8")
