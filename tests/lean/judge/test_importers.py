"""Which files import one, directly or through others."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.judge.importers import may_define, texts_of_importers


@pytest.mark.parametrize("source", ["", "src"])
def test_files_that_import_it_are_found_wherever_names_begin(tmp_path: Path, source: str) -> None:
    folder = tmp_path / source / "Lib"
    folder.mkdir(parents=True)
    files = {
        "A": "def a := 3",
        "B": "import Lib.A\n",
        "C": "import Lib.B\n-- through B",
        "D": "import Lib.C Lib.E\n-- in a circle",
        "E": "import Lib.D\n",
        "F": "import Other.A\n",
        "G": "import Lib.AA\n",
    }
    for name, text in files.items():
        (folder / f"{name}.lean").write_text(text)
    found = sorted(texts_of_importers(tmp_path, folder / "A.lean"))
    assert found == sorted(files[name] for name in "BCDE")
    assert list(texts_of_importers(tmp_path, folder / "F.lean")) == []


def test_a_file_outside_has_importers_by_its_name_only(tmp_path: Path) -> None:
    (tmp_path / "In.lean").write_text("import Out\n")
    assert list(texts_of_importers(tmp_path, Path("/elsewhere/Other.lean"))) == []


def test_only_proofs_that_name_what_they_define_matter() -> None:
    assert may_define("let rec go : Nat := 3\nexact rfl")
    assert not may_define("exact record.where_it_is")
