"""A joint tenancy with abuse in it, walked through whole: she is never to be
written to, sent a text, or called outside 10 to 12; he offers to interpret.
Nothing of what she asks for reaches him, and whoever is asked hears only what
they need."""
import datetime
import re
import time

from service import Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
OFFICER = service.token("officer", "--role", "officer")
admin = service.sign_in()
officer = service.sign_in("plain@homes.example", service.user(
    "plain@homes.example", "officer"))
NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
SOON = (NOW + datetime.timedelta(days=2)).replace(hour=10, minute=0, second=0)
CHECKED = str((NOW - datetime.timedelta(days=30)).date())
HOUR = datetime.timedelta(hours=1)


def call(method, path, body=None, token=ADMIN, version=None):
    headers = {"If-Match": f'"{version}"'} if version else {}
    return service.call(method, path, body, token, headers)


def made(path, body):
    answer = call("POST", path, body)
    assert answer.code in (200, 201), (path, answer.text)
    return answer.json


def get(path, token=ADMIN):
    answer = call("GET", path, token=token)
    assert answer.code == 200, (path, answer.text)
    return answer.json


def page(path, who=admin):
    return service.ask("GET", path, {"Cookie": who[0]} if who else {})


def words(path, who=admin):
    """What a reader sees of a page."""
    text = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page(path, who).text,
                  flags=re.S)
    return re.sub(r"\s+", " ", re.sub("[\u2068\u2069]", "", text))


def link(method, path, body=None):
    """As a provider without account."""
    return service.call(method, path, body)


def said(text, secrets):
    """Which of them somebody could read."""
    return [secret for secret in secrets if secret.lower() in text.lower()]


# Who they are. The telephone and the e-mail are his as well as hers.
HOME = {"address_1": "12 Specimen Road", "address_2": "Northbeck",
        "postcode": "NB1 4QX", "phone": "0161 496 0011",
        "email": "home@joint.example", "language_spoken": "so"}
her = made("/tenants", {"reference": "J-1A", "name": "Hodan Quillfeather",
                        **HOME})["id"]
him = made("/tenants", {"reference": "J-1B", "name": "Faarax Thistlewood",
                        **HOME})["id"]
made(f"/tenants/{her}/joint", {"other": him})
for kind, value in (("interpreter-gender", "woman"),
                    ("safe-contact", "never post to the home"),
                    ("safe-contact", "never send a text"),
                    ("safe-contact", "call only between 10 and 12")):
    made(f"/tenants/{her}/needs", {"kind": kind, "value": value,
                                   "identified_by": "tenant"})
made(f"/tenants/{her}/people", {
    "role": "household", "relation": "his sister", "age": "adult",
    "name": "Idil Thistlewood"})


def provider(name, area, gender=None, kind="freelancer", order=2):
    return made("/providers", {
        "name": name, "kind": kind, "area": area, "contract_order": order,
        "email": f"order{order}@provider.example",
        "dbs_checked": CHECKED, "dbs_level": "enhanced",
        "skills": "interpreting so on-site; interpreting so telephone",
        **({"gender": gender} if gender else {})})["id"]


AGENCY = provider("Tongues of Example", "LS", kind="agency", order=1)
provider("Faarax Thistlewood", "LS", "man", order=3)
provider("Omar Template", "LS", "man", order=4)
provider("Ubah Nearby", "NB", "woman", order=5)
provider("Thistlewood, Idil", "LS", "woman", order=6)
provider("Amina Faraway", "LS", "woman", order=7)
people = {name: made(f"/providers/{AGENCY}/linguists", {
    "name": name, "gender": gender, "area": area, "languages": "so"})["id"]
    for name, gender, area in (
        ("Bilan Specimen", "woman", "LS"), ("Cabdi Specimen", "man", "LS"),
        ("Deqa Nearby", "woman", "NB"), ("Idil Thistlewood", "woman", "LS"))}
for who in people.values():
    made(f"/providers/{AGENCY}/qualifications", {
        "kind": "dbs", "level": "enhanced", "linguist": who,
        "issued": CHECKED, "checked": CHECKED})


def request(mode, starts):
    return made("/requests", {
        "service": "interpreting", "tenant": her, "minutes": 60,
        "starts_at": starts.isoformat(), "document_class": "safety",
        "subject": "Leaving him: where Hodan can go",
        "sensitivity": "domestic-abuse",
        "items": [{"language": "so", "mode": mode}]})["ref"]


def ranking(ref):
    return {one["name"]: one["out"] if not one["can"] else None
            for one in get(f"/requests/{ref}/items/1/ranking")["candidates"]}


def item(ref):
    return get(f"/requests/{ref}")["items"][0]


