"""The people around a tenant and what becomes of a tenancy: carers and
representatives, a death, duplicates, a move, and a joint tenancy that parts so
that neither side sees the other."""
import json
import os
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
service.rows("UPDATE person SET expires = unixepoch() / 86400 + 10 "
             "WHERE name = 'Cara Carer'")
due = [r for r in get("/reviews")["reviews"] if r["word"] == "authority"]
tap.equal([(r["id"], r["tenant"], r["right"]) for r in due],
          [(soon["id"], amina, False)], "it stands among the reviews")
tap.ok(f"/tenants/{amina}/people" in page("/reviews").text,
       "and leads to the people")
service.rows("UPDATE person SET expires = unixepoch() / 86400 + 60 "
             "WHERE name = 'Cara Carer'")
ending = get("/people/expiring")["people"]
tap.equal([(p["id"], p["state"]) for p in ending],
          [(soon["id"], "expiring")], "60 days before its end it is listed")
tap.ok("Cara Carer" in page("/people/expiring").text, "on a page too")
# A death.
made("/providers", {"name": "Example Interpreters", "kind": "agency",
                    "skills": "interpreting so telephone; "
                              "interpreting so on-site; "
                              "translation en>so; translation so>en"}, ADMIN)


def request(who, service_, **item):
    return made("/requests", {
        "service": service_, "tenant": who, "document_class": "legal",
        "subject": "Sample matter", "words": 100, "minutes": 60,
        "items": [{"from": "en", "language": "so", **item}]})["ref"]


def item_of(ref):
    return get("/requests/" + ref)["items"][0]


visit = request(amina, "interpreting", mode="on-site",
                starts_at="2040-01-10T10:00:00+00:00")
letter = request(amina, "translation")
kept = request(amina, "translation")
open_offer = item_of(letter)["offers"][0]["address"]
secret = made("/requests", {
    "service": "translation", "tenant": amina, "document_class": "legal",
    "sensitivity": "domestic-abuse", "words": 9,
    "items": [{"from": "en", "language": "so"}]}, ADMIN)["ref"]
life = get(f"/tenants/{amina}/life")
tap.equal({i["ref"]: i["choice"] for i in life["items"]},
          {visit: "cancel", letter: "hold", kept: "hold"},
          "before it is recorded, what is open is shown with a proposal")
shown = page(f"/tenants/{amina}/life").text
tap.ok(f'name="items.{visit}-1" value="cancel" checked' in shown,
       "and chosen on the page")
death = f"/tenants/{amina}/death"
for body, pointer in (({}, "/known_by"),
                      ({"known_by": "x", "day": "2099-01-01"}, "/day"),
                      ({"known_by": "x", "day": "2026-02-30"}, "/day"),
                      ({"known_by": "x", "outcome": "lost"}, "/outcome"),
                      ({"known_by": "x", "items": {letter + "-1": "burn"}},
                       f"/items/{letter}-1")):
    answer = call("POST", death, body)
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"refused: {body}", answer.text)
answer = service.form(death, {"csrf": csrf, f"items.{kept}-1": "cancel"},
                      {"Cookie": cookie})
tap.ok(answer.code == 422 and
       f'name="items.{kept}-1" value="cancel" checked' in answer.text,
       "a form that is wrong keeps what was chosen", answer.code)
answer = call("POST", death, {"known_by": "the daughter called",
                              "day": "2026-11-20",
                              "items": {kept + "-1": "cancel"}})
tap.equal((answer.code, answer.json["held"], answer.json["cancelled"]),
          (201, 1, 2), "recorded")
tap.equal([item_of(r)["state"] for r in (visit, letter, kept)],
          ["cancelled", "on-hold", "cancelled"], "as it was chosen")
tap.equal(get("/requests/" + secret, ADMIN)["items"][0]["state"], "on-hold",
          "what the officer may not see is held too")
tap.equal(service.rows("SELECT count(*) FROM offer WHERE state = 'sent'"),
          [(0,)], "no offer is out")
