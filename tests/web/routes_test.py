"""Who is asked for what a person needs, and how: dialects and scripts, the
landlord's own ways, through the real server."""
import datetime
import re

from service import Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
cookie, csrf = service.sign_in()
TODAY = datetime.date.today()
days = iter(range(20, 80))  # nobody is booked twice


def call(method, path, body=None, version=None):
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return service.call(method, path, body, ADMIN, headers)


def made(path, body):
    answer = call("POST", path, body)
    assert answer.code == 201, (path, answer.text)
    return answer.json


def get(path):
    answer = call("GET", path)
    assert answer.code == 200, (path, answer.text)
    return answer.json


def page(path):
    return service.ask("GET", path, {"Cookie": cookie})


def provider(name, skills, kind="freelancer", **more):
    return made("/providers", {"name": name, "kind": kind, "skills": skills,
                               "contract_order": 1, **more})["id"]


def tenant(reference, name, *needs):
    whose = made("/tenants", {"reference": reference, "name": name})["id"]
    for kind, value in needs:
        made(f"/tenants/{whose}/needs", {"kind": kind, "value": value})
    return whose


def request(whose, language, mode="on-site", **more):
    day = TODAY + datetime.timedelta(next(days))
    return made("/requests", {
        "service": "interpreting", "tenant": whose, "minutes": 60,
        "starts_at": f"{day}T10:00", "subject": "Repairs",
        "document_class": "safety",
        "items": [{"language": language, "mode": mode}], **more})["ref"]


def item(ref):
    return get(f"/requests/{ref}")["items"][0]


def act(ref, action, **body):
    return call("POST", f"/requests/{ref}/items/1/{action}", body,
                get(f"/requests/{ref}")["version"])


def asked(ref):
    return [o["provider_name"] for o in item(ref)["offers"]
            if o["state"] == "sent"]


def ranking(ref):
    return {c["name"]: c for c in
            get(f"/requests/{ref}/items/1/ranking")["candidates"]}


# A dialect: who speaks it, who did not say, who speaks others.
rahima = tenant("D-1", "Rahima Sample", ("spoken-language", "bn"),
                ("dialect", "Sylheti"))
provider("Ayesha Example", "interpreting bn on-site (Chittagonian)")
silent = provider("Karim Example", "interpreting bn on-site")
provider("Salma Example", "interpreting bn on-site (Dhakaiya, Sylheti)")
ref = request(rahima, "bn")
seen = ranking(ref)
tap.equal(asked(ref), ["Salma Example"],
          "who speaks the dialect is asked first")
tap.equal((seen["Salma Example"]["can"], seen["Karim Example"]["can"],
           seen["Ayesha Example"]["can"]), (True, True, False),
          "who said nothing of dialects may be asked, who said others not")
text = page(f"/requests/{ref}/items/1/ranking").text
tap.ok("Speaks the dialect that is needed." in text and
       "Speaks other dialects than the one that is needed." in text,
       "the page says why of both")
other = tenant("D-2", "Nazma Sample", ("spoken-language", "bn"))
tap.equal(asked(request(other, "bn")), ["Ayesha Example"],
          "whoever speaks no dialect is asked of everybody")
tap.equal(asked(request(rahima, "so")), [],
          "the words hold for the language that they speak")

# A script: a translator who writes others.
ziba = tenant("D-3", "Ziba Sample", ("read-language", "sr-Latn"))
provider("Milan Example", "translation en>sr-Latn Cyrl")
provider("Vesna Example", "translation en>sr-Latn Latn")
ref = made("/requests", {
    "service": "translation", "tenant": ziba, "words": 100,
    "subject": "Repairs", "document_class": "safety",
    "items": [{"language": "sr-Latn"}]})["ref"]
seen = ranking(ref)
tap.equal((asked(ref), seen["Milan Example"]["out"]),
          (["Vesna Example"],
           "Writes other scripts than the one that is needed."),
          "who writes another script is not asked")

