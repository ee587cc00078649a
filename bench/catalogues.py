"""What a catalogue of 10,000 messages costs: to read, and to look one up.

Its messages are those of the interface with numbers put behind them, so that
they are as long and as many-formed as real ones. Processor time, the least of
fifteen turns; the peer is libgettextpo, reading the same file in the same
process by turns.

    catalogues.py     print the rows
"""
import os
import re
import sys

from service import PLACE, TOP, program

MESSAGES = 10000


def repeated(text, count):
    """The catalogue with that many messages, each another one's copy."""
    header, *entries = re.split(r"\n\n+", text.strip())
    whole = [entry for entry in entries
             if "#~" not in entry and "msgctxt" not in entry]
    made = [header]
    for number in range(count):
        entry = whole[number % len(whole)]
        turn = number // len(whole)
        if turn:
            entry = re.sub(r'(\nmsgid |\Amsgid )("")?',
                           lambda found: f'{found[1]}"{turn} " ', entry,
                           count=1)
        made.append(entry)
    return "\n\n".join(made) + "\n"


def main(row):
    path = os.path.join(PLACE, "catalogue.po")
    with open(os.path.join(TOP, "po", "cy.po"), encoding="utf-8") as source:
        text = repeated(source.read(), MESSAGES)
    with open(path, "w", encoding="utf-8") as target:
        target.write(text)
    cost = program("catalogues", path)
    os.remove(path)
    if cost["messages"] != MESSAGES:
        raise SystemExit(f"bench: {cost['messages']} messages were read")
    size = f"{cost['bytes'] / 1e6:.1f} MB"
    row(f"load {MESSAGES:,} messages ({size}), ms : libgettextpo",
        f"{cost['load_s'] * 1e3:.1f}", f"{cost['peer_s'] * 1e3:.1f}",
        f"{cost['load_s'] / cost['peer_s']:.2f}", "< 10 ms")
    row("of that po_parse, ms", f"{cost['parse_s'] * 1e3:.1f}", "", "", "")
    row("look one up, ns", f"{cost['look_s'] * 1e9:.0f}", "", "", "< 100 ns")
    row("look up what is not there, ns", f"{cost['miss_s'] * 1e9:.0f}", "",
        "", "")


if __name__ == "__main__":
    main(lambda *cells: print(*cells, sep="\t"))
    sys.exit(0)