tap.equal(service.call("POST", f"{open_offer}/accept", {}).code, 409,
          "nobody can accept one")
tap.equal(call("POST", death, {"known_by": "again"}).code, 409, "once only")
for path in (f"/tenants/{amina}", people, f"/requests/{letter}",
             f"/tenants/{amina}/tenancy", f"/tenants/{amina}/life"):
    tap.ok("This tenant has died" in page(path).text,
           f"every page of theirs says so: {path[:20]}")
rent = {"notice": "rent-increase", "tenant": amina, "data": {"x": "y"}}
for path in ("/letters", "/letters/preview", "/letters/preview.pdf"):
    answer = call("POST", path, rent)
    tap.ok(answer.code == 422 and "has died" in answer.json["detail"],
           f"no letter goes to them: {path}", answer.text)
tap.ok(page(f"/letters/new?tenant={amina}&notice=rent-increase").code == 422,
       "nor is one begun")
for who, sentence in ((deputy["id"], "only an executor"),
                      (child["id"], "")):
    answer = call("POST", "/letters/preview", {**rent, "person": who})
    tap.ok(answer.code in (404, 422) and sentence in answer.text,
           "a deputy's authority ended with the tenant", answer.text)
executor = made(people, {"role": "representative", "name": "Eli Executor",
                         "authority": "executor", "may": "decide",
                         "evidence": "will seen", "read": "en",
                         "address": "4 Other Road\nExampleton",
                         "postcode": "M14 5RZ"})
answer = page(f"/letters/new?tenant={amina}&person={executor['id']}"
              "&notice=rent-increase")
tap.ok(answer.code == 200 and "Eli Executor" in answer.text
       and "4 Other Road" in answer.text and "14 Sample" not in answer.text,
       "the executor is written to by choice", answer.code)
answer = call("POST", "/requests", {
    "service": "translation", "tenant": amina, "document_class": "legal",
    "items": [{"from": "en", "language": "so"}]})
tap.ok(answer.code == 422 and "/necessity/reason" in answer.pointers,
       "intake asks why work goes on", answer.text)
tap.equal(call("POST", "/requests", {
    "service": "translation", "tenant": amina, "document_class": "legal",
    "necessity": {"reason": "the executor asked"},
    "items": [{"from": "en", "language": "so"}]}).code, 201,
    "and goes on with a reason")
tap.equal(call("POST", f"{death}/undo", {}).code, 422, "undoing asks why")
tap.equal(call("POST", f"{death}/undo", {"reason": "another person"}).code,
          200, "a mistake is taken back")
tap.equal(call("POST", f"{death}/undo", {"reason": "again"}).code, 409,
          "once")
tap.ok("has died" not in page(f"/tenants/{amina}").text and "has died" not in
       call("POST", "/letters/preview", rent).text,
       "and they are a tenant again")
tap.equal(item_of(letter)["state"], "on-hold",
          "what was held waits for an officer")
etag = service.call("GET", f"/requests/{letter}", token=OFFICER).header("etag")
tap.equal(service.call("POST", f"/requests/{letter}/items/1/resume",
                       {"reason": "alive"}, OFFICER,
                       {"If-Match": etag}).code, 200, "who resumes it")
# A joint tenancy that parts: neither side sees the other afterwards.
SHARED = {"address_1": "7 Sample Terrace", "address_2": "Exampleton",
          "postcode": "M14 5AB", "phone": "07700 900111",
          "email": "home@joint.example"}
noor = tenant("J-77A", "Noor Quillfeather", name_native="نور", **SHARED)
basil = tenant("J-77B", "Basil Thistlewood", name_native="Базиль", **SHARED)
for what, other, code in (("themself", noor, 422), ("nobody", "X-0", 422)):
    tap.equal(call("POST", f"/tenants/{noor}/joint",
                   {"other": other}).code, code, f"not joint with {what}")
