"""The Word file that agencies return: as LibreOffice saves it, and as people
leave it, with changes tracked, runs in pieces, rows lost and moved."""
import io
import os
import re
import zipfile

from parcels import counts, export, read, tool
from program import Program, Tap

tap = Tap()
program = Program()
OLD = "Państwa czynsz wzrośnie"
NEW = "Państwa czynsz zostanie podwyższony"
PART = "word/document.xml"
path = export(program, "docx")


def parts():
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(document):
    """What stands before the rows, the rows, and what stands behind them."""
    found = re.findall(r"<w:tr>.*?</w:tr>", document, re.S)
    head, tail = document.split(found[0])[0], document.split(found[-1])[1]
    return head, found, tail


def packed(document, **more):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts(), PART: document, **more}.items():
            archive.writestr(name, content)
    return program.write("changed.docx", data.getvalue())


def comes_back(name, document, wanted, *said, **more):
    """wanted is (right, refused), None for any; said stands in what it says.
    The catalogue it makes."""
    got = counts(program, packed(document, **more), "-o", "new.po")
    good = len(got) == 4 and all(w is None or g == w for g, w in
                                 zip((got[1], got[3]), wanted))
    tap.ok(good and all(s in program.said for s in said), name,
           f"{got} {program.said}")
    new = program.path("new.po")
    return read(new).decode() if os.path.exists(new) else ""


def refused(name, document, *said):
    """The whole file is: it is not clear what is meant."""
    program.refuses(tap, 1, ["notice", "import", packed(document)],
                    ["changed.docx", *said], name)


def run(text, properties=""):
    return (f"<w:r><w:rPr>{properties}</w:rPr>"
            f"<w:t xml:space=\"preserve\">{text}</w:t></w:r>")


document = parts()[PART].decode()
head, lines, tail = rows(document)
title = next(line for line in lines if OLD in line)
cell = re.search(r"<w:r>(?:(?!<w:r>).)*" + OLD + ".*?</w:r>", title, re.S)[0]


def with_title(content):
    return document.replace(cell, content)


def libreoffice():
    folder = program.path("office")
    done = tool(program, "soffice", "--headless",
                f"-env:UserInstallation=file://{program.path('profile')}",
                "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder,
                path)
    if not done:
        tap.ok(True, "LibreOffice # SKIP it is not here")
        return
    got = counts(program, f"{folder}/pl.docx")
    tap.ok(got[:2] == (0, 0) and got[3] == 0,
           "LibreOffice: what it saves is read back as it was",
           f"{got} {program.said} {done.stderr}")
    with zipfile.ZipFile(f"{folder}/pl.docx") as archive:
        saved = archive.read(PART).decode()
    tap.ok(OLD in saved and saved != document, "LibreOffice: wrote it anew")
    got = counts(program, packed(saved.replace(OLD, NEW)))
    tap.ok(got[1] == 1 and got[3] == 0,
           "LibreOffice: an edit in its file comes back",
           f"{got} {program.said}")


def as_people_do():
    comes_back("nothing changed", document, (0, 0))
    new = comes_back("one sentence", with_title(run(NEW)), (1, 0))
    tap.ok(f'msgstr "{NEW}"' in new and OLD not in new, "it is in the file")
    new = comes_back("runs in pieces", with_title(
        run("Pań") + "<w:proofErr w:type=\"spellStart\"/>" + run("stwa ") +
        "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" +
        run("czynsz zostanie podwyższony")), (1, 0))
    tap.ok(f'msgstr "{NEW}"' in new, "they are one text")
    new = comes_back("changes tracked", with_title(
        run("Państwa czynsz ") +
        '<w:del w:id="1" w:author="A"><w:r><w:delText>wzrośnie</w:delText>'
        "</w:r></w:del>" + '<w:ins w:id="2" w:author="A">' +
        run("zostanie podwyższony") + "</w:ins>"), (1, 0))
    tap.ok(f'msgstr "{NEW}"' in new, "the change is in, the old text is out")
    new = comes_back("quotation marks that Word makes", with_title(
        run("„Państwa czynsz” zostanie podwyższony")), (1, 0))
    tap.ok("„Państwa czynsz”" in new, "they stay")
    comes_back("markup that somebody typed", with_title(
        run("*Państwa* czynsz [jutro] zostanie podwyższony")), (1, 0))
    comes_back("a field that somebody typed", with_title(
        run("Państwa czynsz {rent_new} zostanie podwyższony")), (0, 1),
        "{rent_new}")
    comes_back("bold that is not in the English", with_title(
        run(NEW, "<w:b/>")), (0, 1), "**")
    comes_back("bold switched off", with_title(
        run(NEW, '<w:b w:val="0"/>')), (1, 0))


