"""What came of counterexamples that were looked for, as long as nothing they depend on has changed."""

from __future__ import annotations

from collections import OrderedDict

from assistant.lean.goals import Goal, state_key
from assistant.lean.places import Place
from assistant.refute.refutation import NotRefuted, Refutation, Refute
from assistant.refute.refuter import TIME_OVER

REMEMBERED = 256
_Key = tuple[str, str, str, int]


class Refutations:
    """Remembers what `refute` answers, by the text down to the end of the declaration, by the goal, and by the build of
    what is imported."""

    def __init__(self) -> None:
        self._known: OrderedDict[_Key, tuple[float, Refutation | NotRefuted]] = OrderedDict()

    async def refute(
        self, refute: Refute, place: Place, goal: Goal, seconds: float, build: int
    ) -> Refutation | NotRefuted:
        """As `refute`; what was not found in the same time or more is not looked for again."""
        key = (str(place.path), place.text[: place.declaration.command.end], state_key((goal,)), build)
        if key in self._known:
            spent, known = self._known[key]
            if isinstance(known, Refutation) or known.reason != TIME_OVER or spent >= seconds:
                self._known.move_to_end(key)
                return known
        found = await refute(place, goal, seconds)
        self._known[key] = (seconds, found)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return found
