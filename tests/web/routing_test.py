"""Who is asked, through the real server: reasons with figures, contracts and
what is bought off them, whom a tenant prefers or will not have, families that
offer to interpret, and what an officer is told when nobody is left."""
import datetime

from service import Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
cookie, csrf = service.sign_in()
TODAY = datetime.date.today()
days = iter(range(20, 60))  # nobody is booked twice
CHECKED = str(TODAY - datetime.timedelta(30))


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


def sent(path, **fields):
    """A form of a signed-in person."""
    return service.form(path, {"csrf": csrf, **fields}, {"Cookie": cookie})


def provider(name, skills, kind="freelancer", **more):
    return made("/providers", {"name": name, "kind": kind, "skills": skills,
                               **more})["id"]


def tenant(reference, name):
    return made("/tenants", {"reference": reference, "name": name})["id"]


def request(whose, language="ar", mode="on-site", **more):
    day = TODAY + datetime.timedelta(next(days))
    return made("/requests", {
        "service": "interpreting", "tenant": whose, "minutes": 60,
        "starts_at": f"{day}T10:00", "subject": "Repairs",
        "document_class": "safety",
        "items": [{"language": language, "mode": mode}], **more})["ref"]


def item(ref):
    return get(f"/requests/{ref}")["items"][0]


def version(ref):
    return get(f"/requests/{ref}")["version"]


def act(ref, action, **body):
    return call("POST", f"/requests/{ref}/items/1/{action}", body,
                version(ref))


def answer(ref, what):
    offers = [o for o in item(ref)["offers"] if o["state"] == "sent"]
    link = offers[0]["address"].split("/")[-1]
    return service.call("POST", f"/offers/{link}/{what}", {})


def ranking(ref):
    return {c["name"]: c for c in
            get(f"/requests/{ref}/items/1/ranking")["candidates"]}


def kinds(kind):
    return service.rows("SELECT count(*) FROM event WHERE kind = ?",
                        kind)[0][0]


amina = tenant("R-1", "Amina Sample")
lingua = provider("Example Lingua", "interpreting ar on-site", "agency",
                  contract_order=1, capacity=40)
spot = provider("Nadia Example", "interpreting ar on-site; "
                "interpreting ar telephone", contract_order=0)
house = provider("Basma Colleague", "interpreting ar on-site", "in-house",
                 hours="mon-sun 09:00-17:00")
silent = provider("Print Example", "format braille", contract_order=2)

# One framework agency: straight to it; a colleague next; others by a reason.
ref = request(amina)
first = item(ref)
tap.equal([o["provider_name"] for o in first["offers"]], ["Example Lingua"],
          "the framework agency is asked first")
seen = ranking(ref)
tap.equal((seen["Example Lingua"]["framework"], seen["Nadia Example"]["can"],
           seen["Nadia Example"]["needs_reason"],
           seen["Print Example"]["can"]), (True, False, True, False),
          "the ranking says who is framework, off contract, and out")
parts = ("contract", "performance", "price", "load", "wish", "continuity",
         "travel", "variety")
tap.ok(all(abs(sum(c[p] for p in parts) - c["score"]) < 1e-9
           for c in seen.values()), "a score is the sum of its figures")
text = page(f"/requests/{ref}/items/1/ranking").text
tap.ok("In standard 0 of 0" in text and "The only framework agency" in text,
       "the page has reasons with figures")
tap.equal(act(ref, "offer", provider=spot).pointers, {"/reason"},
          "off contract nobody is asked without a reason")
tap.equal(act(ref, "assign", provider=spot).pointers, {"/reason"},
          "nor given the work")
answer(ref, "decline")
tap.equal(item(ref)["offers"][-1]["provider_name"], "Basma Colleague",
          "a colleague is asked next")
answer(ref, "decline")
left = item(ref)
tap.equal((left["state"], left["routing"]["told"]),
          ("unfilled", "nobody-left"), "then an officer is told")
tap.equal([o["name"] for o in left["ways"]["off_contract"]],
          ["Nadia Example"], "who could be bought off contract")
tap.equal([m["mode"] for m in left["ways"]["modes"]], ["telephone"],
          "and that it could be by telephone")
