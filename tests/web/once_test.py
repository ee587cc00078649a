"""Done once: keys against repeats, versions against lost races, also with
many at the same time; and the language, methods and types of the interface."""
import threading

from service import Service, Tap

tap = Tap()
service = Service()
TOKEN = service.token("tests", "--role", "manager")
OTHER = service.token("others", "--role", "manager")


def count(table):
    return service.rows(f"SELECT count(*) FROM {table}")[0][0]


def together(threads, work):
    """work(i) on so many threads at once; all results."""
    results = [None] * threads
    gate = threading.Barrier(threads)

    def run(i):
        gate.wait(30)
        results[i] = work(i)

    running = [threading.Thread(target=run, args=(i,))
               for i in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join(120)
    return results


def keyed(path, body, key, token=TOKEN, headers=()):
    return service.call("POST", path, body, token,
                        {"Idempotency-Key": key, **dict(headers)})


def same(one, two):
    return (one.code, one.header("location"), one.text) == (
        two.code, two.header("location"), two.text)


person = {"reference": "T-1", "name": "Sample Person"}
first = keyed("/tenants", person, "key-1")
again = keyed("/tenants", person, "key-1")
tap.ok(first.code == 201 and same(first, again),
       "the same key and body: the same answer", again.text)
tap.equal(count("tenant"), 1, "and one tenant")
tap.equal(keyed("/tenants", {**person, "name": "Other"}, "key-1").code, 409,
          "another body with the key is refused")
tap.equal(keyed("/providers", person, "key-1").code, 422,
          "so is another address where the body does not fit")
tap.equal(keyed("/requests", {"service": "translation", "tenant": "T-1",
                              "items": [{"from": "en", "language": "pl"}]},
                "key-1").code, 409, "so is another address")
tap.equal(keyed("/tenants", person, "key-1", OTHER).code, 409,
          "another caller's same key is another key: the reference is taken")
tap.equal(keyed("/tenants", {**person, "reference": "T-2"}, "key-1",
                OTHER).code, 201, "and it may be used for something else")
tap.equal(keyed("/tenants", {"reference": "T-3"}, "key-2").code, 422,
          "a fault is not done")
tap.equal(keyed("/tenants", {**person, "reference": "T-3"}, "key-2").code,
          201, "so its key may be used again")
tap.equal(keyed("/tenants", {**person, "reference": "T-1"}, "key-3").code,
          409, "a conflict is not done")
tap.equal(keyed("/tenants", {**person, "reference": "T-4"}, "key-3").code,
          201, "so its key may be used again, too")

answers = together(20, lambda i: keyed(
    "/tenants", {"reference": "T-20", "name": "Twenty"}, "key-20"))
tap.ok(all(a.code == 201 and same(a, answers[0]) for a in answers),
       "twenty at once with one key: one answer",
       [a.code for a in answers])
tap.equal(service.rows("SELECT count(*) FROM tenant WHERE reference = 'T-20'"),
          [(1,)], "and one tenant")
answers = together(20, lambda i: service.call(
    "POST", "/tenants", {"reference": "T-21", "name": "Twenty"}, TOKEN))
tap.equal(sorted(a.code for a in answers), [201] + [409] * 19,
          "twenty at once without a key: one is first")

tenant = first.json["id"]
made = keyed("/requests", {
    "service": "translation", "tenant": tenant, "document_class": "legal",
    "words": 100, "items": [{"from": "en", "language": "pl"}]}, "key-r")
repeat = keyed("/requests", {
    "service": "translation", "tenant": tenant, "document_class": "legal",
    "words": 100, "items": [{"from": "en", "language": "pl"}]}, "key-r")
tap.ok(made.code == 201 and same(made, repeat) and count("request") == 1,
       "a request is logged once", repeat.text)
ref = made.json["ref"]
provider = keyed("/providers", {
    "name": "Example Words", "kind": "agency",
    "skills": "translation en>pl"}, "key-p").json["id"]
need = {"kind": "format", "value": "large-print:20"}
needs = [keyed(f"/tenants/{tenant}/needs", need, "key-n") for _ in range(2)]
tap.ok(needs[0].code == 201 and same(*needs), "so is a need",
       [n.text for n in needs])

# Versions.
path = f"/requests/{ref}/items/1/assign"
etag = service.call("GET", f"/requests/{ref}", token=TOKEN).header("etag")
tap.equal(service.call("POST", path, {"provider": provider}, TOKEN).code,
          428, "without If-Match: 428")
THREADS, EACH = 50, 20


def assign(_):
    wire = service.wire()
    codes = []
    for _ in range(EACH):
        answer = service.call("POST", path, {"provider": provider}, TOKEN,
                              {"If-Match": etag}, wire)
        codes.append(answer.code)
        if answer.header("connection") == "close":
            wire.close()
            wire = service.wire()
    wire.close()
    return codes


codes = [code for some in together(THREADS, assign) for code in some]
tap.ok(len(codes) == 1000 and codes.count(200) == 1 and
       set(codes) <= {200, 412, 503},
       "of a thousand assigning one item one wins",
       {code: codes.count(code) for code in set(codes)})
tap.ok(codes.count(503) < 500, "the others lost the race, as they are told",
       codes.count(503))
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind ="
                       " 'item.assigned'"), [(1,)], "it is on record once")
