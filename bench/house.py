# SPDX-License-Identifier: EUPL-1.2
"""house.py - a served demonstration to measure: made, signed in to, asked, stopped."""
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KOMPAN = os.path.join(ROOT, 'build', 'kompan')
BARE = os.path.join(ROOT, 'build', 'bench', 'bare')
PAGE = os.path.join(ROOT, 'build', 'bench', 'page')
PASSWORD = 'kompan-demo'

work = tempfile.mkdtemp(prefix='kompan-bench-')
_made = {}
_servers = []


def clean():
    for s in list(_servers):
        s.stop()
    shutil.rmtree(work, ignore_errors=True)


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def demo(url=None, *options):
    """Fills a database; gives what demo printed as {word: [fields...]} and the seconds it took."""
    began = time.monotonic()
    out = subprocess.run([KOMPAN, 'demo', '--db', url, *options], check=True, capture_output=True, text=True)
    seconds = time.monotonic() - began
    said = {}
    for line in out.stdout.splitlines():
        word, *rest = line.split('\t')
        said.setdefault(word, []).append(rest)
    said['rows'] = int(re.search(r'(\d+) rows', out.stderr).group(1))
    return said, seconds


def sqlite(*options):
    """The path and partnerships of a SQLite demonstration; made once per kind."""
    if options not in _made:
        path = os.path.join(work, f'demo{len(_made)}.db')
        said, _ = demo(f'sqlite:{path}', *options)
        _made[options] = (path, [p[0] for p in said['partnership']])
    return _made[options]


class Server:
    def __init__(self, argv, port, wait=30):
        self.port = port
        self.log = open(os.path.join(work, f'server-{port}.log'), 'w+')
        self.began = time.monotonic()
        self.process = subprocess.Popen(argv, stdout=self.log, stderr=self.log)
        _servers.append(self)
        while True:
            try:
                self.get('/static/none')
                break
            except OSError:
                if time.monotonic() - self.began > wait or self.process.poll() is not None:
                    self.log.seek(0)
                    raise SystemExit(f'bench: {argv[0]} does not answer: {self.log.read()[-500:]}')
                time.sleep(0.002)
        self.first_answer = time.monotonic() - self.began

    def get(self, path, token=None):
        c = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60)
        c.request('GET', path, headers={'Cookie': f'kompan={token}'} if token else {})
        r = c.getresponse()
        body = r.read()
        c.close()
        return r.status, body

    def loop(self, path, token, n):
        """n requests over one connection."""
        c = http.client.HTTPConnection('127.0.0.1', self.port, timeout=120)
        for _ in range(n):
            c.request('GET', path, headers={'Cookie': f'kompan={token}'})
            r = c.getresponse()
            r.read()
            if r.status != 200:
                raise SystemExit(f'bench: {path} answers {r.status}')
        c.close()

    def post(self, path, form, cookie=None, timeout=60, address=None):
        c = http.client.HTTPConnection('127.0.0.1', self.port, timeout=timeout)
        head = {'Content-Type': 'application/x-www-form-urlencoded'}
        if cookie:
            head['Cookie'] = cookie
        if address:
            head['X-Forwarded-For'] = address
        c.request('POST', path, urllib.parse.urlencode(form), head)
        r = c.getresponse()
        body = r.read()
        c.close()
        return r, body

    def csrf(self, path, token=None, cookie=None):
        c = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60)
        c.request('GET', path, headers={'Cookie': cookie or f'kompan={token}'} if token or cookie else {})
        r = c.getresponse()
        body = r.read().decode()
        found = re.search(r'name="csrf" value="([^"]*)"', body)
        cookies = '; '.join(v.split(';')[0] for k, v in r.getheaders() if k.lower() == 'set-cookie')
        c.close()
        return (found.group(1) if found else ''), cookies, body

    def sign_in(self, login, address=None):
        csrf, cookies, _ = self.csrf('/sign-in')
        r, _ = self.post('/sign-in', {'login': login, 'password': PASSWORD, 'csrf': csrf, 'to': '', 'kept': ''}, cookies,
                         address=address)
        for k, v in r.getheaders():
            if k.lower() == 'set-cookie' and v.startswith('kompan='):
                return v.split(';')[0][7:]
        raise SystemExit(f'bench: {login} cannot sign in: {r.status}')

    def stop(self):
        if self in _servers:
            _servers.remove(self)
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
            self.log.close()


def serve(url, workers=1, wrap=(), wait=30, options=()):
    port = free_port()
    return Server([*wrap, KOMPAN, 'serve', '--db', url, '--listen', f'127.0.0.1:{port}', '--workers', str(workers),
                   *options], port, wait)


def token_for(url, login='koordynator'):
    s = serve(url)
    token = s.sign_in(login)
    s.stop()
    return token


def median(values):
    v = sorted(values)
    return v[len(v) // 2]
