"""What macros do with the context of a quotation: the names of the module and of the declaration where they are used.

Every quotation marks its names with it, so that they are nobody else's. A macro that looks at it instead can tell the
text that is judged from the file.
"""

from __future__ import annotations

from assistant.lean.compiled.terms import Expr, Kind

CONTEXT = "Lean.MonadQuotation.getContext"
_BIND = "Bind.bind"
_MARK = "Lean.addMacroScope"
_IDENTIFIER = "Lean.Syntax.ident"
_Contexts = frozenset[int]
"""The bound variables that stand for it, by their de Bruijn indices."""


def only_marks_names(term: Expr) -> bool:
    """Whether a term asks for the context only to mark names with it: what `bind` gives on is nothing but the first
    argument of `addMacroScope`, and what is marked is the name of an identifier, which nothing can look into. Errors:
    `CorruptFile`."""
    pending: list[tuple[Expr, _Contexts]] = [(term, frozenset())]
    seen: set[tuple[int, _Contexts]] = set()
    while pending:
        expression, contexts = pending.pop()
        if (expression.address, contexts) in seen:
            continue
        seen.add((expression.address, contexts))
        match expression.kind:
            case Kind.BOUND if expression.index in contexts:
                return False
            case Kind.CONSTANT if expression.name == CONTEXT:
                return False
            case Kind.APPLICATION:
                pending += _parts(expression, contexts)
            case Kind.LAMBDA | Kind.FORALL:
                pending += [(expression.type, contexts), (expression.body, _below(contexts))]
            case Kind.LET:
                pending += [(expression.type, contexts), (expression.value, contexts)]
                pending.append((expression.body, _below(contexts)))
            case Kind.METADATA | Kind.PROJECTION:
                pending.append((expression.body, contexts))
            case _:
                pass
    return True


def _parts(application: Expr, contexts: _Contexts) -> list[tuple[Expr, _Contexts]]:
    """What is to be looked at of an application."""
    head, arguments = application.head_and_arguments()
    name = head.name if head.kind is Kind.CONSTANT else ""
    if name == _IDENTIFIER:
        arguments = tuple(part for argument in arguments for part in _unmarked(argument, contexts))
    elif name == _BIND and len(arguments) > 1 and _asks(arguments[-2]) and arguments[-1].kind is Kind.LAMBDA:
        body = arguments[-1].body, _below(contexts) | {0}
        return [body, *((argument, contexts) for argument in arguments[:-2])]
    return [(head, contexts), *((argument, contexts) for argument in arguments)]


def _unmarked(argument: Expr, contexts: _Contexts) -> list[Expr]:
    """What is to be looked at of an argument of an identifier."""
    head, arguments = argument.head_and_arguments()
    is_mark = head.kind is Kind.CONSTANT and head.name == _MARK and arguments[0].kind is Kind.BOUND
    return list(arguments[1:]) if is_mark and arguments[0].index in contexts else [argument]


def _asks(term: Expr) -> bool:
    head, _ = term.head_and_arguments()
    return head.kind is Kind.CONSTANT and head.name == CONTEXT


def _below(contexts: _Contexts) -> _Contexts:
    return frozenset(index + 1 for index in contexts)
