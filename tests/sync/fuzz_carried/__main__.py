"""``python -m tests.sync.fuzz_carried --runs 1000 --seed 1``: many runs. A failing seed replays alone."""

import sys

from tests.sync.fuzz.many import main
from tests.sync.fuzz_carried.play import play

if __name__ == "__main__":
    sys.exit(main("tests.sync.fuzz_carried", play))