# How they are asked: the landlord's own ways.
rules = get("/settings/routing")
tap.equal((len(rules["modes"]), len(rules["of_class"]), rules["soon_hours"],
           rules["origin"]), (15, 5, 24, "shipped"), "what ships is shown")
answer = call("POST", "/settings/routing", {
    "interpreting_usual": "parallel", "class_rights": "direct",
    "soon_hours": 48})
rules = answer.json
tap.equal((answer.code, rules["origin"], rules["soon_hours"],
           [m["mode"] for m in rules["modes"]].count("parallel"),
           [c["mode"] for c in rules["of_class"]]),
          (200, "own", 48, 7, [None, None, "direct", None, None]),
          "what is said is kept, the rest stays")
tap.equal(len(asked(request(other, "bn"))), 3,
          "several are asked at once, as decided")
tap.equal(len(asked(request(other, "bn", document_class="rights"))), 1,
          "but one for what is of rights")
for body, where in (({"format_soon": "nobody"}, "/format_soon"),
                    ({"class_legal": "x"}, "/class_legal"),
                    ({"soon_hours": 0}, "/soon_hours"),
                    ({"soon_hours": 721}, "/soon_hours")):
    answer = call("POST", "/settings/routing", body)
    tap.equal((answer.code, answer.pointers), (422, {where}),
              f"{body} is refused")
text = page("/settings/routing").text
tap.ok('<option value="direct" selected>one only</option>' in text and
       'value="48"' in text, "the page shows what holds")
answer = service.form("/settings/routing", {
    "csrf": csrf, "interpreting_usual": "cascade", "class_rights": "",
    "soon_hours": "24"}, {"Cookie": cookie})
tap.equal((answer.code, [c["mode"] for c in
                         get("/settings/routing")["of_class"]]),
          (303, [None] * 5), "its form decides and takes back")
tap.equal(len(service.rows("SELECT seq FROM event WHERE kind ="
                           " 'organisation.setting'")), 2,
          "each change is an event")

# The DBS level by what the matter is: the landlord's, too.
checked = str(TODAY - datetime.timedelta(30))
provider("Basic Example", "interpreting so on-site", dbs_level="basic",
         dbs_checked=checked)
provider("Bare Example", "interpreting so on-site")
farah = tenant("D-4", "Farah Sample", ("spoken-language", "so"))
tap.equal([d["level"] for d in get("/settings/routing")["dbs"]],
          ["none", "enhanced", "enhanced", "none", "none", "none"],
          "what ships is shown")
before = ranking(request(farah, "so", sensitivity="health"))
answer = call("POST", "/settings/routing", {"dbs_health": "basic"})
after = ranking(request(farah, "so", sensitivity="health"))
guarded = ranking(request(farah, "so", sensitivity="safeguarding"))
tap.equal((answer.code, before["Bare Example"]["can"],
           after["Bare Example"]["can"], after["Basic Example"]["can"],
           guarded["Basic Example"]["can"]),
          (200, True, False, True, False),
          "who holds less than was decided is not asked")
tap.equal(call("POST", "/settings/routing", {"dbs_none": "much"}).pointers,
          {"/dbs_none"}, "no level is refused")
count = service.rows("SELECT count(*) FROM event WHERE kind ="
                     " 'organisation.setting'")[0][0]
call("POST", "/settings/routing", {"dbs_health": "basic"})
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind ="
                       " 'organisation.setting'")[0][0], count,
          "what stays as it was is no event")

# When it can be: steps of a quarter of an hour, and what a late move costs.
RATES = """line,service,language,from,how,unit,amount,percent,\
shortest_minutes,step_minutes,minimum_price
rate,interpreting,,,on-site,hour,40.00,,,,
hours,,,,,monday-friday,00:00-24:00,,,,
hours,,,,,saturday,00:00-24:00,,,,
hours,,,,,sunday,00:00-24:00,,,,
travel,,,,,hour,20.00,,,,
travel,,,,,mile,0.45,,,,
cancellation,interpreting,,,,hours,24,100,,,
vat,,,,,,,20,,,
"""