# He offers to interpret.
ref = request("on-site", SOON)
family = f"/requests/{ref}/family/1"
for more in ({}, {"declined": True}):
    answer = made(family, {"name": "Faarax", "relation": "husband", **more})
    tap.equal((answer["rule"], answer["allowed"]), ("sensitive", False),
              f"her husband does not interpret {more}")
tap.ok("nobody of the family interprets" in words(f"/requests/{ref}"),
       "and the page says what to do")

# Who can be asked.
near, conflict, gender = (
    "Lives where the tenant does.", "Has a conflict of interest with this "
    "tenant.", "Not of the gender that was asked for.")
seen = ranking(ref)
tap.equal([name for name, out in seen.items() if out is None],
          ["Tongues of Example", "Amina Faraway"],
          "who comes is a woman of another area")
tap.equal([seen[name] for name in ("Faarax Thistlewood", "Thistlewood, Idil")],
          [conflict, conflict], "neither he nor his sister, by whatever order")
tap.ok(seen["Ubah Nearby"] and seen["Omar Template"] and
       seen["Ubah Nearby"] != seen["Omar Template"],
       "nor a neighbour, nor a man", seen)
remote = request("telephone", SOON + 9 * HOUR)
tap.equal(sorted(n for n, out in ranking(remote).items() if out is None),
          ["Amina Faraway", "Tongues of Example", "Ubah Nearby"],
          "by telephone a neighbour is nobody she meets")
tap.equal([len(item(r)["offers"]) for r in (ref, remote)], [1, 1],
          "one is asked at a time, so that few hear of it")

# What the offer tells.
SECRETS = ("Hodan", "Quillfeather", "Faarax", "Thistlewood", "J-1A",
           "Specimen Road", "Northbeck", "4QX", "496 0011", "home@joint",
           "abuse", "sensitiv", "Leaving him", "never post", "never send",
           "10 and 12", "husband", "family", ref)
offer = item(ref)["offers"][0]["address"]
for name, text in (("page", page(offer, None).text),
                   ("page in Welsh", service.ask(
                       "GET", offer, {"Accept-Language": "cy"}).text),
                   ("answer", link("GET", offer).text),
                   ("mail", str(service.rows(
                       "SELECT payload FROM outbox WHERE kind = 'mail'")))):
    tap.ok(text and not said(text, SECRETS), f"the offer tells none of it: "
           f"{name}", said(text, SECRETS))
tap.ok(link("GET", offer).json["gender"] == "woman", "only what is needed")

# The agency accepts and says who comes.
tap.equal(link("POST", offer + "/accept", {}).json["state"], "accepted",
          "it is accepted")
shown = {p["name"]: (p["can"], p["why"]) for p in
         link("GET", offer).json["people"]}
tap.equal([name for name, (can, _) in shown.items() if can],
          ["Bilan Specimen"], "of its linguists one can be sent")
told = str(shown["Idil Thistlewood"][1])
tap.ok(told and not said(told, ("relative", "sister", "conflict", "family")),
       "and of a relative it is not told why", told)
for name, code in (("Cabdi Specimen", 422), ("Deqa Nearby", 422),
                   ("Idil Thistlewood", 422), ("Bilan Specimen", 200)):
    tap.equal(link("POST", offer + "/linguist",
                   {"linguist": people[name]}).code, code,
              f"{name}: {code}")

# The briefing: to whom it is given, from its time on.
def brief(**what):
    where = f"/requests/{ref}/items/1/booking"
    answer = call("POST", where, what, version=get(where)["version"])
    assert answer.code == 200, answer.text


def pack(path=offer):
    return link("GET", path).json["briefing"]


brief(place="Sample Library, Room 2", briefing="housing, refuge",
      briefing_at=(NOW + HOUR).isoformat())
tap.ok(not pack()["open"] and not said(link("GET", offer).text, (
    "Hodan", "Sample Library", "refuge")), "before its time it is closed")
brief(briefing_at=(NOW - HOUR).isoformat())
tap.equal((pack()["open"], pack()["tenant_name"], pack()["place"]),
          (True, "Hodan Quillfeather", "Sample Library, Room 2"),
          "then it is open")
tap.ok(not said(link("GET", offer).text + page(offer, None).text, (
    "Specimen Road", "4QX", "0011", "home@joint", "abuse", "Faarax",
    "never post", "10 and 12")), "without her home, telephone or the matter",
       said(link("GET", offer).text, SECRETS))


def account(email, name, *linguist):
    return service.sign_in(email, service.user(
        email, "provider", "--provider", name, *linguist))


bilan = account("bilan@provider.example", "Tongues of Example", "--linguist",
                "Bilan Specimen")
cabdi = account("cabdi@provider.example", "Tongues of Example", "--linguist",
                "Cabdi Specimen")
other = account("amina@provider.example", "Amina Faraway")


