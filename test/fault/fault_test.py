#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# fault_test.py - what an office's bad day does to kompan: processes die, the database is locked, full,
# foreign, the same form is sent twice. Nothing that was acknowledged is lost, nothing is written twice.
# SQLite, or PostgreSQL with KOMPAN_TEST_PG. Only 127.0.0.1; every process started here is ended here.
import os, re, shutil, signal, socket, sqlite3, subprocess, tempfile, threading, time
import http.client

from house import KOMPAN, House, Visitor, free_port, main, open_partnership, run

PG = bool(os.environ.get("KOMPAN_TEST_PG"))


def names(v):
    return re.findall(r"Próba \d+", v.get("/partnerships").body)


def a_killed_worker_loses_no_acknowledged_write_and_writes_none_twice():
    h = House(workers=3).start()
    try:
        v, said, stop = h.administrator(), set(), threading.Event()
        v.get("/")

        def reaper():
            while not stop.wait(0.15):
                for pid in h.children()[:1]:
                    try:
                        os.kill(pid, signal.SIGKILL)
                    except ProcessLookupError:
                        pass

        t = threading.Thread(target=reaper)
        t.start()
        for i in range(120):
            name, fields = "Próba %d" % i, None
            for _ in range(60):                 # as a person does: back, and send the same form again
                try:
                    fields = fields or v.get("/partnerships/new").hidden("id")
                    if not fields:
                        continue
                    a = v.post("/partnerships/new", id=fields, name=name, service_name="", voivodeship="mazowieckie",
                        powiat="d", gminas="D", report_day="5", report_set="basic", labour_note="")
                    assert a.code in (303, 503), a.body
                    if a.code == 303:
                        said.add(name)
                        break
                except (OSError, http.client.HTTPException):
                    time.sleep(0.02)            # the connection closed: never half a page
        stop.set()
        t.join()
        time.sleep(0.3)
        got = names(v)
        assert len(said) == 120, len(said)
        assert sorted(set(got)) == sorted(said), (len(set(got)), len(said))
        assert len(got) == len(set(got)), "a form sent twice made two rows"
    finally:
        h.stop()


def killing_everything_keeps_what_was_acknowledged():
    h = House(workers=2).start()
    try:
        v = h.administrator()
        assert open_partnership(v, "Próba 1").code == 303
        h.kill()
        h.start()
        assert names(v) == ["Próba 1"]
    finally:
        h.stop()


def twenty_wrong_passwords_over_four_workers_are_limited_as_over_one():
    h = House(workers=4).start()
    try:
        h.administrator()
        codes, lock = [], threading.Lock()

        def guess():
            a = h.visitor().post("/sign-in", login="admin", password="zgaduję", to="", kept="")
            with lock:
                codes.append(a.code)

        threads = [threading.Thread(target=guess) for _ in range(20)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        assert codes.count(422) == 10 and codes.count(429) == 10, sorted(codes)
    finally:
        h.stop()


def a_double_click_makes_one_row():
    h = House().start()
    try:
        v = h.administrator()
        form = v.get("/partnerships/new")
        fields = dict(id=form.hidden("id"), name="Próba 1", service_name="", voivodeship="mazowieckie", powiat="d",
            gminas="D", report_day="5", report_set="basic", labour_note="")
        got, lock = [], threading.Lock()

        def click():
            a = v.post("/partnerships/new", **fields)
            with lock:
                got.append((a.code, a.location))

        threads = [threading.Thread(target=click) for _ in range(6)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        assert len(set(got)) == 1 and got[0][0] == 303, got
        assert names(v) == ["Próba 1"]
    finally:
        h.stop()


def a_locked_database_keeps_what_was_typed():
    if PG:
        return "SQLite only"
    h = House().start()
    try:
        v = h.administrator()
        form = v.get("/partnerships/new")
        other = sqlite3.connect(h.url[7:], timeout=5)
        other.execute("BEGIN IMMEDIATE")
        a = v.post("/partnerships/new", id=form.hidden("id"), name="Próba 1", service_name="", voivodeship="mazowieckie",
            powiat="Żółty <b>", gminas="D", report_day="5", report_set="basic", labour_note="")
        other.rollback()
        assert a.code == 503, a.code
        assert "Żółty &lt;b&gt;" in a.body and 'action="/partnerships/new"' in a.body
        a = v.post("/partnerships/new", id=form.hidden("id"), name="Próba 1", service_name="", voivodeship="mazowieckie",
            powiat="Żółty <b>", gminas="D", report_day="5", report_set="basic", labour_note="")
        assert a.code == 303
    finally:
        h.stop()


def a_full_disk_says_so_and_loses_nothing():
    if PG or os.geteuid() != 0:
        return "needs SQLite and root for a small disk"
    folder = tempfile.mkdtemp(prefix="kompan-disk-")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder]).returncode != 0:
        return "no disk may be mounted here"
    h = None
    try:
        h = House(folder=folder).start()
        v = h.administrator()
        assert open_partnership(v, "Próba 1").code == 303
        filler = os.open(folder + "/filler", os.O_WRONLY | os.O_CREAT)
        try:
            while os.write(filler, b"x" * 4096):
                pass
        except OSError:
            os.close(filler)
        refused = 0
        said = ["Próba 1"]
        for i in range(2, 40):
            a = open_partnership(v, "Próba %d" % i)
            assert a.code in (303, 500, 503), a.code
            if a.code == 303:
                said.append("Próba %d" % i)
            else:
                refused += 1
        assert refused > 0
        os.unlink(folder + "/filler")
        assert sorted(names(v)) == sorted(said), (names(v), said)
        assert open_partnership(v, "Próba 99").code == 303
    finally:
        if h:
            h.stop()
        subprocess.run(["umount", folder])
        os.rmdir(folder)