shown = service.call("GET", f"/requests/{ref}", token=TOKEN)
tap.ok(shown.header("etag") != etag and
       shown.json["items"][0]["state"] == "assigned", "and it is assigned",
       shown.json["items"][0]["state"])
wrong = service.call("POST", f"/requests/{ref}/items/1/check", {}, TOKEN,
                     {"If-Match": shown.header("etag")})
tap.ok(wrong.code == 409 and "deliver" in wrong.text,
       "a move that the state does not allow is told those it does",
       wrong.text)
kept = service.call("GET", f"/requests/{ref}", token=TOKEN,
                    headers={"If-None-Match": shown.header("etag")})
tap.equal(kept.code, 200, "a request is always sent whole: what it shows of"
          " its tenant has no part in its version")
moves = [keyed(f"/requests/{ref}/items/1/hold", {"reason": "waiting"},
               "key-h", headers={"If-Match": shown.header("etag")})
         for _ in range(2)]
tap.ok(moves[0].code == 200 and same(*moves),
       "a move repeated with its key is done once, version or not",
       [m.text[:100] for m in moves])
one = service.call("GET", f"/tenants/{tenant}", token=TOKEN)
edits = together(20, lambda i: service.call(
    "PATCH", f"/tenants/{tenant}", {"name": f"Sample {i}"}, TOKEN,
    {"If-Match": one.header("etag")}))
tap.equal(sorted(a.code for a in edits), [200] + [412] * 19,
          "of twenty editing one tenant one wins")
winner = next(i for i, a in enumerate(edits) if a.code == 200)
now = service.call("GET", f"/tenants/{tenant}", token=TOKEN)
tap.equal(now.json["name"], f"Sample {winner}", "and its name stands")
tap.ok(edits[winner].header("etag") == now.header("etag"),
       "the winner is told the new version",
       (edits[winner].header("etag"), now.header("etag")))

# Languages, methods, types.
welsh = service.call("POST", "/tenants", {"reference": "x" * 50}, TOKEN,
                     {"Accept-Language": "cy, en;q=0.5"})
english = service.call("POST", "/tenants", {"reference": "x" * 50}, TOKEN)
told = [(w["detail"], e["detail"]) for w, e in
        zip(welsh.json["errors"], english.json["errors"])]
tap.ok(len(told) == 2 and all(w != e for w, e in told) and
       welsh.json["title"] != english.json["title"] and
       welsh.pointers == english.pointers,
       "faults are told in Welsh, pointers stay", told)
for asked, wanted in (("cy;q=0, en", english), ("tlh, *;q=0.1", english),
                      ("en;q=0.2, cy;q=0.9", welsh), ("CY-GB", welsh),
                      (";;;,q=,,cy;q=abc" * 50, None)):
    answer = service.call("POST", "/tenants", {"reference": "x" * 50}, TOKEN,
                          {"Accept-Language": asked})
    tap.ok(answer.code == 422 and (wanted is None or
                                   answer.text == wanted.text),
           f"Accept-Language: {asked[:20]}", answer.text[:200])
for path in ("/tenants", f"/tenants/{tenant}", "/languages", "/requests",
             f"/requests/{ref}", "/openapi.json"):
    get = service.call("GET", path, token=TOKEN)
    head = service.call("HEAD", path, token=TOKEN)
    tap.ok(head.code == 200 and not head.body and
           head.header("content-length") == get.header("content-length") and
           head.header("content-type") == "application/json",
           f"HEAD {path} is GET without the body", head.headers)
allow = service.call("DELETE", f"/tenants/{tenant}", token=TOKEN)
tap.equal((allow.code, allow.header("allow")), (405, "GET, HEAD, PATCH"),
          "405 says what is allowed")
tap.equal(service.call("POST", "/tenants", b"<a/>", TOKEN,
                       {"Content-Type": "application/xml"}).code, 415,
          "XML is not taken")
page = service.ask("GET", f"/requests/{ref}", {
    "Authorization": f"Bearer {TOKEN}", "Accept": "application/json"})
tap.ok(page.code == 200 and page.json["ref"] == ref,
       "a page is JSON for who asks for JSON")
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
