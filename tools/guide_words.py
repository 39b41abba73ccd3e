#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# guide_words.py - the guide and README name buttons and pages *like this*; each must be on a screen.
# A word counts as seen when a text of po/pl (msgstr for Polish, msgid for English), or a form or list
# in data/, begins with it. Bold words that end in a full stop are headings within a paragraph.
# Exit status 1: a name is on no screen.
import glob
import re
import sys

STRING = r'"((?:[^"\\]|\\.)*)"'
GUIDES = {r'msgstr(?:\[\d\])?': ['doc/pl/*.md', 'README.md'], 'msgid(?:_plural)?': ['doc/en/*.md']}


def screen_words(key):
    words = set()
    for name in glob.glob('po/pl/*.po'):
        with open(name, encoding='utf-8') as f:
            for text in re.findall(r'%s ((?:%s\s*)+)' % (key, STRING.replace('(', '(?:', 1)), f.read()):
                words.add(''.join(re.findall(STRING, text)).replace('\\"', '"'))
    return words


def named(text):
    text = re.sub(r'^    .*$|`[^`\n]*`', '', text, flags=re.M)       # commands are no names
    for bold, name in re.findall(r'(\*\*?)(?!\s)([^*|]+?)\1', text):
        name = ' '.join(name.split())
        if not (bold == '**' and name.endswith('.')):
            yield name


def main():
    data = ''.join(open(n, encoding='utf-8').read() for n in glob.glob('data/*.json') + glob.glob('data/forms/*.json'))
    wrong = 0
    for key, patterns in GUIDES.items():
        words = screen_words(key)
        for path in sorted(n for p in patterns for n in glob.glob(p)):
            with open(path, encoding='utf-8') as f:
                for name in named(f.read()):
                    if name == 'Kompan' or any(w.startswith(name) for w in words) or '"' + name in data:
                        continue
                    print(f'{path}: *{name}* is on no screen')
                    wrong += 1
    return wrong > 0


sys.exit(main())