PAPER = b"%PDF-1.7\n" + bytes(range(256)) * 2400 + b"\n%%EOF\n"


def begin_form(h, v):
    """A form of a client is begun; the path of its page."""
    v.sign_in("ops")
    person = re.search(h.partnership() + r"/people/\d+", v.get(h.partnership() + "/people").body).group(0)
    form = v.get(person + "/forms")
    a = v.post(person + "/forms", id=form.hidden("id"), url="urn:kompan:form:balance", service="", stage="")
    assert a.code == 303, a.body
    return a.location.split("/sections")[0]


def attach(v, answer):
    return v.upload(answer + "/scans", "skan.pdf", PAPER, scan=v.get(answer).hidden("scan"))


def a_full_disk_for_scans_says_so_and_loses_nothing():
    if os.geteuid() != 0:
        return "needs root for a small disk"
    folder = tempfile.mkdtemp(prefix="kompan-disk-")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]).returncode != 0:
        return "no disk may be mounted here"
    h = House(demo=True, files=folder).start()
    try:
        v = h.visitor()
        answer = begin_form(h, v)
        assert attach(v, answer).code == 303
        a = attach(v, answer)
        assert a.code == 422 and "Na dysku nie ma miejsca na ten skan" in a.body, a.body
        page = v.get(answer).body
        scans = re.findall(answer + r"/scans/\d+", page)
        assert len(scans) == 1 and v.get(scans[0]).bytes == PAPER
        subprocess.run(["mount", "-o", "remount,size=4m", folder], check=True)
        assert attach(v, answer).code == 303
    finally:
        h.stop()
        subprocess.run(["umount", folder])
        os.rmdir(folder)


def a_full_disk_under_the_database_keeps_no_half_of_a_scan():
    if PG or os.geteuid() != 0:
        return "needs SQLite and root for a small disk"
    folder = tempfile.mkdtemp(prefix="kompan-disk-")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", folder]).returncode != 0:
        return "no disk may be mounted here"
    h = House(demo=True, folder=folder).start()
    try:
        v = h.visitor()
        answer = begin_form(h, v)
        filler = os.open(folder + "/filler", os.O_WRONLY | os.O_CREAT)
        try:
            while os.write(filler, b"x" * 4096):
                pass
        except OSError:
            os.close(filler)
        os.truncate(folder + "/filler", os.path.getsize(folder + "/filler") - 300000)
        refused = 0
        for _ in range(8):                      # the log of the database has some room of its own
            a = attach(v, answer)
            assert a.code in (303, 500, 503), a.code
            refused += a.code != 303
            if a.code == 500:
                assert "Nic nie zostało zapisane" in a.body, a.body
        assert refused > 0
        os.unlink(folder + "/filler")
        scans = set(re.findall(answer + r"/scans/\d+", v.get(answer).body))
        assert len(scans) == 8 - refused, (scans, refused)
        assert attach(v, answer).code == 303
        for scan in set(re.findall(answer + r"/scans/\d+", v.get(answer).body)):
            assert v.get(scan).bytes == PAPER
    finally:
        h.stop()
        subprocess.run(["umount", folder])
        os.rmdir(folder)


