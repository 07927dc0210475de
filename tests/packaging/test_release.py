"""What is published has one version, and the documents speak of what there is."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from assistant import __version__
from assistant.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "pages"


@pytest.fixture
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_version", ROOT / "docs" / "check_version.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_program_extension_and_changes_have_one_version(check: ModuleType) -> None:
    manifest, changes = (ROOT / "vscode-ext" / "package.json").read_text(), (ROOT / "CHANGELOG.md").read_text()
    assert check.problems(__version__, manifest, changes) == []


def test_another_version_of_either_is_told(check: ModuleType) -> None:
    found = check.problems("9.9.9", '{"version": "9.9.8"}', "# Changes\n\n## 9.9.90\n")
    assert len(found) == 2


def documents() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(PAGES.glob("*.md"))]


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_what_a_document_points_to_is_there(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`assistant {name}" not in readme] == []


def test_every_page_is_in_the_contents() -> None:
    contents = (PAGES / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES.glob("*.md") if page.name not in contents and page.name != "index.md"] == []


def test_pictures_fetch_nothing() -> None:
    pictures = list((PAGES / "pictures").glob("*.svg"))
    assert pictures
    fetching = re.compile(r"url\((?!#)|href=\"http|@import")
    assert [picture.name for picture in pictures if fetching.search(picture.read_text(encoding="utf-8"))] == []
