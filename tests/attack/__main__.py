"""`PYTHONPATH=tests python -m attack [GENERATOR…]`: seconds of CPU for sizes that double, the steepest factor first."""

import sys

from attack.growing import GROWING
from attack.measure import STEEP, growth, seconds, steepest

if __name__ == "__main__":
    seconds({"page.txt": "Engines\nGuest: Ada Lovelace\n- Ada Lovelace founded Acme.\n"})  # what is loaded once
    steep = 0
    for name in sys.argv[1:] or GROWING:
        taken = [second for _, second in growth(name)]
        steep += steepest(taken) > STEEP
        print(f"{steepest(taken):7.2f}  {name:28}", *(f"{second:.2f}" for second in taken), flush=True)
    sys.exit(1 if steep else 0)
