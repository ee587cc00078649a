"""The structure tree of a PDF: its elements, and what is wrong with them."""
import re

import pikepdf

from ua_rules import (BLOCKS, CHILDREN, GROUPING, HEADINGS, INLINE, PARENTS,
                      STANDARD)

# RFC 5646, section 2.1, without grandfathered tags.
LANGUAGE = re.compile(
    r"(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?"
    r"(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"
    r"|x(?:-[a-z\d]{1,8})+)", re.I)
FILLED = BLOCKS | {"Lbl", "Figure", "Formula", "Link", "TH"}


def array(dictionary, key):
    """What stands there, as a list, whether one thing or several."""
    found = dictionary.get(key)
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def name(dictionary, key):
    found = dictionary.get(key)
    return str(found)[1:] if found is not None else ""


class Element:
    """One structure element. `kids` are elements and, for what is drawn,
    (page's key, number); `areas` are annotations."""

    def __init__(self, dictionary, parent, role):
        self.dictionary, self.parent, self.role = dictionary, parent, role
        self.kids, self.areas = [], []
        own = dictionary.get("/Lang")
        self.lang = str(own) if own is not None else parent and parent.lang
        self.page = dictionary.get("/Pg", parent.page if parent else None)

    def children(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self):
        yield self
        for kid in self.children():
            yield from kid.walk()

    def has(self, *keys):
        return any(str(self.dictionary.get(key, "")) for key in keys)

    def attribute(self, key):
        for held in array(self.dictionary, "/A"):
            if isinstance(held, pikepdf.Dictionary) and key in held:
                return held[key]
        return None