def scans_behind_files_are_backed_up_and_restored_and_a_missing_one_is_named():
    files, other = tempfile.mkdtemp(prefix="kompan-scans-"), tempfile.mkdtemp(prefix="kompan-scans-")
    h = House(demo=True, files=files).start()
    there = again = None
    try:
        v = h.visitor()
        answer = begin_form(h, v)
        assert attach(v, answer).code == 303
        scan = re.search(answer + r"/scans/\d+", v.get(answer).body).group(0)
        path = files + h.partnership()[2:] + "/" + scan.rsplit("/", 1)[1]
        one, two, three = (h.folder + "/" + x for x in ("one", "two", "three"))
        assert run("serve", "--db", h.url, "--files", files + "/none", ok=False).returncode == 1
        run("backup", "--db", h.owner, "--files", files, "-o", one)
        there, again = House(empty=True, files=other), House(empty=True)
        assert run("restore", "--db", there.owner, "--files", files, one, ok=False).returncode == 1    # it is not empty
        run("restore", "--db", there.owner, "--files", other, one)
        run("restore", "--db", again.owner, one)
        run("backup", "--db", there.owner, "--files", other, "-o", two)
        run("backup", "--db", again.owner, "-o", three)
        with open(one, "rb") as a, open(two, "rb") as b, open(three, "rb") as c:
            kept = a.read()
            assert kept == b.read() == c.read()
        for house in (there, again):
            house.said = h.said
            house.start()
            w = house.visitor()
            w.sign_in("ops")
            assert w.get(scan).bytes == PAPER
        with open(path, "r+b") as f:
            f.write(b"%PDX")
        p = run("backup", "--db", h.owner, "--files", files, "-o", one, ok=False)
        assert p.returncode == 3 and path in p.stderr and "SHA-256" in p.stderr, (p.returncode, p.stderr)
        os.unlink(path)
        p = run("backup", "--db", h.owner, "--files", files, "-o", one, ok=False)
        assert p.returncode == 3 and path in p.stderr, (p.returncode, p.stderr)
        assert v.get(scan).code == 409
        p = run("backup", "--db", h.owner, "-o", one, ok=False)
        assert p.returncode == 3 and "--files DIR" in p.stderr, (p.returncode, p.stderr)
    finally:
        for house in (h, there, again):
            if house:
                house.stop()
        shutil.rmtree(files)
        shutil.rmtree(other)


def what_kills_leave_in_the_folder_of_scans_is_swept_and_no_scan_with_it():
    """Killed while scans are handed in, killed while it sweeps: in the end a file for each row, and no other."""
    files = tempfile.mkdtemp(prefix="kompan-scans-")
    h = House(workers=2, demo=True, files=files).start()

    def lying():
        return {name for _, _, names in os.walk(files) for name in names}

    try:
        v, stop, sent = h.visitor(), threading.Event(), 0
        answer = begin_form(h, v)

        def reaper():
            while not stop.wait(0.07):
                for pid in h.children()[:1]:
                    try:
                        os.kill(pid, signal.SIGKILL)
                    except ProcessLookupError:
                        pass

        t = threading.Thread(target=reaper)
        t.start()
        for _ in range(45):
            try:
                sent += attach(v, answer).code == 303
            except (OSError, http.client.HTTPException):
                pass                            # killed on the way; nobody tries again
        stop.set()
        t.join()
        time.sleep(0.5)
        scans = set(re.findall(answer + r"/scans/\d+", v.get(answer).body))
        rows = {scan.rsplit("/", 1)[1] for scan in scans}
        assert 0 < sent <= len(rows), (sent, len(rows))
        folder = files + h.partnership()[2:]
        for name in ("4611686018427387904", "4611686018427387905", "4611686018427387905.77.1.new"):
            with open(folder + "/" + name, "wb") as f:
                f.write(PAPER)
        h.kill()
        for name in lying():
            os.utime(folder + "/" + name, (time.time() - 2 * 86400,) * 2)
        for _ in range(3):                      # the sweep begins about a second after the start
            h.start()
            for _ in range(60):
                if len(lying()) <= len(rows) + 2:
                    break
                time.sleep(0.02)
            h.kill()
        h.start()
        for _ in range(200):
            if lying() == rows:
                break
            time.sleep(0.05)
        assert lying() == rows, (lying() - rows, rows - lying())
        assert all(v.get(scan).bytes == PAPER for scan in scans)
    finally:
        h.stop()
        shutil.rmtree(files)


