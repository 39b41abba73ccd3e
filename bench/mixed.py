# SPDX-License-Identifier: EUPL-1.2
"""Waiting times at half load while one paper, one sign-in and one import are always running."""
import http.client
import os
import re
import subprocess
import threading
import time

import house
import pages

HEAD = ('Nazwisko;Imię;PESEL;Powód\n')


def multipart(fields, name, content):
    mark = 'kompanbench'
    body = b''
    for k, v in fields.items():
        body += f'--{mark}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode()
    body += (f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
             'Content-Type: text/csv\r\n\r\n').encode() + content + f'\r\n--{mark}--\r\n'.encode()
    return body, f'multipart/form-data; boundary={mark}'


def import_list(s, token, group_path, n):
    """Uploads one list of 200 rows; its preview is drawn, nothing is accepted."""
    csrf, _, page = s.csrf(group_path + '/import', token)
    new = re.search(r'name="id" value="([^"]*)"', page)
    rows = HEAD + ''.join(f'Próbna;Osoba {n} {i};;chce pracować\n' for i in range(200))
    body, kind = multipart({'csrf': csrf, 'id': new.group(1) if new else '', 'reason': 'z listy'}, 'lista.csv',
                           rows.encode())
    c = http.client.HTTPConnection('127.0.0.1', s.port, timeout=60)
    c.request('POST', group_path + '/import', body, {'Content-Type': kind, 'Cookie': f'kompan={token}'})
    r = c.getresponse()
    r.read()
    c.close()
    return r.status


def paper_path(s, token, p):
    """Some paper of the demonstration: the report if there is one, else the protocol of the meeting."""
    for start, pattern in [(f'/p/{p}/reports', rf'/p/{p}/reports/[^"]*pdf'),
                           (f'/p/{p}/groups', rf'/p/{p}/groups/\d+')]:
        status, body = s.get(start, token)
        hit = re.search(f'href="({pattern})"', body.decode()) if status == 200 else None
        if hit is None:
            continue
        if 'pdf' in hit.group(1):
            return hit.group(1)
        _, body = s.get(hit.group(1) + '/selection', token)
        meeting = re.search(rf'href="(/p/{p}/selections/\d+)"', body.decode())
        if meeting:
            return meeting.group(1) + '/protocol'
    return None


def wrk(s, token, path, more):
    out = subprocess.run(['wrk', '-t1', '--latency', *more, '-H', f'Cookie: kompan={token}',
                          f'http://127.0.0.1:{s.port}{path}'], check=True, capture_output=True, text=True).stdout
    unit = {'us': 1e-3, 'ms': 1, 's': 1000}
    at = {p: float(v) * unit[u] for p, v, u in re.findall(r'(50|99)%\s+([\d.]+)(us|ms|s)\b', out)}
    return at['50'], at['99'], float(re.search(r'Requests/sec:\s+([\d.]+)', out).group(1))


def paced(s, token, path, rate, seconds):
    """One request each 1/rate second on its own time: a slow answer does not hide the ones behind it."""
    waits, lock = [], threading.Lock()
    began = time.monotonic()

    def lane(k, lanes):
        c = http.client.HTTPConnection('127.0.0.1', s.port, timeout=60)
        for i in range(k, int(rate * seconds), lanes):
            due = began + i / rate
            time.sleep(max(0, due - time.monotonic()))
            c.request('GET', path, headers={'Cookie': f'kompan={token}'})
            c.getresponse().read()
            with lock:
                waits.append(time.monotonic() - due)
        c.close()

    lanes = [threading.Thread(target=lane, args=(k, 8)) for k in range(8)]
    for t in lanes:
        t.start()
    for t in lanes:
        t.join()
    waits.sort()
    return waits[len(waits) // 2], waits[len(waits) * 99 // 100]


def measure():
    db, p = house.sqlite()
    s = house.serve(f'sqlite:{db}', 2)
    token = s.sign_in('koordynator')
    found = pages.addresses(s, token, p[0])
    path = found.get('person') or found.get('group')
    groups = re.search(rf'/p/{p[0]}/groups/\d+', s.get(f'/p/{p[0]}/groups', token)[1].decode()).group(0)
    paper = paper_path(s, token, p[0])
    stop, done = threading.Event(), {'paper': 0, 'sign-in': 0, 'import': 0}

    def always(name, act):
        while not stop.is_set():
            act(done[name])
            done[name] += 1

    acts = {'paper': lambda n: s.get(paper, token), 'sign-in': lambda n: s.sign_in('ops'),
            'import': lambda n: import_list(s, token, groups, n)}
    if paper is None:
        acts.pop('paper')
    said = import_list(s, token, groups, 0)
    _, _, full = wrk(s, token, path, ['-c8', '-d3s'])
    rate = min(full / 2, 400)       # what this measuring program can send on time
    quiet = paced(s, token, path, rate, 5)
    crowd = [threading.Thread(target=always, args=a) for a in acts.items()]
    for t in crowd:
        t.start()
    time.sleep(0.5)
    busy = paced(s, token, path, rate, 10)
    stop.set()
    for t in crowd:
        t.join()
    s.stop()
    runs = ', '.join(f'{n} {v}' for n, v in done.items())
    print(f'at {100 * rate / full:.0f} % of full load beside {runs} (import answers {said}): p99'
          f' {busy[1] / busy[0]:.1f} times the median (goal 10); without them {quiet[1] / quiet[0]:.1f}; the median'
          f' {busy[0] / quiet[0]:.1f} times that of a quiet house')
