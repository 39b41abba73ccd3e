# SPDX-License-Identifier: EUPL-1.2
# house.py - a real installation for tests from outside: the program, a database, a browser's bare hands.
import http.client, os, re, signal, socket, subprocess, sys, tempfile, time, urllib.parse

KOMPAN = os.environ.get("KOMPAN", "build/kompan")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def run(*args, ok=True, program=None):
    p = subprocess.run([program or KOMPAN, *args], capture_output=True, text=True, timeout=60)
    assert not ok or p.returncode == 0, f"{args}: {p.stderr}"
    return p


class Answer:
    def __init__(self, r):
        self.code, self.headers = r.status, r.headers
        self.bytes = r.read()
        self.body = self.bytes.decode(errors="replace")     # a PDF is no text
        self.location = r.headers.get("Location", "")

    def hidden(self, name):
        m = re.search(r'name="%s"[^>]*value="([^"]*)"' % name, self.body)
        return m and m.group(1)


class Visitor:
    """One person's browser: keeps cookies and the token of forms."""

    def __init__(self, port, cookie=None):
        self.port, self.cookie, self.csrf = port, cookie, None

    def ask(self, method, path, body=None, timeout=20, kind="application/x-www-form-urlencoded"):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        head = {"Cookie": "kompan=" + self.cookie} if self.cookie else {}
        if body is not None:
            head["Content-Type"] = kind
            body = body if isinstance(body, bytes) else urllib.parse.urlencode(body)
        try:
            c.request(method, path, body, head)
            a = Answer(c.getresponse())
        finally:
            c.close()
        for k, v in a.headers.items():
            if k == "Set-Cookie" and v.startswith("kompan=") and v[7] != ";":
                self.cookie = v[7:].split(";")[0]
        return a

    def get(self, path):
        a = self.ask("GET", path)
        self.csrf = a.hidden("csrf") or self.csrf
        return a

    def post(self, path, **fields):
        return self.ask("POST", path, {"csrf": self.csrf or "", **fields})

    def upload(self, path, name, content, **fields):
        """A form with one file."""
        part = lambda head, value: b"--part\r\nContent-Disposition: form-data; name=" + head + b"\r\n\r\n" + value + b"\r\n"
        body = b"".join(part(b'"%s"' % k.encode(), v.encode()) for k, v in {"csrf": self.csrf or "", **fields}.items())
        body += part(b'"file"; filename="%s"' % name.encode(), content) + b"--part--\r\n"
        return self.ask("POST", path, body, kind="multipart/form-data; boundary=part")

    def sign_in(self, login):
        """As one of the demonstration's people."""
        a = self.post("/sign-in", login=login, password="kompan-demo", to="", kept="")
        assert a.code == 303 and self.cookie, a.body


class House:
    """A database in a folder of its own, or one in the cluster of KOMPAN_PG_OWNER, and a server on it."""

    def __init__(self, workers=2, env=None, folder=None, demo=False, program=None, files=None, empty=False):
        self.folder = folder or tempfile.mkdtemp(prefix="kompan-fault-")
        self.owner = self.url = "sqlite:" + os.path.join(self.folder, "k.db")
        if os.environ.get("KOMPAN_TEST_PG"):
            name = "fault_%d_%d" % (os.getpid(), time.time_ns() % 10**9)
            base = os.environ["KOMPAN_PG_OWNER"]
            subprocess.run(["psql", "-qX", base, "-c", "CREATE DATABASE " + name], check=True)
            self.owner = base.rsplit("/", 1)[0] + "/" + name
            self.url = os.environ["KOMPAN_PG_SERVE"].rsplit("/", 1)[0] + "/" + name
        self.program, self.files = program or KOMPAN, files
        self.said = "" if empty else run("demo" if demo else "init", "--db", self.owner,
            program=self.program).stdout.strip()
        self.link = self.said
        self.port, self.workers, self.env, self.server = free_port(), workers, env or {}, None

    def start(self, log=None):
        self.log = log or open(os.path.join(tempfile.gettempdir(), "kompan-fault-%d.log" % os.getpid()), "a")
        self.server = subprocess.Popen([self.program, "serve", "--db", self.url, "--listen", "127.0.0.1:%d" % self.port,
            "--workers", str(self.workers)] + (["--files", self.files] if self.files else []), stdout=self.log, stderr=self.log, env={**os.environ, **self.env})
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.02)
        raise AssertionError("the server did not start")

    def stop(self, sig=signal.SIGTERM):
        if self.server and self.server.poll() is None:
            self.server.send_signal(sig)
            self.server.wait(40)                # it gives its workers 20 seconds

    def kill(self):
        """All at once, as a loss of power does; nobody holds the socket afterwards."""
        pids = [self.server.pid] + self.children()
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass                            # an errand that was done meanwhile
        self.server.wait(10)
        while any(os.path.exists("/proc/%d" % pid) for pid in pids[1:]):
            time.sleep(0.02)

    def children(self):
        with open("/proc/%d/task/%d/children" % (self.server.pid, self.server.pid)) as f:
            return [int(x) for x in f.read().split()]

    def partnership(self):
        """The path of the demonstration's partnership."""
        return "/p/" + re.search(r"partnership\t(\d+)", self.said).group(1)

    def visitor(self):
        return Visitor(self.port)

    def administrator(self):
        v = self.visitor()
        path = "/join/" + self.link.rsplit("/", 1)[1]
        a = v.post(path, password="siedem małych domków", again="siedem małych domków")
        assert a.code == 303, a.body
        return v


def open_partnership(v, name):
    """The answer to a new partnership's form, sent once."""
    form = v.get("/partnerships/new")
    return v.post("/partnerships/new", id=form.hidden("id"), name=name, service_name="", voivodeship="mazowieckie",
        powiat="doliński", gminas="Dolina", report_day="5", report_set="basic", labour_note="")


def main(tests):
    """TAP; a test returns why it cannot run here, or nothing."""
    failed = 0
    print("1..%d" % len(tests), flush=True)
    for i, t in enumerate(tests, 1):
        name = t.__name__.replace("_", " ")
        try:
            why = t()
            print("ok %d - %s%s" % (i, name, " # SKIP " + why if why else ""), flush=True)
        except Exception as e:
            failed += 1
            print("not ok %d - %s" % (i, name))
            print("# %s: %s" % (type(e).__name__, str(e).replace("\n", " ")[:1500]), flush=True)
    sys.exit(1 if failed else 0)
