"""The memory and the glossary over HTTP: found, shown with the difference, put
right by those who may, exchanged as tables; wrong input is refused."""
import subprocess
from urllib.parse import quote

from service import BINARY, Service, Tap

tap = Tap()
service = Service()
MANAGER = service.token("manager", "--role", "manager")
OFFICER = service.token("officer", "--role", "officer")
TABLE = ("source,target,language\n"
         "Your rent is going up,Czynsz wzrasta,pl\n"
         "Your rent is going up,إيجارك سيرتفع,ar\n"
         "Pay the new rent from {start_date}.,"
         "Od {start_date} proszę płacić nowy czynsz.,pl\n"
         + "".join(f"Room {n} is warm < 20,Pokój {n} jest ciepły < 20,pl\n"
                   for n in range(60)))
subprocess.run([BINARY, "memory", "import", "/dev/stdin", "--db", service.db],
               input=TABLE.encode(), check=True, capture_output=True)


def get(path, token=MANAGER):
    return service.call("GET", path, token=token)


answer = get("/memory?lang=pl&q=" + quote("Your rent is going down"))
match = answer.json["matches"][0]
tap.equal((match["percent"], match["band"], match["translation"],
           [(p["change"], p["text"]) for p in match["difference"]]),
          (80, "75-84", "Czynsz wzrasta",
           [("same", "Your rent is going "), ("removed", "up"),
            ("added", "down")]), "what is like it, with the difference")
tap.equal(get("/memory?q=warm&limit=200").json["next"], None, "a whole list")
seen, after = [], ""
while after is not None:
    page = get(f"/memory?lang=pl&limit=25{after}").json
    seen += [row["source"] for row in page["units"]]
    after = f"&after={page['next']}" if page["next"] else None
tap.equal((len(seen), len(set(seen))), (62, 62), "page after page, each once")
tap.equal(len(get("/memory?q=" + quote("ROOM 5")).json["units"]), 11,
          "by words, in any case")
tap.equal(get("/memory?q=" + quote("%_")).json["units"], [],
          "signs of a query language are words like any others")

cookie, _ = service.sign_in()
page = service.ask("GET", "/memory?lang=pl&q=" + quote("Your rent is up"),
                   {"Cookie": cookie})
tap.ok("<del>going </del>" in page.text, "the page shows the difference",
       page.text)
page = service.ask("GET", "/memory?lang=ar&q=rent", {"Cookie": cookie})
tap.ok('<bdi lang="ar">إيجارك' in page.text,
       "each translation is in its own language", page.text)
page = service.ask("GET", "/memory?q=warm", {"Cookie": cookie})
tap.ok("warm &lt; 20" in page.text and "warm < 20" not in page.text,
       "what is remembered is text, never markup")

unit = get("/memory?q=going").json["units"][-1]
path = f"/memory/{unit['id']}"
tap.equal(get(path).json["translation"], unit["translation"], "one of them")
tap.equal(service.call("POST", path, {"translation": "Inaczej"}, OFFICER,
                       {"If-Match": '"1"'}).code, 403,
          "officers do not change it")
tap.equal(service.call("POST", path, {"translation": "Inaczej"},
                       MANAGER).code, 428, "nobody does unread")
done = service.call("POST", path, {"translation": "Czynsz rośnie"}, MANAGER,
                    {"If-Match": '"1"'})
tap.equal((done.code, done.json["translation"], done.json["version"]),
          (200, "Czynsz rośnie", 2), "a manager puts it right")
tap.equal(service.call("POST", path, {"translation": "x"}, MANAGER,
                       {"If-Match": '"1"'}).code, 412, "once")
for bad, why in (("Czynsz {b}", "a field that is not in the English"),
                 ("Ring 020 7946 0000", "a telephone number"),
                 ("", "nothing"),
                 ("a\u202eb", "an override of direction")):
    wrong = service.call("POST", path, {"translation": bad}, MANAGER,
                         {"If-Match": '"2"'})
    tap.equal((wrong.code, wrong.pointers), (422, {"/translation"}),
              f"refused: {why}")
tap.equal(service.call("POST", path + "/delete", {}, OFFICER).code, 403,
          "officers forget nothing")
tap.equal(service.call("POST", path + "/merge", {}, MANAGER).json["merged"],
          0, "nothing to put together")
tap.equal(service.call("POST", path + "/delete", {}, MANAGER).code, 200,
          "managers do")
tap.equal(get(path).code, 404, "it is gone")
for bad in ("/memory/nobody", "/memory/0000000000000"):
    tap.equal(get(bad).code, 404, f"{bad} is nothing")
tap.equal([get("/memory" + query).code for query in
           ("?lang=en", "?lang=klingon", "?after=x", "?limit=0",
            "?lang=bfi&q=x")], [422] * 2 + [404] + [422] * 2,
          "wrong questions are refused")

text = get("/memory/export?lang=pl").text
tap.ok(text.startswith("source,target,language") and "Pokój 7 jest" in text,
       "all of a language as a table", text[:200])
