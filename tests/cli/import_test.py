"""Tables from other systems: every wrong row is named with its file, line,
column and mend; all or nothing; the same table again changes nothing."""
import re
import sqlite3

from program import Program, Tap

tap = Tap()
program = Program()
program.run("init", "--org", "Example Homes", "--admin", "admin@homes.example")


def rows(table):
    connection = sqlite3.connect(program.path("test.db"))
    count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return count


def no(kind, content, *parts, code=1):
    file = program.write("bad.csv", content)
    program.refuses(tap, code, ["import", kind, file], ["bad.csv", *parts],
                    f"{kind}: {parts[0]} {parts[-1]}")


def sums(*words):
    """rows, added, changed, as they were"""
    program.does(tap, ["import", *words], "import " + " ".join(words))
    return [int(n) for n in re.findall(r"\d+", program.said)]


program.write("good.csv", b"\xef\xbb\xbfReference,Name,Name (native),Language,"
              b"script,read_language,address_1,post_code\r\n"
              b'T1,"Example, Shazia",\xd8\xb4\xd8\xa7\xd8\xb2\xdb\x8c\xdb\x81,'
              b"Panjabi,Gurmukhi,pa,1 Sample Street,sw1a1aa\r\n"
              b"T2,\xe5\xb1\xb1\xe7\x94\xb0,,ja,,ja,,\r\n"
              b'T3,"Two\nLines",,,,,"2 Sample\r\nStreet",\r\n')
no("tenants", "reference,nmae,languge,whatever\nT1,A,ur,x\n",
   "line 1", "nmae", "mean name?", "mean language?", "whatever",
   "column name is missing")
no("tenants", "", "line 1", "first row names the columns")
no("tenants", b"reference,name\nT1,\x81\n", "line 2", "0x81", "UTF-8")
no("tenants", b"r\0,name\n", "line 1", "CSV")
no("tenants", "reference,name,name\nT1,A,B\n", "Two columns are name")

HEAD = ("reference,name,organisation,postcode,email,language_spoken,"
        "language_read,script,english,formats\n")
BAD = [  # row, column, part of the mend
    ("T2,,,,,,,,,", "/name", "fill it in"),
    (",A,,,,,,,,", "/reference", "fill it in"),
    ("T3,A,Elsewhere,,,,,,,", "/organisation", "Elsewhere"),
    ("T4,A,,SW1A,,,,,,", "/postcode", "SW1A 1AA"),
    ("T5,A,,,mail,,,,,", "/email", "ana@landlord.example"),
    ("T6,A,,,,klingon,,,,", "/language_spoken", "nearest"),
    ("T6b,A,,,,Kurdish,,,,", "/language_spoken", "nearest"),
    ("T7,A,,,,,urr,,,", "/language_read", "nearest"),
    ("T8,A,,,,,pa,Cyrl,,", "/script", "Guru"),
    ("T9,A,,,,,,Arab,,", "/script", "leave it empty"),
    ("T10,A,,,,,,,alot,", "/english", "none, some, good, fluent"),
    ("T11,A,,,,,,,,larg-print", "/formats", "large-print:16"),
    ("T12,A,,,,,,,,,too,many", "", "quotes round cells"),
    ("T1,A,,,,,,,,", "/reference", "Line 2 is about the same"),
    ('T13,"A', "", "never closed"),
]
file = program.write("bad.csv", HEAD + "T1,Right,,,,,,,,\n" +
                     "\n".join(row for row, _, _ in BAD))
tap.equal(program.run("import", "tenants", file), 1, "a table of faults")
for number, (row, column, mend) in enumerate(BAD, 3):
    wanted = re.compile(rf"bad\.csv: (?:row \d+, )?line {number}"
                        rf"{column}: .*{mend}")
    tap.ok(wanted.search(program.said), f"{row!r} is named", program.said)
tap.equal(len(program.said.splitlines()), len(BAD), "and nothing else is")
tap.equal(rows("tenant"), 0, "nothing was kept, the right row neither")

