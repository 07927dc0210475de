"""Whole proofs written in rounds: by a scripted writer, judged by a real Lean."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable

import pytest

from assistant.lean.errors import NoGoalHere
from assistant.lean.places import Place
from assistant.lean.verify.examination import ERROR, WARNING, Examination, ProofMessage
from assistant.lean.verify.screen import LARGEST_CANDIDATE
from assistant.whole_proofs.events import PartKept, RoundBegun, TextWritten, WholeEvent
from assistant.whole_proofs.mending import Mender
from assistant.whole_proofs.rounds import told, write_proof
from models.protocol import ProofRequest
from tests.whole_proofs.scripted import (
    NO_PROOF,
    NOT_FOUND,
    REQUEST,
    RIGHT,
    THOUGHT,
    ScriptedSearcher,
    ScriptedWriter,
    end,
    found,
    hole,
    judged,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE = 60.0
FOREVER = 3600.0
"""Seconds: what waits so long is to be stopped."""


async def events(judge, writer, seconds: float = 60.0, rounds: int = 4, silence: float = 30.0) -> list[WholeEvent]:
    return [event async for event in write_proof(judge, writer, REQUEST, hole(), seconds, rounds, silence)]


class Judge:
    """Says about every text what it was told to say."""

    def __init__(self, say: Callable[[str], Examination] = lambda _: Examination(False, (), ("no",))) -> None:
        self.say = say
        self.seen: list[str] = []

    async def examine(self, place: Place, proof: str, limits: object = None) -> Examination:
        self.seen.append(proof)
        return self.say(proof)


async def test_pieces_are_told_as_they_come_and_together_are_the_proof(verifier) -> None:
    happened = await events(verifier, ScriptedWriter([RIGHT[:5], RIGHT[5:20], RIGHT[20:]]))
    assert happened[0] == RoundBegun(1, "scripted")
    assert [e.piece for e in happened if isinstance(e, TextWritten)] == [RIGHT[:5], RIGHT[5:20], RIGHT[20:]]
    [verdict] = judged(happened)
    assert verdict.proof == RIGHT
    assert verdict.examination.accepted
    assert (end(happened).status, end(happened).proof) == ("proved", RIGHT)


async def test_what_is_judged_is_the_proof_in_a_text(verifier) -> None:
    happened = await events(verifier, ScriptedWriter([THOUGHT, RIGHT]))
    assert "".join(e.piece for e in happened if isinstance(e, TextWritten)) == THOUGHT + RIGHT
    assert judged(happened)[0].proof == end(happened).proof == RIGHT


async def test_a_text_without_a_proof_says_why_and_another_round_may_have_one() -> None:
    judge = Judge()
    happened = await events(judge, ScriptedWriter([NO_PROOF], ["rfl"]), rounds=2)
    first, second = judged(happened)
    assert first.examination.reasons == ("scripted: only prose",)
    assert (second.round, second.proof) == (2, "rfl")
    assert judge.seen == ["rfl"]


async def test_a_piece_is_told_before_the_next_is_written() -> None:
    stream = write_proof(Judge(), ScriptedWriter(["constructor", FOREVER]), REQUEST, hole(), 120, 1)
    async with asyncio.timeout(PATIENCE), contextlib.aclosing(stream):
        assert isinstance(await anext(stream), RoundBegun)
        assert await anext(stream) == TextWritten(1, "constructor")


async def test_a_wrong_text_is_repaired_with_leans_messages(verifier) -> None:
    writer = ScriptedWriter(["constructor\n", "· exact hp\n· exact nothing"], [RIGHT])
    happened = await events(verifier, writer)
    assert [(e.round, e.examination.accepted) for e in judged(happened)] == [(1, False), (2, True)]
    assert end(happened).proof == RIGHT
    first, second = writer.asked
    assert first.attempts == ()
    [attempt] = second.attempts
    assert attempt.proof == "constructor\n· exact hp\n· exact nothing"
    [(line, message)] = attempt.messages
    assert line == 3
    assert "nothing" in message
    assert (second.declaration, second.state) == (first.declaration, first.state)


async def test_a_text_with_sorry_is_not_the_end(verifier) -> None:
    writer = ScriptedWriter(["constructor\n· exact hp\n· sorry"], [RIGHT])
    happened = await events(verifier, writer)
    assert end(happened).status == "proved"
    [(line, message)] = writer.asked[1].attempts[-1].messages
    assert line == 3
    assert "sorry" in message


async def test_a_repair_is_told_every_attempt_before_it() -> None:
    writer = ScriptedWriter(["a"], ["b"], ["c"])
    await events(Judge(), writer, rounds=3)
    assert [[attempt.proof for attempt in request.attempts] for request in writer.asked] == [[], ["a"], ["a", "b"]]


async def test_several_texts_of_a_round_are_written_at_the_same_time_and_judged_as_they_end() -> None:
    class Samples:
        name = "samples"

        def __init__(self) -> None:
            self.judged = asyncio.Event()
            self.stopped = 0

        async def write(self, request: ProofRequest) -> AsyncIterator[str]:
            try:
                if request.sample == 2:
                    await self.judged.wait()
                yield f"text {request.sample}"
                await asyncio.sleep(60 if request.sample == 0 else 0)
            finally:
                self.stopped += 1

        def proof(self, request: ProofRequest, text: str) -> str:
            return text

    writer = Samples()

    def says(text: str) -> Examination:
        writer.judged.set()
        return Examination(text == "text 2", (), ("no",))

    judge = Judge(says)
    stream = write_proof(judge, writer, REQUEST, hole(), 60, 4, samples=3)
    happened = [event async for event in stream]
    assert judge.seen == ["text 1", "text 2"]
    assert [(e.round, e.sample) for e in judged(happened) if e.examination.accepted] == [(1, 2)]
    assert end(happened).proof == "text 2"
    assert writer.stopped == 3, "whoever is still writing is stopped"


async def test_when_the_rounds_are_used_up_there_is_no_proof() -> None:
    judge = Judge()
    happened = await events(judge, ScriptedWriter(["a"], ["b"], ["c"]), rounds=2)
    assert judge.seen == ["a", "b"]
    assert (end(happened).status, end(happened).proof) == ("unproved", "")


async def test_a_writer_that_repeats_itself_is_not_asked_again() -> None:
    judge = Judge()
    writer = ScriptedWriter(["a"], ["b"], ["\na  \n"], [RIGHT])
    happened = await events(judge, writer)
    assert judge.seen == ["a", "b"]
    assert len(writer.asked) == 3
    assert "repeats" in judged(happened)[-1].examination.reasons[-1]
    assert end(happened).status == "unproved"


async def test_a_writer_that_has_nothing_to_write_is_not_asked_again() -> None:
    writer = ScriptedWriter(["a"], [], [RIGHT])
    happened = await events(Judge(), writer)
    assert len(writer.asked) == 2
    assert end(happened).status == "unproved"


async def test_a_writer_that_raises_ends_its_round_with_that_reason(verifier) -> None:
    writer = ScriptedWriter(["const", RuntimeError("out of memory")], [RIGHT])
    happened = await events(verifier, writer)
    first, second = judged(happened)
    assert not first.examination.accepted
    assert first.proof == "const"
    assert "scripted" in first.examination.reasons[0]
    assert "out of memory" in first.examination.reasons[0]
    assert second.examination.accepted
    assert writer.asked[1].attempts == ()  # what was cut short is no attempt to be repaired


async def test_of_an_error_for_users_its_message_is_the_reason() -> None:
    happened = await events(Judge(), ScriptedWriter([NoGoalHere("T.lean:2:3")]), rounds=1)
    assert judged(happened)[0].examination.reasons == ("scripted: T.lean:2:3: Lean has no goal here",)


async def test_a_writer_that_hangs_ends_its_round_with_that_reason(verifier) -> None:
    writer = ScriptedWriter(["const", FOREVER], [RIGHT])
    happened = await events(verifier, writer, silence=1.0)
    first, second = judged(happened)
    assert "wrote nothing" in first.examination.reasons[0]
    assert second.examination.accepted
    assert writer.stopped == 2


async def test_when_the_time_is_over_the_writer_is_stopped() -> None:
    writer = ScriptedWriter(["const", FOREVER], [RIGHT])
    async with asyncio.timeout(PATIENCE):
        happened = await events(Judge(), writer, seconds=0.3)
    assert end(happened).status == "timed_out"
    assert writer.stopped == 1
    assert len(writer.asked) == 1


async def test_no_round_is_begun_when_the_time_is_over() -> None:
    def slow(_: str) -> Examination:
        time.sleep(0.3)
        return Examination(False, (), ("no",))

    writer = ScriptedWriter(["a"], ["b"])
    happened = await events(Judge(slow), writer, seconds=0.2)
    assert len(writer.asked) == 1
    assert end(happened).status == "timed_out"


async def test_a_writer_that_never_ends_is_cut() -> None:
    judge = Judge()
    happened = await events(judge, ScriptedWriter(["a" * LARGEST_CANDIDATE, "a", FOREVER]), rounds=1)
    assert "more than" in judged(happened)[0].examination.reasons[0]
    assert judge.seen == []


class Stubborn:
    """Does not let itself be stopped until it is told to by the test."""

    name = "stubborn"

    def __init__(self) -> None:
        self.released = False

    async def write(self, request: ProofRequest) -> AsyncIterator[str]:
        yield "a"
        while not self.released:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(0.05)

    def proof(self, request: ProofRequest, text: str) -> str:
        return text


async def test_a_writer_that_does_not_stop_is_left_behind() -> None:
    writer = Stubborn()
    try:
        async with asyncio.timeout(PATIENCE):
            happened = await events(Judge(), writer, seconds=0.2)
        assert end(happened).status == "timed_out"
    finally:
        writer.released = True


async def test_whoever_stops_listening_stops_the_writer() -> None:
    writer = ScriptedWriter(["a", FOREVER])
    stream = write_proof(Judge(), writer, REQUEST, hole(), 120, 3)
    async with contextlib.aclosing(stream):
        async for event in stream:
            if isinstance(event, TextWritten):
                break
    assert writer.stopped == 1


async def test_whoever_is_cancelled_stops_the_writer() -> None:
    writer = ScriptedWriter(["a", FOREVER])
    task = asyncio.create_task(events(Judge(), writer))
    await writer.begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert writer.stopped == 1


async def test_a_writer_is_told_errors_or_why_a_text_without_is_refused() -> None:
    error = ProofMessage(3, 1, ERROR, "unsolved goals")
    whole = ProofMessage(0, 0, ERROR, "unsolved goals of all")
    unused = ProofMessage(1, 1, WARNING, "unused")
    hidden = ProofMessage(2, 1, WARNING, "`sorry` is none")
    assert told(Examination(False, (), ("line 3: unsolved goals",), messages=(whole, unused, error))) == (
        (1, "unsolved goals of all"),
        (3, "unsolved goals"),
    )
    assert told(Examination(False, (), ("`sorry` is none",), messages=(unused, hidden))) == ((2, "`sorry` is none"),)
    assert told(Examination(False, (), ("it uses the axiom `a`",), messages=(unused,))) == (
        (1, "it uses the axiom `a`"),
    )


# --- what the search makes of refused texts --------------------------------------------------------------------

WRONG = "constructor\n· exact hp\n· exact hp"


async def with_searches(verifier, searcher: ScriptedSearcher, *texts: str, rounds: int = 1) -> list[WholeEvent]:
    writer, mender = ScriptedWriter(*([text] for text in texts)), Mender(verifier, searcher, hole())
    return [event async for event in write_proof(verifier, writer, REQUEST, hole(), 60, rounds, mender=mender)]


async def test_a_refused_text_that_the_search_completes_is_the_proof(verifier) -> None:
    happened = await with_searches(verifier, ScriptedSearcher(found("exact hq")), WRONG)
    assert [(e.mended, e.examination.accepted) for e in judged(happened)] == [(False, False), (True, True)]
    assert (end(happened).status, end(happened).proof, end(happened).part) == ("proved", RIGHT, "")


async def test_after_a_search_in_vain_the_writer_mends_the_text_itself(verifier) -> None:
    happened = await with_searches(verifier, ScriptedSearcher(NOT_FOUND), WRONG, RIGHT, rounds=2)
    assert [(e.round, e.mended, e.examination.accepted) for e in judged(happened)] == [
        (1, False, False),
        (2, False, True),
    ]


async def test_without_a_proof_the_longest_part_that_works_is_left(verifier) -> None:
    happened = await with_searches(verifier, ScriptedSearcher(NOT_FOUND), "simp [nothing]", WRONG, rounds=2)
    assert [e.proof for e in happened if isinstance(e, PartKept)] == [end(happened).part]
    assert (end(happened).status, end(happened).part) == ("unproved", "constructor\n· exact hp\n· sorry")