made(f"/tenants/{noor}/joint", {"other": "J-77B"})
tap.equal([[t["name"] for t in get(f"/tenants/{who}")["joint_tenants"]]
           for who in (noor, basil)],
          [["Basil Thistlewood"], ["Noor Quillfeather"]], "both see it")
daughter = made(f"/tenants/{basil}/people", {
    "role": "household", "name": "Dara Child", "age": "child",
    "relation": "daughter of Noor"})
son = made(f"/tenants/{noor}/people", {
    "role": "household", "name": "Sol Child", "age": "child"})
made(f"/tenants/{noor}/people", {
    "role": "household", "name": "Basil  THISTLEWOOD",
    "relation": "husband"})
lawyer = made(f"/tenants/{basil}/people", {
    "role": "representative", "name": "Lex Lawyer",
    "authority": "written-consent", "evidence": "signed by Basil"})
made(f"/tenants/{noor}/needs", {"kind": "safe-contact",
                                "value": "never through Basil"})
made(f"/tenants/{basil}/needs", {"kind": "read-language", "value": "pl",
                                 "evidence": "told by NOOR, نور"})
told = made("/requests", {
    "service": "translation", "tenant": basil, "document_class": "legal",
    "subject": "Letter about Noor Quillfeather (J-77A)",
    "case": "case of Noor", "words": 10,
    "necessity": {"reason": "Noor asked"},
    "items": [{"from": "en", "language": "pl"}]})["ref"]
etag = service.call("GET", f"/requests/{told}", token=OFFICER).header("etag")
service.call("POST", f"/requests/{told}/items/1/hold",
             {"reason": "until Noor is back"}, OFFICER, {"If-Match": etag})
contact = call("POST", f"/tenants/{basil}/contacts", {
    "channel": "visit", "language": "pl", "interpreter": "family",
    "note": "Noor interpreted"})
assert contact.code in (200, 201), contact.text
his_need = get(f"/tenants/{basil}")["needs"][0]["id"]
for row in service.rows("SELECT id FROM contact WHERE note LIKE 'Noor%'"):
    service.rows("UPDATE contact_need SET said_why = 'Noor said so' "
                 "WHERE contact = ?", row[0])
case = made("/cases", {"tenant": basil, "kind": "complaint",
                       "subject": "about Noor", "nation": "england",
                       "landlord": "social"})
part = f"/tenants/{noor}/joint/part"
before = get(part)
tap.equal((before["shared"]["phone"], before["shared"]["postcode"],
           {p["name"]: p["choice"] for p in before["people"]}),
          ("07700 900111", "M14 5AB",
           {"Dara Child": "stays", "Sol Child": "stays",
            "Basil  THISTLEWOOD": "neither", "Lex Lawyer": "stays"}),
          "what both have and whom is shown before")
tap.ok(before["told"] >= 6 and before["events"] >= 2,
       "and how often each is named with the other", before)
tap.ok("Part them for good" in page(part).text, "on a page")
version = before["version"]
for body, pointer in (({}, "/why"), ({"why": "spite"}, "/why"),
                      ({"why": "abuse", "new_postcode": "nowhere"},
                       "/new_postcode"),
                      ({"why": "abuse", "people": {lawyer["id"]: "other"}},
                       f"/people/{lawyer['id']}")):
    answer = call("POST", part, body, version=version)
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"refused: {body}", answer.text)
tap.equal(call("POST", part, {"why": "abuse"}, version=version + 9).code, 412,
          "a lost race is told")
choices = {"why": "abuse", "address": "others", "phone": "neither",
           "email": "others", "new_address": "1 Secret Close\nHiddenham",
           "new_postcode": "LS9 8ZZ", "new_phone": "07700 900999",
           "new_reference": "K-500", "people": {daughter["id"]: "other"}}
service.user("other@homes.example", "officer")
answer = call("POST", part, choices, ADMIN, version)
tap.equal((answer.code, answer.json), (201, {"tenant": noor}), "parted")
tap.equal(call("GET", part).code, 409, "once")

