#!/bin/sh
# Makes every golden file again, byte for byte. Usage: all.sh [FOLDER]   (default: the folder above this one)
# PYTHON may name another Python that has mpmath (gmpy2 makes it faster, not different).
set -eu
cd "$(dirname "$0")"
folder=$(cd "${1:-..}" && pwd)
export PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0
ls family_*.py | sed 's/\.py$//' | xargs -P "$(nproc)" -I FAMILY "${PYTHON:-/usr/bin/python3}" make.py "$folder" FAMILY
