"""Vectors of a library: made once, found again by content, kept whatever happens."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.lean.toolchain import Toolchain
from assistant.locks import ProcessLock
from assistant.premises.library import CompiledLibrary, Package
from assistant.premises.vectors import making
from assistant.premises.vectors.encoder import Encoder, open_encoder
from assistant.premises.vectors.making import Progress, make_vectors, progress, stored_matrices, vectors_folder
from tests.lean.compile import compiled_text
from tests.premises.vectors.conftest import opened
from tests.premises.vectors.stand_in import source

pytestmark = pytest.mark.usefixtures("standins")


class Counting:
    """The stand-in; what it was given to read is kept. It fails at a text that has the word `fails`."""

    def __init__(self, fails: str = "") -> None:
        self.fails = fails
        self.opened = 0
        self.read: list[str] = []

    def __call__(self) -> Encoder:
        self.opened += 1
        self._encoder = open_encoder(source())
        return self

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], *, goals: bool) -> Any:
        assert not goals
        if self.fails and any(self.fails in text for text in texts):
            raise RuntimeError("out of memory")
        self.read += texts
        return self._encoder.encode(texts, goals=goals)


def make(library: CompiledLibrary, encoder: Counting, cache: Path) -> list[Progress]:
    told: list[Progress] = []
    make_vectors(library, source(), encoder, cache, told.append)
    return told


def test_each_premise_gets_the_vector_of_what_it_says(library: CompiledLibrary, cache: Path) -> None:
    encoder = Counting()
    told = make(library, encoder, cache)
    assert told[-1] == Progress(3, 3)
    [matrix] = stored_matrices(library, source(), cache)
    assert matrix is not None
    assert matrix.complete
    [segment] = library.retrieval.segments
    expected = open_encoder(source()).encode(["theorem first_sum (a b : Nat) : a + b = a + b"], goals=False)[0]
    row = matrix.vectors[segment.names.index("first_sum")]
    assert np.allclose(row, expected / np.linalg.norm(expected), atol=1e-6)


def test_they_are_made_once(library: CompiledLibrary, package: Package, cache: Path) -> None:
    make(library, Counting(), cache)
    again = Counting()
    assert make(opened(package, cache), again, cache)[-1].complete
    assert again.opened == 0, "an encoder takes seconds to load"


def test_other_encoders_have_others(library: CompiledLibrary, cache: Path) -> None:
    make(library, Counting(), cache)
    assert stored_matrices(library, source(identity="another"), cache) == (None,)


def test_only_modules_that_changed_are_read_again(
    toolchain: Toolchain, compiled: Path, tmp_path: Path, cache: Path
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(compiled, folder)
    package = Package(folder, (folder,))
    make(opened(package, cache), Counting(), cache)
    compiled_text(toolchain, folder, "theorem second_new (n : Nat) : n = n := rfl\n", "Second")
    encoder = Counting()
    library = opened(package, cache)
    make(library, encoder, cache)
    assert encoder.read == ["theorem second_new (n : Nat) : n = n"]
    [matrix] = stored_matrices(library, source(), cache)
    assert matrix is not None
    assert (matrix.made, matrix.complete) == (3, True)


def test_projects_share_what_was_made_from_the_same(
    library: CompiledLibrary, compiled: Path, tmp_path: Path, cache: Path
) -> None:
    make(library, Counting(), cache)
    shutil.copytree(compiled, tmp_path / "elsewhere")
    encoder = Counting()
    other = opened(Package(tmp_path / "elsewhere", (tmp_path / "elsewhere",)), cache)
    assert make(other, encoder, cache)[-1].complete
    assert encoder.read == []


def test_what_is_damaged_is_made_anew(library: CompiledLibrary, cache: Path) -> None:
    make(library, Counting(), cache)
    [file] = vectors_folder(cache, source()).glob("*.vectors")
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert stored_matrices(library, source(), cache) == (None,)
    encoder = Counting()
    make(library, encoder, cache)
    assert len(encoder.read) == 3
    assert progress(library, source(), cache) == Progress(3, 3)


def test_vectors_of_other_premises_are_not_taken_for_these(library: CompiledLibrary, cache: Path) -> None:
    make(library, Counting(), cache)
    [file] = vectors_folder(cache, source()).glob("*.vectors")
    found = making.read_matrix(file)
    making.write_matrix(file, making.matrix_of("other names", found.modules, found.vectors))
    assert stored_matrices(library, source(), cache) == (None,)


def test_what_was_made_before_an_encoder_fails_is_kept(
    library: CompiledLibrary, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "TOGETHER", 1)
    with pytest.raises(RuntimeError, match="out of memory"):
        make(library, Counting(fails="second"), cache)
    assert progress(library, source(), cache) == Progress(2, 3)
    encoder = Counting()
    make(library, encoder, cache)
    assert encoder.read == ["theorem second_reverse (xs : List Nat) : xs.reverse = xs.reverse"]
    assert progress(library, source(), cache) == Progress(3, 3)


def test_what_was_made_so_far_can_be_searched(
    library: CompiledLibrary, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "TOGETHER", 1)
    monkeypatch.setattr(making, "FIRST_WRITTEN_SECONDS", 0.0)
    there: list[int] = []

    class Looking(Counting):
        def encode(self, texts: Sequence[str], *, goals: bool) -> Any:
            there.append(progress(library, source(), cache).made)
            return super().encode(texts, goals=goals)

    make(library, Looking(), cache)
    assert there == [0, 2]


def test_a_process_that_makes_them_is_waited_for(library: CompiledLibrary, cache: Path) -> None:
    folder = vectors_folder(cache, source())
    folder.mkdir(parents=True)
    (folder / "left.partial").touch()
    lock = ProcessLock(folder / "lock")
    assert lock.take()
    assert progress(library, source(), cache).elsewhere
    told: list[Progress] = []
    waits = threading.Event()

    def tell(done: Progress) -> None:
        told.append(done)
        waits.set()

    thread = threading.Thread(target=make_vectors, args=(library, source(), Counting(), cache, tell))
    thread.start()
    assert waits.wait(30)
    lock.release()
    thread.join(30)
    assert told[0].elsewhere
    assert told[-1] == Progress(3, 3)
    assert not (folder / "left.partial").exists(), "of one that was killed"


def test_a_cache_that_cannot_be_written_is_an_error(library: CompiledLibrary, cache: Path) -> None:
    (cache / "vectors").write_text("where a folder should be")
    with pytest.raises(OSError, match="vectors"):
        make(library, Counting(), cache)
    assert progress(library, source(), cache) == Progress(0, 3)


def test_what_nobody_opened_for_long_is_removed(library: CompiledLibrary, cache: Path) -> None:
    make(library, Counting(), cache)
    old = vectors_folder(cache, source()) / "old.vectors"
    old.write_bytes(b"")
    os.utime(old, (1, 1))
    make(library, Counting(), cache)
    assert not old.exists()
    assert progress(library, source(), cache).complete


def test_a_library_without_premises_needs_nothing(cache: Path) -> None:
    encoder = Counting()
    assert make(CompiledLibrary((), cache), encoder, cache) == [Progress(0, 0)]
    assert encoder.opened == 0