HERS = ("Noor", "Quillfeather", "نور", "J-77A", "K-500", noor, "Secret Close",
        "Hiddenham", "LS9 8ZZ", "900999", "Dara", "Sol Child")
HIS = ("Basil", "Thistlewood", "Базиль", "J-77B", basil, "Sample Terrace",
       "M14 5AB", "home@joint", "900111", "THISTLEWOOD", "Lex Lawyer")


def faces(who, token):
    """Everything that shows one tenant, as a program and as a page."""
    paths = [f"/tenants/{who}{end}" for end in
             ("", "/people", "/life", "/flag", "/tenancy", "/joint/part",
              "/needs", "/contacts")]
    listed = get(f"/tenants/{who}", token)["requests"]
    for ref in {r["ref"] for r in listed}:
        paths += [f"/requests/{ref}", f"/requests/{ref}/events",
                  f"/requests/{ref}/items/1/clock",
                  f"/requests/{ref}/items/1/ranking"]
    for path in paths:
        yield path, call("GET", path, token=token).text
        if not path.endswith("/flag"):
            yield "page " + path, page(path).text


for who, others, own in ((noor, HIS, HERS), (basil, HERS, HIS)):
    wrong = [(path, word) for path, text in faces(who, ADMIN)
             for word in others if word in text]
    tap.ok(not wrong, "no page or answer about one names the other", wrong)
    ours = get(f"/tenants/{who}", ADMIN)
    tap.ok(ours["strip"]["joint"] is False and not ours["joint_tenants"],
           "nothing links them")
tap.ok("Noor" not in call("GET", f"/cases/{case['id']}", token=ADMIN).text,
       "nor does his case")
# Whatever table is about a tenant, in whatever version to come: its words are
# covered. What was sent stays as it was.
number = {who: service.rows("SELECT id FROM tenant WHERE reference = ?",
                            ref)[0][0]
          for who, ref in ((noor, "K-500"), (basil, "J-77B"))}
for table, in service.rows("""SELECT m.name FROM sqlite_master m
        JOIN pragma_table_info(m.name) c ON c.name = 'tenant'
        WHERE m.type = 'table' AND m.name <> 'letter'"""):
    for who, others in ((noor, HIS), (basil, HERS)):
        text = str(service.rows(f"SELECT * FROM {table} WHERE tenant = ?",
                                number[who]))
        wrong = [word for word in others if word in text]
        tap.ok(not wrong, f"no row of {table} names the other", wrong)
tap.ok("Noor" not in str(service.rows("SELECT said_why FROM contact_need")),
       "nor why a need was met")
subjects = {who: {row[0] for row in service.rows(
    """SELECT id FROM tenant WHERE reference = ?1 UNION SELECT r.id FROM
    request r JOIN tenant t ON t.id = r.tenant WHERE t.reference = ?1""", ref)}
    for who, ref in ((noor, "K-500"), (basil, "J-77B"))}
lines = [json.loads(line) for line in service.run(
    "audit", "export", "--db", service.db, "-o", "-").splitlines()]
for who, others in ((noor, HIS), (basil, HERS)):
    wrong = [line for line in lines if line.get("subject") in subjects[who]
             and any(word in str(line) for word in others)]
    tap.ok(not wrong, "no exported event of one names the other", wrong[:2])
service.run("audit", "verify", "--db", service.db)  # fails where it is broken
people_of = {who: [p["name"] for p in get(f"/tenants/{who}/people",
                                          ADMIN)["people"]]
             for who in (noor, basil)}
tap.equal((people_of[noor], people_of[basil]),
          (["Sol Child", "Dara Child"], ["Lex Lawyer"]),
          "each side has its own people")
tap.ok(not service.rows("SELECT 1 FROM person WHERE id IN (SELECT id FROM "
                        "person GROUP BY id HAVING count(*) > 1)"),
       "no entry is on both sides")
hers = get(f"/tenants/{noor}", ADMIN)
tap.equal([hers[k] for k in ("address", "postcode", "phone", "email",
                             "reference")],
          [["1 Secret Close", "Hiddenham"], "LS9 8ZZ", "07700 900999", None,
           "K-500"], "her new address is hers")
