"""Search trees as documents, for people and programs that were not there: JSON, Graphviz, SVG, a page, plain text.

`parts` and `outline` say what there is to show, one module a format how; each has a pure `render(tree, title)`. Trees
come from files of anywhere, so every format is safe for any text in them.
"""