def under_contract(name, skills, **more):
    whose = provider(name, skills, **more)
    contract = made(f"/providers/{whose}/contracts", {
        "name": "Framework", "starts": str(TODAY - datetime.timedelta(400)),
        "ends": str(TODAY + datetime.timedelta(400)), "position": 1})
    answer = call("POST", f"/contracts/{contract['id']}/rates", {
        "table": RATES, "from": str(TODAY - datetime.timedelta(400)),
        "reason": "first"}, contract["version"])
    assert answer.code in (200, 201), answer.text
    return whose


def booked(whose, language, starts, **more):
    return made("/requests", {
        "service": "interpreting", "tenant": whose, "minutes": 60,
        "starts_at": starts, "subject": "Repairs",
        "document_class": "safety",
        "items": [{"language": language, "mode": "on-site"}], **more})["ref"]


def starts_in(hours):
    when = datetime.datetime.now(datetime.timezone.utc)
    return (when + datetime.timedelta(hours=hours)).replace(
        minute=0, second=0, microsecond=0).isoformat()


def money(amount):
    return amount["minor"]


voice = under_contract("Hana Example", "interpreting ti on-site")
ref = booked(farah, "ti", starts_in(20))
assert act(ref, "assign", provider=voice, reason="asked").code == 200
place = f"/requests/{ref}/items/1"
slots = get(f"{place}/slots")
tap.equal((money(slots["cancel"]["net"]), money(slots["cancel"]["gross"])),
          (4000, 4800), "what a late move costs stands with the free times")
text = page(f"{place}/slots").text
tap.ok("To move it costs" in text and "48.00" in text, "on the page, too")
later = starts_in(24 * 9)
answer = act(ref, "reschedule", starts_at=later)
tap.equal((answer.code, item(ref)["state"]), (409, "assigned"),
          "nobody moves it without having seen that")
answer = call("POST", f"{place}/booking/move", {"starts_at": "soon"},
              get(f"/requests/{ref}")["version"])
tap.equal((answer.code, item(ref)["state"]), (422, "assigned"),
          "a wrong time changes nothing")
answer = call("POST", f"{place}/booking/move", {"starts_at": later},
              get(f"/requests/{ref}")["version"])
old, new = get(f"/requests/{ref}")["items"]
tap.equal((answer.code, answer.json["n"], old["state"], old["outcome"],
           money(old["prices"]["cancelled"]["net"])),
          (200, 2, "cancelled", "cancelled-late", 4000),
          "a late move costs it, and another item stands for it")
tap.equal((new["state"], [o["provider_name"] for o in new["offers"]],
           get(f"{place}/booking")["again"]["n"]),
          ("offered", ["Hana Example"], 2), "the same interpreter is asked")
tap.equal(len(service.rows(
    "SELECT 1 FROM item_price WHERE stage = 'cancelled'")), 1,
    "it is paid for once")
ref = booked(farah, "ti", starts_in(24 * 12))
assert act(ref, "assign", provider=voice, reason="asked").code == 200
place = f"/requests/{ref}/items/1"
tap.equal(money(get(f"{place}/slots")["cancel"]["net"]), 0,
          "in good time it costs nothing")
answer = call("POST", f"{place}/booking/move",
              {"starts_at": starts_in(24 * 13)},
              get(f"/requests/{ref}")["version"])
tap.equal((answer.code, len(get(f"/requests/{ref}")["items"])), (200, 1),
          "and is the same item")


def minutes_of(place):
    return {s["starts_at"][14:16] for s in
            get(f"{place}/slots?limit=200")["slots"]}


tap.equal(minutes_of(place), {"00", "30"}, "as shipped at half hours")
tap.equal(call("POST", "/settings/bookings", {"booking-step": "20"}).pointers,
          {"/booking-step"}, "only quarters of an hour")
tap.equal(call("POST", "/settings/bookings", {"booking-step": "0"}).pointers,
          {"/booking-step"}, "and not none")
