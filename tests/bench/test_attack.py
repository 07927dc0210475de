"""The benchmark of the audit counts what it says."""

from __future__ import annotations

import json

import pytest

from assistant.bench.attack import AttackReport, NoSuchClass, chosen_cases, run_attack
from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Door
from assistant.bench.attacks.doors import Answer, Fault
from assistant.cli import main

BELOW = "an axiom below the place"


def test_an_unknown_class_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(NoSuchClass) as error:
        chosen_cases(Door.CHECK, ["no such class"], sampled=True)
    assert BELOW in error.value.hint


def test_a_report_tells_successes_from_refusals_class_by_class() -> None:
    one = Case("first", "one", "@@sorry", "rfl", REFUSE, "why")
    two = Case("second", "two", "@@sorry", "rfl", ACCEPT, "why", false=False)
    faults = (Fault(one, Door.ACCEPT, Answer(ACCEPT), True), Fault(two, Door.CLOSE, Answer(REFUSE, "said"), False))
    report = AttackReport("4.35.0", 3, 5, faults, {"first": 1, "second": 2}, 1.25)
    data = json.loads(json.dumps(report.as_json()))
    assert data["cases"] == 3
    assert [fault["case"] for fault in data["false_successes"]] == ["one"]
    [refusal] = data["false_refusals"]
    assert (refusal["class"], refusal["door"], refusal["expected"], refusal["got"], refusal["said"]) == (
        "second",
        "close",
        "accept",
        "refuse",
        "said",
    )
    assert data["classes"]["second"] == {"cases": 2, "false_successes": 0, "false_refusals": 1}
    assert data["seconds"] == 1.2


async def test_the_cases_of_one_class_are_put_to_the_doors() -> None:
    told: list[str] = []
    report = await run_attack((Door.CHECK, Door.ACCEPT), [BELOW], report=told.append)
    assert (report.cases, report.knocks) == (2, 4)
    assert report.faults == ()
    assert report.classes == {BELOW: 2}
    assert told[-1] == "accept: 2 of 2, 0 wrong"


def test_the_command_prints_json_and_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    code = main.main(["bench", "attack", "--class", BELOW, "--door", "accept", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert (code, data["cases"], data["false_successes"], data["false_refusals"]) == (0, 2, [], [])
    assert data["classes"] == {BELOW: {"cases": 2, "false_successes": 0, "false_refusals": 0}}
