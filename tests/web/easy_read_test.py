"""Easy Read: tenants of the panel look at it, an officer signs, and only then
letters go out in it."""
from service import Service, Tap

tap = Tap()
service = Service()
token = service.token("letters", "--role", "officer")
viewer = service.token("audit", "--role", "auditor")
cookie, csrf = service.sign_in()
NAME = "gas-safety-access"
PAGE = f"/notices/{NAME}/easy-read"


def add_tenant(reference, **more):
    made = service.call("POST", "/tenants", {
        "reference": reference, "name": "Sam Example", "language_read": "en",
        "language_spoken": "en", "address_1": "12 Sample Street",
        "address_2": "Exampleton", "postcode": "M14 5RX", **more}, token)
    tap.equal(made.code, 201, f"a tenant, {reference}")
    return made.json["id"]


member, reader = add_tenant("T-1"), add_tenant("T-2", formats="easy-read")
notice = service.call("GET", f"/notices/{NAME}", token=token).json
letter = {"notice": NAME, "data": {
    field["name"]: field["example"] for field in notice["fields"]}}
letter["data"]["visit_date"] = "2031-03-03"


def preview(**more):
    return service.call("POST", "/letters/preview", {
        **letter, "tenant": reader, **more}, token)


before = service.call("GET", PAGE, token=token).json
tap.equal(before["state"], "unread", "nobody has looked at it")
tap.equal(len(before["pictures"]), 6, "its pictures say where they are from")
tap.ok(all(p["licence"] for p in before["pictures"]), "and by which licence")
tap.ok(before["lines"] and not any(one["long"] for one in before["lines"]),
       "its sentences are short", before["lines"])
seen = preview()
tap.equal((seen.json["variant"], seen.json["choice"]["made"]),
          ("standard", False), "who needs it gets the standard letter")
asked = preview(variant="easy-read")
tap.ok(asked.code == 200 and asked.json["variant"] == "easy-read",
       "it may be looked at", asked.text[:300])
refused = service.call("POST", "/letters", {
    **letter, "tenant": reader, "variant": "easy-read"}, token)
tap.ok(refused.code == 422 and "Nobody has signed" in refused.text,
       "but it does not go out", refused.text[:300])

signing = {"language": "en", "stamp": before["stamp"]}
early = service.call("POST", PAGE, signing, token)
tap.equal(early.code, 409, "nobody signs what nobody has looked at")
looked = {**signing, "tenant": "T-1", "verdict": "unclear",
          "said": "What is a boiler?"}
alone = service.call("POST", PAGE + "/readers", looked, token)
tap.equal((alone.code, alone.pointers), (422, {"/tenant"}),
          "who is not in the panel is no reader")
joined = service.call("POST", f"/tenants/{member}/panel", {
    "interests": {"letters": True}, "how": "telephone"}, token)
tap.ok(joined.code in (200, 201), "a tenant joins the panel", joined.text)
for wrong, where in (({"verdict": "good"}, "/verdict"),
                     ({"day": "2999-01-01"}, "/day"),
                     ({"tenant": "T-9"}, "/tenant")):
    answer = service.call("POST", PAGE + "/readers", {**looked, **wrong},
                          token)
    tap.equal((answer.code, answer.pointers), (422, {where}),
              f"refused by its name: {where}")
stale = service.call("POST", PAGE + "/readers", {**looked, "stamp": "0" * 64},
                     token)
tap.equal(stale.code, 412, "what changed is looked at again")
made = service.call("POST", PAGE + "/readers", looked, token)
tap.ok(made.code in (200, 201), "what they said is kept", made.text[:300])
tap.equal(service.call("POST", PAGE, signing, viewer).code, 403,
          "an auditor signs nothing")
mute = service.call("POST", PAGE, signing, token)
tap.equal((mute.code, mute.pointers), (422, {"/note"}),
          "what a reader found unclear needs a reason")
made = service.call("POST", PAGE, {**signing, "note": "Explained by "
                                   "telephone"}, token)
tap.ok(made.code in (200, 201), "an officer signs", made.text[:300])
after = service.call("GET", PAGE, token=token).json
tap.equal((after["state"], after["readers"][0]["said"]),
          ("read", "What is a boiler?"), "both are shown")

seen = preview()
tap.equal((seen.json["variant"], seen.json["choice"]["made"]),
          ("easy-read", True), "now it goes by itself")
issued = service.call("POST", "/letters", {**letter, "tenant": reader}, token)
tap.equal(issued.code, 201, "and out")
link = issued.json["address"]
page = service.ask("GET", link)
tap.ok('class="pic"' in page.text and 'class="letter easy"' in page.text,
       "the tenant has it with pictures", page.text[:500])
tap.ok(len(page.body) < 30_000, "in less than 30 KB", len(page.body))
tap.ok(" data:;" in dict(page.headers)["content-security-policy"],
       "which the page may show", page.headers)
large = service.ask("GET", link + ".pdf?size=24")
tap.ok(large.code == 200 and large.body.startswith(b"%PDF"),
       "and larger on pages", large.code)
page = service.ask("GET", f"{PAGE}?lang=en", {"Cookie": cookie})
tap.ok("T-1" in page.text and "boiler" in page.text, "the page says who",
       page.text[:500])
found = service.ask("GET", f"/notices/{NAME}?lang=ur", {"Cookie": cookie})
tap.ok("Nobody has signed it" in found.text, "another language waits")
service.stop()
tap.done()