call("POST", "/settings/bookings", {"booking-step": "15"})
tap.equal(minutes_of(place), {"00", "15", "30", "45"},
          "at quarters, as the landlord set")

# Nobody is free then: the way on leads to the free times.
assert act(ref, "assign", provider=voice, reason="asked").code == 200
ref = booked(farah, "ti", starts_in(24 * 13))
tap.equal(item(ref)["ways"]["other_time"], 1, "one would be free")
tap.ok(f'href="/requests/{ref}/items/1/slots">' in
       page(f"/requests/{ref}").text.replace("\n", ""),
       "another time leads to the free ones")

# The way there is part of the price where the contract has a rate for it:
# there and back, and in their own area it is short.
def lines(ref, stage):
    return {line["kind"]: (line["quantity"], line["amount"]["minor"])
            for line in item(ref)["prices"][stage]["lines"]}


far = under_contract("Girma Example", "interpreting am on-site", area="SK",
                     areas="M SK", travel_minutes=45, travel_miles=20)
near = under_contract("Almaz Example", "interpreting om on-site", area="M",
                      travel_minutes=45, travel_miles=20)
almaz = made("/tenants", {"reference": "D-5", "name": "Selam Sample",
                          "postcode": "M14 5RX"})["id"]
ref = booked(almaz, "am", starts_in(24 * 14))
tap.equal(lines(ref, "estimate"), {
    "time": (60, 4000), "travel-time": (90, 3000),
    "travel-miles": (40, 1800)}, "the estimate has the way there and back")
tap.equal(money(ranking(ref)["Girma Example"]["estimate"]), 8800,
          "so has the price that routing compares")
assert act(ref, "assign", provider=far, reason="asked").code == 200
tap.equal(lines(ref, "agreed")["travel-time"], (90, 3000), "it is agreed")
tap.equal(money(get(f"/requests/{ref}/items/1/booking")["cancel"]["net"]), 0,
          "calling it off in good time costs nothing")
for step in ("deliver", "check", "complete"):
    assert act(ref, step, outcome="completed").code == 200, step
tap.equal(lines(ref, "actual")["travel-miles"], (40, 1800),
          "and paid for, until somebody puts it right")
ref = booked(almaz, "om", starts_in(24 * 15))
tap.equal(lines(ref, "estimate"), {
    "time": (60, 4000), "travel-time": (30, 1000), "travel-miles": (10, 450)},
          "in their own area it is short")
assert call("POST", f"/requests/{ref}/items/1/booking", {
    "place": "Library, 1 Example Street, Leeds LS1 1AA"},
    get(f"/requests/{ref}")["version"]).code == 200
assert act(ref, "assign", provider=near, reason="asked").code == 200
tap.equal(lines(ref, "agreed")["travel-time"], (90, 3000),
          "to where it takes place, which is elsewhere")

# A provider's own language: mails, and the page that they lead to.
carys = provider("Carys Example", "interpreting cy on-site", language="cy",
                 email="carys@provider.example")
ref = booked(almaz, "cy", starts_in(24 * 16))
mail = service.rows("SELECT payload FROM outbox WHERE payload LIKE"
                    " '%carys@provider.example%'")[-1][0]
path = re.search(r"/o/[\w-]+\?lang=cy", str(mail))
tap.ok("Gwaith" in str(mail) or "gwaith" in str(mail),
       "the mail of an offer is in it", mail)
tap.ok(path and '<html lang="cy"' in service.ask("GET", path[0]).text,
       "so is the page that it leads to")
edited = get(f"/providers/{carys}")
tap.equal((edited["language"], edited["travel_miles"],
           call("POST", f"/providers/{carys}", {"language": "xx"},
                edited["version"]).pointers), ("cy", 0, {"/language"}),
          "it is on record, and no language is none")

# Work that was given without an offer: its provider has a link all the same.
salma = provider("Salma Specimen", "interpreting ur on-site",
                 email="salma@provider.example")
