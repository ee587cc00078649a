"""Beside a running server: what cannot be served is said at once; the command
line writes to the same file, both are seen, and the chain holds; a backup
taken meanwhile is whole."""
import threading

from program import Program, Tap
from service import Service

tap = Tap()
program = Program()
program.run("init", "--org", "Example Homes", "--admin", "admin@homes.example")


def no(words, *parts):
    program.refuses(tap, 1, ["serve", "--listen", "127.0.0.1:0", *words],
                    parts, f"serve {' '.join(words)}: {parts[-1]}")


service = Service()
no(["--listen", service.host], service.host)
no(["--listen", "127.0.0.1"], "127.0.0.1")
no(["--listen", "127.0.0.1:99999"], "99999")
no(["--db", "none.db"], "none.db", "vernacular init")
program.write("text.db", "no database")
no(["--db", "text.db"], "text.db", "another program")
no(["--tls-cert", "none.pem", "--tls-key", "none.key"], "none.pem")
program.write("bad.pem", "no certificate")
no(["--tls-cert", "bad.pem", "--tls-key", "bad.pem"], "bad.pem: The certificate")
no(["--tls-cert", "bad.pem"], "--tls-key")

token = service.token("crm")
failed = []


def write_by_api():
    for n in range(40):
        answer = service.call("POST", "/tenants", {
            "reference": f"A{n}", "name": f"Person {n} Example"}, token)
        if answer.code != 201:
            failed.append(answer.text)


thread = threading.Thread(target=write_by_api)
thread.start()
db = ["--db", service.db]
copy = program.path("copy.db")
for n in range(8):
    table = program.write("more.csv", "reference,name\n" + "".join(
        f"B{n}-{i},Another {i} Example\n" for i in range(25)))
    tap.equal(program.run("import", "tenants", table, *db), 0,
              f"import {n + 1} beside the server")
    if n == 3:
        tap.equal(program.run("backup", copy, *db), 0, "a backup meanwhile")
thread.join()
tap.equal(failed, [], "every write through the server was kept")
tap.equal(service.rows("SELECT count(*) FROM tenant")[0][0], 240,
          "both are in the file")
for reference in ("A39", "B7-24"):
    found = service.call("GET", f"/tenants?q={reference}", token=token)
    tap.ok(found.code == 200 and reference in found.text,
           f"{reference} is found through the server", found.text[:300])
program.does(tap, ["audit", "verify", *db], "the chain holds")
program.does(tap, ["doctor", *db], "all is well while it is served")
program.refuses(tap, 1, ["restore", copy, *db], ["stop vernacular serve"],
                "nothing is restored under a server")
tap.equal(service.rows("SELECT count(*) FROM tenant")[0][0], 240,
          "and nothing changed")
program.does(tap, ["restore", copy, "--db", "second.db"], "into another file")
program.does(tap, ["audit", "verify", "--db", "second.db"],
             "the copy's chain holds")
program.run("import", "tenants", table, "--db", "second.db", "--dry-run")
tap.ok("25 rows: 25 added" in program.said,
       "it is the register of the middle", program.said)
tap.equal(program.run("backup", copy, *db), 1, "a copy replaces no file")
tap.equal(service.stop(), 0, "the server stops well")
tap.done()