shown = page(f"/requests/{ref}").text
tap.ok("By telephone instead: 1 can be asked" in
       shown.replace("\u2068", "").replace("\u2069", ""),
       "the page has its button")
for path in ("/", "/queues"):
    tap.ok(ref in page(path).text and "Find somebody" in page(path).text,
           f"so has {path}")
tap.equal(act(ref, "offer", provider=spot,
              reason="the agency has nobody").code, 200,
          "an officer buys off contract and says why")
answer(ref, "accept")
done = item(ref)
tap.equal((done["state"], done["routing"]["bought_why"],
           done["routing"]["told"]),
          ("assigned", "the agency has nobody", None),
          "the reason is kept, and nobody need act")
tap.equal((kinds("item.off-contract"), service.rows(
    "SELECT count(*) FROM routing WHERE bought_at IS NOT NULL")[0][0]),
          (1, 1), "it is counted, as an event and a column")
tap.equal(get("/queues")["bought"], 1, "and shown")
tap.ok(ref not in page("/queues").text, "it waits for nobody any more")

# In another mode by one button.
other = request(tenant("R-2", "Bibi Sample"))
for _ in range(2):
    answer(other, "decline")
moved = sent(f"/requests/{other}/instead/1", mode="telephone",
             version=version(other))
tap.equal((moved.code, item(other)["mode"], item(other)["state"]),
          (303, "telephone", "offered"), "by telephone instead: one button")
tap.equal(sent(f"/requests/{other}/instead/1", mode="translation",
               version=version(other)).code, 422, "only a mode will do")
tap.equal(sent(f"/requests/{other}/instead/1", mode="video",
               version=1).code, 412, "and who read an old page is told")

# An officer chooses how they are asked.
three = request(tenant("R-3", "Cyril Sample"))
tap.equal(len(item(three)["offers"]), 1, "one after another")
tap.equal(call("POST", f"/requests/{three}/routing/1", {"mode": "parallel"},
               version(three)).code, 200, "several at once, by an officer")
tap.equal(sorted(o["provider_name"] for o in item(three)["offers"]),
          ["Basma Colleague", "Example Lingua"], "the others are asked too")
answer(three, "accept")
tap.equal(sorted(o["state"] for o in item(three)["offers"]),
          ["accepted", "withdrawn"], "the first has it, the other is told")
tap.equal(call("POST", f"/requests/{three}/routing/1", {"mode": "direct"},
               version(three)).code, 409, "once it is somebody's, too late")

# Never, prefer, conflict of interest; relatives are left out by themselves.
dora = tenant("R-4", "Dora Sample")
for pointer, body in (("/kind", {"kind": ""}), ("/name", {}),
                      ("/provider", {"kind": "prefer", "name": "X Y"}),
                      ("/provider", {"provider": "0" * 13}),
                      ("/reason", {"provider": house, "reason": ""}),
                      ("/reason", {"provider": house, "reason": "123"})):
    tap.ok(pointer in call("POST", f"/tenants/{dora}/ties", {
        "kind": "never", "reason": "as she said", **body}).pointers,
           f"a tie needs its {pointer}: {body}")
never = made(f"/tenants/{dora}/ties", {
    "kind": "never", "provider": lingua, "reason": "shouted at her"})["id"]
tap.equal(call("POST", f"/tenants/{dora}/ties", {
    "kind": "never", "provider": lingua, "reason": "again"}).code, 409,
          "twice says nothing more")
made(f"/tenants/{dora}/people", {"role": "household", "relation": "sister",
                                 "name": "Colleague, Basma", "age": "adult"})
four = request(dora)
out = ranking(four)
tap.equal((out["Example Lingua"]["out"], out["Basma Colleague"]["out"]),
          ("Not to be used for this tenant.",
           "Has a conflict of interest with this tenant."),
          "who must not, and a sister of that name, are out")
for who in (lingua, house):
    tap.ok(act(four, "assign", provider=who, reason="all the same").code
           in (403, 409, 422), "no officer goes past it")
text = page(f"/tenants/{dora}").text
tap.ok("shouted at her" in text, "it stands on the tenant's page")
tap.ok("Nobody is preferred" in page(f"/tenants/{amina}/ties").text,
       "and not on another's")
