"""A disk that is full, read-only, or fails: writing stops and says so, reading
goes on, /readyz tells, nothing is acknowledged that is not on disk, and after
a start on a mended disk all that was acknowledged is there."""
import errno

from fault import ALL, Machine, sanitized, skip

from service import BINARY, Service, Tap

if sanitized(BINARY):
    skip("the sanitizers' allocator must be loaded first")
tap = Tap()
machine = Machine()
machine.board()
service = Service()
TOKEN = service.token("tests", "--role", "administrator")
kept, made = [], 0


def write():
    """Try to add a tenant; the code."""
    global made
    made += 1
    answer = service.call("POST", "/tenants", {
        "reference": f"T-{made}", "name": f"Person {made} Example"}, TOKEN)
    if answer.code == 201:
        kept.append(f"T-{made}")
    return answer


def whole(name):
    """All that was acknowledged is there, once, and nothing else."""
    found = [row[0] for row in service.rows(
        "SELECT reference FROM tenant ORDER BY id")]
    tap.equal(sorted(found), sorted(kept), f"{name}: what was acknowledged "
              "is there, and nothing else")


def broken(name, word, again, **plan):
    """
    word    what the answer says
    again   whether writing goes on by itself once the disk is well
    plan    what fails, and after how many calls
    """
    write()
    machine.set(failed=0, **plan)
    codes, said = [], ""
    for _ in range(6 if ALL else 3):
        answer = write()
        codes.append(answer.code)
        if answer.code == 503:
            said = answer.json["detail"]
    tap.ok(machine.get("failed") > 0, f"{name}: the disk failed")
    tap.ok(set(codes) <= {201, 503} and codes[-1] == 503,
           f"{name}: what is not on disk is not acknowledged", codes)
    tap.ok(word in said, f"{name}: and says why", said)
    tap.equal(service.ask("GET", "/readyz").code, 503,
              f"{name}: /readyz says that it is not ready")
    tap.equal(service.ask("GET", "/healthz").code, 200,
              f"{name}: /healthz that it runs")
    for path in ("/tenants?q=T-1", "/requests", "/languages"):
        tap.equal(service.call("GET", path, token=TOKEN).code, 200,
                  f"{name}: {path} is read")
    machine.heal()
    answer = write()
    tap.equal(answer.code, 201 if again else 503,
              f"{name}: mended, it writes "
              + ("again" if again else "only after a start"))
    tap.equal(service.ask("GET", "/readyz").code, answer.code
              if answer.code == 503 else 200, f"{name}: /readyz agrees")
    if not again:
        tap.equal(service.restart(), 0, f"{name}: it stops in order")
        tap.equal(write().code, 201, f"{name}: and writes after a start")
    whole(name)


broken("a full disk", "full", True, write_errno=errno.ENOSPC)
broken("a write that fails", "disk", False, write_errno=errno.EIO)
broken("a sync that fails", "disk", False, sync_errno=errno.EIO)
for spared in range(1, 30) if ALL else ():
    broken(f"full after {spared} calls", "full", True,
           write_errno=errno.ENOSPC, spared=spared)
    broken(f"failing after {spared} calls", "disk", False,
           write_errno=errno.EIO, spared=spared)
    broken(f"syncs failing after {spared}", "disk", False,
           sync_errno=errno.EIO, spared=spared // 10)
if ALL:
    broken("a read-only disk", "disk", False, write_errno=errno.EROFS)
machine.leave()
tap.equal(service.leave(), 0, "it ends well")
tap.ok("events" in service.run("audit", "verify", "--db", service.db),
       "the chain of events holds")
tap.done()