def serve_refuses(url, word):
    p = subprocess.run([os.environ.get("KOMPAN", "build/kompan"), "serve", "--db", url, "--listen",
        "127.0.0.1:%d" % free_port()], capture_output=True, text=True, timeout=20)
    assert p.returncode == 1 and word in p.stderr and p.stderr.count("\n") == 1, (p.returncode, p.stderr)


def a_database_that_is_missing_foreign_or_newer_is_refused_in_one_sentence():
    if PG:
        h = House()
        serve_refuses(h.owner, "kompan_serve")
        return None
    d = tempfile.mkdtemp(prefix="kompan-foreign-")
    try:
        serve_refuses("sqlite:" + d + "/none.db", "none.db")
        with open(d + "/text.db", "w") as f:
            f.write("to nie jest baza danych\n" * 100)
        serve_refuses("sqlite:" + d + "/text.db", "text.db")
        sqlite3.connect(d + "/other.db").execute("CREATE TABLE t (a)").connection.commit()
        serve_refuses("sqlite:" + d + "/other.db", "kompan")
        h = House()
        c = sqlite3.connect(h.url[7:])
        cols = [r[1] for r in c.execute("PRAGMA table_info(schema_migration)")]
        row = dict(zip(cols, c.execute("SELECT * FROM schema_migration ORDER BY 1 DESC LIMIT 1").fetchone()))
        for k in row:
            if isinstance(row[k], int):
                row[k] += 1000
        c.execute("INSERT INTO schema_migration (%s) VALUES (%s)" % (",".join(row), ",".join("?" * len(row))),
            list(row.values()))
        c.commit()
        serve_refuses(h.url, "new")
    finally:
        shutil.rmtree(d)


def sighup_and_sigterm_refuse_no_request():
    h = House(workers=2).start()
    try:
        v = h.administrator()
        bad, n, stop = [], [0], threading.Event()

        def load():
            while not stop.is_set():
                try:
                    a = Visitor(h.port, v.cookie).get("/partnerships")
                    n[0] += 1
                    if a.code != 200:
                        bad.append(a.code)
                except Exception as e:
                    bad.append(repr(e))

        threads = [threading.Thread(target=load) for _ in range(3)]
        for t in threads:
            t.start()
        for _ in range(3):
            time.sleep(0.5)
            h.server.send_signal(signal.SIGHUP)
        time.sleep(0.7)
        stop.set()
        for t in threads:
            t.join()
        assert n[0] > 50 and not bad, (n[0], bad[:3])
    finally:
        h.stop()
    assert h.server.returncode == 0, h.server.returncode


