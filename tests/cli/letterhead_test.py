"""A landlord's letters carry its letterhead from the day it is set."""
import os
import sqlite3
import struct
import subprocess
import zlib

from program import Program, Tap

tap = Tap()
program = Program()
TREE = os.path.join(os.environ["top_srcdir"], "templates", "letterheads")
HEAD = os.path.join(TREE, "calderbrook", "letterhead.md")
DATA = """{"rent_now": "112.40 GBP", "rent_new": "118.75 GBP", "weeks": 6,
 "start_date": "2027-04-05", "reply_by": "2027-03-22",
 "phone": "020 7946 0000"}"""
TENANTS = """reference,name,address_1,address_2,postcode,language_read
T1,Amina Example,1 Sample Street,Exampleton,SW1A 1AA,en
T2,Piotr Example,No fixed abode,,,en
T3,Ewa Example,{},Exampleton,SW1A 1AA,en
"""


def letter(tenant):
    """Issue one; the words of its pages."""
    program.does(tap, ["letter", "issue", "rent-increase", "--tenant", tenant,
                       "--data", program.path("data.json"),
                       "--by", "admin@homes.example"], f"a letter to {tenant}")
    with sqlite3.connect(program.path("test.db")) as db:
        (content,) = db.execute("SELECT content FROM letter_copy WHERE format"
                                " = 'pdf' ORDER BY rowid DESC").fetchone()
    pages = program.write("letter.pdf", content)
    return subprocess.run(["pdftotext", "-layout", pages, "-"], check=True,
                          capture_output=True).stdout.decode()


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))


def png(width, height):
    """One grey."""
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0,
                                       0)) +
            chunk(b"IDAT", zlib.compress((b"\0" + b"\x55" * width) * height)) +
            chunk(b"IEND", b""))


program.write("data.json", DATA)
program.write("large.png", png(2000, 1001))
program.write("large.md", "---\nname: Homes\nlogo: large.png\n"
              "logo_alt: Homes\n---\n")
program.write("tenants.csv", TENANTS.format("Very long street name " * 4))
program.write("broken.md", "---\nname: Homes\nlogo: none.svg\n---\n")
program.does(tap, ["init", "--org", "Example Homes",
                   "--admin", "admin@homes.example"], "a landlord")
program.does(tap, ["import", "tenants", program.path("tenants.csv")],
             "three tenants")

plain = letter("T1")
tap.ok("Example Homes" in plain and "SW1A 1AA" in plain,
       "it has the landlord's name and the tenant's address", plain)
program.does(tap, ["letterhead", "set", HEAD], "a letterhead is set")
headed = letter("T1")
tap.ok(all(words in headed for words in
           ("Wharf Street", "020 7946 0000", "since 1974")),
       "the next letter has it", headed)
for tenant, name in (("T2", "nobody's window"), ("T3", "one too wide for it")):
    text = letter(tenant)
    tap.ok("Wharf Street" in text and "118.75" in text,
           f"an address of {name} is no reason not to write", text)
program.refuses(tap, 1, ["letterhead", "set", program.path("broken.md")],
                ["broken.md:3", "none.svg"], "a broken one is refused")
program.refuses(tap, 1, ["letterhead", "set", program.path("large.md")],
                ["large.md:3", "two million"], "one with a huge logo too")
program.refuses(tap, 1, ["letterhead", "set", HEAD, "--org", "Nobody"],
                ["Nobody"], "and one for nobody")
tap.ok("since 1974" in letter("T1"), "the one before stays")
program.does(tap, ["letterhead", "unset"], "it is taken back")
tap.ok("since 1974" not in letter("T1"), "and the name stands alone")
program.does(tap, ["audit", "verify"], "all of that is in the log")
tap.done()
