"""From an empty landlord: the one-time password is changed, a colleague is
added, gets a password shown once, and is out at once when closed."""
import re

from service import Service, Tap

tap = Tap()
service = Service()


def leads_to(email, password):
    """Where signing in leads, and what stands there."""
    answer = service.form("/sign-in", {"email": email, "password": password,
                                       "next": "/tenants"})
    cookie = answer.header("set-cookie").split(";")[0]
    page = service.ask("GET", "/account", {"Cookie": cookie})
    return answer.header("location"), "one-time password" in page.text


def signed_in(email, password):
    """Cookie and CSRF token, None where the sign-in is refused."""
    answer = service.form("/sign-in", {"email": email, "password": password})
    cookie = [c.split(";")[0] for c in answer.all("set-cookie")
              if c.startswith("vernacular=")]
    if not cookie:
        return None
    page = service.ask("GET", "/account", {"Cookie": cookie[0]})
    csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
    return cookie[0], csrf[1]


def post(who, path, **fields):
    return service.form(path, {**fields, "csrf": who[1]}, {"Cookie": who[0]})


tap.equal(leads_to("admin@homes.example", service.password),
          ("/account", True), "a one-time password leads to changing it")
admin = signed_in("admin@homes.example", service.password)
wrong = post(admin, "/account/password", old="not this one, surely",
             new="four plain words together")
tap.ok(wrong.code == 422 and "not the password you have now" in wrong.text,
       "the old password must be right", wrong.code)
short = post(admin, "/account/password", old=service.password, new="short")
tap.ok(short.code == 422 and "too short" in short.text,
       "a short one is refused beside its field", short.text[:200])
same = post(admin, "/account/password", old=service.password,
            new=service.password)
tap.ok(same.code == 422 and "choose another" in same.text,
       "the same one again is refused", same.text[:200])
done = post(admin, "/account/password", old=service.password,
            new="four plain words together")
tap.equal(done.code, 303, "the password is changed")
tap.equal(service.ask("GET", "/accounts", {"Cookie": admin[0]}).code, 303,
          "the old session has ended")
tap.equal(signed_in("admin@homes.example", service.password), None,
          "the one-time password is used up")

tap.equal(leads_to("admin@homes.example", "four plain words together"),
          ("/tenants", False), "one's own password leads where one wanted")
admin = signed_in("admin@homes.example", "four plain words together")
made = post(admin, "/accounts", email="Ana@Homes.example", name="Ana Example",
            role="officer")
password = re.search(r"<code>([^<]+)</code>", made.text)
tap.ok(password, "the new colleague's password is shown once", made.code)
again = post(admin, "/accounts", email="ana@homes.example", name="Another",
             role="officer")
tap.ok(again.code == 409 and "already" in again.text,
       "an address is used once", again.code)
tap.equal(leads_to("ana@homes.example", password[1]), ("/account", True),
          "hers is to be changed too")
ana = signed_in("ana@homes.example", password[1])
tap.ok(ana, "the colleague signs in")
tap.equal(service.ask("GET", "/accounts", {"Cookie": ana[0]}).code, 403,
          "an officer may not look at accounts")
listed = service.ask("GET", "/accounts", {"Cookie": admin[0]})
tap.ok("ana@homes.example" in listed.text and password[1] not in listed.text,
       "the list has the address and no password")

reset = post(admin, "/accounts/reset", email="ana@homes.example")
fresh = re.search(r"<code>([^<]+)</code>", reset.text)
tap.ok(fresh and fresh[1] != password[1], "a new one-time password")
tap.equal(service.ask("GET", "/", {"Cookie": ana[0]}).code, 303,
          "and the session under the old one is over")
tap.equal(leads_to("ana@homes.example", fresh[1]), ("/account", True),
          "which is to be changed as well")
ana = signed_in("ana@homes.example", fresh[1])
tap.equal(post(admin, "/accounts/disable", email="ana@homes.example").code,
          303, "the account is closed")
tap.equal(service.ask("GET", "/", {"Cookie": ana[0]}).code, 303,
          "she is out at once")
tap.equal(signed_in("ana@homes.example", fresh[1]), None,
          "and cannot come back")
keyed = service.form("/accounts", {"email": "b@homes.example", "name": "B",
                                   "role": "officer", "csrf": admin[1]},
                     {"Cookie": admin[0], "Idempotency-Key": "once"})
tap.ok(keyed.code == 200 and not service.rows("SELECT * FROM idempotency"),
       "an answer with a password is never kept", keyed.code)
tap.equal(service.stop(), 0, "the server stops well")
tap.done()