def this_program_serves_while_the_next_migrates_and_no_request_is_refused():
    """The next release is this one with one migration more (next.sql): build/test/kompan-next."""
    following = os.path.join(os.path.dirname(KOMPAN), "test", "kompan-next")
    if not os.access(following, os.X_OK):
        return "no %s: ninja -C build test/kompan-next" % following
    folder = tempfile.mkdtemp(prefix="kompan-next-")
    program = os.path.join(folder, "kompan")
    shutil.copy2(KOMPAN, program)
    h = House(workers=2, demo=True, program=program).start()
    bad, did, stop = [], {"GET": 0, "sign-in": 0, "service": 0}, threading.Event()
    try:
        worker = h.visitor()
        worker.sign_in("ops")
        page = h.partnership() + "/services/new"
        form = worker.get(page).body
        first = {n: re.search(r'<select[^>]*name="%s".*?<option value="(\d+)"' % n, form, re.S).group(1)
            for n in ("person", "kind", "partner")}

        def asks(what, once):
            while not stop.is_set():
                try:
                    code = once()
                    did[what] += 1
                    if code not in (200, 303):
                        bad.append((what, code))
                except Exception as e:
                    bad.append((what, repr(e)))

        def log_service():
            v = Visitor(h.port, worker.cookie)
            return v.post(page, id=v.get(page).hidden("id"), on=time.strftime("%d.%m.%Y"), minutes="30", **first).code

        loads = [("GET", lambda: Visitor(h.port, worker.cookie).get(h.partnership() + "/people").code),
            ("GET", lambda: Visitor(h.port).get("/sign-in").code),
            ("sign-in", lambda: Visitor(h.port).sign_in("ops2") or 303), ("service", log_service)]
        threads = [threading.Thread(target=asks, args=load) for load in loads]
        for t in threads:
            t.start()
        time.sleep(1)
        said = run("migrate", "--db", h.owner, program=following)
        assert (said.stdout + said.stderr).startswith("1 "), said
        time.sleep(1.5)                         # the old program on the new schema
        before = dict(did)
        os.rename(shutil.copy2(following, program + ".new"), program)
        h.server.send_signal(signal.SIGHUP)
        time.sleep(2)
        stop.set()
        for t in threads:
            t.join()
        assert not bad, (len(bad), bad[:3])
        assert all(before[k] > 1 and did[k] > before[k] for k in did), (before, did)
        links = {os.stat("/proc/%d/exe" % pid).st_ino for pid in h.children()}
        assert links == {os.stat(program).st_ino}, "the workers are not of the next release"
    finally:
        h.stop()
        shutil.rmtree(folder)


def an_import_cut_off_by_a_kill_makes_one_candidate_of_each_row():
    """Rows without number and birth date: nothing but the ids kept in the draft tells them apart."""
    h, n = House(workers=2, demo=True).start(), 16000
    try:
        v, other = h.visitor(), h.visitor()
        v.sign_in("ops")
        other.cookie = v.cookie
        groups = v.get(h.partnership() + "/groups").body
        group = re.search(h.partnership() + r"/groups/\d+", groups).group(0)
        form = v.get(group + "/import")
        draft = v.post(group + "/import", id=form.hidden("id"), pasted="Nazwisko;Imię\n" + "Próbny;Jan\n" * n,
            reason="z listy", all_ops="", all_pup="").location

        def count():
            answer = other.get(group + "/candidates")
            while answer.code == 503:   # on a loaded machine somebody may be asked to try again
                answer = other.get(group + "/candidates")
            return int(re.search(r"Kandydatury Twojej instytucji: (\d+)", answer.body).group(1))

        def accept():
            try:
                v.post(draft, do="accept")
            except (OSError, http.client.HTTPException):
                pass                            # killed on the way

        before = count()
        t = threading.Thread(target=accept)
        t.start()
        while count() == before:
            time.sleep(0.01)
        for pid in h.children():
            os.kill(pid, signal.SIGKILL)
        t.join()
        time.sleep(0.5)
        half = count() - before
        assert 0 < half <= n, half      # all of them: the kill came after the last unit
        clicks = [threading.Thread(target=accept) for _ in range(3)]
        for t in clicks:
            t.start()
        for t in clicks:
            t.join()
        for _ in range(6):                      # on a loaded machine the browser may give up before
            if count() - before < n:
                accept()
        assert count() - before == n, (half, count() - before)
    finally:
        h.stop()


