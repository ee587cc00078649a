"""Each header compiles alone and carries the guard of its name."""
import os
import re
import shlex
import subprocess

import lint

CC = shlex.split(os.environ.get("CC", "cc"))
FLAGS = shlex.split(os.environ.get("LINT_CFLAGS", ""))


def compile_alone(root, path):
    """The compiler's first complaint, or None."""
    source = f'#include "{path.removeprefix("src/")}"\n' * 2
    done = subprocess.run(
        CC + ["-std=gnu17", "-Wall", "-Wextra", "-Werror",
              "-I", os.path.join(root, "src")] + FLAGS +
        ["-fsyntax-only", "-x", "c", "-"],
        input=source, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    errors = [line for line in done.stderr.splitlines() if "error:" in line]
    return (errors or [done.stderr.strip()])[0]


def guard(path):
    return "VERNACULAR_" + re.sub(
        r"[^A-Z0-9]", "_", path.removeprefix("src/").upper())


def headers(root):
    faults = []
    for path in lint.files(root, "src", ".h"):
        text = lint.read(root, path)
        if f"#ifndef {guard(path)}\n#define {guard(path)}\n" not in text:
            faults.append(f"{path}:1: the guard is {guard(path)}")
        complaint = compile_alone(root, path)
        if complaint:
            faults.append(f"{path}:1: does not compile alone: {complaint}")
    return faults


if __name__ == "__main__":
    lint.run("headers", headers, "headers", [
        "src/core/needy.h:1: does not compile alone",
        "src/core/unguarded.h:1: the guard is VERNACULAR_CORE_UNGUARDED_H",
    ])