tap.equal(sums("tenants", "good.csv", "--dry-run"), [3, 3, 0, 0], "tried")
tap.equal(rows("tenant"), 0, "a dry run keeps nothing")
tap.equal(sums("tenants", "good.csv"), [3, 3, 0, 0], "three are added")
tap.equal(sums("tenants", "good.csv"), [3, 0, 0, 3], "and again none")
tap.equal(rows("tenant"), 3, "three there are")
with open(program.path("good.csv"), "rb") as good:
    program.write("good.csv", good.read().replace(b"1 Sample", b"9 Sample"))
tap.equal(sums("tenants", "good.csv"), [3, 0, 1, 2], "one moved")

# Other letters and separators, other names of the columns: the same three.
with open(program.path("good.csv"), "rb") as good:
    table = good.read().decode("utf-8-sig")
for name, data in (("UTF-16LE", table.encode("utf-16")),
                   ("UTF-16BE", b"\xfe\xff" + table.encode("utf-16-be")),
                   ("UTF-16LE without a mark", table.encode("utf-16-le")),
                   ("UTF-16BE without a mark", table.encode("utf-16-be")),
                   ("tabs", table.replace(",", "\t").encode())):
    program.write("other.csv", data)
    tap.equal(sums("tenants", "other.csv")[0], 3, name)
program.write("other.csv", "Tenancy Code;Title;Forename(s);Surname;PAO;Street;"
              "Post Town;Home telephone number;Mobile Number\n"
              "W1;Ms;Zoë;O’Brien–Müller;12;Sample Street;Exampleton;"
              "0161 496 0000;07700 900123\n".encode("windows-1252"))
tap.equal(sums("tenants", "other.csv"), [1, 1, 0, 0], "Windows-1252")
connection = sqlite3.connect(program.path("test.db"))
tap.equal(connection.execute(
    "SELECT name, address_1, address_2, phone FROM tenant"
    " WHERE reference = 'W1'").fetchone(),
    ("Ms Zoë O’Brien–Müller", "12 Sample Street", "Exampleton",
     "07700 900123"), "a name and an address in parts")
connection.close()
program.write("other.csv", "reference,name," + ",".join(
    f"address_{n}" for n in range(1, 11)) + "\nL1,A,1,,3,,5,,7,8,,10\n")
tap.equal(sums("tenants", "other.csv"), [1, 1, 0, 0], "empty lines go")
no("tenants", "reference,name," + ",".join(
    f"address_{n}" for n in range(1, 11)) + "\nL1,A,1,2,3,4,5,6,7,8,,\n",
   "line 2/address_8", "at most 7 lines")

many = "".join(f"B{i},Person {i} Example,{i} Sample Street,SW1A 1AA,"
               f"{('ur', 'pl', 'so')[i % 3]}\n" for i in range(5000))
head = "reference,name,address_1,postcode,language\n"
program.write("many.csv", head + many)
tap.equal(sums("tenants", "many.csv"), [5000, 5000, 0, 0], "5,000 rows")
tap.equal(sums("tenants", "many.csv"), [5000, 0, 0, 5000], "and again none")
no("tenants", head + many.replace("SW1A 1AA", "SW1A", 4000).replace(
    "B4999,", ","), "line 2/postcode", "line 4001/postcode",
   "line 5001/reference")

HEAD = "name,kind,skills,gender,dbs_level,dbs_checked,capacity\n"
for row, *parts in (
        ("A,agncy,translation en>ur,,,,", "line 2/kind", "did you mean agency"),
        ("A,agency,translate ur,,,,", "line 2/skills", "0.12/word"),
        ("A,agency,translation en>ur nan/word,,,,", "line 2/skills", "nan"),
        ("A,agency,interpreting ur on-site (,,,,", "line 2/skills", "("),
        ("A,agency,translation en>ur Ghost,,,,", "line 2/skills", "Ghost"),
        ("A,agency,translation en>ur,robot,,,", "line 2/gender", "woman"),
        ("A,agency,translation en>ur,,enhanced,31/02/2026,",
         "line 2/dbs_checked", "2026-11-21"),
        ("A,agency,translation en>ur,,,2026-01-05,", "line 2/dbs_level",
         "which level"),
        ("A,agency,translation en>ur,,enhanced,2999-01-05,",
         "line 2/dbs_checked", "still to come"),
        ("A,agency,translation en>ur,,,,lots", "line 2/capacity", "lots"),
        (",agency,translation en>ur,,,,", "line 2/name", "fill it in")):
    no("providers", HEAD + row + "\n", *parts)
