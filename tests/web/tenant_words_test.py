"""What tenants read is in more languages than the interface for staff, and
says where a machine wrote it."""
import os
import re

from service import Service, Tap

tap = Tap()
TOP = os.environ["top_srcdir"]


def shape(page):
    """The language and direction of a page, and its first heading."""
    root = re.search(r'<html lang="([^"]+)" dir="(\w+)">', page)
    return root.groups() + (re.search("<h1>(.*?)</h1>", page)[1],)


service = Service()
lost = "/e/nobody-has-this"
page = service.ask("GET", lost, {"Accept-Language": "ur, en;q=0.5"})
tap.equal(page.code, 404, "a page that is not there")
tap.equal(shape(page.text), ("ur", "rtl", "یہ صفحہ یہاں نہیں ہے"),
          "is told so in the browser's language")
tap.equal(page.text.count("watermark"), 2,
          "in words that nobody checked, which the page says twice")
tap.ok("Vernacular" not in page.text, "and without a name they do not know")
page = service.ask("GET", lost + "?lang=ur")
tap.equal(shape(page.text)[:2], ("ur", "rtl"), "or in the one they chose")
page = service.ask("GET", lost, {"Accept-Language": "xx, en"})
tap.equal(shape(page.text), ("en", "ltr", "This page is not here"),
          "in English where there is nothing better")
tap.ok("watermark" not in page.text, "which is nobody's draft")
LANGUAGES = sorted(name[:-3] for name in os.listdir(TOP + "/po/tenant")
                   if name.endswith(".po"))
tap.equal(sorted(set(re.findall(r'hreflang="([\w-]+)"', page.text))),
          sorted(set(LANGUAGES + ["cy", "en"])),
          "every language of tenants can be chosen")
for tag in LANGUAGES:
    page = service.ask("GET", lost + "?lang=" + tag)
    tap.equal(shape(page.text)[0], tag, tag + " stands on the page")
    tap.ok("This page is not here" not in page.text, tag + " is translated")
staff = service.ask("GET", "/sign-in", {"Accept-Language": "ur"})
tap.equal(shape(staff.text)[0], "en",
          "the interface for staff has no Urdu, and does not mix")
tap.equal(service.stop(), 0, "ends well")
tap.done()
