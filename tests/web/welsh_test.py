"""Every page that links reach, read in Welsh: each answers, and none says in
English, or as a bare code, what the catalogue has in Welsh."""
import html.parser
import os
import re

from service import Service, Tap

PAGES = 150
LIKE_IT = 6  # pages of one kind that are read
VOID = {"input", "meta", "link", "br", "img", "hr", "wbr", "col"}
SAID = ("data-h", "aria-label", "title", "placeholder", "alt")
TOP = os.environ.get("top_srcdir", ".")


class Page(html.parser.HTMLParser):
    """What a page says in its own language, and where its links lead."""

    def __init__(self, text):
        super().__init__()
        self.open, self.words, self.links = [], [], []
        self.feed(text)

    def handle_starttag(self, name, attributes):
        of = dict(attributes)
        other = of.get("lang", "cy") != "cy" or name in ("script", "style",
                                                         "code", "textarea")
        outer = self.open[-1][1] if self.open else False
        if name not in VOID:
            self.open.append((name, other or outer))
        if name == "a" and of.get("href", "").startswith("/"):
            self.links.append(of["href"].split("#")[0])
        if not (other or outer):
            self.words += [of[key].strip() for key in SAID if of.get(key)]

    def handle_endtag(self, name):
        while self.open and self.open.pop()[0] != name:
            pass

    def handle_data(self, data):
        if not (self.open and self.open[-1][1]):
            self.words.append(" ".join(data.split()))


def unfolded(quoted):
    return re.sub(r'"\s*"', "", quoted.strip())[1:-1].replace('\\"', '"')


def source(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        return file.read()


def english():
    """What may not stand on a Welsh page: a pattern, of the catalogue and of
    the codes that have labels."""
    pairs = [(unfolded(a), unfolded(b)) for a, b in re.findall(
        r'^msgid ((?:".*"\s)+)msgstr ((?:".*"\s?)+)', source("po/cy.po"),
        re.M)]
    welsh = {translation for _, translation in pairs}
    patterns = [re.escape(code) for code in re.findall(
        r'\{"([a-z0-9-]+)",\s*NC_', source("src/web/label.c"))
                if code not in welsh]
    for message, _ in pairs:
        plain = re.sub(r"\{\w+\}", "", message)
        if message not in welsh and re.search("[A-Za-z]{3}", plain):
            patterns.append(".+".join(map(re.escape, re.split(
                r"\{\w+\}", message))))
    return re.compile("|".join(patterns))


def kind(path):
    return re.sub(r"/[^/]*\d[^/]*", "/#", path.split("?")[0])


tap = Tap()
service = Service(demo=("--tenants", "400", "--requests", "300", "--seed",
                        "7"))
ENGLISH = english()


def read(email, begin):
    """How many pages there were, which failed, what they said in English."""
    cookie, _ = service.sign_in(email, "demonstration only")
    queue, seen, count = [begin], {begin}, {}
    failed, found = [], set()
    while queue and sum(count.values()) < PAGES:
        path = queue.pop(0)
        if count.get(kind(path), 0) == LIKE_IT or "lang=" in path:
            continue
        count[kind(path)] = count.get(kind(path), 0) + 1
        answer = service.ask("GET", path, {"Cookie": cookie,
                                           "Accept-Language": "cy"})
        if answer.code >= 400:
            failed.append((path, answer.code))
        if "text/html" not in (answer.header("content-type") or ""):
            continue
        page = Page(answer.text)
        found |= {(kind(path), words) for words in page.words
                  if ENGLISH.fullmatch(words)}
        queue += [link for link in dict.fromkeys(page.links)
                  if link not in seen]
        seen.update(page.links)
    return len(count), failed, sorted(found)


tap.ok(ENGLISH.fullmatch("Sign in") and ENGLISH.fullmatch("bsl-video") and
       not ENGLISH.fullmatch("Braille"),
       "what the catalogue has in Welsh is English, and so are codes")
for email, least in (("swyddog@brynhafod.example", 8),
                     ("manager@calderbrook.example", 8),
                     ("admin@calderbrook.example", 8),
                     ("audit@calderbrook.example", 8),
                     ("coordinator@agency.example", 5)):
    kinds, failed, found = read(
        email, "/jobs" if email.startswith("coordinator") else "/")
    tap.ok(kinds >= least, f"{email}: links lead to pages of many kinds", kinds)
    tap.equal(failed, [], f"{email}: each of them answers")
    tap.equal(found, [], f"{email}: none says in English what has Welsh")
page = Page(service.ask("GET", "/sign-in", {"Accept-Language": "cy"}).text)
tap.ok("Mewngofnodi" in page.words and
       not [w for w in page.words if ENGLISH.fullmatch(w)],
       "the page to sign in is Welsh", page.words)
tap.equal(service.stop(), 0, "the server ends well")
tap.done()
