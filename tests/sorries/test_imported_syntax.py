"""Which files may use syntax out of `sorry` that is made elsewhere in their project."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.sorries.imported_syntax import ImportedSyntax

TODO = 'macro "todo" : tactic => `(tactic| sorry)\n'


def may_stand_in(folder: Path, text: str, **modules: str) -> bool:
    for name, source in modules.items():
        (folder / f"{name}.lean").write_text(source)
    return ImportedSyntax().may_stand_in(folder / "File.lean", text)


@pytest.mark.parametrize(
    "kit",
    [
        TODO,
        f"import Other\n{TODO}",
        "import Deeper\n",
        'import Deeper\nmacro "todo" : tactic => `(tactic| end_it)\n',
        'import Deeper\nelab "todo" : tactic => give_up\n',
        'macro "zz"? "todo" : tactic => `(tactic| sorry)\n',
        'macro "\\x74odo" : tactic => `(tactic| stop)\n',
        "macro_rules | `(tactic| todo) => `(tactic| sorry)\n",
    ],
)
def test_who_has_a_word_of_it_may(tmp_path: Path, kit: str) -> None:
    deeper = f'{TODO}macro "end_it" : tactic => `(tactic| todo)\ndef give_up := fun _ => Lean.Elab.admitGoal\n'
    assert may_stand_in(tmp_path, "import Kit\n\ntheorem x : 1 = 2 := by todo\n", Kit=kit, Deeper=deeper)


@pytest.mark.parametrize(
    ("header", "kit"),
    [
        ("import Kit\n", 'macro "todo" : tactic => `(tactic| rfl)\n'),
        ("import Kit\n", 'macro "other" : tactic => `(tactic| sorry)\n'),
        ("import Kit\n", "/-- No sorry. -/\ntheorem todo : 1 = 2 := by\n  sorry\n"),
        ("import Kit\n", "import File\nimport Kit\n"),
        ("import Nowhere\n", TODO),
        ("", TODO),
    ],
    ids=["of something else", "another word", "a hole", "a circle", "of nobody", "without it"],
)
def test_who_has_none_may_not(tmp_path: Path, header: str, kit: str) -> None:
    assert not may_stand_in(tmp_path, f"{header}\ntheorem x : 1 = 2 := by todo\n", Kit=kit)


def test_modules_stand_in_the_folder_that_the_lakefile_names(tmp_path: Path) -> None:
    (tmp_path / "lakefile.toml").write_text('name = "p"\nsrcDir = "src"\n\n[[lean_lib]]\nname = "Kit"\n')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "Kit.lean").write_text(TODO)
    assert may_stand_in(tmp_path / "src", "import Kit\n\ntheorem x : 1 = 2 := by todo\n")
