"""Signing in as an attacker and as a forgetful person meet it: passwords,
waiting after misses, the second step, sessions in several browsers, tokens
that end. The code of the telephone is made here by RFC 6238, not by us."""
import base64
import hashlib
import hmac
import os
import re
import struct
import time
import unicodedata

from service import Service, Tap

tap = Tap()
service = Service()
CHEAP = "an older cheaper phrase"
CHEAP_HASH = ("$argon2id$v=19$m=8192,t=1,p=1$dOPBDfnhu8OGmB2KGEHX2A$"
              "RN+adbFxHFZKpF9HJqHULvYJAYmzQtLgVg1ZHOcd1tM")
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


class Browser:
    """Keeps its cookies."""

    def __init__(self):
        self.cookies = {}

    def ask(self, method, path, fields=None):
        headers = {"User-Agent": AGENT,
                   "Cookie": "; ".join(f"{n}={v}" for n, v in
                                       self.cookies.items())}
        answer = (service.form(path, fields, headers) if method == "POST"
                  else service.ask(method, path, headers))
        for cookie in answer.all("set-cookie"):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
            if not value:
                del self.cookies[name]
        return answer

    def sign_in(self, email, password):
        self.cookies.pop("vernacular", None)
        return self.ask("POST", "/sign-in", {"email": email,
                                             "password": password})

    def post(self, path, **fields):
        page = self.ask("GET", "/account")
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
        return self.ask("POST", path, {**fields, "csrf": csrf[1] if csrf
                                       else ""})

    def inside(self):
        return self.ask("GET", "/requests").code == 200


def person(email, role="officer", password=None):
    """A new account; with a password of its own where one is given."""
    given = service.user(email, role)
    if not password:
        return given
    browser = Browser()
    browser.sign_in(email, given)
    changed = browser.post("/account/password", old=given, new=password)
    assert changed.code == 303, (password, changed.text)
    return password


