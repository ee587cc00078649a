"""Races through the real server: one slot that two officers assign a thousand
times at once, and offers that several providers answer in the same moment.
Whatever comes first holds; everybody else hears so clearly, and each refused
answer by a link is on record."""
import threading
import time

from service import Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
OFFICERS = [service.token("one", "--role", "officer"),
            service.token("two", "--role", "officer")]
TRIES = 1000
THREADS = 8
ROUNDS = 10


def made(path, body):
    answer = service.call("POST", path, body, ADMIN)
    assert answer.code == 201, (path, answer.text)
    return answer.json


def get(path):
    return service.call("GET", path, token=ADMIN).json


def at_once(count, ask):
    """Answers of that many threads that begin in the same moment."""
    gate, answers = threading.Barrier(count), [None] * count

    def run(i):
        wire = service.wire()
        gate.wait()
        answers[i] = ask(i, wire)
        wire.close()

    threads = [threading.Thread(target=run, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return answers


def wait_for(query, *values):
    """Events of refused answers are queued: a moment later they are there."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        found = service.rows(query, *values)[0][0]
        if found >= ROUNDS * (THREADS - 1):
            break
        time.sleep(.05)
    return found


tenant = made("/tenants", {"reference": "R-1", "name": "Amina Sample"})["id"]
providers = [made("/providers", {
    "name": f"Voices {i}", "kind": "freelancer", "contract_order": i + 1,
    "skills": "interpreting ar on-site; translation en>ar"})["id"]
    for i in range(4)]


def booking(urgent=None):
    body = {"service": "interpreting", "tenant": tenant, "minutes": 60,
            "starts_at": "2031-03-04T10:00", "subject": "Repairs",
            "document_class": "safety",
            "items": [{"language": "ar", "mode": "on-site"}]}
    if urgent:
        body["urgent"] = urgent
    return made("/requests", body)["ref"]


# Two officers and one slot.
ref = booking()
version = get(f"/requests/{ref}")["version"]


def assign(i, wire):
    return [service.call(
        "POST", f"/requests/{ref}/items/1/assign",
        {"provider": providers[(i + j) % 4], "reason": "known to her"},
        OFFICERS[i % 2], {"If-Match": f'"{version}"'}, wire)
        for j in range(TRIES // THREADS)]


began = time.monotonic()
answers = [a for many in at_once(THREADS, assign) for a in many]
codes = [a.code for a in answers]
tap.equal(len(codes), TRIES, "a thousand tries are answered")
tap.equal(codes.count(200), 1, "one of them assigns")
tap.equal(codes.count(412), TRIES - 1, "999 hear that it changed meanwhile")
tap.ok(all("changed" in a.json["detail"] for a in answers
           if a.code == 412), "each in words",
       [a.text for a in answers if a.code == 412][:1])
item = get(f"/requests/{ref}")["items"][0]
winner = next(a for a in answers if a.code == 200).json["items"][0]
tap.equal((item["state"], item["provider"]), ("assigned", winner["provider"]),
          "it is theirs who was first")
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind ="
                       " 'item.assigned'"), [(1,)], "one assignment is logged")
tap.equal(get(f"/requests/{ref}")["version"], version + 1,
          "nothing else was written")
tap.equal(sum(p["open_items"] for p in get("/providers")["providers"]), 1,
          "one provider has one item more")


# Several are asked at once, and all say yes.
def accept(links):
    return lambda i, wire: service.call(
        "POST", f"/offers/{links[i % len(links)]}/accept", wire=wire)


won = refused = unclear = 0
for _ in range(ROUNDS):
    ref = booking("safety")
    offers = get(f"/requests/{ref}")["items"][0]["offers"]
    links = [o["address"].split("/")[-1] for o in offers]
    assert len(links) == 3, offers  # the fourth is booked then
    answers = at_once(THREADS, accept(links))
    # Who was first says yes again, and hears the same again.
    item = get(f"/requests/{ref}")["items"][0]
    mine = [o["address"].split("/")[-1] for o in item["offers"]
            if o["state"] == "accepted"]
    won += len(mine) == 1 and item["state"] == "assigned"
    for i, answer in enumerate(answers):
        ours = links[i % len(links)] in mine
        refused += answer.code == 409
        unclear += answer.code != (200 if ours else 409)
        unclear += answer.code == 409 and not answer.json["detail"]
    states = sorted(o["state"] for o in item["offers"])
    unclear += states != ["accepted", "withdrawn", "withdrawn"]
    version = get(f"/requests/{ref}")["version"]
    service.call("POST", f"/requests/{ref}/items/1/cancel",
                 {"reason": "the race is over"}, ADMIN,
                 {"If-Match": f'"{version}"'})
tap.equal(won, ROUNDS, "in each round one provider has the work")
tap.equal(unclear, 0, "everybody else hears that it was withdrawn")
late = wait_for("SELECT count(*) FROM event WHERE kind ="
                " 'offer.answered-late'")
tap.equal(late, refused, "an event is kept for each refused answer")
print(f"# all of it: {time.monotonic() - began:.1f} s")
tap.equal(service.stop(), 0, "the server ends in order")
tap.done()