text = get("/memory/export?lang=pl&as=tmx").text
tap.ok("<tmx " in text and "Pokój 7 jest" in text, "and as TMX", text[:200])
tap.equal(get("/memory/export?lang=pl&as=doc").code, 422, "and nothing else")
bands = get("/notices/rent-increase/bands?lang=pl&word_price=1200").json
tap.ok(bands["words"] == sum(row["words"] for row in bands["bands"]) > 100
       and bands["price"], "what a translation comes to", bands)
page = service.ask("GET", "/notices/rent-increase/bands?lang=pl",
                   {"Cookie": cookie})
tap.ok(page.code == 200 and "95 to 99" in page.text, "and its page")

tap.equal(get("/memory/policy").json["shares"], False, "nothing is shared")
tap.equal(service.call("POST", "/memory/policy", {"shares": "yes"},
                       OFFICER).code, 403, "officers do not share it")
tap.equal(service.call("POST", "/memory/policy",
                       {"shares": "yes", "bands": "1 2"},
                       MANAGER).pointers, {"/bands"}, "wrong shares")
done = service.call("POST", "/memory/policy",
                    {"shares": "yes", "bands": "0 0 0 0 50 75 100"}, MANAGER)
tap.equal((done.json["shares"], done.json["bands"]),
          (True, "0 0 0 0 50 75 100"), "a manager says so")
done = service.call("POST", "/memory/clean", {}, MANAGER)
tap.equal((done.code, done.json["next"]), (200, None), "cleaned")

RENT = {"term": "rent", "language": "pl", "wanted": "czynsz\nkomorne",
        "forbidden": "opłata", "note": "<i>"}
tap.equal(service.call("POST", "/glossary", RENT, OFFICER).code, 403,
          "officers add no terms")
made = service.call("POST", "/glossary", RENT, MANAGER)
tap.equal((made.code, made.json["wanted"]), (201, ["czynsz", "komorne"]),
          "a term")
term = "/glossary/" + made.json["id"]
tap.equal(made.header("location"), "/api/v1" + term, "has its address")
tap.equal(service.call("POST", "/glossary", {**RENT, "term": "RENT"},
                       MANAGER).code, 409, "is there once")
for field, bad in (("term", ""), ("language", "klingon"),
                   ("wanted", ""), ("language", "bfi")):
    wrong = service.call("POST", "/glossary", {
        "term": "gas", "language": "pl", "wanted": "gaz", field: bad},
        MANAGER)
    tap.equal((wrong.code, wrong.pointers), (422, {f"/{field}"}),
              f"refused: {field} {bad!r}")
done = service.call("POST", term, {"wanted": "czynsz"}, MANAGER,
                    {"If-Match": '"1"'})
tap.equal((done.code, done.json["wanted"], done.json["forbidden"]),
          (200, ["czynsz"], []), "is changed")
tap.equal(service.call("POST", term, {"wanted": "x"}, MANAGER,
                       {"If-Match": '"1"'}).code, 412, "by one at a time")
rows = get("/glossary?lang=pl").json
tap.equal([row["term"] for row in rows["terms"]], ["rent"], "is listed")
tap.equal(get("/glossary?lang=ur").json["terms"], [], "in its language")
for where in ("/glossary", term, "/glossary/new", "/glossary/import",
              path.rsplit("/", 1)[0], "/memory/policy"):
    tap.equal(service.ask("GET", where, {"Cookie": cookie}).code, 200,
              f"{where} is a page")


def upload(text):
    mark = "example-boundary-7"
    body = (f'--{mark}\r\nContent-Disposition: form-data; name="file"; '
            'filename="terms.csv"\r\nContent-Type: text/csv\r\n\r\n'
            f"{text}\r\n--{mark}--\r\n").encode()
    return service.call("POST", "/glossary/import", body, MANAGER, {
        "Content-Type": f"multipart/form-data; boundary={mark}"})


bad = upload("term,language,wanted\ngas,pl,gaz\n,pl,x\ngas,nowhere,x\n")
tap.equal(bad.code, 422, "a wrong table is refused")
tap.equal(len(bad.json["errors"]), 2, "each row named")
tap.equal(len(get("/glossary").json["terms"]), 1, "nothing of it is kept")
good = upload("term,language,wanted\ngas,pl,gaz\nrent,pl,czynsz\n")
tap.equal((good.code, good.json["added"], good.json["same"]), (200, 1, 1),
          "a right one is taken")
tap.ok("gas,pl,gaz" in get("/glossary/export?lang=pl").text, "and given")
tap.equal(service.call("POST", term + "/delete", {}, MANAGER).code, 200,
          "a term is taken out")
tap.equal(get(term).code, 404, "and is gone")
kinds = {kind for kind, in service.rows("SELECT DISTINCT kind FROM event")}
tap.ok({"memory.changed", "memory.deleted", "memory.policy",
        "memory.imported", "term.added", "term.changed", "term.imported",
        "term.deleted"} <= kinds, "every change is an event", kinds)
tap.equal(service.stop(), 0, "ends well")
tap.done()
