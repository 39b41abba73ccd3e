# SPDX-License-Identifier: EUPL-1.2
"""Acknowledged writes by one connection beside bare one-row commits on the same disk."""
import http.client
import os
import re
import subprocess
import time
import urllib.parse
from datetime import date

import house

ROWS = 300


def bare():
    db = os.path.join(house.work, f'commits{time.monotonic_ns()}.db')
    subprocess.run([house.KOMPAN, 'migrate', '--db', f'sqlite:{db}'], check=True, capture_output=True)
    out = subprocess.run([house.BARE, 'commits', db, str(ROWS)], check=True, capture_output=True, text=True)
    return ROWS / float(out.stdout)


def form_of(s, token, p):
    """Which form writes one small row: a service where this program has it, else a risk."""
    path = f'/p/{p}/services/new'
    csrf, _, page = s.csrf(path, token)
    kind = re.search(r'<select[^>]*name="kind".*?<option value="(\d+)"', page, re.S)
    person = re.search(rf'href="/p/{p}/people/(\d+)"', s.get(f'/p/{p}/people', token)[1].decode())
    if kind and person:
        return 'a service', path, {'person': person.group(1), 'kind': kind.group(1), 'scope': 'Rozmowa o planie',
                                   'on': date.today().isoformat(), 'minutes': '45', 'provider': 'Anna Brzozowska',
                                   'csrf': csrf}
    csrf, _, _ = s.csrf(f'/p/{p}/risks/new', token)
    return 'a risk', f'/p/{p}/risks/new', {'content': 'Krótki dzień, trudny dojazd', 'level': 'low', 'csrf': csrf,
                                           'on': ''}


def send(port, token, path, form, ids, back=0):
    """A form for each id; {} in the path is what had the id `back` before it."""
    c = http.client.HTTPConnection('127.0.0.1', port, timeout=60)
    head = {'Content-Type': 'application/x-www-form-urlencoded', 'Cookie': f'kompan={token}'}
    codes = {}
    for i in ids:
        c.request('POST', path.format(i - back), urllib.parse.urlencode({**form, 'id': str(i)}), head)
        r = c.getresponse()
        r.read()
        codes[r.status] = codes.get(r.status, 0) + 1
    c.close()
    return codes


def measure():
    db, p = house.sqlite()
    s = house.serve(f'sqlite:{db}')
    token = s.sign_in('koordynator')
    what, path, form = form_of(s, token, p[0])
    shares = []
    for turn in range(5):
        began = time.monotonic()
        codes = send(s.port, token, path, form, range(900000 + turn * ROWS, 900000 + (turn + 1) * ROWS))
        rate = ROWS / (time.monotonic() - began)
        if codes != {303: ROWS}:
            raise SystemExit(f'bench: {path} answers {codes}')
        shares.append(rate / bare())
    s.stop()
    print(f'writing {what} over HTTP, with its trail: {100 * house.median(shares):.0f} % of the rate of bare one-row'
          f' commits ({100 * min(shares):.0f}-{100 * max(shares):.0f}; goal 50)')
