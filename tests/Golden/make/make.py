"""Writes the golden values of the families named: make.py FOLDER family_a family_b ...

With names of losses behind the families, only those of their losses: make.py FOLDER family_f bp-mll zlpr
"""

import importlib
import sys

from golden import LOSSES, ONLY, write

if __name__ == "__main__":
    names = sys.argv[2:]
    families = [importlib.import_module(name) for name in names if name.startswith("family_")]
    ONLY.update(name for name in names if not name.startswith("family_"))
    assert all(name in LOSSES for name in ONLY), f"no such loss: {ONLY - LOSSES.keys()}"
    for family in families:
        family.cases()
    write([name for name, entry in LOSSES.items() if entry.cases], sys.argv[1])