PARTS = "name,skills,areas,travel_minutes,qualifications,hours,manager\n"
for row, *parts in (
        ("A,translation ur,,far,,,", "line 2/travel_minutes", "far"),
        ("A,translation ur,,,dpsy 2028-05-01,,", "line 2/qualifications",
         "dpsy"),
        ("A,translation ur,,,,mon 09:00-08:00,", "line 2/hours",
         "09:00-08:00"),
        ("A,translation ur,,,,09:00-17:00,", "line 2/hours", "mon-fri"),
        ("A,translation ur,,,,mon 09:00-12:00 11:00-13:00,", "line 2/hours",
         "11:00-13:00"),
        ("A,translation ur,,,,,nobody@example.org", "line 2/manager",
         "nobody@example.org")):
    no("providers", PARTS + row + "\n", *parts)
tap.equal([rows(table) for table in
           ("provider", "qualification", "provider_hours")], [0, 0, 0],
          "no provider was kept, nor anything of one")
program.write("providers.csv", HEAD + "Agency One,agency,translation en>ur "
              "0.12/word; interpreting ur telephone,,,,9\n")
tap.equal(sums("providers", "providers.csv"), [1, 1, 0, 0], "one is added")
sums("providers", "providers.csv")
tap.equal(rows("provider"), 1, "and is one still")
program.write("more.csv", PARTS + '"Agency One",interpreting bn on-site '
              '(Sylheti) 38/hour,"m, sk",45,"insurance 2027-03-31 AB1; '
              'iso-17100 2028-01-01",mon-fri 09:00-12:30 13:00-17:00; '
              'sat 10:00-12:00,\n')
for times in range(2):
    tap.equal(sums("providers", "more.csv")[:3], [1, 0, 1], "one is changed")
connection = sqlite3.connect(program.path("test.db"))
tap.equal(connection.execute(
    "SELECT kind, capacity, areas, travel_minutes FROM provider").fetchone(),
    ("agency", 9, "M SK", 45), "what was said is kept, the rest stays")
tap.equal(connection.execute(
    "SELECT dialects, price_minor FROM provider_skill WHERE to_lang = 'bn'"
    ).fetchall(), [("Sylheti", 3800)], "with the dialect")
tap.equal(connection.execute(
    "SELECT kind, number, due FROM qualification WHERE ended_at IS NULL"
    " ORDER BY kind").fetchall(),
    [("insurance", "AB1", 20908), ("iso-17100", None, 21184)],
    "papers once each, with their last day")
tap.equal(connection.execute(
    "SELECT weekday, from_min, to_min FROM provider_hours").fetchall()[-3:],
    [(4, 540, 750), (4, 780, 1020), (5, 600, 720)], "and the hours")
connection.close()

HEAD = "tenant,service,language,words,received_at,subject\n"
for row, *parts in (
        ("T99,translation,ur,9,,A", "line 2/tenant", "T99"),
        ("T1,translating,ur,9,,A", "line 2", "translation"),
        ("T1,translation,urr,9,,A", "line 2", "nearest"),
        ("T1,translation,ur,nine,,A", "line 2/words", "nine"),
        ("T1,translation,ur,9,soon,A", "line 2/received_at", "soon")):
    no("requests", HEAD + row + "\n", *parts)
tap.equal(rows("request"), 0, "no request was kept")
program.write("requests.csv",
              HEAD + "T1,translation,ur,200,2026-11-02 10:00,Letter\n")
tap.equal(sums("requests", "requests.csv"), [1, 1, 0, 0], "one is logged")
tap.equal(sums("requests", "requests.csv"), [1, 0, 0, 1], "and only once")
tap.equal(rows("request"), 1, "one there is")

program.refuses(tap, 1, ["import", "tenants", "none.csv"], ["none.csv"],
                "no such file")
program.refuses(tap, 2, ["import", "tenets", "good.csv"],
                ["did you mean tenants"], "no such table")
program.refuses(tap, 2, ["import", "tenants"], ["FILE.csv"], "no file named")
program.does(tap, ["audit", "verify"], "the chain of events holds")
tap.done()
