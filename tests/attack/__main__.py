"""`PYTHONPATH=tests python -m attack CAMPAIGN [MORE…]`; exit status 1 where anything went wrong.

grow [GENERATOR…]     seconds of CPU for sizes that double, the steepest factor first
read [COUNT [FIRST]]  odd pages through the readers
build [COUNT [FIRST]] odd pages through whole builds
kill [MOMENTS [SEED]] builds killed at any moment
damage [COUNT [SEED]] graph directories damaged
disturb [COUNT [SEED]] builds on a full disk, over pages that change meanwhile, by wrong clocks
archive [STEPS [SEED]] archives that grow and shrink, each graph beside a fresh build's
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from attack.campaigns import building, damaging, killing, reading
from attack.changing import growing_and_shrinking
from attack.growing import GROWING
from attack.measure import STEEP, growth, seconds, steepest
from attack.surroundings import disturbing

CAMPAIGNS: dict[str, tuple[Callable[[int, int], Iterator[str]], int]] = {
    "read": (reading, 100_000),
    "build": (building, 50_000),
    "kill": (killing, 100),
    "damage": (damaging, 200),
    "disturb": (disturbing, 100),
    "archive": (growing_and_shrinking, 1_000),
}
"""Each campaign, and how many of its inputs make it whole."""


def grow(names: list[str]) -> int:
    """Print how each generator's page grows; return how many grow too steeply."""
    seconds({"page.txt": "Engines\nGuest: Ada Lovelace\n- Ada Lovelace founded Acme.\n"})  # what is loaded once
    steep = 0
    for name in names or GROWING:
        taken = [second for _, second in growth(name)]
        steep += steepest(taken) > STEEP
        print(f"{steepest(taken):7.2f}  {name:28}", *(f"{second:.2f}" for second in taken), flush=True)
    return steep


def attack(name: str, numbers: list[str]) -> int:
    """Print what goes wrong in a campaign; return how often."""
    run, whole = CAMPAIGNS[name]
    count, first = int(numbers[0]) if numbers else whole, int(numbers[1]) if len(numbers) > 1 else 0
    wrong = 0
    for told in run(count, first):
        wrong += 1
        print(told, flush=True)
    print(f"{name}: {count:,} from {first:,}, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    what, more = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if what != "grow" and what not in CAMPAIGNS:
        sys.exit(__doc__)
    sys.exit(1 if (grow(more) if what == "grow" else attack(what, more)) else 0)