class Tree:
    def __init__(self, root, lang, report):
        self.report = report
        self.roles = self.read_roles(root)
        self.content, self.areas, self.seen = {}, {}, set()
        self.top = Element(pikepdf.Dictionary(), None, "")
        self.top.lang = lang
        self.top.dictionary = root
        self.read_kids(self.top)
        self.numbers = {}
        if "/ParentTree" in root:
            self.read_numbers(root.ParentTree)
        self.check()

    def elements(self):
        return [one for one in self.top.walk() if one is not self.top]

    # Reading

    def read_roles(self, root):
        roles = {key[1:]: str(value)[1:]
                 for key, value in dict(root.get("/RoleMap", {})).items()}
        for role in roles:
            if role in STANDARD:
                self.report("02-004", role)
            if self.ends_in_circle(role, roles):
                self.report("02-003", role)
        return roles

    @staticmethod
    def ends_in_circle(role, roles):
        met = set()
        while role in roles and role not in met:
            met.add(role)
            role = roles[role]
        return role in met

    def role(self, dictionary):
        role, steps = name(dictionary, "/S"), 0
        while role not in STANDARD and role in self.roles and steps < 20:
            role, steps = self.roles[role], steps + 1
        if not role:
            self.report("V-04", "an element without /S")
        elif role not in STANDARD:
            self.report("02-001", role)
        return role

    def read_kids(self, element):
        for kid in array(element.dictionary, "/K"):
            if isinstance(kid, int):
                self.hold(element, element.page, kid)
            elif name(kid, "/Type") == "MCR":
                self.hold(element, kid.get("/Pg", element.page),
                          int(kid.MCID))
            elif name(kid, "/Type") == "OBJR":
                element.areas.append(kid.Obj)
                self.areas[kid.Obj.objgen] = element
            else:
                self.read_element(element, kid)

    def hold(self, element, page, number):
        place = (page.objgen if page is not None else None, number)
        element.kids.append(place)
        if place in self.content:
            self.report("V-06", f"content {number} is in two elements")
        self.content[place] = element

    def read_element(self, parent, dictionary):
        if dictionary.objgen in self.seen and dictionary.objgen[0]:
            self.report("V-04", "an element is held twice")
            return
        self.seen.add(dictionary.objgen)
        element = Element(dictionary, parent, self.role(dictionary))
        parent.kids.append(element)
        above = dictionary.get("/P")
        if above is None or above.objgen != parent.dictionary.objgen:
            self.report("V-03", element.role)
        self.read_kids(element)

    def read_numbers(self, node):
        pairs = array(node, "/Nums")
        for key, value in zip(pairs[::2], pairs[1::2]):
            self.numbers[int(key)] = value
        for kid in array(node, "/Kids"):
            self.read_numbers(kid)

    # Checking

    def check(self):
        if not self.elements():
            self.report("V-02", "no elements")
        for element in self.elements():
            self.check_place(element)
            self.check_texts(element)
            if element.role == "Table":
                self.check_table(element)
        self.check_headings()
        self.check_notes()

    def check_place(self, element):
        role, above = element.role, element.parent.role
        if role in PARENTS and above not in PARENTS[role][1]:
            self.report(PARENTS[role][0], f"{role} in {above or 'the root'}")
        if above in CHILDREN and role not in CHILDREN[above][1]:
            self.report(CHILDREN[above][0], f"{role} in {above}")
        if role == "Table" and not self.table_in_order(element):
            self.report("09-004", "heads, bodies and rows are mixed")
        if role in BLOCKS | GROUPING | {"L", "Table"} and self.in_line(
                element.parent):
            self.report("V-26", f"{role} in {above}")
        if role in FILLED and not self.filled(element):
            self.report("V-28", role)

    @staticmethod
    def in_line(element):
        return element.role in BLOCKS | INLINE | {"Lbl"}

    @staticmethod
    def table_in_order(table):
        """Rows alone, or one head, then bodies, then one foot."""
        roles = "".join({"TR": "r", "THead": "h", "TBody": "b", "TFoot": "f",
                         "Caption": "c"}.get(kid.role, "?")
                        for kid in table.children())
        return re.fullmatch(r"c?(?:r+|h?b+f?)c?", roles) is not None

    @staticmethod
    def filled(element):
        return any(not isinstance(kid, Element)
                   for one in element.walk() for kid in one.kids)

    def check_texts(self, element):
        role, own = element.role, element.dictionary.get("/Lang")
        if own is not None and not LANGUAGE.fullmatch(str(own)):
            self.report("V-09", f"{role}: {own}")
        if element.has("/Alt", "/ActualText", "/E") and not element.lang:
            self.report("11-002", role)
        if role == "Figure" and not element.has("/Alt", "/ActualText"):
            self.report("13-004", role)
        if role == "Formula" and not element.has("/Alt", "/ActualText"):
            self.report("17-002", role)
        if role == "TH" and not element.has("/ID") and name(
                {"/S": element.attribute("/Scope")}, "/S") not in (
                    "Row", "Column", "Both"):
            self.report("15-003", role)
        if sum(kid.role == "H" for kid in element.children()) > 1:
            self.report("14-006", role)

    def check_table(self, table):
        """Every row covers the same number of columns."""
        rows = [one for one in table.walk() if one.role == "TR"]
        covered = [0] * len(rows)
        for place, row in enumerate(rows):
            for cell in row.children():
                across = int(cell.attribute("/ColSpan") or 1)
                down = int(cell.attribute("/RowSpan") or 1)
                for step in range(min(down, len(rows) - place)):
                    covered[place + step] += across
        if len(set(covered)) > 1:
            self.report("V-27", f"{sorted(set(covered))}")

    def headings(self):
        return [one for one in self.elements() if one.role in HEADINGS]

    def check_headings(self):
        before = 0
        for heading in self.headings():
            level = int(heading.role[1:])
            if not before and level != 1:
                self.report("14-002", heading.role)
            elif level > before + 1:
                self.report("14-003", f"{heading.role} after H{before}")
            before = level
        if before and any(one.role == "H" for one in self.elements()):
            self.report("14-007", "H and H1 to H6")

    def check_notes(self):
        met = set()
        for note in self.elements():
            if note.role != "Note":
                continue
            own = str(note.dictionary.get("/ID", ""))
            if not own:
                self.report("19-003", "Note")
            elif own in met:
                self.report("19-004", own)
            met.add(own)
