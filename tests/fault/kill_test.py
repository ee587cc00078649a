"""kill -9 under load, again and again: what was acknowledged is there, what
was not is there once after it is sent again under its key, and the service
takes requests within a second of its start."""
import random
import signal
import subprocess
import threading
import time

from fault import ALL

from service import BINARY, Service, Tap

ROUNDS = 1000 if ALL else 4
THREADS = 4
tap = Tap()
service = Service()
TOKEN = service.token("tests", "--role", "administrator")
tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Sample Person", "language_read": "so"},
    TOKEN).json["id"]
acknowledged, unsure, wrong = {}, [], []
counted = threading.Lock()
number = 0


def ask(key, wire=None):
    """One request under its key; the answer, None where none came."""
    return service.call("POST", "/requests", {
        "service": "translation", "tenant": tenant, "document_class": "legal",
        "subject": key, "items": [{"from": "en", "language": "so"}],
        "words": 200}, TOKEN, {"Idempotency-Key": key}, wire)


def load():
    """Requests on one connection until it breaks."""
    global number
    wire, key = None, None
    try:
        wire = service.wire()
        while True:
            with counted:
                number += 1
                key = f"key-{number}"
            answer = ask(key, wire)
            if answer is None or answer.code == 503:
                unsure.append(key)
                break
            if answer.code != 201:
                wrong.append((key, answer.code, answer.text[:200]))
                break
            acknowledged[key] = answer.json["ref"]
    except (OSError, ValueError, KeyError):
        if key and key not in acknowledged:
            unsure.append(key)
    if wire:
        wire.close()


slowest, again = 0.0, 0
for turn in range(ROUNDS):
    threads = [threading.Thread(target=load) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    time.sleep(random.uniform(0.02, 0.15))
    service.process.send_signal(signal.SIGKILL)
    service.process.wait()
    for thread in threads:
        thread.join(30)
    service.process.stdout.close()
    began = time.monotonic()
    service.start()
    slowest = max(slowest, time.monotonic() - began)
    while unsure:
        key = unsure.pop()
        answer = ask(key)
        again += 1
        if answer.code != 201:
            wrong.append((key, answer.code, answer.text[:200]))
        acknowledged[key] = answer.json.get("ref")
    if turn % 50 == 49:
        print(f"# {turn + 1} times killed, {len(acknowledged)} acknowledged, "
              f"{again} sent again, slowest start {slowest:.2f} s", flush=True)

found = {}
for subject, ref in service.rows("SELECT subject, ref FROM request"):
    found.setdefault(subject, []).append(ref)
tap.ok(len(acknowledged) > ROUNDS, f"{ROUNDS} times killed under load",
       len(acknowledged))
tap.equal(wrong, [], "every answer is done, or none")
tap.equal([k for k, ref in acknowledged.items() if ref not in found.get(k, [])],
          [], "nothing that was acknowledged is lost")
tap.equal([k for k, refs in found.items() if len(refs) > 1], [],
          "nothing is done twice")
tap.equal(sorted(set(found) - set(acknowledged)), [],
          "nothing is there that nobody asked for")
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind = "
                       "'request.logged'")[0][0], len(found),
          "each is in the log of events once")
tap.ok(slowest < 1, "the service is there within a second of its start",
       slowest)
tap.equal(service.leave(), 0, "it stops well in the end")
said = subprocess.run([BINARY, "audit", "verify", "--db",
                       service.db], capture_output=True, text=True)
tap.equal(said.returncode, 0, "the chain of events holds")
print(f"# {len(acknowledged)} acknowledged, {again} sent again, "
      f"slowest start {slowest:.3f} s")
tap.done()