his = get(f"/tenants/{basil}", ADMIN)
tap.equal([his[k] for k in ("address", "postcode", "phone", "email")],
          [["7 Sample Terrace", "Exampleton"], "M14 5AB", None,
           "home@joint.example"], "his is his, and the telephone nobody's")
hidden = get(f"/tenants/{noor}")
tap.equal([hidden[k] for k in ("address", "postcode", "phone", "email")],
          [[], None, None, None], "an officer is not shown where she lives")
for token, words in ((OFFICER, HERS[6:10]), (ADMIN, ())):
    text = str([call("GET", f"/tenants/{noor}{end}", token=token).text
                for end in ("", "/people", "/life", "/flag")])
    tap.ok(not [w for w in words if w in text], "nowhere")
for q in ("M14 5AB", "07700900111", "home@joint.example", "LS9 8ZZ",
          "07700 900999", "J-77A", "Basil", "7 Sample Terrace"):
    for token in (OFFICER, ADMIN):
        found = [t["id"] for t in get("/tenants?q=" + q.replace(" ", "+"),
                                      token)["tenants"]]
        tap.ok(noor not in found, f"nor is she found by {q}", found)
row = next(t for t in get("/tenants?q=K-500")["tenants"])
tap.ok(row["id"] == noor and not row["address"] and not row["postcode"],
       "by her own reference she is, without the address", row)
answer = call("POST", "/letters/preview",
              {"notice": "rent-increase", "tenant": noor, "data": {"x": "y"}})
tap.ok(answer.code == 422 and "confidential" in answer.text and
       "Secret" not in answer.text, "a letter shows where she lives: a "
       "manager sends it", answer.text)
answer = call("POST", "/letters/preview",
              {"notice": "rent-increase", "tenant": noor,
               "data": {"x": "y"}}, ADMIN)
tap.ok("confidential" not in answer.text, "who may", answer.text)
tap.equal(call("POST", f"/tenants/{noor}/joint", {"other": "J-77B"},
               ADMIN).code, 422, "they are not joined again by mistake")


def imported(text):
    """A table comes in by the command line."""
    path = os.path.join(service.folder.name, "tenants.csv")
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    service.run("import", "tenants", path, "--db", service.db)


imported("reference,name,address_1,postcode,phone,email\n"
         "K-500,Noor Quillfeather,7 Sample Terrace,M14 5AB,"
         "07700 900111,home@joint.example\n")
tap.equal([get(f"/tenants/{noor}", ADMIN)[k] for k in ("postcode", "phone")],
          ["LS9 8ZZ", "07700 900999"],
          "an import does not bring the old address back")
tap.equal(call("POST", f"/tenants/{noor}/confidential", {"yes": "no"}).code,
          403, "an officer does not open it")
tap.equal(call("PATCH", f"/tenants/{noor}", {"name": "Noor Quillfeather-New"},
               ADMIN, hers["version"]).code, 200, "she is edited like others")
tap.ok(not get("/tenants?q=LS9+8ZZ", ADMIN)["tenants"],
       "and is still not found by her address")
tap.equal(call("POST", f"/tenants/{noor}/confidential", {"yes": "no"},
               ADMIN).code, 200, "a manager ends it")
tap.equal([t["id"] for t in get("/tenants?q=LS9+8ZZ")["tenants"]], [noor],
          "then she is found again")
# The same person twice.
SAME = {"postcode": "M14 5QQ", "phone": "07700 900222"}
first = tenant("D-1", "Muhammad Sample", address_1="1 First Road",
               language_read="ur", **SAME)
second = tenant("D-2", "Mohammed Sampel", name_native="محمد",
                email="m@twice.example", language_read="ar",
                safe_contact="never leave a message",
                **{**SAME, "postcode": "M14 5QR"})