ref = booked(almaz, "ur", starts_in(24 * 17))
given = act(ref, "assign", provider=salma, reason="by telephone")
offer = [o for o in item(ref)["offers"] if o["state"] == "accepted"]
mail = str(service.rows("SELECT payload FROM outbox WHERE key LIKE"
                        " 'mail/offer/%/given'"))
tap.equal((given.code, len(offer), offer[0]["provider_name"],
           offer[0]["address"] in mail, "Selam" in mail),
          (200, 1, "Salma Specimen", True, False),
          "who was given work has its link, by mail, which names nobody")
shown = service.ask("GET", offer[0]["address"]).text
tap.ok(ref in shown and "Your work" in shown, "it opens the work")
before = get(f"/requests/{ref}")["version"]
service.call("POST", "/offers" + offer[0]["address"][2:] + "/accept", {})
tap.equal(get(f"/requests/{ref}")["version"], before,
          "there is nothing to accept any more")

# Choosing another provider without a reason: the ranking again, all of it kept.
for more in ("Nasrin", "Rokeya"):
    provider(f"{more} Example", "interpreting bn on-site")
ref = request(other, "bn")
last = [c for c in get(f"/requests/{ref}/items/1/ranking")["candidates"]
        if c["can"]][-1]
answer = service.form(f"/requests/{ref}/ask/1", {
    "csrf": csrf, "version": str(get(f"/requests/{ref}")["version"]),
    "provider": last["provider"], "reason": ""}, {"Cookie": cookie})
tap.ok(answer.code == 422 and "Say why it is not the first" in answer.text and
       last["name"] in answer.text and
       f'action="/requests/{ref}/ask/1"' in answer.text,
       "without a reason the ranking stands there again, with what is wrong")
answer = service.form(f"/requests/{ref}/ask/1", {
    "csrf": csrf, "version": str(get(f"/requests/{ref}")["version"]),
    "provider": "0" * 13, "reason": "Knows the house"}, {"Cookie": cookie})
tap.ok(answer.code == 422 and 'value="Knows the house"' in answer.text,
       "what was typed is kept")
answer = service.form(f"/requests/{ref}/ask/1", {
    "csrf": csrf, "version": str(get(f"/requests/{ref}")["version"]),
    "provider": last["provider"], "reason": "Knows the house"}, {"Cookie": cookie})
tap.equal((answer.code, asked(ref)), (303, [last["name"]]),
          "with one they are asked")
tap.equal(call("POST", f"/requests/{ref}/ask/1", {"reason": "x"},
               get(f"/requests/{ref}")["version"]).pointers, {"/provider"},
          "and somebody has to be named")

# The history tells it in sentences.
text = page(f"/requests/{ref}/events").text
plain = text.replace("\u2068", "").replace("\u2069", "")
tap.ok("An officer chose whom to ask" in text and
       "Why: Knows the house" in plain, "who was chosen, and why")
added = booked(almaz, "ti", starts_in(24 * 18))
call("POST", f"/requests/{added}/items/1/booking/pair", {},
     get(f"/requests/{added}")["version"])
text = page(f"/requests/{added}/events").text
tap.ok("second interpreter" in text and "Tigrinya" in text and
       not re.search(r"<span>[a-z]+(-[a-z]+)+</span>", text) and
       "<span>interpreting</span>" not in text,
       "nothing of it is a machine's name", re.findall(
           r"<span>[^<]*</span>", text))

# What is due of a visit is that somebody takes it; no start is no booking.
text = page(f"/requests/{ref}").text
tap.ok("to be confirmed by" in text and item(ref)["clock"]["to_confirm"],
       "a visit is to be confirmed by its date")
FORM = {"csrf": csrf, "tenant": other, "service": "interpreting",
        "document_class": "safety", "subject": "Repairs",
        "items.0.language": "bn", "items.0.mode": "on-site"}
answer = service.form("/requests/check", FORM, {"Cookie": cookie})
tap.ok(answer.code == 200 and "no time was said" in answer.text,
       "the check says where no time was said", answer.code)