def jobs(who):
    answer = service.ask("GET", "/api/v1/jobs", {"Cookie": who[0]})
    return [job["id"] for job in answer.json["jobs"]]


job = jobs(bilan)[0]
tap.ok("Hodan" in page(f"/jobs/{job}", bilan).text, "she reads it")
for who in (cabdi, other):
    tap.equal((jobs(who), page(f"/jobs/{job}", who).code), ([], 404),
              "a colleague and another provider do not")

# Reminders: by a colleague, when she can talk.
made("/settings/bookings", {"booking-remind-tenant": "9"})
tap.equal(service.restart(), 0, "time passes")

def reminders():
    """As soon as what is due by time was done."""
    for _ in range(100):
        found = get(f"/requests/{ref}/items/1/booking")["reminders"]
        if found:
            break
        time.sleep(0.05)
    return {one["who"]: one for one in found}


reminder = reminders()["tenant"]
tap.equal((reminder["channel"], reminder["state"]), ("call", "waiting"),
          "a colleague calls her")
tap.ok("call only between 10 and 12" in
       words(f"/requests/{ref}/items/1/booking"),
       "who calls reads when it is safe")
mails = [str(row) for row in service.rows(
    "SELECT payload FROM outbox WHERE kind = 'mail'")]
tap.ok(mails and not [m for m in mails if "home@joint" in m],
       "no mail goes to the home")
tap.ok(not [m for m in mails if said(m, ("Hodan", "Faarax", "abuse", "4QX"))],
       "nor does any name her", mails)
BEFORE = SOON - datetime.timedelta(days=7)
for channel, hour, met in (("call", 14, False), ("call", 11, True),
                           ("letter", 11, False), ("text", 11, False)):
    contact = made(f"/tenants/{her}/contacts", {
        "channel": channel, "language": "so", "interpreter": "professional",
        "at": BEFORE.replace(hour=hour).isoformat()})["contact"]
    tap.equal(all(n["met"] for n in contact["needs"]
                  if n["kind"] == "safe-contact"), met,
              f"a {channel} at {hour}: safe, {met}")

# What is his: letter, page, search, people; in the eyes of an officer.
WORDS = ("Leaving him", "abuse", "10 and 12", ref, remote,
         "Bilan Specimen", "Sample Library")
for path in ("", "/people", "/life", "/flag", "/tenancy", "/needs",
             "/contacts"):
    for text in (call("GET", f"/tenants/{him}{path}").text,
                 words(f"/tenants/{him}{path}", officer)):
        tap.ok(not said(text, WORDS), f"nothing on his page {path}",
               said(text, WORDS))
letter = call("POST", "/letters/preview", {
    "notice": "rent-increase", "tenant": him, "data": {"x": "y"}}).text
tap.ok(not said(letter, (*WORDS, "Hodan")), "nor in his letter", letter)

# An officer without the right sees no such request.
for path in (f"/requests/{ref}", f"/requests/{ref}/events",
             f"/requests/{ref}/items/1/ranking",
             f"/requests/{ref}/items/1/booking",
             f"/requests/{ref}/items/1/clock"):
    tap.equal((page(path, officer).code, call("GET", path,
                                              token=OFFICER).code),
              (404, 404), f"not there: {path[-8:]}")
for path in ("/", "/requests", "/requests?q=Leaving", "/bookings", "/queues",
             "/reviews", f"/tenants/{her}", f"/tenants/{her}/contacts",
             f"/tenants/{her}/life", "/tenants?q=Leaving",
             f"/bookings?day={SOON.date()}", f"/providers/{AGENCY}"):
    text = words(path, officer)
    tap.ok(not said(text, (ref, remote, "Leaving him", "domestic abuse")),
           f"nor on {path[:14]}", said(text, WORDS))
tap.equal(get(f"/tenants/{her}", OFFICER)["requests"], [],
          "nor among her requests")

# The history reads as sentences.
history = words(f"/requests/{ref}/events")
for sentence in ("The family offered to interpret: no", "Offer accepted",
                 "Booking changed", "Briefing looked at"):
    tap.ok(sentence in history, f"the history says: {sentence}",
           history[-900:])
tap.equal(re.findall(r"\b(?:family|booking|briefing|offer|item|request|"
                     r"linguist|routing)\.[a-z]+[a-z-]*", history), [],
          "in words of people")

# Afterwards it is closed again.
past = int((NOW - 3 * HOUR).timestamp())
service.rows("UPDATE item SET starts_at = ? WHERE request ="
             " (SELECT id FROM request WHERE ref = ?)", past, ref)
tap.ok(not pack()["open"] and "Hodan" not in page(f"/jobs/{job}", bilan).text
       and "Hodan" not in page(offer, None).text, "after the job it is closed")
tap.equal(service.stop(), 0, "the server ends in order")
tap.done()
