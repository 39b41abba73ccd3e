# SPDX-License-Identifier: EUPL-1.2
"""Reading and checking forms, beside a bare parse of the same bytes by jansson: instructions."""
import glob
import hashlib
import json
import os
import re
import sqlite3
import subprocess

import house
import pages

GOAL = 10
DRAWN = 300             # items
SHARE = 40              # percent of the bare loop's throughput, at least
OTHERS = os.environ.get('KOMPAN_FIXTURES', os.path.join(house.ROOT, '..', 'shared', 'fixtures'))


def instructions(what, path, times):
    said = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null',
                           os.path.join(house.ROOT, 'build', 'bench', 'forms'), what, path, str(times)],
                          check=True, capture_output=True, text=True).stderr
    return int(re.search(r'Collected : (\d+)', said).group(1))


def one(what, path):
    return instructions(what, path, 2) - instructions(what, path, 1)


def measure():
    subprocess.run(['ninja', '-C', os.path.join(house.ROOT, 'build'), '--quiet', 'bench/forms'], check=True)
    missed = 0
    for folder, n in ((os.path.join(house.ROOT, 'data', 'forms'), 1),
                      (os.path.join(OTHERS, 'forms', 'questionnaire'), 3)):
        files = sorted(glob.glob(os.path.join(folder, '*.json')), key=os.path.getsize)[-n:]
        if not files:
            print(f'left out: {folder} is not here')
        for path in files:
            bare, ours = one('parse', path), one('read', path)
            missed += ours > GOAL * bare
            print(f'{os.path.basename(path)}, {os.path.getsize(path):,} bytes: {ours / bare:.1f} times the'
                  f' instructions of a bare parse (at most {GOAL})', flush=True)
    draw()
    return missed


def long_form():
    """Sections of nine questions, of each kind in turn."""
    kinds = [{'type': 'string'}, {'type': 'text'}, {'type': 'boolean'}, {'type': 'integer'}, {'type': 'date'},
             {'type': 'choice', 'answerOption': [{'valueCoding': {'code': f'o{i}', 'display': f'odpowiedź {i}'}}
                                                 for i in range(5)]}]
    sections = []
    for s in range(DRAWN // 10):
        items = [{'linkId': f'{s}.{i}', 'text': f'Pytanie {i} części {s}: jak Pani/Pan to widzi?',
                  **kinds[(s + i) % len(kinds)]} for i in range(9)]
        sections.append({'linkId': str(s), 'type': 'group', 'text': f'Część {s}', 'item': items})
    return json.dumps({'resourceType': 'Questionnaire', 'status': 'active', 'language': 'pl', 'url': 'urn:bench:long',
                       'version': '1', 'title': 'Długi formularz', 'item': sections}, ensure_ascii=False)


def publish(db, partnership):
    text = long_form()
    with sqlite3.connect(db) as c:
        c.execute('INSERT INTO form_version (tenant_id, id, url, version, name, title_pl, title_en, about, state,'
                  ' sha256, created_at, published_at, content) VALUES (?, 99, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?)',
                  (partnership, 'urn:bench:long', '1', '', 'Długi formularz', 'Długi formularz', 'person', 'published',
                   hashlib.sha256(text.encode()).hexdigest(), text))
    c.close()


def draw():
    """A page with a form of DRAWN items, beside the bare loop with as many bytes."""
    db, partnerships = house.sqlite()
    publish(db, partnerships[0])
    token = house.token_for(f'sqlite:{db}')
    path = f'/p/{partnerships[0]}/forms/urn:bench:long'
    statements = os.path.join(house.work, 'form.sql')
    size, n = pages.page(f'sqlite:{db}', token, path, statements)
    ours = pages.per_request(lambda wrap: house.serve(f'sqlite:{db}', 1, wrap, 120), path, token, 'form')
    theirs = pages.per_request(lambda wrap: pages.bare(db, statements, size, wrap), path, token, 'form-bare')
    middle, low, high = pages.throughput(db, statements, size, path, token)
    print(f'a form of {DRAWN} items drawn: {size:,} bytes, {n} statements; {ours:,.0f} instructions'
          f' ({ours / size:.1f} a byte) beside {theirs:,.0f} of the bare loop; throughput {100 * middle:.0f} % of the'
          f' bare loop ({100 * low:.0f}-{100 * high:.0f}; goal {SHARE})', flush=True)