def a_survey_whose_closing_is_killed_is_closed_by_whoever_types_the_key_again():
    """Every answer is counted once, whenever the power went."""
    h, n = House(workers=2, demo=True).start(), 150
    try:
        v, other = h.visitor(), h.visitor()
        v.sign_in("koordynator")
        other.cookie = v.cookie
        surveys = re.search(h.partnership() + r"/groups/\d+", v.get(h.partnership() + "/groups").body).group(0) + "/surveys"
        form = v.get(surveys)
        page = v.post(surveys, id=form.hidden("id"), key=form.hidden("key"), codes=str(n), until_on=form.hidden("until_on"))
        key = page.hidden("key")
        survey = re.search(h.partnership() + r"/surveys/\d+", page.body).group(0)
        slips = subprocess.run(["pdftotext", "-layout", "-", "-"], input=v.post(survey + "/slips", key=key).bytes,
            capture_output=True, check=True).stdout.decode()
        codes = re.findall(r"kod: (\S{4}-\S{4})", slips)
        assert len(codes) == n, len(codes)
        for i, code in enumerate(codes):
            sheet = ('{"resourceType":"QuestionnaireResponse","status":"in-progress","item":[{"linkId":"2","item":[{"linkId":'
                '"2.8","answer":[{"valueString":"Słowo %d."}]}]}]}' % i)
            assert h.visitor().post("/s/send", code=code, sheet=sheet, id="%032x" % (i * 7919 + 1)).code == 200

        def close():
            try:
                return v.post(survey + "/close", key=key)
            except (OSError, http.client.HTTPException):
                return None                     # killed on the way

        t = threading.Thread(target=close)
        t.start()
        while "Dotąd %d " % n in other.get(survey).body:
            pass
        for pid in h.children():
            os.kill(pid, signal.SIGKILL)
        t.join()
        time.sleep(0.5)
        half = other.get(survey).body
        assert "Trwa zamykanie" in half or "Słowo 1." in half      # at worst the kill came after the last unit
        clicks = [threading.Thread(target=close) for _ in range(3)]
        for t in clicks:
            t.start()
        for t in clicks:
            t.join()
        assert close().code == 303
        body = other.get(survey).body
        assert re.search(r"\b%d odpowiedzi; " % n, body), body[:3000]
        for i in range(n):
            assert body.count("Słowo %d." % i) == 1, i
    finally:
        h.stop()


def an_invitation_goes_out_by_mail():
    try:
        from aiosmtpd.controller import Controller
    except ImportError:
        return "no aiosmtpd here"

    class Box:
        letters = []

        async def handle_DATA(self, server, session, envelope):
            self.letters.append((envelope.rcpt_tos, envelope.content.decode()))
            return "250 OK"

    box = Controller(Box(), hostname="127.0.0.1", port=free_port())
    box.start()
    h = House(env={"KOMPAN_SMTP": "smtp://127.0.0.1:%d" % box.port, "KOMPAN_BASE_URL": "https://kompan.example"}).start()
    try:
        v = h.administrator()
        form = v.get("/admin/accounts/new")
        a = v.post("/admin/accounts/new", id=form.hidden("id"), name="Anna Próbna", title="", login="anna", phone="",
            email="anna@example.org", role="coordinator")
        assert a.code == 200, a.body
        for _ in range(80):
            if Box.letters:
                break
            time.sleep(0.1)
        assert len(Box.letters) == 1 and Box.letters[0][0] == ["anna@example.org"], Box.letters
        import base64
        body = base64.b64decode(Box.letters[0][1].split("\r\n\r\n", 1)[1]).decode()
        assert "https://kompan.example/join/" in body, body
    finally:
        h.stop()
        box.stop()


def a_letter_under_way_holds_no_restart_up():
    """The mail server takes the connection and is silent; the process that waits for it goes with the house."""
    silent, held = socket.create_server(("127.0.0.1", 0)), None
    h = House(env={"KOMPAN_SMTP": "smtp://127.0.0.1:%d" % silent.getsockname()[1], "KOMPAN_BASE_URL": "https://kompan.example"}).start()
    try:
        v = h.administrator()
        form = v.get("/admin/accounts/new")
        a = v.post("/admin/accounts/new", id=form.hidden("id"), name="Anna Próbna", title="", login="anna", phone="",
            email="anna@example.org", role="coordinator")
        assert a.code == 200, a.body
        silent.settimeout(10)
        held, _ = silent.accept()
        h.stop()
        h.start()
        time.sleep(0.5)
        assert h.server.poll() is None, "the socket was still held"
        assert v.get("/").code == 200
    finally:
        h.stop()
        if held:
            held.close()
        silent.close()


