"""Modules that Debian packages for its own Python.

Where another python3 stands first in PATH, go on as /usr/bin/python3; where
the modules are not installed at all, the whole script is a skip.
"""
import importlib
import os
import sys

SYSTEM = "/usr/bin/python3"


def needs(*modules):
    """Return if these can be imported; else try Debian's Python, or skip."""
    try:
        for module in modules:
            importlib.import_module(module)
        return
    except ImportError as fault:
        why = str(fault)
    if os.path.exists(SYSTEM) and not os.environ.get("VERNACULAR_PYTHON"):
        os.environ["VERNACULAR_PYTHON"] = SYSTEM
        os.execv(SYSTEM, [SYSTEM, *sys.argv])
    print(f"1..0 # SKIP {why}")
    sys.exit(0)