stranger = tenant("D-3", "Zoe Otherwise", **SAME)
pairs = [{p["a"]["id"], p["b"]["id"]} for p in
         get("/tenants/duplicates")["pairs"]]
tap.equal(pairs, [{first, second}], "they are pointed out, others are not")
tap.ok("D-1" in page("/tenants/duplicates").text, "on a page")
ref = request(second, "translation")
made(f"/tenants/{second}/people", {"role": "carer", "name": "Care Taker"})
before = get(f"/tenants/{first}/merge?other={second}")
tap.equal(({f["field"] for f in before["fields"]},
           [(n["kept"], n["goes"]) for n in before["needs"]]),
          ({"name", "name_native", "address", "postcode", "email"},
           [("ur", "ar")]), "side by side, what differs")
shown = page(f"/tenants/{first}/merge?other={second}").text
tap.ok('value="goes" checked' in shown and "Mohammed Sampel" in shown,
       "on a page")
merge = f"/tenants/{first}/merge"
wish = {"other": second, "reason": "asked him",
        "fields": {"postcode": "goes", "read-language": "goes"}}
tap.equal(call("POST", merge, {**wish, "reason": ""},
               version=before["version"]).code, 422, "asks how it is known")
tap.equal(call("POST", merge, wish, version=99).code, 412,
          "a lost race is told")
tap.equal(call("POST", merge, {**wish, "other": first},
               version=before["version"]).code, 422, "never with itself")
answer = call("POST", merge, wish, version=before["version"])
tap.equal(answer.code, 201, "merged")
one = get(f"/tenants/{first}")
tap.equal([one[k] for k in ("name", "name_native", "postcode", "email",
                            "phone", "address")],
          ["Muhammad Sample", "محمد", "M14 5QR", "m@twice.example",
           "07700 900222", ["1 First Road"]], "as it was chosen")
tap.equal(sorted(n["value"] for n in one["needs"]),
          ["ar", "never leave a message"], "so the needs")
tap.equal(([r["ref"] for r in one["requests"]],
           [p["name"] for p in one["people"]], one["merged"][0]["reference"]),
          ([ref], ["Care Taker"], "D-2"), "what the other had came along")
tap.equal([get(f"/tenants/{who}")["id"] for who in (second, "D-2")],
          [first, first], "the other's number and reference lead to it")
answer = page(f"/tenants/{second}")
tap.equal((answer.code, answer.header("location")),
          (303, f"/tenants/{first}"), "its page too")
tap.equal([t["id"] for t in get("/tenants?q=D-2")["tenants"]], [first],
          "a search finds one")
tap.equal(get("/tenants/duplicates")["pairs"], [], "no pair is left")
imported("reference,name,postcode\nD-2,Mohammed Sampel,M1 1AA\n")
tap.equal(get(f"/tenants/{first}")["postcode"], "M14 5QR",
          "an import leaves what was merged alone")
later = request(first, "translation")
life = get(f"/tenants/{first}/life")
apart = f"/tenants/{first}/apart"
tap.equal(call("POST", apart, {"merged": second}).code, 422, "asks why")
tap.equal(call("POST", apart, {"merged": stranger,
                               "reason": "x"}).code, 409, "only what is one")
tap.equal(call("POST", apart, {"merged": second,
                               "reason": "brothers"}).code, 200, "apart")
one, two = get(f"/tenants/{first}"), get(f"/tenants/{second}")
tap.equal([[t[k] for k in ("id", "postcode", "email")] for t in (one, two)],
          [[first, "M14 5QQ", None], [second, "M14 5QR", "m@twice.example"]],
          "each has what was its own")
tap.equal(([n["value"] for n in one["needs"]],
           sorted(n["value"] for n in two["needs"])),
          (["ur"], ["ar", "never leave a message"]), "and its needs")
tap.equal(([r["ref"] for r in one["requests"]],
           [r["ref"] for r in two["requests"]]), ([later], [ref]),
          "what came since stays")
tap.equal(get("/tenants/duplicates")["pairs"], [],
          "and they are not pointed out again")