def code_of(secret, step):
    """Source: RFC 4226, 5.3."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at:at + 4])[0] & 0x7fffffff
    return f"{number % 1000000:06}"


def now_step():
    """What the telephone counts; the service takes one before and after."""
    return int(time.time()) // 30


# Passwords: what is refused, and what is not.
first = service.user("ana@homes.example", "officer")
ana = Browser()
ana.sign_in("ana@homes.example", first)
for bad, why in (("elevenchars", "short"), ("é" * 11, "short"),
                 ("aaaaaaaaaaaaaa", "guessed"), ("password1234", "guessed"),
                 ("P4$$w0rd2024!!", "guessed"), ("qwertyuiop12", "guessed"),
                 ("Liverpool2025!", "guessed"), ("abc7abc7abc7", "guessed"),
                 ("examplehomes24", "guessed"), ("123456789012", "guessed"),
                 ("x" * 1025, "long")):
    answer = ana.post("/account/password", old=first, new=bad)
    tap.ok(answer.code == 422 and why in answer.text,
           f"{bad[:16]!r} is refused: {why}", answer.text[:300])
COMPOSED = "llwybr ŵy dôl né 7"
answer = ana.post("/account/password", old=first,
                  new=unicodedata.normalize("NFD", COMPOSED))
tap.equal(answer.code, 303, "any letters will do")
tap.equal(ana.sign_in("ana@homes.example", COMPOSED).code, 303,
          "however a keyboard composes them")
tap.equal(Browser().sign_in("ana@homes.example", COMPOSED + " ").code, 422,
          "as typed: a space at the end is another password")
tap.equal(Browser().sign_in("ana@homes.example", COMPOSED.upper()).code, 422,
          "and so are capitals")

# A hash of an older cost gives way to one of today's, nobody is signed out.
person("old@homes.example")
service.rows("UPDATE account SET password_hash = ?, one_time = 0"
             " WHERE email = 'old@homes.example'", CHEAP_HASH)
old = Browser()
tap.equal(old.sign_in("old@homes.example", CHEAP).code, 303,
          "an older hash still opens")
kept = service.rows("SELECT password_hash FROM account"
                    " WHERE email = 'old@homes.example'")[0][0]
tap.ok(kept != CHEAP_HASH and "m=19456,t=2" in kept,
       "and is one of today's cost from then on", kept)
again = Browser()
tap.ok(again.sign_in("old@homes.example", CHEAP).code == 303 and
       old.inside() and again.inside(), "without signing anybody out")

# Guessing: slower and slower, then shut; the owner's browser stays open.
guesses = [service.form("/sign-in", {"email": "Ana@homes.example",
                                     "password": f"guess number {n}"})
           for n in range(12)]
shut = [g for g in guesses if g.code == 429]
tap.ok(guesses[0].code == 422 and shut and
       1 <= int(shut[0].header("retry-after")) <= 10,
       "after five misses each has to wait", [g.code for g in guesses])
tap.equal(service.form("/sign-in", {"email": "ana@homes.example",
                                    "password": COMPOSED}).code, 429,
          "there, even the right password waits")
tap.equal(ana.sign_in("ana@homes.example", COMPOSED).code, 303,
          "in the browser where she signed in before it does not")
forged = Browser()
forged.cookies["vernacular-device"] = "a" * 32 + "." + "b" * 32
tap.equal(forged.sign_in("ana@homes.example", COMPOSED).code, 429,
          "a made-up browser is none")
other = Browser()
other.cookies["vernacular-device"] = old.cookies["vernacular-device"]
tap.equal(other.sign_in("ana@homes.example", COMPOSED).code, 429,
          "nor is another person's")
bystander = person("by@homes.example", password="lamp gravel teapot nine")
tap.equal(Browser().sign_in("by@homes.example", bystander).code, 303,
          "colleagues behind the same address sign in")

# Sessions: listed, one ended, all others ended.
here, there = Browser(), Browser()
for browser in (here, there):
    browser.sign_in("by@homes.example", bystander)
page = here.ask("GET", "/account")
tap.ok("Firefox, Linux" in page.text and "127.0.0.1" in page.text and
       "this one" in page.text, "an account's page says where it is open")
ids = re.findall(r'name="id" value="([^"]+)"', page.text)
ana_ids = [row[0] for row in service.rows(
    "SELECT s.id FROM session s JOIN account a ON a.id = account"
    " WHERE a.email = 'ana@homes.example'")]
foreign = "".join("0123456789abcdefghjkmnpqrstvwxyz"[ana_ids[0] >> 5 * n & 31]
                  for n in range(12, -1, -1))
tap.equal(here.post("/account/sessions/end", id=foreign).code, 404,
          "another's session is not there to be ended")
tap.ok(ana.inside(), "and goes on")
for one in ids:
    here.post("/account/sessions/end", id=one)
tap.ok(here.inside() and not there.inside(), "one's own are ended at once")
there.sign_in("by@homes.example", bystander)
here.post("/account/sessions/end")
tap.ok(here.inside() and not there.inside(), "all others as well")

# The second step.
begun = here.post("/account/second-factor")
page = here.ask("GET", "/account/second-factor").text
secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)
tap.ok(secret and "<svg" in page, "the key is shown, as a square too", page)
secret = secret[1]
raw = base64.b32decode(secret)
with open(service.db, "rb") as file:
    stored = file.read()
for tail in ("-wal",):
    if os.path.exists(service.db + tail):
        with open(service.db + tail, "rb") as file:
            stored += file.read()
tap.ok(raw not in stored and secret.encode() not in stored,
       "the file holds it sealed")
tap.equal(os.stat(service.db + ".key").st_mode & 0o777, 0o600,
          "the installation's key lies beside it, for its owner alone")
there.sign_in("by@homes.example", bystander)
tap.ok(there.inside(), "what is only begun asks for nothing")
wrong = here.post("/account/second-factor/confirm", code="000000" if
                  code_of(secret, now_step()) != "000000" else "000001")
tap.equal(wrong.code, 422, "a wrong code does not switch it on")
step = now_step()
done = here.post("/account/second-factor/confirm", code=code_of(secret, step))
codes = re.findall(r"<code>([0-9a-z-]{19})</code>", done.text)
tap.equal((done.code, len(set(codes))), (200, 10), "ten recovery codes, once")
tap.ok(not there.inside(), "sessions from before it end")
shown = here.ask("GET", "/account/second-factor").text
tap.ok(secret not in shown and codes[0] not in shown,
       "neither key nor codes are shown again")
there = Browser()
half = there.sign_in("by@homes.example", bystander)
tap.ok(half.header("location").startswith("/sign-in/code") and
       not there.inside(), "the password alone opens nothing")
tap.equal(there.ask("POST", "/sign-in/code",
                    {"code": code_of(secret, step)}).code, 422,
          "the code that switched it on is used up")
tap.equal(there.ask("POST", "/sign-in/code",
                    {"code": code_of(secret, step - 3)}).code, 422,
          "an old code is none")
tap.equal(there.ask("POST", "/sign-in/code",
                    {"code": code_of(secret, step + 5)}).code, 422,
          "nor is one of the future")
spaced = code_of(secret, step + 1)
done = there.ask("POST", "/sign-in/code",
                 {"code": spaced[:3] + " " + spaced[3:]})
tap.ok(done.code == 303 and there.inside(),
       "the next one opens, a clock may be half a minute off", done.text[:300])
replay = Browser()
replay.sign_in("by@homes.example", bystander)
tap.equal(replay.ask("POST", "/sign-in/code", {"code": spaced}).code, 422,
          "and opens once")
done = replay.ask("POST", "/sign-in/code", {"code": codes[3].upper()})
tap.ok(done.code == 303 and replay.inside(), "a recovery code opens too",
       done.text[:300])
replay = Browser()
replay.sign_in("by@homes.example", bystander)
tap.equal(replay.ask("POST", "/sign-in/code", {"code": codes[3]}).code, 422,
          "once")
nobody = Browser()
lost = nobody.ask("POST", "/sign-in/code", {"code": codes[4]})
tap.ok(lost.code in (401, 403) or lost.header("location") == "/sign-in",
       "without the password before it there is no second step", lost.code)
tap.ok(all(code.replace("-", "").encode() not in stored for code in codes),
       "of recovery codes only hashes are kept")

# Reset by an administrator, with an event.
admin = Browser()
admin.sign_in("admin@homes.example", service.password)
listed = admin.ask("GET", "/accounts").text
tap.ok(listed.count("/accounts/second-factor/reset") == 1,
       "the list has one second step to take off")
tap.equal(here.post("/accounts/second-factor/reset",
                    email="by@homes.example").code, 403,
          "an officer takes off nobody's")
done = admin.post("/accounts/second-factor/reset", email="by@homes.example")
tap.ok(done.code == 303 and not here.inside() and service.rows(
    "SELECT count(*) FROM event WHERE kind = 'account.factor-reset'") ==
       [(1,)], "an administrator does, they are signed out, it is on record")
there.sign_in("by@homes.example", bystander)
tap.ok(there.inside(), "then the password opens until there is another")

# Required of a role.
done = admin.post("/settings/second-factor", officer="yes", manager="yes")
tap.equal(done.code, 303, "officers and managers are to have one")
sent = there.ask("GET", "/requests")
tap.equal((sent.code, sent.header("location")),
          (303, "/account/second-factor"),
          "who is signed in is sent to set it up")
tap.ok(admin.inside(), "an administrator is not")
late = Browser()
late.sign_in("by@homes.example", bystander)
tap.ok(not late.inside() and late.ask("GET", "/account").code == 200,
       "who signs in has their own account, no more")
tap.equal(late.post("/tenants", reference="T-1", name="X").code, 303,
          "and changes nothing else")
tap.equal(service.rows("SELECT count(*) FROM tenant"), [(0,)], "nothing")
late.post("/account/second-factor")
secret = re.search(r"<code>([A-Z2-7]{32})</code>", late.ask(
    "GET", "/account/second-factor").text)[1]
late.post("/account/second-factor/confirm", code=code_of(secret, now_step()))
tap.ok(late.inside(), "with it the rest opens")
tap.equal(late.post("/account/second-factor/end",
                    code=code_of(secret, now_step() + 1)).code, 422,
          "and it cannot be taken off")

# A new key of the installation, beside the running service.
with open(service.db + ".key", "rb") as file:
    before = file.read()
service.run("key", "rotate", "--db", service.db)
with open(service.db + ".key", "rb") as file:
    after = file.read()
tap.ok(before != after and len(after) == 65, "a new key in place of the old")
fresh = Browser()
fresh.sign_in("by@homes.example", bystander)
done = fresh.ask("POST", "/sign-in/code",
                 {"code": code_of(secret, now_step() + 1)})
tap.equal(done.code, 303, "what was sealed opens under it")
os.rename(service.db + ".key", service.db + ".away")
gone = Browser()
gone.sign_in("by@homes.example", bystander)
lost = gone.ask("POST", "/sign-in/code", {"code": "123456"})
tap.ok(lost.code not in (200, 303) and ".key" in lost.text,
       "without the key it says which file is missing", lost.text[:300])
os.rename(service.db + ".away", service.db + ".key")

# Tokens: for how long, for what, last used.
short = service.token("short", "--days", "1", "--scope",
                      "tenants:read requests")
tap.equal(service.call("GET", "/tenants", token=short).code, 200,
          "a token reads what it is for")
tap.equal([service.call("POST", "/tenants", {"reference": "T-1", "name": "X"},
                        short).code,
           service.call("GET", "/providers", token=short).code], [403, 403],
          "and neither writes that nor reads anything else")


def used():
    return service.rows("SELECT last_used FROM token WHERE name = 'short'")


end = time.monotonic() + 10
while used() == [(None,)] and time.monotonic() < end:
    time.sleep(0.05)
tap.ok(used() != [(None,)], "its last use is known")
service.rows("UPDATE token SET expires = 1 WHERE name = 'short'")
tap.equal(service.call("GET", "/tenants", token=short).code, 401,
          "it ends when its days are over")
tap.ok("tenants:read requests" in service.run("token", "list", "--db",
                                              service.db),
       "the list says what it is for")
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "the server stops well")
tap.done()
