"""The form of a letter: choices are chosen, yes and no are answered, and a
letter asks for what it says and no more."""
import re

from service import Service, Tap

tap = Tap()
service = Service()
token = service.token("letters", "--role", "manager")
tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Amina Example", "language_read": "en",
    "language_spoken": "en", "address_1": "12 Sample Street",
    "address_2": "Exampleton", "postcode": "M14 5RX"}, token).json["id"]
cookie, csrf = service.sign_in()

shown = service.call("GET", "/notices/repairs-appointment", token=token).json
fields = {field["name"]: field for field in shown["fields"]}
tap.equal(fields["repair"]["type"], "choice", "a choice is shown as one")
tap.ok({"name": "leak", "label": "leak"} in fields["repair"]["choices"],
       "with its choices", fields["repair"])
tap.equal(fields["days"]["choices"], [], "what is no choice has none")

page = service.ask("GET", f"/letters/new?tenant={tenant}"
                   "&notice=repairs-appointment", {"Cookie": cookie})
select = re.search(r'<select id="data.repair".*?</select>', page.text, re.S)
tap.ok(select and '<option value="leak">' in select[0] and
       '<option value=""' in select[0], "the page has it as a select",
       page.text[-900:])
page = service.ask("GET", f"/letters/new?tenant={tenant}"
                   "&notice=planned-works", {"Cookie": cookie})
yes = re.search(r'<select (?:(?!</select>).)*value="yes"', page.text, re.S)
tap.ok(yes, "yes and no too", page.text[-900:])

data = {name: field["example"] for name, field in fields.items()}
letter = {"notice": "repairs-appointment", "tenant": tenant, "data": data}


def preview(**more):
    return service.call("POST", "/letters/preview", {
        **letter, "data": {k: v for k, v in {**data, **more}.items()
                           if v is not None}}, token)


for repair, said in (("leak", "water leak"), ("heating", "hot water")):
    answer = preview(repair=repair)
    tap.equal(answer.code, 200, f"a letter for {repair}")
    tap.ok(said in answer.json["text"], "says so", answer.text[:500])
wrong = preview(repair="roof")
tap.equal(wrong.code, 422, "what is no choice is refused")
tap.equal(wrong.pointers, {"/data/repair"}, "by its name")
wrong = preview(repair=None, days=None)
tap.equal(wrong.pointers, {"/data/days", "/data/repair"},
          "what the letter says and asks for is missed at once")
tap.equal(preview(repair_note=None).code, 200, "but not what is optional")
easy = service.call("POST", "/letters/preview", {
    **letter, "variant": "easy-read"}, token)
tap.equal(easy.json["variant"], "easy-read", "Easy Read is asked for")
tap.ok(easy.json["text"] != preview().json["text"], "and another letter")
wrong = service.call("POST", "/letters/preview", {
    **letter, "variant": "easy"}, token)
tap.equal((wrong.code, wrong.pointers), (422, {"/variant"}),
          "what is no variant is refused")
service.call("POST", f"/tenants/{tenant}/panel", {
    "interests": {}, "how": "telephone"}, token)
EASY = "/notices/repairs-appointment/easy-read"
look = {"language": "en",
        "stamp": service.call("GET", EASY, token=token).json["stamp"]}
service.call("POST", EASY + "/readers", {
    **look, "tenant": "T-1", "verdict": "clear"}, token)
tap.equal(service.call("POST", EASY, look, token).code, 200,
          "the Easy Read is signed")
reader = service.call("POST", "/tenants", {
    "reference": "T-2", "name": "Sam Example", "language_read": "en",
    "language_spoken": "en", "formats": "easy-read",
    "address_1": "3 Sample Street",
    "address_2": "Exampleton", "postcode": "M14 5RX"}, token)
tap.equal(reader.code, 201, "a tenant who needs Easy Read")
needs = service.call("GET", f"/tenants/{reader.json['id']}", token=token).json
answer = service.call("POST", "/letters/preview", {
    **letter, "tenant": reader.json["id"]}, token)
tap.equal(answer.json["variant"], "easy-read", "gets it unasked")
answer = service.call("POST", "/letters/preview", {
    **letter, "tenant": reader.json["id"], "variant": "standard"}, token)
tap.equal(answer.json["variant"], "standard", "unless it was")
page = service.ask("GET", f"/letters/new?tenant={tenant}"
                   "&notice=repairs-appointment", {"Cookie": cookie})
tap.ok('<option value="easy-read">' in page.text, "the page offers it")
proof = service.call("POST", "/notices/repairs-appointment/render", {
    "language": "en", "format": "text", "variant": "easy-read",
    "data": data}, token)
tap.ok(proof.code == 200 and "We will come on" in proof.text,
       "a proof of it is printed", proof.text[:300])

# Whom a notice is for: one under section 20 is for those who pay for works.
works = service.call("GET", "/notices/section-20-intention", token=token).json
section = {"notice": "section-20-intention", "tenant": tenant, "data": {
    field["name"]: field["example"] for field in works["fields"]}}


def lives_in(tenancy, nation="england"):
    made = service.call("POST", f"/tenants/{tenant}/tenancy", {
        "nation": nation, "landlord": "social", "tenancy": tenancy}, token)
    tap.equal(made.code, 200, f"a tenancy: {tenancy}, {nation}")
    return service.call("POST", "/letters/preview", section, token)


unknown = service.call("POST", "/letters/preview", section, token)
tap.ok(unknown.pointers != {"/notice"}, "nobody knows yet", unknown.text[:300])
for tenancy, nation in (("assured", "england"), ("leasehold", "wales")):
    refused = lives_in(tenancy, nation)
    tap.equal((refused.code, refused.pointers), (422, {"/notice"}),
              "the notice is not for it")
tap.ok("/notice" not in lives_in("leasehold").pointers, "this one is")
tap.equal(service.stop(), 0, "the server stops well")
tap.done()
