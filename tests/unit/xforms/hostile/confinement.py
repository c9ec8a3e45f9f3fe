"""Runs a hostile form in a process of its own, under limits of memory and time."""

from __future__ import annotations

import multiprocessing
from functools import cache
from multiprocessing.context import ForkServerContext

from tests.unit.xforms.hostile.victim import Case, Outcome, suffer

#: seconds after which a process that neither computes nor ends is given up; what it computes is limited there
PATIENCE = 400.0


class Crashed(AssertionError):
    """The process ended without an outcome."""


def outcome_of(case: Case) -> Outcome:
    """What becomes of a form there. Raises Crashed where it dies, runs out of memory or does not end."""
    surroundings = _surroundings()
    told, telling = surroundings.Pipe(duplex=False)
    process = surroundings.Process(target=suffer, args=(case, telling))
    process.start()
    telling.close()
    try:
        if not told.poll(PATIENCE):
            raise Crashed("it did not end")
        outcome: Outcome = told.recv()
    except EOFError as nothing:
        process.join(PATIENCE)
        raise Crashed(f"it ended with {process.exitcode} and no outcome") from nothing
    finally:
        process.kill()
        process.join()
        told.close()
    return outcome


@cache
def _surroundings() -> ForkServerContext:
    """A server that has the engine loaded already, so that each process is only a copy of it."""
    surroundings = multiprocessing.get_context("forkserver")
    surroundings.set_forkserver_preload(["tests.unit.xforms.hostile.victim", "pytest"])
    return surroundings