kept = sent(f"/tenants/{dora}/ties", kind="conflict", provider="",
            name="Ali <b>Sample</b>", reason="")
tap.ok(kept.code == 422 and "Ali &lt;b&gt;Sample" in kept.text,
       "what was typed is kept")
tap.equal(sent(f"/tenants/{dora}/ties/{never}/end",
               reason="they made up").code, 303, "a tie ends with a reason")
tap.ok(ranking(four)["Example Lingua"]["can"], "and is asked again")

# The husband offers to interpret.
joint = tenant("R-5", "Farah Sample")
husband = tenant("R-6", "Nadir Example")
tap.equal(call("POST", f"/tenants/{joint}/joint", {"other": husband}).code,
          201, "a joint tenancy")
provider("Nadir Example", "interpreting ar telephone", contract_order=3,
         dbs_checked=CHECKED, dbs_level="enhanced")
provider("Rana Example", "interpreting ar telephone", contract_order=4,
         dbs_checked=CHECKED, dbs_level="enhanced")
abuse = request(joint, mode="telephone", sensitivity="domestic-abuse")
tap.ok(item(abuse)["asks_gender"], "abuse: which gender is asked first")
tap.equal(ranking(abuse)["Nadir Example"]["out"],
          "Has a conflict of interest with this tenant.",
          "the husband is not asked though he interprets for a living")
family = f"/requests/{abuse}/family/1"
tap.equal(call("POST", family, {}).pointers, {"/name"}, "who offers?")
for body, rule in (({}, "sensitive"), ({"declined": True}, "sensitive"),
                   ({"child": True}, "child"),
                   ({"danger": "he is having a heart attack"}, "danger")):
    said = call("POST", family, {"name": "Nadir", "relation": "husband",
                                 **body}).json
    tap.equal((said["rule"], said["allowed"]), (rule, rule == "danger"),
              f"the family: {body}")
tap.equal((kinds("family.refused"), kinds("family.danger")), (3, 1),
          "each is on record, danger to life by itself")
shown = page(f"/requests/{abuse}").text
tap.ok("nobody of the family interprets" in shown and
       "heart attack" in shown, "and on the request's page")
link = item(abuse)["offers"][0]["address"]
offer = page(link).text
tap.ok("Farah" not in offer and "abuse" not in offer and
       "Nadir" not in offer, "the offer names nobody and nothing")

# Nobody of the gender that is needed.
gail = tenant("R-7", "Gail Sample")
made(f"/tenants/{gail}/needs", {"kind": "interpreter-gender",
                                "value": "woman", "identified_by": "tenant"})
provider("Omar Example", "interpreting so telephone", contract_order=1,
         gender="man", dbs_checked=CHECKED, dbs_level="enhanced")
five = request(gail, "so", "telephone", sensitivity="domestic-abuse")
tap.equal((item(five)["state"], item(five)["ways"]["other_gender"]),
          ("unfilled", 1), "only a man could: the officer decides")
tap.equal(call("POST", f"/requests/{five}/routing/1",
               {"any_gender": "asked her alone, by telephone"},
               version(five)).code, 200, "with the tenant's word")
tap.equal((item(five)["state"], item(five)["routing"]["any_gender"]),
          ("offered", "asked her alone, by telephone"), "he is asked")

# A gender asked for in the booking counts where the tenant's needs say none.
hana = tenant("R-8", "Hana Sample")
seven = request(hana, "so", "telephone", starts_at="2099-03-04T11:00:00Z")
tap.ok(ranking(seven)["Omar Example"]["out"] is None, "a man may come")
tap.equal(call("POST", f"/requests/{seven}/items/1/booking",
               {"gender": "woman"}, version(seven)).code, 200,
          "the booking asks for a woman")
tap.ok("gender" in (ranking(seven)["Omar Example"]["out"] or ""),
       "then he is out, and why")

# Left as it is.
six = request(gail, "ti")
tap.ok(item(six)["routing"]["told"], "nobody has the language")
tap.equal(sent(f"/requests/{six}/leave/1", version=version(six)).code, 303,
          "leave it")
tap.ok(six not in page("/queues").text, "and nobody is told again")
tap.equal(service.stop(), 0, "the server ends in order")
tap.done()