answer = service.form("/requests/check", {
    **FORM, "starts_at": "2031-01-07T10:00"}, {"Cookie": cookie})
tap.ok(answer.code == 200 and "no time was said" not in answer.text and
       "To be confirmed by" in answer.text, "and is silent where one was")

# Abuse: a subject tells too much; the purpose is what was written for them.
away = provider("Zehra Example", "interpreting ku on-site", gender="woman",
                dbs_level="enhanced", dbs_checked=checked)
ref = booked(almaz, "ku", starts_in(24 * 19), sensitivity="domestic-abuse",
             subject="Leaving him")


def link(ref, state):
    return [o["address"] for o in item(ref)["offers"]
            if o["state"] == state][0]


SAFE = ("Leaving him", "abuse", "Selam", "M14")
opened = service.ask("GET", link(ref, "sent")).text
tap.equal([w for w in SAFE if w in opened], ["M14"],
          "the offer says the area and no more")
assert act(ref, "assign", provider=away, reason="asked").code == 200
changes = f"/requests/{ref}/items/1/booking"
assert call("POST", changes, {"briefing_at": starts_in(-2)},
            get(f"/requests/{ref}")["version"]).code == 200
opened = service.ask("GET", link(ref, "accepted")).text
tap.ok("Selam" in opened and "Leaving him" not in opened and
       "abuse" not in opened, "its briefing has no subject, though it is open")
tap.ok("say its purpose in words that give nothing away" in page(changes).text,
       "the officer is told so")
assert call("POST", changes, {"purpose": "A talk with support staff"},
            get(f"/requests/{ref}")["version"]).code == 200
opened = service.ask("GET", link(ref, "accepted")).text
tap.ok("A talk with support staff" in opened and "Leaving him" not in opened,
       "it has what was written for the interpreter")
plain = booked(almaz, "ku", starts_in(24 * 20), subject="Damp in the kitchen")
assert act(plain, "assign", provider=away, reason="asked").code == 200
assert call("POST", f"/requests/{plain}/items/1/booking",
            {"briefing_at": starts_in(-2)},
            get(f"/requests/{plain}")["version"]).code == 200
tap.ok("Damp in the kitchen" in
       service.ask("GET", link(plain, "accepted")).text,
       "where nobody is in danger the subject is its purpose")

# What is wished of the interpreter counts from the first ranking on.
provider("Tom Example", "interpreting vi on-site", gender="man")
provider("Uyen Example", "interpreting vi on-site", gender="woman",
         contract_order=9)
provider("Van Example", "interpreting vi on-site", gender="man",
         contract_order=9, qualifications="dpsi")
tap.equal(asked(booked(almaz, "vi", starts_in(24 * 21))), ["Tom Example"],
          "without a wish the first of the contract is asked")
ref = booked(almaz, "vi", starts_in(24 * 22), gender="woman")
tap.equal((asked(ref),
           get(f"/requests/{ref}/items/1/booking")["booking"]["gender"]),
          (["Uyen Example"], "woman"),
          "a woman is asked where one is wished, and the booking says so")
tap.equal(asked(booked(almaz, "vi", starts_in(24 * 23),
                       qualification="dpsi")), ["Van Example"],
          "a qualification that is wished is held by who is asked first")
answer = call("POST", "/requests", {
    "service": "interpreting", "tenant": almaz, "gender": "robot",
    "starts_at": starts_in(24 * 23), "items": [{"language": "vi",
                                                "mode": "on-site"}]})
tap.equal(answer.pointers, {"/gender"}, "what nobody can be is refused")
answer = service.form("/requests/check", {
    **FORM, "starts_at": "2031-01-07T10:00", "gender": "woman"},
    {"Cookie": cookie})
tap.ok('name="gender" value="woman"' in answer.text,
       "the check carries the wish along")

tap.equal(service.stop(), 0, "the server ends in order")
tap.done()
