"""A search as one page that needs nothing else: no network, no fonts, no server.

The proof stands in the page as it is, so that it can be read without scripts; tree, goals and what was tried are data,
drawn by `page/page.js`. Texts of Lean and of provers never become markup: the data holds no `<`, the script makes
text nodes only, and the policy of the page runs nothing but the one script that was written for it.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib import resources
from typing import Any

from assistant.search.export.json_tree import document, json_text
from assistant.search.export.outline import NOWHERE, Outline, Row, outline
from assistant.search.export.parts import EVERYTHING, Summary, one_line, summary, visible
from assistant.search.signs import SIGNS, VERDICT_SIGNS
from assistant.search.tree import Tree

_PAGE = resources.files(__package__) / "page"
_SCRIPT = _PAGE.joinpath("page.js").read_text(encoding="utf-8")
_STYLE = _PAGE.joinpath("page.css").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


POLICY = (
    f"default-src 'none'; script-src {_hash(_SCRIPT)}; style-src {_hash(_STYLE)}; base-uri 'none'; form-action 'none'"
)


def render(tree: Tree, title: str, *, states: int = EVERYTHING) -> str:
    """The page, with at most so many states (but the whole proof)."""
    told = summary(tree, title)
    name = one_line(title) or "Proof search"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{escape(name)}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<h1>{escape(name)}</h1>
<p>{escape(told.outcome)}</p>
{_proof(told)}
</header>
<noscript><p>The tree needs scripts, which are switched off here.</p></noscript>
<main id="main" hidden>
<section id="left" aria-label="Search tree">
<form id="search" role="search">
<input id="words" type="search" aria-label="Search tactics and goals" placeholder="Search tactics and goals ( / )"
 autocomplete="off" spellcheck="false"><output id="found" for="words"></output>
</form>
<div id="tree" role="tree" aria-label="States and tactics"></div>
<p class="note">{" · ".join(f"{sign} {status.value}" for status, sign in SIGNS.items())}
 · » the way to a proof · ↪ shown elsewhere. Arrow keys move and fold, Enter follows ↪.</p>
</section>
<section id="pane" aria-label="Chosen state" tabindex="0"></section>
</main>
<script type="application/json" id="data">{embedded(_data(outline(tree, states=states), title))}</script>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def embedded(data: Any) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or begins a comment."""
    return json_text(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _proof(told: Summary) -> str:
    if told.refuted:
        return (
            f'<p class="refuted">{escape(one_line(told.refuted))}; Lean accepts this proof of the negation:</p>\n'
            f'<pre id="negation">{escape(visible(told.negation))}</pre>'
        )
    if not told.proof:
        return '<p class="note">No accepted proof.</p>'
    return (
        f'<pre id="proof">{escape(visible(told.proof))}</pre>\n'
        f'<p><button id="copy" type="button" hidden>Copy the proof</button> '
        f'<span id="copied" role="status"></span> accepted by Lean ({escape(told.rests_on)})</p>'
    )


def _data(view: Outline, title: str) -> dict[str, Any]:
    """The document of `json_tree`, and the rows in which the page shows it."""
    shown = document(view, title)
    first: dict[int, int] = {}
    for number, edge in enumerate(shown["edges"]):
        first.setdefault(edge["node"], number)
    return {
        "document": shown,
        "rows": [_row(row, first) for row in view.rows],
        "signs": {status.value: sign for status, sign in SIGNS.items()},
        "verdicts": dict(VERDICT_SIGNS),
    }


def _row(row: Row, first: dict[int, int]) -> dict[str, Any]:
    """`edge` is the index among the edges of the document."""
    return {
        "parent": row.parent,
        "kind": row.kind.value,
        "node": row.node,
        "edge": first[row.node] + row.edge if row.edge != NOWHERE else NOWHERE,
        "path": row.on_path,
        "leftOut": row.left_out,
    }
