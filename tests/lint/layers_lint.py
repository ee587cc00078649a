"""Includes go down the house only, and a library stays behind its owner."""
import re

import lint


def table():
    ours, libraries = {}, {}
    for name, *allowed in lint.rows("layers.txt"):
        name = name.rstrip(":")
        (libraries if name.startswith("<") else ours)[name] = allowed
    return ours, libraries


def ours_fault(layer, header, ours):
    if "/" not in header:
        return f'"{header}" does not name its layer: write "layer/noun.h"'
    other = header.split("/")[0]
    if other not in ours:
        return f'"{header}": there is no layer {other}'
    if other == layer or other in ours[layer]:
        return None
    if header.removesuffix(".h") in ours[layer]:
        return None
    return (f'{layer} may not include "{header}": ask the layer between, '
            "or move the code")


def library_fault(layer, header, libraries):
    for start, owners in libraries.items():
        if header.startswith(start) and layer not in owners:
            return (f"{layer} may not include {header}: it belongs behind "
                    f"{' or '.join(owners) or 'nobody'}")
    return None


def layers(root):
    ours, libraries = table()
    faults = []
    for path in lint.files(root, "src", ".c", ".h"):
        parts = path.split("/")
        layer = parts[1] if len(parts) > 2 else "main"
        if layer not in ours:
            faults.append(f"{path}:1: there is no layer {layer}: name it in "
                          "tests/lint/layers.txt")
            continue
        text = lint.code(lint.read(root, path))
        for number, line in enumerate(text.splitlines(), 1):
            include = re.match(r'\s*#\s*include\s*(["<][^">]+[">])', line)
            if not include or include[1] == '"config.h"':
                continue
            fault = (ours_fault(layer, include[1].strip('"'), ours)
                     if include[1][0] == '"'
                     else library_fault(layer, include[1], libraries))
            if fault:
                faults.append(f"{path}:{number}: {fault}")
    return faults


if __name__ == "__main__":
    lint.run("layers", layers, "layers", [
        'src/web/page.c:2: web may not include "store/db.h"',
        "src/web/page.c:3: web may not include <sqlite3.h>",
        'src/web/page.c:4: "page.h" does not name its layer',
        'src/core/rule.c:2: core may not include "lang/value.h"',
        "src/attic/old.c:1: there is no layer attic",
        "src/main.c:1: main may not include <microhttpd.h>",
    ])
