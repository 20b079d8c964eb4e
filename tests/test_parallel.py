"""Two pieces of work at once: the same results, the same errors, and nothing left behind."""

import gc
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import diffy
from diffy import __main__, parallel
from diffy.parallel import at_once

DRAFTS = Path(__file__).parents[1] / "drafts" / "illustrative"
OLD, NEW = DRAFTS / "second-draft.md", DRAFTS / "third-draft.md"

# A test run that is spread over processes has a thread; from 3.12 on Python warns of it.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
linux = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="only Linux says how many processors"
)


@pytest.fixture
def doubled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lets this process be doubled for one test, and checks that none is left behind."""
    if not hasattr(os, "fork"):
        pytest.skip("this system has no fork")
    begun, fork = [], os.fork

    def counted() -> int:
        process = fork()
        begun.append(process)
        return process

    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(parallel, "_allowed", True)
    yield
    assert begun
    for process in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


@linux
def test_the_command_line_uses_the_processors_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []
    monkeypatch.setattr(parallel, "_allowed", False)
    monkeypatch.setattr(gc, "set_threshold", lambda seldom: None)
    monkeypatch.setattr(
        __main__, "main", lambda prog_name: seen.append(parallel._allowed)
    )
    __main__.run()

    assert seen == [len(os.sched_getaffinity(0)) > 1]


def test_a_program_that_imports_diffy_stays_one_process() -> None:
    assert at_once(os.getpid, os.getpid) == (os.getpid(), os.getpid())


@pytest.mark.usefixtures("doubled")
def test_the_second_work_is_done_in_another_process() -> None:
    here, there = at_once(os.getpid, os.getpid)

    assert here == os.getpid() != there


@pytest.mark.usefixtures("doubled")
def test_the_other_process_is_not_doubled_again() -> None:
    _, (one, two) = at_once(os.getpid, lambda: at_once(os.getpid, os.getpid))

    assert one == two


@pytest.mark.usefixtures("doubled")
def test_a_result_may_be_larger_than_a_pipe() -> None:
    assert at_once(lambda: 1, lambda: "x" * 3_000_000) == (1, "x" * 3_000_000)


@pytest.mark.usefixtures("doubled")
@pytest.mark.parametrize("side", [0, 1])
def test_an_error_of_either_work_is_raised_here(side: int) -> None:
    def fails() -> int:
        raise diffy.ReadError("bees.txt is empty.")

    works = [lambda: 1, lambda: 1]
    works[side] = fails

    with pytest.raises(diffy.ReadError, match="bees.txt is empty"):
        at_once(*works)


@pytest.mark.usefixtures("doubled")
def test_the_first_error_is_that_of_the_first_work() -> None:
    def fails(message: str) -> None:
        raise diffy.ReadError(message)

    with pytest.raises(diffy.ReadError, match="first"):
        at_once(lambda: fails("first"), lambda: fails("second"))


@pytest.mark.usefixtures("doubled")
def test_the_other_process_ends_where_this_one_fails(tmp_path: Path) -> None:
    def fails() -> None:
        raise KeyboardInterrupt

    def outlives() -> None:
        time.sleep(20)
        (tmp_path / "alive").touch()

    with pytest.raises(KeyboardInterrupt):
        at_once(fails, outlives)

    assert not (tmp_path / "alive").exists()


@pytest.mark.usefixtures("doubled")
def test_what_a_dead_process_did_is_done_again() -> None:
    mine = os.getpid()

    def dies() -> str:
        if os.getpid() != mine:
            os._exit(9)
        return "done here"

    assert at_once(lambda: 1, dies) == (1, "done here")


@pytest.mark.usefixtures("doubled")
def test_what_cannot_be_sent_is_done_again() -> None:
    _, work = at_once(lambda: 1, lambda: lambda: 2)

    assert work() == 2


def test_a_system_without_another_process_does_with_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(parallel, "_allowed", True)
    monkeypatch.setattr(os, "fork", refused, raising=False)

    assert at_once(os.getpid, os.getpid) == (os.getpid(), os.getpid())


@linux
def test_one_processor_is_not_worth_a_second_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parallel, "_allowed", False)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0})
    parallel.allow()

    assert at_once(os.getpid, os.getpid) == (os.getpid(), os.getpid())


def test_a_draft_comes_through_unchanged() -> None:
    draft = diffy.read(OLD)

    assert pickle.loads(pickle.dumps(draft)) == draft


@pytest.mark.usefixtures("doubled")
def test_two_processes_compare_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    two = diffy.to_json(diffy.compare(*diffy.read_pair(OLD, NEW)))
    monkeypatch.setattr(parallel, "_allowed", False)

    assert diffy.to_json(diffy.compare(*diffy.read_pair(OLD, NEW))) == two


@linux
def test_the_command_writes_the_same_on_one_processor(tmp_path: Path) -> None:
    path, written = tmp_path / "report.json", []
    for processors in ({min(os.sched_getaffinity(0))}, os.sched_getaffinity(0)):
        subprocess.run(
            [sys.executable, "-m", "diffy", "compare", OLD, NEW, "-o", path],
            check=True,
            capture_output=True,
            preexec_fn=partial(os.sched_setaffinity, 0, processors),
        )
        written.append(path.read_bytes())

    assert written[0] == written[1]


@linux
def test_a_draft_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    command = [sys.executable, "-m", "diffy", "compare", OLD, tmp_path / "empty.md"]
    ended = subprocess.run(command, capture_output=True, text=True)

    assert ended.returncode == 2
    assert ended.stderr.count("empty.md is empty") == 1