third = tenant("D-4", "Muhamad Sample", **SAME)
tap.equal(call("POST", f"/tenants/{first}/different",
               {"other": third, "reason": "father and son"}).code, 200,
          "two people may stay two")
tap.ok({first, third} not in [{p["a"]["id"], p["b"]["id"]} for p in
                              get("/tenants/duplicates")["pairs"]],
       "then nobody is asked again")
# A move to another landlord of the partnership.
tap.equal(call("GET", f"/tenants/{first}/transfer").code, 422,
          "a landlord alone moves nobody")
part_of = service.rows("SELECT id FROM organisation")[0][0]
service.rows("""INSERT INTO organisation (id, name, parent, jurisdiction,
    hours, created) SELECT id + 1, 'North Example', id, jurisdiction, hours,
    created FROM organisation""")
service.rows("""INSERT INTO organisation (id, name, parent, jurisdiction,
    hours, created) SELECT id + 2, 'South Example', id, jurisdiction, hours,
    created FROM organisation WHERE parent IS NULL""")
NORTH = service.token("north", "--role", "officer", "--org", "North Example")
SOUTH = service.token("south", "--role", "officer", "--org", "South Example")
mover = made("/tenants", {"reference": "N-1", "name": "Mona Mover",
                          "phone": "07700 900333",
                          "organisation": "North Example"}, ADMIN)["id"]
made(f"/tenants/{mover}/needs", {"kind": "read-language", "value": "so",
                                 "consent": "yes"}, NORTH)
made(f"/tenants/{mover}/needs", {"kind": "format", "value": "braille:2",
                                 "consent": "no"}, NORTH)
made(f"/tenants/{mover}/people", {"role": "carer", "name": "Cato Carer"},
     NORTH)
going = made("/requests", {
    "service": "translation", "tenant": mover, "document_class": "legal",
    "words": 9, "items": [{"from": "en", "language": "so"}]}, NORTH)["ref"]
move = f"/tenants/{mover}/transfer"
before = get(move, NORTH)
tap.equal(([o["name"] for o in before["landlords"]],
           {n["value"]: n["goes"] for n in before["needs"]}, before["held"],
           before["open"]), (["South Example"],
                             {"so": True, "braille:2": False}, 1, 1),
          "what goes along is shown before")
for body, pointer in (({}, "/to"), ({"to": "North Example",
                                     "reference": "S-9"}, "/to"),
                      ({"to": "South Example"}, "/reference")):
    answer = call("POST", move, body, NORTH, before["version"])
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"refused: {body}", answer.text)
answer = call("POST", move, {"to": "South Example", "reference": "S-9",
                             "people": "yes", "address": "5 There Street",
                             "postcode": "LS9 8AA"}, NORTH,
              before["version"])
tap.equal((answer.code, [answer.json[k] for k in
                         ("other", "needs", "held", "people", "open")]),
          (201, [None, 1, 1, 1, 1]), "moved")
there = get("/tenants/S-9", SOUTH)
tap.equal(([n["value"] for n in there["needs"]], there["phone"],
           there["address"], [p["name"] for p in there["people"]],
           there["came_from"]),
          (["so"], "07700 900333", ["5 There Street"], ["Cato Carer"], None),
          "as far as they agreed")
here = get(f"/tenants/{mover}/life", NORTH)
tap.equal((here["life_event"]["kind"], here["life_event"]["other"],
           [i["ref"] for i in here["items"]]), ("moved", None, [going]),
          "the old record is closed, what is open is to be settled")
both = get(f"/tenants/{mover}", ADMIN)["life_event"]["other"]
tap.equal((both or {}).get("reference"), "S-9", "who sees both is led there")
tap.ok(call("POST", "/letters/preview", {
    "notice": "rent-increase", "tenant": mover, "data": {"x": "y"}},
    NORTH).code == 422, "no letter goes from here")
tap.equal(call("POST", move, {"to": "South Example", "reference": "S-10"},
               NORTH, before["version"]).code, 409, "once")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