def rows_of_all_kinds():
    body = lines[1:]
    comes_back("rows in another order",
               head + lines[0] + "".join(reversed(body)) + tail, (0, 0))
    comes_back("rows taken out", head + lines[0] + "".join(body[:5]) + tail,
               (0, 0))
    comes_back("the heading taken out", head + "".join(body) + tail, (0, 0))
    extra = "<w:tr><w:tc><w:p>" + run("Extra") + "</w:p></w:tc><w:tc><w:p>" + \
        run("Dodatek") + "</w:p></w:tc></w:tr>"
    comes_back("a row put in", head + "".join(lines) + extra + tail, (0, 1),
               f"changed.docx:{len(lines) + 1}:")
    refused("a row twice", head + "".join(lines) + title + tail,
            f":{len(lines) + 1}:", "a second time")
    joined = re.sub(r"</w:tc>.*?<w:tc>.*?</w:tcPr>", "", title, flags=re.S)
    refused("cells made one", document.replace(title, joined), ":2:",
            "lost a column")
    gone = title.replace("<w:cantSplit/>", '<w:cantSplit/><w:del w:id="3"/>')
    comes_back("a row deleted with changes tracked",
               document.replace(title, gone), (0, 0))
    without = re.sub(r"\[id [0-9a-f.]*\]", "", title)
    comes_back("an id lost: its English is known",
               document.replace(title, without).replace(OLD, NEW), (1, 0))
    changed = title.replace("Your rent is", "Your lovely rent is")
    comes_back("the English changed",
               document.replace(title, changed.replace(OLD, NEW)), (0, 1),
               "the English was changed")


def attacks():
    program.run("notice", "import", program.write(
        "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))
    tap.ok("password" in program.said, "encrypted or old: says so",
           program.said)
    bomb = document.replace("</w:body>", " " * (33 << 20) + "</w:body>")
    program.run("notice", "import", packed(bomb))
    tap.ok("longer unpacked" in program.said, "33 MB in one part", program.said)
    program.run("notice", "import", packed(document, **{"../x": "1"}))
    tap.ok("leads out" in program.said, "a path out of the file", program.said)
    laughs = ('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b '
              '"&a;&a;">]><d>&b;</d>')
    program.run("notice", "import", packed(laughs))
    tap.ok("DOCTYPE" in program.said, "entities", program.said)
    whole = read(path)
    for count in [3, 30, 200, len(whole) // 2, len(whole) - 1]:
        code = program.run("notice", "import",
                           program.write("cut.docx", whole[:count]))
        tap.ok(code == 1, f"cut off after {count} bytes", program.said)
    secret = bytearray(whole)
    at = secret.find(b"PK\x01\x02")
    while at >= 0:
        secret[at + 8] |= 1
        at = secret.find(b"PK\x01\x02", at + 4)
    program.run("notice", "import", program.write("x.docx", bytes(secret)))
    tap.ok("encrypted" in program.said, "an encrypted archive", program.said)
    broken = whole[:700] + b"\xff\xfe" + whole[702:]
    code = program.run("notice", "import", program.write("x.docx", broken))
    tap.ok(code == 1 or "0 right" in program.said, "bytes flipped",
           program.said)


libreoffice()
as_people_do()
rows_of_all_kinds()
attacks()
tap.done()
