"""The people around a tenant and what becomes of a tenancy: carers and
representatives, a death, duplicates, a move, and a joint tenancy that parts so
that neither side sees the other."""
import re

from service import Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
OFFICER = service.token("officer", "--role", "officer")


def call(method, path, body=None, token=OFFICER, version=None):
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return service.call(method, path, body, token, headers)


def made(path, body, token=OFFICER):
    answer = call("POST", path, body, token)
    assert answer.code == 201, (path, answer.text)
    return answer.json


def tenant(reference, name, **more):
    return made("/tenants", {"reference": reference, "name": name,
                             **more})["id"]


def get(path, token=OFFICER):
    answer = call("GET", path, token=token)
    assert answer.code == 200, (path, answer.text)
    return answer.json


cookie, csrf = service.sign_in()


def page(path):
    return service.ask("GET", path, {"Cookie": cookie})


# Household, carers, representatives.
amina = tenant("P-1", "Amina Sample", name_native="أمينة نموذج",
               language_read="so", postcode="M14 5RX")
people = f"/tenants/{amina}/people"
child = made(people, {"role": "household", "name": "Ayaan Sample",
                      "name_native": "أيان", "relation": "son",
                      "age": "child", "interprets": "yes"})
tap.ok(get(people)["children_interpret"] and get(
    f"/tenants/{amina}")["children_interpret"],
       "a child who has interpreted is pointed out")
for path in (people, f"/tenants/{amina}", f"{people}/{child['id']}"):
    tap.ok("never interpret" in page(path).text, f"the page says so: {path}")
for what, body, pointer in (
        ("no authority", {}, "/authority"),
        ("no evidence", {"authority": "deputy"}, "/evidence"),
        ("a child", {"authority": "deputy", "evidence": "x", "age": "child"},
         "/authority"),
        ("dates", {"authority": "deputy", "evidence": "x",
                   "given": "2026-03-02", "expires": "2026-03-01"},
         "/expires"),
        ("no date", {"authority": "deputy", "evidence": "x",
                     "given": "2026-02-30"}, "/given"),
        ("eight lines", {"authority": "deputy", "evidence": "x",
                         "address": "a\n" * 7 + "b"}, "/address"),
        ("a format", {"authority": "deputy", "evidence": "x",
                      "formats": "braille:9"}, "/formats"),
        ("a language", {"authority": "deputy", "evidence": "x",
                        "read": "xx-nope"}, "/read")):
    answer = call("POST", people, {"role": "representative",
                                   "name": "Sam Deputy", **body})
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"refused: {what}", answer.text)
deputy = made(people, {"role": "representative", "name": "Sam Deputy",
                       "authority": "deputy", "may": "decide",
                       "evidence": "court order seen", "kept": "file 12",
                       "given": "2020-01-01", "expires": "2021-01-01",
                       "address": "9 Sample Court\nExampleton",
                       "postcode": "M14 5RY"})
row = next(p for p in get(people)["people"] if p["id"] == deputy["id"])
tap.equal([row["authority"][k] for k in ("state", "usable", "may")],
          ["lapsed", False, "decide"], "one that lapsed is not used")
changed = {"role": "representative", "name": "Sam Deputy", "expires": "",
           "relation": ""}
tap.equal(call("POST", f"{people}/{deputy['id']}", changed).code, 428,
          "an edit says what it read")
tap.equal(call("POST", f"{people}/{deputy['id']}", changed,
               version=1).code, 200, "a new end is recorded")
tap.equal(call("POST", f"{people}/{deputy['id']}", changed,
               version=1).code, 412, "a lost race is told")
row = get(f"{people}/{deputy['id']}")
tap.equal((row["authority"]["state"], row["authority"]["expires"],
           row["address"]), ("holds", None,
                             ["9 Sample Court", "Exampleton"]),
          "what was emptied is gone, what was not said stays")
tap.equal(call("POST", f"{people}/{child['id']}/end", {}).code, 422,
          "ending asks why")
tap.equal(call("POST", f"{people}/{child['id']}/end",
               {"reason": "lives elsewhere"}).code, 200, "ended")
tap.equal(call("POST", f"{people}/{child['id']}/end",
               {"reason": "again"}).code, 409, "once")
tap.ok(not get(people)["children_interpret"] and
       get(people)["ended"][0]["ended_why"] == "lives elsewhere",
       "and kept")
said = service.rows("""SELECT p.payload FROM event e JOIN event_payload p
    ON p.seq = e.seq WHERE e.kind LIKE 'person.%'""")
tap.ok(len(said) == 4 and not re.search("Ayaan|Sam", str(said)),
       "events tell no names", said)
soon = made(people, {"role": "carer", "name": "Cara Carer",
                     "authority": "written-consent", "evidence": "form",
                     "expires": "2000-01-01"})
service.rows("UPDATE person SET expires = unixepoch() / 86400 + ? "
             "WHERE name = ?", 60, "Cara Carer")
service.rows("UPDATE person SET expires = unixepoch() / 86400 + ? "
             "WHERE name = ?", 61, "Sam Deputy")
ending = get("/people/expiring")["people"]
tap.equal([(p["id"], p["state"]) for p in ending],
          [(soon["id"], "expiring")], "60 days before its end it is listed")
tap.ok("Cara Carer" in page("/people/expiring").text, "on a page too")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
