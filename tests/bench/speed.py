"""Whole processes against peers, interleaved in one run: time and memory, as ratios.

Seconds differ between machines and hours; the ratios are what to quote.
"""

import compileall
import importlib.util
import shutil
import statistics
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.generator import evolve, first_draft, pool
from tests.bench.treaty import text

ROOT = Path(__file__).parents[2]
RUNS = 15
"""Counted rounds, each of one run of every command, after one that is not counted."""
SLOW = 6.0
"""Seconds; what takes longer is run once."""
LIMIT = 180.0
"""Seconds; what takes longer is stopped and told so."""
SYSTEM = "/usr/bin/python3"
"""Distributions build their Python with more care for speed than one builds at home."""
OURS, OURS_BY_SYSTEM = "diffy to JSON", "diffy to JSON by the system's Python"
OURS_ALONE = "diffy to JSON on one processor"
GROWTH = (400, 2_000, 5_000)
SHORT = 60
"""Words of a made-up article where only the number of articles matters."""

_READ = (
    "import sys\none, two = (open(p, encoding='utf-8').read() for p in sys.argv[1:])\n"
)
_PEERS = {
    "lxml htmldiff": (
        "lxml",
        "import html\nfrom lxml.html.diff import htmldiff\n"
        "mark = lambda t: ''.join(f'<p>{html.escape(x)}</p>' for x in t.split('\\n\\n'))\n"
        "print(htmldiff(mark(one), mark(two)))",
    ),
    "redlines": (
        "redlines",
        "from redlines import Redlines\nprint(Redlines(one, two).output_markdown)",
    ),
    "xmldiff": (
        "xmldiff",
        "import html\nfrom xmldiff import main\n"
        "mark = lambda t: '<d>' + ''.join(f'<p>{html.escape(x)}</p>'"
        " for x in t.split('\\n\\n')) + '</d>'\n"
        "print(main.diff_texts(mark(one), mark(two)))",
    ),
    "diff-match-patch by default": (
        "diff_match_patch",
        "from diff_match_patch import diff_match_patch\n"
        "print(diff_match_patch().diff_main(one, two))",
    ),
    "Python that only finds the words": (
        "re",
        "import re\nfor t in (one, two): re.findall(r'\\w+', t)",
    ),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What one process took."""

    seconds: float
    peak: int
    """KiB of memory at most; where it was watched, of all its processes together."""


def draft_pair(folder: Path, count: int, words: int = 0) -> tuple[str, str]:
    """The paths of two drafts at medium level."""
    source = pool()
    longest = 0 if words else SHORT
    first = first_draft(source, count, "941", longest, words)
    made = evolve(first, source, "medium", "941")
    paths = folder / f"old-{count}.txt", folder / f"new-{count}.txt"
    for path, treaty in zip(paths, (made.old, made.new), strict=True):
        path.write_text(text(treaty), encoding="utf-8")
    return str(paths[0]), str(paths[1])


_COMMAND = """
import sys
from diffy.__main__ import run
sys.exit(run())
"""
"""The command `diffy` as installing makes it."""


def plain_python(folder: Path, base: str = sys.executable) -> str:
    """A Python that finds what this one finds, diffy too, as one with all installed would.

    This one runs the code of an editable install, and of setuptools, whenever it starts.
    """
    home = folder / ("python" if base == sys.executable else "system")
    if not home.exists():
        make = [base, "-m", "venv", "--without-pip", str(home)]
        subprocess.run(make, check=True)
        packages = sysconfig.get_path("purelib", vars={"base": str(home)})
        paths = ROOT, sysconfig.get_path("purelib")
        lines = "".join(f"{path}\n" for path in paths)
        (Path(packages) / "paths.pth").write_text(lines, encoding="utf-8")
        (home / "bin" / "diffy").write_text(_COMMAND, encoding="utf-8")
    return str(home / "bin" / "python")


def has_system_python() -> bool:
    """Whether the system has a Python of its own that can run what this one runs."""
    if not Path(SYSTEM).exists() or Path(SYSTEM).samefile(sys.executable):
        return False
    ask = [SYSTEM, "-c", "import sys; print(*sys.version_info[:2])"]
    said = subprocess.run(ask, capture_output=True, text=True, check=True).stdout
    return tuple(map(int, said.split())) == sys.version_info[:2]


def commands(old: str, new: str, folder: Path) -> dict[str, list[str]]:
    """Every command of the bench by its name; the first is the one compared."""
    python = plain_python(folder)
    compare = ["compare", old, new, "-o"]
    diffy = [python, str(Path(python).with_name("diffy")), *compare]
    found = {
        OURS: [*diffy, f"{folder}/report.json"],
        OURS_ALONE: ["taskset", "-c", "0", *diffy, f"{folder}/report.json"],
        "diffy to HTML": [*diffy, f"{folder}/report.html"],
        "wdiff": ["wdiff", old, new],
        "git diff --word-diff": ["git", "diff", "--no-index", "--word-diff", old, new],
    }
    if has_system_python():
        system = plain_python(folder, SYSTEM)
        diffy = [system, str(Path(system).with_name("diffy")), *compare]
        found[OURS_BY_SYSTEM] = [*diffy, f"{folder}/report.json"]
    for name, (_, program) in _PEERS.items():
        found[name] = [python, "-c", _READ + program, old, new]
    return found


def there(known: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The commands that can be run; a line is printed for each that cannot."""
    found = {}
    for name, command in known.items():
        package = _PEERS[name][0] if name in _PEERS else "re"
        if shutil.which(command[0]) and importlib.util.find_spec(package):
            found[name] = command
        else:
            print(f"{name} is not installed and left out.")
    return found


# A process counts the memory of the one that started it as its own, so that a small
# one has to start it. Its output goes to a file: some programs do less for /dev/null.
# Several processes share much of their memory: where it is watched, what they share is
# counted once, as Linux tells it.
_START = """
import os, sys, tempfile, time
watched, *command = sys.argv[1:]
out = tempfile.TemporaryFile()
null = os.open(os.devnull, os.O_WRONLY)
turn = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, null, 2)]

def family(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [pid, *(each for child in file.read().split() for each in family(child))]

def share(pid):
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))

start = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ, file_actions=turn)
most = 0
while watched == "watched" and not os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
    try:
        most = max(most, sum(map(share, family(pid))))
    except OSError:  # one of them has just ended
        pass
    time.sleep(0.005)
_, _, used = os.wait4(pid, 0)
print(time.perf_counter() - start, max(most, used.ru_maxrss))
"""


def run(command: Sequence[str], *, watched: bool = False) -> Taken | None:
    """Run a command to its end; None where it took too long.

    The memory of a command that is watched is that of all its processes together; to
    watch it takes time.
    """
    told = "watched" if watched else "alone"
    start = [sys.executable, "-S", "-c", _START, told, *command]
    try:
        said = subprocess.run(
            start, cwd=ROOT, capture_output=True, check=True, timeout=LIMIT
        )
    except subprocess.TimeoutExpired:
        return None
    seconds, peak = said.stdout.split()
    return Taken(float(seconds), int(peak))


def rounds(known: Mapping[str, list[str]]) -> dict[str, list[Taken]]:
    """What each command takes in every round; a slow one is run in the first alone.

    In the first, which counts for slow commands only, the memory is watched. One that
    took too long has no run at all.
    """
    taken: dict[str, list[Taken]] = {name: [] for name in known}
    peaks: dict[str, int] = {}
    slow = set()
    for number in range(RUNS + 1):
        for name in [name for name in known if name not in slow]:
            one = run(known[name], watched=not number)
            if one is None or one.seconds > SLOW:
                slow.add(name)
            if one:
                peaks[name] = max(peaks.get(name, 0), one.peak)
            if one and (number or name in slow):
                taken[name].append(one)
    return {
        name: [Taken(one.seconds, peaks[name]) for one in found]
        for name, found in taken.items()
    }


def ratio(ours: Sequence[Taken], theirs: Sequence[Taken]) -> float:
    """The median of the ratios of each round: the machine's speed goes up and down, and
    what runs within seconds of each other is slowed alike."""
    if len(theirs) < len(ours):
        return _seconds(ours) / _seconds(theirs)
    both = zip(ours, theirs, strict=True)
    return statistics.median(one.seconds / other.seconds for one, other in both)


def _seconds(taken: Sequence[Taken]) -> float:
    return statistics.median(one.seconds for one in taken)


def processes(folder: Path, words: int) -> dict[str, list[Taken]]:
    """What each process of the bench takes, by its name.

    diffy's modules are compiled beforehand, as the peers' are: installing does that.
    """
    compileall.compile_dir(ROOT / "diffy", quiet=1)
    old, new = draft_pair(folder, 300, words)
    return rounds(there(commands(old, new, folder)))


def table(found: Mapping[str, list[Taken]]) -> list[list[str]]:
    """The rows of the bench: diffy's time over each peer's, and the memory of each."""
    ours, rows = found[OURS], []
    for name, taken in found.items():
        if not taken:
            rows.append([name, f"more than {LIMIT:.0f} s", "-", "-"])
        else:
            times = f"{_seconds(taken):.2f} s", f"{ratio(ours, taken):.3g}"
            rows.append([name, *times, f"{taken[0].peak / 1024:.0f} MB"])
    return rows


def by_system(found: Mapping[str, list[Taken]]) -> str:
    """What diffy takes over wdiff where both are as the system has them; or nothing."""
    ours, theirs = found.get(OURS_BY_SYSTEM), found.get("wdiff")
    if not ours or not theirs:
        return ""
    return (
        "By the system's Python, which is built as wdiff is, diffy to JSON takes "
        f"{ratio(ours, theirs):.3g} times as long as wdiff.\n\n"
    )


def growth(folder: Path) -> list[list[str]]:
    """The rows of the bench: time by the number of articles."""
    rows, first = [], 0.0
    for count in GROWTH:
        old, new = draft_pair(folder, count)
        command = commands(old, new, folder)[OURS]
        times = [taken for _ in range(3) if (taken := run(command))]
        watched = run(command, watched=True)
        median = statistics.median(t.seconds for t in times)
        peak = max(t.peak for t in (watched, *times) if t)
        first = first or median
        rows.append(
            [
                f"{count:,}",
                f"{median:.2f} s",
                f"{median / first:.2f}",
                f"{peak / 1024:.0f} MB",
            ]
        )
    return rows
