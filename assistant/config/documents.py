"""The files of a checkout that say what can be set: VS Code's manifest, the table of a page, and that
of the extension's README.

`python -m assistant.config.documents` brings them up to date with the schema; a test sees to it that they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.config.schema import SETTINGS, Setting
from assistant.config.values import default
from assistant.config.vscode import in_manifest, properties

_LINK = re.compile("`#|#`")
"""Around the name of a setting of VS Code's own, which VS Code makes a link."""


def in_settings(page: str) -> str:
    """The text of the page about settings with a table of all of them."""
    head = ("setting", "default", "in the environment", "by a project", "meaning")
    return _with_table(page, head, [_row(setting) for setting in SETTINGS.values()])


def in_extension_readme(readme: str) -> str:
    """The text of the extension's README with a table of the settings that VS Code has."""
    rows = [(f"`{name}`", _code(p["default"]), p["markdownDescription"]) for name, p in properties().items()]
    return _with_table(readme, ("setting", "default", "meaning"), rows)


def _row(setting: Setting) -> tuple[str, ...]:
    variable = f"`{setting.variable}`" if setting.variable else ""
    allowed = setting.project
    project = ("yes" if allowed else "") if isinstance(allowed, bool) else ", ".join(f"`{word}`" for word in allowed)
    shown = default(setting) if setting.shown else _code(setting.default) + (f" {setting.unit}" if setting.unit else "")
    return f"`{setting.key}`", shown, variable, project, setting.help


def _code(value: Any) -> str:
    if isinstance(value, str):
        return f"`{value}`" if value else ""
    return f"`{value:g}`" if isinstance(value, float) else f"`{json.dumps(value, ensure_ascii=False)}`"


def _with_table(text: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A text whose table with that head has these rows. Errors: `ValueError` where there is none."""
    begin = f"| {' | '.join(head)} |\n{'|---' * len(head)}|\n"
    before, found, rest = text.partition(begin)
    if not found:
        raise ValueError(f"no table with the head {' | '.join(head)}")
    after = re.sub(r"\A(\|.*\n)*", "", rest)
    return before + begin + "".join(f"| {' | '.join(_LINK.sub('`', cell) for cell in row)} |\n" for row in rows) + after


DOCUMENTS: dict[str, Callable[[str], str]] = {
    "docs/pages/settings.md": in_settings,
    "vscode-ext/README.md": in_extension_readme,
    "vscode-ext/package.json": in_manifest,
}
"""By path in a checkout, each with what brings its text up to date."""
CHECKOUT = Path(__file__).parents[2]


def main() -> None:
    """Brings the documents of this checkout up to date."""
    for name, changed in DOCUMENTS.items():
        path = CHECKOUT / name
        path.write_text(changed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
