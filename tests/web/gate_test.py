"""What every route settles before its handler runs: methods, fields, roles,
sessions, and the headers of every answer."""
import json

from service import Service, Tap

tap = Tap()
service = Service()
JSON = {"Accept": "application/json"}


def problem(answer):
    """The problem's document where it is one."""
    if answer.header("content-type") != "application/problem+json":
        return {}
    return json.loads(answer.text)


page = service.ask("GET", "/sign-in")
tap.equal(page.code, 200, "the page to sign in")
tap.ok("<h1>Sign in</h1>" in page.text, "it says what it is")
for name, part in [("Content-Security-Policy", "default-src 'none'"),
                   ("Content-Security-Policy", "frame-ancestors 'none'"),
                   ("X-Content-Type-Options", "nosniff"),
                   ("Referrer-Policy", "same-origin"),
                   ("X-Frame-Options", "DENY"),
                   ("Cache-Control", "no-store"),
                   ("Content-Language", "en")]:
    tap.ok(part in (page.header(name) or ""), f"{name}: {part}",
           page.header(name))
head = service.ask("HEAD", "/sign-in")
tap.ok(head.code == 200 and head.body == b"" and
       int(head.header("content-length")) > 500, "HEAD has no body")

sheet = [line for line in page.text.split('"') if line.endswith(".css")][0]
css = service.ask("GET", sheet)
tap.ok(css.code == 200 and "immutable" in css.header("cache-control"),
       "the sheet is kept for ever")
tap.ok(len(css.body) <= 12 * 1024, "the sheet has 12 KB at most",
       len(css.body))
tap.equal(service.ask("GET", sheet, {"If-None-Match":
                                     css.header("etag")}).code, 304,
          "what is not changed is not sent again")

missing = service.ask("GET", "/nowhere")
tap.ok(missing.code == 404 and "<h1>Page not found</h1>" in missing.text,
       "an unknown page")
tap.equal(problem(service.ask("GET", "/nowhere", JSON)).get("status"), 404,
          "the same as problem+json")
tap.equal(problem(service.ask("GET", "/api/v1/nowhere")).get("status"), 404,
          "and under /api/v1")
wrong = service.ask("DELETE", "/sign-in", JSON)
tap.ok(wrong.code == 405 and wrong.header("allow") == "GET, HEAD, POST",
       "a wrong method is told the right ones", wrong.header("allow"))
welsh = problem(service.ask("GET", "/api/v1/nowhere",
                            {"Accept-Language": "cy"}))
tap.ok(welsh.get("title") and welsh.get("title") != "Page not found",
       "problems speak Welsh", welsh)
tap.ok('lang="cy"' in service.ask("GET", "/sign-in?lang=cy").text,
       "pages speak Welsh")
tap.ok('lang="en"' in service.ask("GET", "/sign-in?lang=xx").text,
       "an unknown language is English")

fields = [
    ({}, {"/email", "/password"}, "nothing"),
    ({"email": "x", "password": "y"}, {"/email"}, "no address"),
    ({"email": "a@b.example", "password": "y", "emial": "z"}, {"/emial"},
     "an unknown field"),
    ({"email": "a@b.example\u202e", "password": "y"}, {"/email"},
     "a bidirectional control"),
]
for sent, wanted, name in fields:
    answer = service.form("/sign-in", sent, JSON)
    found = {e["pointer"] for e in problem(answer).get("errors", [])}
    tap.ok(answer.code == 422 and found == wanted, f"{name}: 422 with fields",
           (answer.code, found))
again = service.form("/sign-in", {"email": "x", "password": "secret-word"})
tap.ok(again.code == 422 and 'href="#email"' in again.text and
       'value="x"' in again.text and "secret-word" not in again.text,
       "the page again: linked errors, what was typed, no password",
       again.text[:300])

bodies = [
    ("application/x-www-form-urlencoded", b"email=%ff", 400, "bad UTF-8"),
    ("application/x-www-form-urlencoded", b"email=%4", 400, "a bad escape"),
    ("application/json", b"[" * 40 + b"]" * 40, 400, "JSON 40 deep"),
    ("application/json", b'{"email":"a","email":"b"}', 400, "a key twice"),
    ("application/json", b"{", 400, "half an object"),
    ("application/json", b'{"email":"\xff"}', 400, "JSON not in UTF-8"),
    ("application/json", b'{"email":1,"password":2}', 422, "numbers"),
    ("multipart/form-data", b"--x--", 400, "no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\n", 400, "no end"),
    ("text/xml", b"<a/>", 415, "XML"),
]
for kind, body, code, name in bodies:
    answer = service.ask("POST", "/sign-in", {**JSON, "Content-Type": kind},
                         body)
    tap.equal(answer.code, code, f"{name} is answered {code}")

refused = service.form("/sign-in", {"email": "admin@homes.example",
                                    "password": "not this one"})
tap.ok(refused.code == 422 and "There is a problem" in refused.text,
       "a wrong password", refused.code)
cookie, csrf = service.sign_in()
tap.ok(csrf, "signing in gives a session and its token")
other, _ = service.sign_in()
tap.ok(cookie != other, "each time another")
me = {"Cookie": cookie}
tap.equal(service.form("/sign-out", {}, me).code, 403,
          "a form without the token is refused")
tap.equal(service.form("/sign-out", {"csrf": "x" * 32}, me).code, 403,
          "so is another's token")
tap.equal(service.form("/sign-out", {"csrf": csrf},
                       {**me, "Origin": "https://evil.example"}).code, 403,
          "so is another site")
tap.equal(service.form("/sign-out", {"csrf": csrf},
                       {**me, "Sec-Fetch-Site": "cross-site"}).code, 403,
          "as the browser says it, too")
out = service.form("/sign-out", {"csrf": csrf},
                   {**me, "Origin": f"http://{service.host}"})
tap.ok(out.code == 303 and out.header("location") == "/sign-in",
       "signing out")
gone = service.ask("GET", "/nowhere", me)
tap.ok("Sign out" not in gone.text, "the old cookie is nobody's")
bearer = service.ask("GET", "/api/v1/healthz",
                     {"Authorization": "Bearer nonsense"})
tap.equal(bearer.code, 401, "a wrong bearer token is refused")
away = service.form("/sign-in", {"email": "admin@homes.example",
                                 "password": service.password,
                                 "next": "//evil.example"})
tap.equal(away.header("location"), "/account",
          "signing in leads to no other site")
flags = [c for c in away.all("set-cookie") if c.startswith("vernacular=")]
tap.ok(flags and "HttpOnly" in flags[0] and "SameSite=Lax" in flags[0],
       "the cookie is for HTTP and this site only", flags)
for _ in range(12):
    last = service.form("/sign-in", {"email": "guess@homes.example",
                                     "password": "x"})
tap.ok(last.code == 429 and last.header("retry-after"),
       "who guesses on must wait", last.code)

tap.equal(service.ask("GET", "/healthz").text, "ok\n", "healthz")
tap.equal(service.ask("GET", "/readyz").text, "ready\n", "readyz")

description = json.loads(service.ask("GET", "/api/v1/openapi.json").text)
tap.equal(description["openapi"], "3.1.0", "OpenAPI 3.1")
for path, operations in description["paths"].items():
    for method, operation in operations.items():
        places = {p["name"] for p in operation["parameters"]
                  if p["in"] == "path"}
        wanted = {part[1:-1] for part in path.split("/")
                  if part.startswith("{")}
        tap.ok(places == wanted and operation["summary"] and
               operation["responses"] and
               (method != "get" or "requestBody" not in operation),
               f"{method} {path} is described", operation)
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
