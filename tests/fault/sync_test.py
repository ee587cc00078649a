"""No answer to a write leaves before its data is on disk: seen in the system
calls of the running server. Between the last byte of a request and the first
of its answer the journal was written and synced."""
import re
import subprocess
import tempfile
import threading

from fault import ALL, need, skip

from service import Service, Tap

need("strace")
EACH, THREADS = (200, 8) if ALL else (4, 3)
tap = Tap()
service = Service()
TOKEN = service.token("tests", "--role", "administrator")
log = tempfile.NamedTemporaryFile(prefix="vernacular-strace-", suffix=".txt")
tracer = subprocess.Popen(
    ["strace", "-f", "-y", "-s", "64", "-o", log.name, "-e",
     "trace=recvfrom,sendto,sendmsg,writev,write,pwrite64,fdatasync,fsync",
     "-p", str(service.process.pid)], stderr=subprocess.PIPE, text=True)
line = tracer.stderr.readline()
if "attached" not in line:
    tracer.wait()
    skip("no process may be traced here: " + line.strip())


def write(n):
    wire = service.wire()
    for i in range(EACH):
        answer = service.call("POST", "/tenants", {
            "reference": f"T-{n}-{i}", "name": "Sample Person"}, TOKEN,
            wire=wire)
        assert answer.code == 201, answer.text
    wire.close()


threads = [threading.Thread(target=write, args=(n,)) for n in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(120)
tracer.terminate()
tracer.wait(30)

# Calls as they began and ended: (name, descriptor, words, began, ended).
calls, open_calls = [], {}
for at, text in enumerate(open(log.name, errors="replace")):
    found = re.match(r"(\d+) +(\w+)\((\d+)<([^>]*)>(.*)", text)
    if found:
        thread, name, _, path, rest = found.groups()
        call = [name, path, rest, at, None]
        calls.append(call)
        if "<unfinished" in rest:
            open_calls[thread] = call
        else:
            call[4] = at
        continue
    found = re.match(r"(\d+) +<\.\.\. (\w+) resumed>(.*)", text)
    if found and found[1] in open_calls:
        call = open_calls.pop(found[1])
        call[4] = at
        call[2] += found[3]

synced = [c for c in calls if c[0] in ("fdatasync", "fsync") and
          c[1].endswith("-wal") and c[4] is not None and
          re.search(r"= 0$", c[2].strip())]
written = [c for c in calls if c[0] == "pwrite64" and c[1].endswith("-wal")]
asked, early, answers = {}, [], 0
for call in calls:
    name, path, rest, began, ended = call
    if name == "recvfrom" and "POST /api/v1/tenants" in rest:
        asked[path] = ended
    if name in ("sendto", "sendmsg", "writev", "write") and \
            "HTTP/1.1 201" in rest and path in asked:
        answers += 1
        since = asked.pop(path)
        good = any(since < sync[3] and sync[4] < began and
                   any(since < w[3] and w[4] and w[4] < sync[3]
                       for w in written)
                   for sync in synced)
        if not good:
            early.append((since, began))
tap.equal(answers, EACH * THREADS, "every answer was seen leaving")
tap.equal(early, [], "each after its journal was written and synced")
tap.ok(0 < len(synced) <= len(written), "syncs were seen",
       (len(synced), len(written)))
print(f"# {answers} answers, {len(synced)} syncs, {len(written)} writes")
tap.equal(service.stop(), 0, "it ends well")
tap.done()
