"""Changing what was logged: PATCH /requests/{ref}, with its version."""
from service import Service, Tap

tap = Tap()
service = Service()
officer = service.token("edits", "--role", "officer")
auditor = service.token("looks", "--role", "auditor")
tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Amina Example", "language_spoken": "so",
    "language_read": "so"}, officer).json["id"]
made = service.call("POST", "/requests", {
    "service": "translation", "tenant": tenant, "subject": "Rent letter",
    "words": 200, "received_at": "2026-11-20T09:30:00Z",
    "items": [{"language": "so"}]}, officer)
assert made.code == 201, made.text
path = made.header("location").removeprefix("/api/v1")
ref = made.json["ref"]


def tag():
    return service.call("GET", path, token=officer).header("etag")


def change(body, token=officer, etag=None, headers=()):
    headers = dict(headers)
    if etag != "":
        headers["If-Match"] = etag or tag()
    return service.call("PATCH", path, body, token, headers)


def logged():
    return service.rows("SELECT count(*) FROM event"
                        " WHERE kind = 'request.changed'")[0][0]


first = tag()
done = change({"subject": "Rent increase letter",
               "needed_by": "2026-12-01T12:00:00Z",
               "sensitivity": "eviction"})
tap.equal(done.code, 200, "what was logged is changed")
tap.equal((done.json["subject"], done.json["needed_by"],
           done.json["sensitivity"]),
          ("Rent increase letter", "2026-12-01T12:00:00Z", "eviction"),
          "to what was said")
tap.ok(tag() == done.header("etag") != first, "it has a new version",
       (first, done.header("etag"), tag()))
tap.equal(logged(), 1, "and the event of it")
shown = service.call("GET", path + "/events", token=officer).json["events"]
tap.ok("request.changed" in [e["kind"] for e in shown], "in its history")
tap.equal(change({"subject": "Mine"}, etag=first).code, 412,
          "a lost race changes nothing")
tap.equal(change({"subject": "Mine"}, etag="").code, 428,
          "without a version it is not tried")
done = change({"sensitivity": "none"})
tap.equal((done.code, done.json["subject"], done.json["sensitivity"],
           done.json["needed_by"]),
          (200, "Rent increase letter", "none", "2026-12-01T12:00:00Z"),
          "what was not said stays")
for body, pointer in [
        ({"needed_by": "2026-11-19T12:00:00Z"}, "/needed_by"),
        ({"needed_by": "soon"}, "/needed_by"),
        ({"sensitivity": "evicton"}, "/sensitivity"),
        ({"subject": "x" * 5000}, "/subject"),
        ({"subject": 7}, "/subject"),
        ({"state": "completed"}, "/state")]:
    answer = change(body)
    tap.ok(answer.code in (400, 422) and answer.pointers == {pointer},
           f"{str(body)[:40]}: refused", answer.text)
tap.equal(service.call("PATCH", "/requests/V26-999999", {"subject": "x"},
                       officer, {"If-Match": first}).code, 404,
          "an unknown one is not there")
tap.equal(change({"subject": "Mine"}, auditor).code, 403,
          "an auditor only looks")
tap.equal(change(b"{", etag=first).code, 400, "half a document")
tap.equal(logged(), 2, "refused changes left no event")
tap.equal(service.rows("SELECT subject FROM request WHERE ref = ?", ref),
          [("Rent increase letter",)], "nor a trace")
service.stop()
tap.done()
