"""The report to the board and figures on paper: the same numbers on the page,
as JSON and in a PDF that is tagged throughout; a landlord sees its own
only."""
import os
import sys

from service import Service, Tap

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "pdf"))
from debian import needs  # noqa: E402

needs("pikepdf", "fontTools")
import ua  # noqa: E402

tap = Tap()
service = Service(demo=("--tenants", "200", "--requests", "200", "--seed", "3",
                        "--now", "2026-11-20"))
HOUSE = "Calderbrook Housing Partnership"
manager = service.token("board", "--role", "manager", "--org", HOUSE)
member = service.token("member", "--role", "manager", "--org",
                       "Bryn Hafod Housing")
SPAN = "?from=2025-11-21&to=2026-11-20"


def pdf(name, content):
    path = os.path.join(service.folder.name, name)
    with open(path, "wb") as file:
        file.write(content)
    read = ua.File(path)
    tap.equal(read.broken, [], f"{name} breaks no rule of PDF/UA")
    return " ".join(text for _, _, text in read.blocks)


got = service.call("GET", "/reports/board" + SPAN, token=manager)
tap.equal(got.code, 200, "the board has a model")
total = got.json["services"]["total"]["n"]
tap.ok(total > 0, "with figures")
tap.equal(sum(row["n"] for row in got.json["months"]["rows"]), total,
        "months add up to the whole")

answer = service.call("GET", f"/reports/board{SPAN}&format=pdf",
                      token=manager)
words = pdf("board.pdf", answer.body)
tap.ok(f"{total} items were completed" in words, "the summary has it")
tap.ok("Method" in words and "event log stood at event" in words,
       "it says how it was made")

answer = service.call("GET", f"/reports/turnaround{SPAN}&format=pdf",
                      token=manager)
tap.ok("Where the time goes" in pdf("turnaround.pdf", answer.body),
       "turnaround leaves on paper")

own = service.call("GET", "/reports/board" + SPAN, token=member)
tap.ok(own.json["services"]["total"]["n"] < total, "a member sees its own")
bad = service.call("GET", "/reports/board?from=2026-02-01&to=2026-01-01",
                  token=manager)
tap.equal(bad.code // 100, 4, "days the wrong way round are refused")
service.stop()
tap.done()
