"""Whether what the server sends has the shape that the extension's types are made of."""

from __future__ import annotations

import types
import typing
from typing import Any

from lsp import messages, shapes

ANSWERS: dict[str, Any] = {
    messages.SUGGEST: shapes.Suggestions,
    messages.PROVE: shapes.ProveResult,
    messages.TREE: shapes.TreeDelta,
    messages.STEER: shapes.Steered,
    messages.GOALS: shapes.Goals,
    messages.PREMISES: shapes.Premises,
    messages.STATUS: shapes.Status,
    messages.STATUS_CHANGED: shapes.Status,
    messages.SUGGESTIONS_READY: shapes.SuggestionsReady,
    messages.TREE_CHANGED: shapes.TreeDelta,
    messages.WHOLE: shapes.WholeResult,
    messages.WHOLE_CHANGED: shapes.WholeDelta,
    messages.MODELS: shapes.Models,
    messages.USE_MODEL: shapes.Models,
}
"""By method: the shape of its answer, or of what a notification carries."""


def check(method: str, value: Any) -> None:
    """Fails where an answer, or what a notification carries, has another shape."""
    _check(value, ANSWERS[method], method)


def _check(value: Any, kind: Any, where: str) -> None:
    if typing.is_typeddict(kind):
        assert isinstance(value, dict), f"{where}: {value!r} is no record"
        fields = typing.get_type_hints(kind, include_extras=True)
        assert set(value) == set(fields), f"{where}: has {sorted(value)}"
        for name, of in fields.items():
            _check(value[name], of, f"{where}.{name}")
        return
    inner = typing.get_args(kind)
    match typing.get_origin(kind):
        case typing.Literal:
            assert value in inner, f"{where}: {value!r} is none of {inner}"
        case typing.Annotated:
            assert value in inner[1].words, f"{where}: {value!r} is none of {inner[1].words}"
        case typing.Union | types.UnionType:  # of a shape and nothing
            if value is not None:
                _check(value, next(one for one in inner if one is not type(None)), where)
        case origin if origin is list:
            assert isinstance(value, list), f"{where}: {value!r} is no list"
            for number, item in enumerate(value):
                _check(item, inner[0], f"{where}[{number}]")
        case origin if origin is dict:
            assert isinstance(value, dict), f"{where}: {value!r} is no map"
            for name, item in value.items():
                _check(item, inner[1], f"{where}[{name!r}]")
        case _:
            kinds = (int, float) if kind is float else (kind,)
            right = isinstance(value, kinds) and (kind is bool or not isinstance(value, bool))
            assert right, f"{where}: {value!r} is no {kind.__name__}"
