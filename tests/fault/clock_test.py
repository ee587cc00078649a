"""The clock jumps back, and forth again, while the service runs: work goes on,
nothing is named twice, sessions hold, and the chain of events keeps its
order."""
from fault import Machine, sanitized, skip

from service import BINARY, Service, Tap

if sanitized(BINARY):
    skip("the sanitizers' allocator must be loaded first")
tap = Tap()
machine = Machine()
machine.board()
service = Service()
TOKEN = service.token("tests", "--role", "administrator")
cookie, _ = service.sign_in()
tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Sample Person", "language_read": "so"},
    TOKEN).json["id"]
refs, stale = [], []
for jump in (0, -1, -3600, 0, -86400, -86400 * 400, 0, 600, 0):
    machine.set(clock_s=jump)
    for _ in range(3):
        answer = service.call("POST", "/requests", {
            "service": "translation", "tenant": tenant,
            "document_class": "legal", "words": 200,
            "items": [{"from": "en", "language": "so"}]}, TOKEN)
        if answer.code != 201:
            stale.append((jump, answer.code, answer.text[:200]))
        else:
            refs.append(answer.json["ref"])
    for path in ("/requests", f"/tenants/{tenant}", "/queues"):
        answer = service.ask("GET", path, {"Cookie": cookie})
        if answer.code != 200:
            stale.append((jump, path, answer.code))
    if refs:
        answer = service.call("GET", f"/requests/{refs[-1]}", token=TOKEN)
        if answer.code != 200:
            stale.append((jump, "request", answer.code))
tap.equal(stale, [], "work goes on whatever the clock says")
tap.equal(len(set(refs)), 27, "no two have one reference")
for table in ("request", "item", "tenant"):
    twice = service.rows(f"SELECT id FROM {table} GROUP BY id "
                         "HAVING count(*) > 1")
    tap.equal(twice, [], f"no two of {table} have one identifier")
rows = service.rows("SELECT seq FROM event ORDER BY seq")
tap.equal([row[0] for row in rows], list(range(1, len(rows) + 1)),
          "events are counted without a gap")
tap.equal(service.ask("GET", "/readyz").code, 200, "it is ready")
machine.set(clock_s=-86400)
tap.equal(service.restart(), 0, "it stops and starts a day before")
tap.equal(service.call("GET", f"/requests/{refs[0]}", token=TOKEN).code, 200,
          "and shows what it will be asked tomorrow")
tap.equal(service.leave(), 0, "it ends well")
machine.heal()
machine.leave()
tap.ok("events" in service.run("audit", "verify", "--db", service.db),
       "the chain of events holds")
tap.done()
