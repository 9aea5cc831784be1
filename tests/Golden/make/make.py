"""Writes the golden values of the families named: make.py FOLDER family_a family_b ..."""

import importlib
import sys

from golden import LOSSES, write

if __name__ == "__main__":
    for family in [importlib.import_module(name) for name in sys.argv[2:]]:
        family.cases()
    write([name for name, entry in LOSSES.items() if entry.cases], sys.argv[1])
