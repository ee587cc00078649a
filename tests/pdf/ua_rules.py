"""What ua.py looks for: each condition's number, and when it is broken.

Numbers like 01-003 are failure conditions of the Matterhorn Protocol 1.02 that
a machine can find (they stand for clauses of ISO 14289-1); those that cannot
occur without simple fonts, Type 1 fonts, foreign CMaps, ruby, or media clips
are not here, since V-15 and 28-002 refuse these altogether. Numbers with a V
are rules of this house, for what our files promise beyond.
"""

CONDITIONS = {
    "01-003": "an artifact begins inside tagged content",
    "01-004": "tagged content begins inside an artifact",
    "01-005": "something is drawn that is neither tagged nor an artifact",
    "01-007": "the file calls its own tags suspect",
    "02-001": "a role is not standard and not mapped to one that is",
    "02-003": "roles are mapped in a circle",
    "02-004": "a standard role is mapped to another",
    "06-001": "there is no XMP metadata",
    "06-002": "the metadata do not name PDF/UA, part 1",
    "06-003": "the metadata have no title",
    "07-001": "nothing says that the title is shown, not the file's name",
    "07-002": "the file asks for its name to be shown, not its title",
    "09-004": "a part of a table stands where it may not",
    "09-005": "a part of a list stands where it may not",
    "09-006": "a part of a table of contents stands where it may not",
    "10-001": "a code that is shown has no Unicode text",
    "11-001": "the language of text on a page is not known",
    "11-002": "the language of an alternative or actual text is not known",
    "11-003": "the language of the bookmarks is not known",
    "11-004": "the language of an annotation's description is not known",
    "11-006": "the language of the title is not known",
    "13-004": "a picture has neither an alternative nor an actual text",
    "14-002": "the first heading is not of level 1",
    "14-003": "a level of headings is left out on the way down",
    "14-006": "an element holds two unnumbered headings",
    "14-007": "numbered and unnumbered headings are mixed",
    "15-003": "a header cell does not say what it is the header of",
    "17-002": "a formula has no alternative text",
    "19-003": "a note has no identifier",
    "19-004": "two notes have the same identifier",
    "20-001": "an optional configuration of layers has no name",
    "20-002": "the first configuration of layers has no name",
    "20-003": "a configuration of layers switches by itself",
    "21-001": "an embedded file has not both its names",
    "25-001": "there is a dynamic XFA form",
    "26-002": "encryption shuts assistive technology out",
    "28-002": "an annotation that is no link has no Annot element",
    "28-004": "an annotation has no description",
    "28-005": "a form field has no description",
    "28-006": "an annotation is of a kind that PDF does not define",
    "28-007": "there is a trap network",
    "28-008": "a page with annotations says nothing of the tabbing order",
    "28-009": "a page's tabbing order is not that of the structure",
    "28-010": "a form field is outside a Form element",
    "28-011": "a link's area is outside a Link element",
    "28-012": "a link's area has no description",
    "28-017": "a printer's mark is in the structure",
    "30-001": "a page is drawn from another file",
    "30-002": "a drawing with tagged content is used twice",
    "31-004": "a font's map from CIDs to glyphs is neither a name nor a stream",
    "31-005": "a TrueType font has no map from CIDs to glyphs",
    "31-009": "a font that is used is not embedded",
    "31-011": "a glyph that is shown is not in the embedded font",
    "31-014": "an embedded font holds a glyph that its CIDSet does not list",
    "31-015": "a CIDSet lists a glyph that the embedded font does not hold",
    "31-016": "a glyph's width differs between dictionary and font program",
    "31-027": "a font has no map to Unicode",
    "31-028": "a code stands for U+0000",
    "31-029": "a code stands for U+FEFF or U+FFFE",
    "31-030": "the glyph for what is missing is shown",
    "V-01": "the file does not say that it is tagged",
    "V-02": "there is no structure tree, or it is empty",
    "V-03": "an element's parent is not the element that holds it",
    "V-04": "an element has no role, or holds itself",
    "V-05": "the parent tree does not lead back to the element",
    "V-06": "an element names content that its page does not have",
    "V-07": "a page's content has the same number twice",
    "V-08": "marked content is not closed, or closed twice",
    "V-09": "a language tag is not well formed (BCP 47)",
    "V-10": "the bookmarks are not the headings, in their order",
    "V-11": "a bookmark leads nowhere",
    "V-12": "the file is encrypted",
    "V-13": "there is an action other than following a link",
    "V-14": "there is a form",
    "V-15": "a font is not of the one kind that we write (Type0, Identity-H)",
    "V-16": "the names of a font differ, or lack the mark of a subset",
    "V-17": "a code's text is not sound: surrogate, control, unassigned",
    "V-18": "a visible character is drawn by an empty glyph",
    "V-19": "an embedded font cannot be read",
    "V-20": "a font's description lacks what printers ask for",
    "V-21": "replacement text or language stands in the content stream",
    "V-22": "a Link element has no area, or the area no address",
    "V-23": "a page does not take part in the structure",
    "V-24": "titles differ between metadata and information",
    "V-25": "the file claims a standard that nobody checked",
    "V-26": "a block stands inside a line of text",
    "V-27": "a table's rows have different numbers of cells",
    "V-28": "an element that should hold text or a picture is empty",
    "V-29": "the file tells the time at which it was made",
    "V-30": "the file is not of version 1.7",
}

GROUPING = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct "
    "Private".split())
HEADINGS = tuple(f"H{level}" for level in range(1, 7))
BLOCKS = frozenset(("P", "H") + HEADINGS)
LISTS = frozenset("L LI Lbl LBody".split())
TABLES = frozenset("Table TR TH TD THead TBody TFoot".split())
INLINE = frozenset(
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP".split())
STANDARD = GROUPING | BLOCKS | LISTS | TABLES | INLINE | frozenset(
    "Figure Formula Form".split())

# What holds what, ISO 32000-1 tables 333, 336 and 337; the number is the
# condition that a breach is reported under.
PARENTS = {
    "TR": ("09-004", {"Table", "THead", "TBody", "TFoot"}),
    "TH": ("09-004", {"TR"}), "TD": ("09-004", {"TR"}),
    "THead": ("09-004", {"Table"}), "TBody": ("09-004", {"Table"}),
    "TFoot": ("09-004", {"Table"}),
    "LI": ("09-005", {"L"}), "LBody": ("09-005", {"LI"}),
    "Lbl": ("09-005", {"LI", "Note", "TOCI"}),
    "TOCI": ("09-006", {"TOC"}),
}
CHILDREN = {
    "Table": ("09-004", {"TR", "THead", "TBody", "TFoot", "Caption"}),
    "THead": ("09-004", {"TR"}), "TBody": ("09-004", {"TR"}),
    "TFoot": ("09-004", {"TR"}), "TR": ("09-004", {"TH", "TD"}),
    "L": ("09-005", {"LI", "Caption"}), "LI": ("09-005", {"Lbl", "LBody"}),
    "TOC": ("09-006", {"TOC", "TOCI", "Caption"}),
}

# What PDF 1.7 defines (ISO 32000-1, table 169), but for TrapNet.
ANNOTATIONS = frozenset(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight "
    "Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Sound "
    "Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact".split())
