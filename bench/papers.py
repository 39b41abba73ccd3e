# SPDX-License-Identifier: EUPL-1.2
"""The report as PDF beside WeasyPrint making one from the report's page; 60 clients beside 15."""
import os
import re
import subprocess
import time

import house

RUNS = 5
# In Debian's Python, which has the package; loading it is not counted, styles are left out.
WEASY = '''
import sys, time
from weasyprint import HTML
text = open(sys.argv[1], encoding="utf-8").read()
took = []
for _ in range(3):
    began = time.monotonic()
    HTML(string=text).write_pdf()
    took.append(time.monotonic() - began)
print(min(took))
'''


def drafts(server, token, p):
    """The page and paper of a month that is still a draft: made anew each time."""
    page = re.findall(rf'href="(/p/{p}/reports/\d\d\d\d-\d\d)"', server.get(f'/p/{p}/reports', token)[1].decode())
    for path in sorted(set(page), reverse=True):
        body = server.get(path, token)[1].decode()
        paper = re.search(rf'href="({path}/report\.pdf[^"]*)"', body)
        if paper:
            return body, paper.group(1)
    return None, None


def seconds(server, token, path):
    took = []
    for _ in range(RUNS):
        began = time.monotonic()
        status, body = server.get(path, token)
        took.append(time.monotonic() - began)
        if status != 200 or body[:4] != b'%PDF':
            raise SystemExit(f'bench: {path} answers {status}')
    return min(took), len(body)


def weasyprint(page):
    path = os.path.join(house.work, 'page.html')
    main = re.search(r'<main.*</main>', page, re.S)
    with open(path, 'w', encoding='utf-8') as f:
        f.write('<!doctype html><html lang="pl"><meta charset="utf-8"><title>x</title>' + main.group(0) + '</html>')
    out = subprocess.run(['/usr/bin/python3', '-c', WEASY, path], capture_output=True, text=True)
    return float(out.stdout) if out.returncode == 0 else None


def measure():
    took = {}
    for clients in (15, 60):
        path = os.path.join(house.work, f'papers{clients}.db')
        said, _ = house.demo(f'sqlite:{path}', '--people', str(clients))
        s = house.serve(f'sqlite:{path}')
        p = said['partnership'][1][0]
        token = s.sign_in('koordynator-2')
        page, paper = drafts(s, token, p)
        if paper is None:
            print('left out, this program has no paper of a draft report')
            s.stop()
            return 0
        took[clients], size = seconds(s, token, paper)
        other = weasyprint(page)
        s.stop()
        if clients == 15 and other is None:
            print('WeasyPrint: left out, /usr/bin/python3 has no such package')
        elif clients == 15:
            print(f'report of 15 clients, {size} bytes: {took[15] / other:.2f} of WeasyPrint\'s time, page and database'
                  ' included (at most 0.20)')
    print(f'60 clients take {took[60] / took[15]:.1f} times 15 (at most 5)')
