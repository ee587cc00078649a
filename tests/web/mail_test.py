"""Mail: what we compose is read by Python's parser, whoever writes in
whatever script, and nothing that is typed becomes a header."""
import email
import email.header
import email.policy
import html
import os
import re
import subprocess

import service

PRINT = os.path.join("tests", "web", "mail_print")
SENTENCE = "a sentence that goes on and on, " * 40
TEXTS = {
    "en": "Dear reader,\n\nShort.\nFrom here on.\n.\n..two\n\n- one\n"
          "- two = 2\n\nhttps://homes.example/o/abc?x=1&y=2\n\n" + SENTENCE +
          "\n",
    "cy": "Annwyl ŵr,\n\nMae’r gŵr yn dod ddydd Iau – am 10:00.\n",
    "ur": "محترم،\n\nپیشکش \u2068Example <b>\u2069 کی طرف سے۔\n\n"
          "https://homes.example/o/abc\n",
    "ar": "السلام عليكم\n\nالموعد غداً الساعة ١٠.\n",
    "fa": "سلام می‌کنم\n",
    "bn": "প্রিয়\n\nআগামীকাল।\n",
    "ta": "வணக்கம்\n",
    "ti": "ሰላም\n\nጽባሕ።\n",
    "pl": "Dzień dobry\n\nżółw\n",
    "zh-Hans": "您好，\n\n" + "这是一封很长的信。" * 60 + "\n",
}
SUBJECTS = [
    "Offer", "", "x" * 300, "Word " * 60, "Näyttö näyttö " * 20,
    "پیشکش: ترجمہ، اردو — بدھ 21 نومبر تک جواب دیں " * 3, "😀" * 60,
    "evil\r\nBcc: thief@evil.example", "evil\nX: y", "evil\r\n\r\n<b>body",
    "=?utf-8?Q?fake?=", "e\u0301" * 90, "tab\there \u202eturned\u202c",
    " padded  twice ", "a\u2028b", "\u2068نام\u2069: offer",
]
NAMES = [
    "Ann Example", "Example, Ann", 'Ann "Quote" Back\\slash', "Łukasz Żółw",
    "عائشہ مثال", "李小明", "O'Brien & Sons (Ltd)", "a.b@c.example", "x" * 120,
    "evil\r\nBcc: thief@evil.example", "<thief@evil.example>, Ann",
    "名" * 80, "",
]
ADDRESS = "service@homes.example"
READER = "reader@example.org"


def cases():
    """From, its name, to, its name, reply-to, language, subject, text."""
    for tag, text in TEXTS.items():
        yield (ADDRESS, "Example Homes", READER, "Reader",
               "office@homes.example", tag, f"Subject {tag}", text)
    for subject in SUBJECTS:
        yield ADDRESS, "Homes", READER, "", "", "en", subject, "x\n"
    for name in NAMES:
        yield ADDRESS, name, READER, name, ADDRESS, "ur", "s", "x\n"
    yield ADDRESS, "H", "用户@例子.example", "", "", "en", "s", "x\n"


def escaped(text):
    for plain, written in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"),
                           ("\t", "\\t")):
        text = text.replace(plain, written)
    return text


def composed(rows):
    lines = "".join("\t".join(
        escaped(field) for field in (*row[:5], f"ID{n}", *row[5:])) + "\n"
        for n, row in enumerate(rows))
    out = subprocess.run([PRINT], input=lines.encode(), check=True,
                         stdout=subprocess.PIPE, timeout=20).stdout
    return out.split(b"\0")[:-1]


def cleaned(text):
    """As a header may hold it."""
    text = re.sub("[\u202a-\u202e]", "", text)
    return re.sub("[\0-\x20\x7f-\x9f\u2028\u2029]+", " ", text).strip(" ")


def header(parsed, name):
    return str(email.header.make_header(
        email.header.decode_header(parsed[name].replace("\r\n", ""))))


def differences(row, mail):
    """What Python's parser reads other than it was meant."""
    parsed = email.message_from_bytes(mail, policy=email.policy.SMTP)
    old = email.message_from_bytes(mail)
    plain, page = parsed.iter_parts()
    direction = "rtl" if row[5] in ("ur", "ar", "fa") else "ltr"
    words = re.sub("<title>.*?</title>|<[^>]*>", "", page.get_content(),
                   flags=re.S)
    pairs = [
        (header(old, "subject"), cleaned(row[6])),
        (plain.get_content().replace("\r\n", "\n"), row[7]),
        (re.sub(r"\s+", "", html.unescape(words)),
         re.sub(r"(?m)^- |\s+|[\u2068\u2069]", "", row[7])),
        (parsed["bcc"], None), (parsed["x"], None),
        ([part.defects for part in parsed.walk()], [[]] * 3),
        (f'lang="{row[5]}" dir="{direction}"' in page.get_content(), True),
        (b"\n" in mail.replace(b"\r\n", b""), False),
        (max(map(len, mail.split(b"\r\n"))) <= 78, True),
    ]
    for name, address, person in (("from", row[0], row[1]),
                                  ("to", row[2], row[3])):
        if not address.isascii():
            pairs.append((f"<{address}>\r\n".encode() in mail, True))
            continue
        said = re.sub(r'^"(.*)"(?= <)', lambda found: re.sub(
            r"\\(.)", r"\1", found[1]), header(old, name)).strip()
        pairs += [(said, f"{cleaned(person)} <{address}>".strip()),
                  (len(parsed[name].addresses), 1)]
    return [pair for pair in pairs if pair[0] != pair[1]]


tap = service.Tap()
rows = list(cases())
mails = composed(rows)
tap.equal(len(mails), len(rows), "each is one mail")
tap.equal([found for pair in zip(rows, mails)
           for found in differences(*pair)], [], "they are read as meant")
tap.equal([row for row, mail in zip(rows, mails)
           if row[2].isascii() and not mail.isascii()], [], "all is ASCII")
tap.equal(composed(rows), mails, "the same parts are the same bytes")
tap.done()
