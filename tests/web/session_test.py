"""Who is signed in, and for how long: idle and absolute ends, disabling,
signing out, revoked tokens, guesses, and the language of the account."""
import threading
import time

from service import Service, Tap

tap = Tap()
service = Service()
PASSWORD = service.user("officer@homes.example", "officer")
OFFICER = ("officer@homes.example", PASSWORD)


def signed_in(cookie):
    """Whether the cookie is still somebody's."""
    return service.ask("GET", "/requests", {"Cookie": cookie}).code == 200


def until(holds):
    """What is written behind comes soon."""
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


cookie, csrf = service.sign_in(*OFFICER)
tap.ok(signed_in(cookie), "a cookie opens the pages")
(created, seen, expires), = service.rows(
    "SELECT created, seen, expires FROM session")
tap.equal((seen - created, expires - created), (0, 1800),
          "it lasts 30 minutes")
service.rows("UPDATE session SET seen = seen - 300, expires = expires - 300")
tap.ok(signed_in(cookie), "after five minutes it still does")
tap.ok(until(lambda: service.rows("SELECT expires FROM session")[0][0] >=
             expires), "and its half hour begins again",
       service.rows("SELECT seen, expires FROM session"))
service.rows("UPDATE session SET seen = seen - 1801, expires = expires - 1801")
away = service.ask("GET", "/requests?state=logged", {"Cookie": cookie})
tap.equal((away.code, away.header("location")),
          (303, "/sign-in?next=%2Frequests%3Fstate%3Dlogged"),
          "after half an hour idle, sign in and come back")
cookie, _ = service.sign_in(*OFFICER)
service.rows("UPDATE session SET created = created - 43200 + 600,"
             " seen = seen - 120")
tap.ok(signed_in(cookie), "after nearly twelve hours of work")
tap.ok(until(lambda: service.rows(
    "SELECT max(expires - created) FROM session") == [(43200,)]),
       "the end is twelve hours after the beginning",
       service.rows("SELECT expires - created FROM session"))
service.rows("UPDATE session SET created = created - 600,"
             " expires = expires - 600")
tap.ok(not signed_in(cookie), "then it is over, in use or not")

first, _ = service.sign_in(*OFFICER)
second, csrf = service.sign_in(*OFFICER)
tap.ok(first != second, "each signing in has a token of its own")
kept = service.rows("SELECT hex(token_hash) FROM session")
tap.ok(all(second.split("=")[1].encode().hex().upper() != row[0]
           for row in kept), "of which only a hash is kept")
service.form("/sign-out", {"csrf": csrf}, {"Cookie": second})
tap.ok(not signed_in(second) and signed_in(first),
       "signing out ends this session and no other")
planted = "vernacular=" + "a" * 32
answer = service.form("/sign-in", {"email": OFFICER[0],
                                   "password": OFFICER[1]},
                      {"Cookie": planted})
tap.ok(planted not in str(answer.headers), "a planted token is not taken up")
tap.ok(not signed_in(planted), "and opens nothing")

service.run("user", "disable", "--db", service.db, "--email", OFFICER[0])
tap.ok(not signed_in(first), "a disabled account is out at once")
tap.equal(service.sign_in(*OFFICER), (None, None), "and does not come back")
fresh = service.run("user", "reset", "--db", service.db, "--email",
                    OFFICER[0]).split()[-1]
tap.equal(service.sign_in(*OFFICER), (None, None),
          "after a reset the old password is no good")
cookie, csrf = service.sign_in(OFFICER[0], fresh)
tap.ok(cookie, "the new one is")

cases = [("no token", {}, {}), ("a wrong token", {"csrf": "a" * 32}, {}),
         ("a token that is too long", {"csrf": "a" * 3000}, {}),
         ("another origin", {"csrf": csrf},
          {"Origin": "https://evil.example"}),
         ("the origin null", {"csrf": csrf}, {"Origin": "null"})]
before = service.rows("SELECT count(*) FROM tenant")
for name, fields, headers in cases:
    answer = service.form("/tenants", {"reference": "T-9", "name": "Sample",
                                       **fields},
                          {"Cookie": cookie, **headers})
    tap.equal(answer.code, 403, f"a form with {name} is refused")
    answer = service.ask("POST", "/api/v1/tenants", {
        "Cookie": cookie, "Content-Type": "application/json",
        **({"X-CSRF-Token": fields["csrf"]} if fields else {}), **headers},
        b'{"reference": "T-9", "name": "Sample"}')
    tap.equal(answer.code, 403, f"so is JSON with a cookie and {name}")
tap.equal(service.rows("SELECT count(*) FROM tenant"), before,
          "none of them did anything")
answer = service.ask("POST", "/api/v1/tenants", {
    "Cookie": cookie, "Content-Type": "application/json",
    "X-CSRF-Token": csrf}, b'{"reference": "T-9", "name": "Sample"}')
tap.equal(answer.code, 201, "with the session's token it is taken")

secret = service.token("ledger")
tap.equal(service.call("GET", "/requests", token=secret).code, 200,
          "a bearer token opens the interface")
service.run("token", "revoke", "--db", service.db, "--name", "ledger")
gone = service.call("GET", "/requests", token=secret)
tap.ok(gone.code == 401 and gone.header("www-authenticate") and
       gone.json["status"] == 401, "until it is revoked", gone.text)
tap.equal(service.call("GET", "/requests").code, 401, "without one, 401")
for bad in ("x", "a" * 4000, "%00", "' or 1=1 --", "é"):
    tap.equal(service.call("GET", "/requests", token=bad).code, 401,
              f"nor with {bad[:12]!r}")
tap.equal(service.ask("GET", "/api/v1/requests",
                      {"Authorization": "Basic eDp5"}).code, 401,
          "nor with another scheme")

page = service.ask("GET", "/requests?lang=cy", {"Cookie": cookie})
tap.ok('lang="cy"' in page.text, "an officer asks for Welsh")
tap.ok(until(lambda: service.rows("SELECT language FROM account WHERE email"
                                  " = ?", OFFICER[0]) == [("cy",)]),
       "it stays with the account")
cookie, _ = service.sign_in(OFFICER[0], fresh)
page = service.ask("GET", "/requests", {"Cookie": cookie})
tap.ok('lang="cy"' in page.text, "another browser begins in Welsh")
page = service.ask("GET", "/requests?lang=en", {"Cookie": cookie})
tap.ok('lang="en"' in page.text and until(
    lambda: service.rows("SELECT language FROM account WHERE email = ?",
                         OFFICER[0]) == [("en",)]), "and back")
page = service.ask("GET", "/requests?lang=klingon", {"Cookie": cookie})
tap.ok(page.code == 200 and 'lang="en"' in page.text,
       "what is no language changes nothing")

for _ in range(12):
    guess = service.form("/sign-in", {"email": "victim@homes.example",
                                      "password": "guess"})
tap.ok(guess.code == 429 and guess.header("retry-after"), "who guesses waits")
cookie, _ = service.sign_in(OFFICER[0], fresh)
tap.ok(cookie, "others sign in meanwhile")
answers = []


def guess_on():
    answers.append(service.form("/sign-in", {
        "email": "another@homes.example", "password": "guess"}).code)


threads = [threading.Thread(target=guess_on) for _ in range(40)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(60)
tap.ok(len(answers) == 40 and set(answers) <= {422, 429, 503},
       "forty guesses at once are refused or told to wait", answers)
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