def whoever_read_the_log_may_go():
    there, here = os.pipe()
    h = House(workers=1).start(log=os.fdopen(here, "w"))
    try:
        h.log.close()
        os.close(there)
        v = h.administrator()
        for _ in range(2):
            os.kill(h.children()[0], signal.SIGKILL)        # of which the parent wants to say a word
            time.sleep(0.5)
            assert h.server.poll() is None, "the parent went too"
            assert v.get("/").code == 200
    finally:
        h.stop()


def a_backup_of_a_running_house_restores_to_the_same_backup():
    h = House().start()
    try:
        v = h.administrator()
        assert open_partnership(v, "Próba 1").code == 303
        file, again = h.folder + "/a.backup", h.folder + "/b.backup"
        run("backup", "--db", h.owner, "-o", file)
        other = House()
        assert run("restore", "--db", other.owner, file, ok=False).returncode == 1      # holds an installation
        empty = "sqlite:" + h.folder + "/empty.db"
        run("restore", "--db", empty, file)
        run("backup", "--db", empty, "-o", again)
        with open(file, "rb") as a, open(again, "rb") as b:
            assert a.read() == b.read()
    finally:
        h.stop()


def the_log_on_disk_is_synced_before_the_answer():
    if PG or not shutil.which("strace"):
        return "needs SQLite and strace"
    h = House(workers=1).start()
    try:
        v = h.administrator()
        form = v.get("/partnerships/new")
        trace = h.folder + "/trace"
        s = subprocess.Popen(["strace", "-f", "-o", trace, "-e", "trace=fsync,fdatasync,sendto,sendmsg,write,writev",
            "-p", str(h.children()[0])], stderr=subprocess.PIPE)
        s.stderr.readline()
        a = v.post("/partnerships/new", id=form.hidden("id"), name="Próba 1", service_name="", voivodeship="mazowieckie",
            powiat="d", gminas="D", report_day="5", report_set="basic", labour_note="")
        assert a.code == 303
        s.send_signal(signal.SIGINT)
        s.wait(10)
        with open(trace) as f:
            calls = f.read()
        sync, answer = re.search(r"f(data)?sync\(", calls), re.search(r"HTTP/1\.1 303", calls)
        assert sync and answer and sync.start() < answer.start(), calls[-2000:]
    finally:
        h.stop()


if __name__ == "__main__":
    if PG and not os.environ.get("KOMPAN_PG_OWNER"):
        print("skipped: no KOMPAN_PG_OWNER, KOMPAN_PG_SERVE (tools/pg)")
        raise SystemExit(77)
    main([
        a_killed_worker_loses_no_acknowledged_write_and_writes_none_twice,
        killing_everything_keeps_what_was_acknowledged,
        twenty_wrong_passwords_over_four_workers_are_limited_as_over_one,
        a_double_click_makes_one_row,
        a_locked_database_keeps_what_was_typed,
        a_full_disk_says_so_and_loses_nothing,
        a_full_disk_for_scans_says_so_and_loses_nothing,
        a_full_disk_under_the_database_keeps_no_half_of_a_scan,
        scans_behind_files_are_backed_up_and_restored_and_a_missing_one_is_named,
        what_kills_leave_in_the_folder_of_scans_is_swept_and_no_scan_with_it,
        a_database_that_is_missing_foreign_or_newer_is_refused_in_one_sentence,
        sighup_and_sigterm_refuse_no_request,
        this_program_serves_while_the_next_migrates_and_no_request_is_refused,
        an_import_cut_off_by_a_kill_makes_one_candidate_of_each_row,
        a_survey_whose_closing_is_killed_is_closed_by_whoever_types_the_key_again,
        an_invitation_goes_out_by_mail,
        a_letter_under_way_holds_no_restart_up,
        whoever_read_the_log_may_go,
        a_backup_of_a_running_house_restores_to_the_same_backup,
        the_log_on_disk_is_synced_before_the_answer,
    ])
