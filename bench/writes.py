# SPDX-License-Identifier: EUPL-1.2
"""Acknowledged writes by one connection beside bare one-row commits on the same disk."""
import http.client
import os
import re
import shutil
import subprocess
import time
import urllib.parse
from datetime import date

import house

ROWS, PAIRS = 300, 9


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


def script(token, path, form, first):
    """For wrk, whose own work is small beside a commit: the form again and again, each time with a new id."""
    lua = os.path.join(house.work, 'writes.lua')
    body = urllib.parse.urlencode({k: v for k, v in form.items() if k != 'id'})
    with open(lua, 'w') as f:
        f.write(f'''local n = {first}
local head = {{["Cookie"] = "kompan={token}", ["Content-Type"] = "application/x-www-form-urlencoded"}}
request = function() n = n + 1; return wrk.format("POST", "{path}", head, "{body}&id=" .. n) end
''')
    return lua


def rate(port, lua):
    out = subprocess.run(['wrk', '-t1', '-c1', '-d1s', '-s', lua, f'http://127.0.0.1:{port}/'], check=True,
                         capture_output=True, text=True).stdout
    if 'Non-2xx' in out:
        raise SystemExit(f'bench: writing is refused: {out}')
    return float(re.search(r'Requests/sec:\s+([\d.]+)', out).group(1))


def syncs(s, token, path, form):
    """How often the worker waits for the disk in ROWS writes; the checkpoints of the WAL are among them."""
    if shutil.which('strace') is None:
        return 'not counted, no strace'
    out = os.path.join(house.work, 'strace')
    worker = subprocess.run(['pgrep', '-P', str(s.process.pid)], check=True, capture_output=True, text=True).stdout
    tracer = subprocess.Popen(['strace', '-qq', '-f', '-e', 'trace=fsync,fdatasync', '-o', out, '-p', worker.split()[0]],
                              stderr=subprocess.DEVNULL)
    time.sleep(1)
    codes = send(s.port, token, path, form, range(700000, 700000 + ROWS))
    tracer.terminate()
    tracer.wait()
    with open(out) as f:
        n = len(re.findall(r'f(?:data)?sync\(', f.read()))
    return f'{n} for {ROWS} writes (answers {codes})'


def measure():
    db = os.path.join(house.work, 'writes.db')          # thousands of services: no other measure wants them
    said, _ = house.demo(f'sqlite:{db}')
    p = said['partnership'][0]
    s = house.serve(f'sqlite:{db}')
    token = s.sign_in('koordynator')
    what, path, form = form_of(s, token, p[0])
    shares = [rate(s.port, script(token, path, form, (turn + 1) * 1000000)) / bare() for turn in range(PAIRS)]
    print(f'writing {what} over HTTP, with its trail: {100 * house.median(shares):.0f} % of the rate of bare one-row'
          f' commits ({100 * min(shares):.0f}-{100 * max(shares):.0f}; goal 50)')
    print(f'waits for the disk: {syncs(s, token, path, form)} (goal one each)')
    s.stop()
