#!/usr/bin/env python3
"""Make the corpus of tests/fuzz/fontfile_fuzz.c: small fonts of invented
glyphs in each way that font files hold them, and some that lie. Run by hand
where the corpus is to change: tests/fuzz/fontfile.py tests/fuzz/fontfile"""
import os
import struct
import sys

from fontTools.cffLib import (FDArrayIndex, FDSelect, FontDict,
                              SubrsIndex)
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables import ttProgram

NAMES = ['.notdef', 'box', 'ring', 'pair', 'nest', 'blank']


def builder(is_ttf):
    made = FontBuilder(1000, isTTF=is_ttf)
    made.setupGlyphOrder(NAMES)
    made.setupHorizontalMetrics({name: (600, 50) for name in NAMES})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    return made


def save(made, folder, name):
    made.setupMaxp()
    made.font['head'].created = made.font['head'].modified = 0
    made.font.recalcTimestamp = made.font.recalcBBoxes = False
    for table in ('post', 'name', 'OS/2', 'cmap'):
        if table in made.font:
            del made.font[table]
    made.font.save(os.path.join(folder, name))


def square(pen, left, bottom, size):
    pen.moveTo((left, bottom))
    pen.lineTo((left, bottom + size))
    pen.lineTo((left + size, bottom + size))
    pen.lineTo((left + size, bottom))
    pen.closePath()


def ring(pen):
    pen.moveTo((50, 300))
    pen.qCurveTo((50, 550), (300, 550))
    pen.qCurveTo((550, 550), (550, 300))
    pen.qCurveTo((550, 50), (300, 50))
    pen.qCurveTo((50, 50), (50, 300))
    pen.closePath()


def truetype(folder):
    made = builder(True)
    glyphs = {}
    for name in NAMES:
        pen = TTGlyphPen(glyphs)
        if name == 'box':
            square(pen, 50, 0, 500)
        elif name == 'ring':
            ring(pen)
        elif name == 'pair':
            pen.addComponent('box', (1, 0, 0, 1, 0, 0))
            pen.addComponent('ring', (0.5, 0, 0, 0.5, 300, -200))
        elif name == 'nest':
            pen.addComponent('pair', (1, 0, 0, 1, 0, 100))
            pen.addComponent('box', (0, 1, -1, 0, 20, 30))
        glyphs[name] = pen.glyph()
    glyphs['box'].program = ttProgram.Program()
    glyphs['box'].program.fromBytecode(b'\x4f\x4f')
    made.setupGlyf(glyphs)
    save(made, folder, 'truetype')


def charstrings(made, programs, subrs):
    made.setupCFF('Example', {}, {
        name: T2CharString(program=programs.get(name, ['endchar']))
        for name in NAMES}, {})
    top = made.font['CFF '].cff.topDictIndex[0]
    top.Private.Subrs = SubrsIndex()
    for program in subrs:
        top.Private.Subrs.append(T2CharString(
            program=program, private=top.Private,
            globalSubrs=made.font['CFF '].cff.GlobalSubrs))
    return top


PROGRAMS = {
    'box': [20, 0, 500, 'hstem', 50, 100, 'vstem', 50, 0, 'rmoveto',
            -107, 'callsubr', 'endchar'],
    'ring': [0, 20, 'hstemhm', 10, 20, 60, 20, 'hintmask', b'\x80',
             100, 100, 'rmoveto', 50, 60, 70, 10, 20, 30, 'rrcurveto',
             'hintmask', b'\x40', -106, 'callsubr'],
    'pair': [10, 'hmoveto', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 50,
             'flex', 5, 'vlineto', 'endchar'],
    'nest': [30, 0, 'rmoveto', -106, 'callsubr'],
}
SUBRS = [[500, 'vlineto', 500, 'hlineto', -500, 'vlineto', 'return'],
         [10, 10, 'rlineto', -107, 'callsubr', 'endchar']]


def cff(folder):
    made = builder(False)
    charstrings(made, PROGRAMS, SUBRS)
    save(made, folder, 'cff')


def cid(folder, name, programs, subrs):
    """A CID-keyed font of two font DICTs."""
    made = builder(False)
    top = charstrings(made, programs, subrs)
    private = top.Private
    top.ROS = ('Adobe', 'Identity', 0)
    top.CIDCount = len(NAMES)
    top.FDArray = FDArrayIndex()
    for _ in range(2):
        font = FontDict()
        font.Private = private
        top.FDArray.append(font)
    top.FDSelect = FDSelect()
    top.FDSelect.format = 3
    top.FDSelect.gidArray = [0, 0, 1, 1, 0, 0]
    del top.Private
    top.rawDict.pop('Private', None)
    top.charset = ['.notdef'] + ['cid%05d' % i for i in range(1, len(NAMES))]
    strings = top.CharStrings
    strings.charStrings = {
        new: strings.charStrings[old]
        for new, old in zip(top.charset, NAMES)}
    strings.fdArray = top.FDArray
    strings.fdSelect = top.FDSelect
    for number, glyph in enumerate(strings.charStrings.values()):
        glyph.fdSelectIndex = top.FDSelect.gidArray[number]
    made.font.setGlyphOrder(top.charset)
    made.font['hmtx'].metrics = {new: (600, 50) for new in top.charset}
    save(made, folder, name)


def table_at(data, tag):
    for i in range(struct.unpack('>H', data[4:6])[0]):
        row = data[12 + 16 * i:28 + 16 * i]
        if row[:4] == tag:
            return struct.unpack('>II', row[8:])
    raise KeyError(tag)


def lie(folder, source, name, tag, offset, new):
    """A copy in which bytes of a table are others."""
    with open(os.path.join(folder, source), 'rb') as file:
        data = bytearray(file.read())
    at = table_at(data, tag)[0] + offset
    data[at:at + len(new)] = new
    with open(os.path.join(folder, name), 'wb') as file:
        file.write(data)


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    truetype(folder)
    cff(folder)
    cid(folder, 'cid', PROGRAMS, SUBRS)
    cid(folder, 'cid-calls-itself', PROGRAMS, [SUBRS[0], [-106, 'callsubr']])
    cid(folder, 'cid-calls-multiply', PROGRAMS,
        [SUBRS[0]] + [[n - 107 + 1, 'callsubr'] * 40 for n in range(1, 9)]
        + [['return']])
    cid(folder, 'cid-ends-early', {'box': [1, 2, 'rmoveto']}, SUBRS)
    cid(folder, 'cid-computes', {'box': [1, 2, 'add', 'hmoveto', 'endchar']},
        SUBRS)
    lie(folder, 'truetype', 'truetype-too-many-glyphs', b'maxp', 4,
        b'\xff\xff')
    lie(folder, 'truetype', 'truetype-long-loca', b'head', 50, b'\0\1')
    lie(folder, 'truetype', 'truetype-loca-falls', b'loca', 2, b'\xff\xff')
    with open(os.path.join(folder, 'truetype'), 'rb') as file:
        data = file.read()
    start, _ = table_at(data, b'loca')
    pair = 2 * struct.unpack('>H', data[start + 6:start + 8])[0]
    lie(folder, 'truetype', 'truetype-part-of-itself', b'glyf', pair + 12,
        b'\0\3')
    lie(folder, 'truetype', 'truetype-points-without-end', b'glyf', 10,
        b'\xff\xfe')
    lie(folder, 'cid', 'cid-index-beyond', b'CFF ', 6, b'\xff')


if __name__ == '__main__':
    main()
