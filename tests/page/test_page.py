#!/usr/bin/env python3
"""The page of --output html in a browser: shown, clicked, filtered.

usage: test_page.py CASUS [SCREENSHOT_DIR]

Needs Debian's chromium and chromium-driver; without them it exits with 77
(skipped). Speaks WebDriver itself, so Python's standard library is enough.
"""
import base64
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

ENTER = "\ue007"
TEXT = (
    "Lagos police arrested 40 protesters on Monday. <script>document.title="
    "'broken'</script> “This must stop”, said France's President Emmanuel "
    "Macron, who accused Nigeria of using force against its people. 🙂 "
    "Talks between Chad and Sudan took place in N'Djamena last week. "
    "Ghana will send 300 soldiers to Mali. "
    "A Cairo court jailed two journalists for three years.")  # two events
DOCS = [
    {"id": "one", "date": "2024-05-15", "text": TEXT,
     "title": "<script>alert('x')</script> Police arrest 40 in Lagos & Kano"},
    {"id": "two", "date": "2024-06-01",
     "text": "Rebels killed 12 soldiers near Goma on Friday."},
]


class Browser:
    """A WebDriver session with one window."""

    def __init__(self, driver, chromium):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.driver = subprocess.Popen(
            [driver, f"--port={self.port}"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.profile = tempfile.mkdtemp()
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                break
            except OSError:
                time.sleep(0.1)
        self.session = ""
        answer = self.call("POST", "/session", {"capabilities": {
            "alwaysMatch": {
                "goog:loggingPrefs": {"browser": "ALL"},
                "goog:chromeOptions": {"binary": chromium, "args": [
                    "--headless", "--no-sandbox", "--disable-gpu",
                    "--disable-quic", "--no-first-run", "--disable-sync",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--user-data-dir=" + self.profile]}}}})
        self.session = "/session/" + answer["sessionId"]

    def call(self, method, path, body=None):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        c.request(method, self.session + path,
                  None if body is None else json.dumps(body),
                  {"Content-Type": "application/json"})
        value = json.loads(c.getresponse().read())["value"]
        if isinstance(value, dict) and "error" in value:
            raise AssertionError(value["message"])
        return value

    def open(self, path):
        self.call("POST", "/url", {"url": "file://" + path})

    def run(self, script, *args):
        return self.call("POST", "/execute/sync",
                         {"script": script, "args": list(args)})

    def find(self, css):
        return list(self.call("POST", "/element", {
            "using": "css selector", "value": css}).values())[0]

    def click(self, css):
        self.call("POST", f"/element/{self.find(css)}/click", {})

    def keys(self, css, text):
        self.call("POST", f"/element/{self.find(css)}/value", {"text": text})

    def size(self, width, height):
        self.call("POST", "/goog/cdp/execute", {
            "cmd": "Emulation.setDeviceMetricsOverride", "params": {
                "width": width, "height": height, "deviceScaleFactor": 1,
                "mobile": width < 500}})

    def media(self, kind, scheme):
        self.call("POST", "/goog/cdp/execute", {
            "cmd": "Emulation.setEmulatedMedia", "params": {
                "media": kind, "features": [{
                    "name": "prefers-color-scheme", "value": scheme}]}})

    def shot(self, directory, name):
        if directory:
            data = self.call("POST", "/goog/cdp/execute", {
                "cmd": "Page.captureScreenshot", "params": {
                    "captureBeyondViewport": True}})["data"]
            with open(os.path.join(directory, name + ".png"), "wb") as f:
                f.write(base64.b64decode(data))

    def errors(self):
        return [e["message"] for e in self.call("POST", "/se/log",
                                                {"type": "browser"})
                if e["level"] == "SEVERE"]

    def close(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.kill()
            self.driver.wait()
            shutil.rmtree(self.profile, ignore_errors=True)


def render(casus, *args, docs=None):
    lines = "".join(json.dumps(d) + "\n" for d in docs)
    return subprocess.run([casus, "--input", "jsonl", *args, "-"],
                          input=lines, text=True, capture_output=True,
                          check=True, encoding="utf-8").stdout


def save(directory, name, page):
    path = os.path.join(directory, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(page)
    return path


class Checks:
    def __init__(self):
        self.n = self.failed = 0

    def __call__(self, name, ok, told=""):
        self.n += 1
        self.failed += not ok
        print(("ok" if ok else "not ok"), self.n, "-", name,
              "" if ok else f"# {told}")


ROWS = "return document.querySelectorAll('#events tbody tr').length"


def many(check, browser, path, record_events, shots):
    browser.size(1280, 900)
    browser.media("screen", "light")
    browser.open(path)
    rows = browser.run(
        "return [...document.querySelectorAll('#events tbody tr')]"
        ".map(r => r.dataset.event)")
    check("every event is a row", rows == record_events, rows)
    check("no script of the text ran",
          browser.run("return document.title") == "2 documents")
    check("articles are closed", browser.run(
        "return document.querySelectorAll('article details[open]').length")
        == 0)
    browser.click("#events tbody tr:last-child")
    check("a click opens the article at the event", browser.run(
        "return document.querySelector('.found').textContent") == "killed")
    browser.run("arguments[0].focus()", {
        "element-6066-11e4-a52e-4f735466cecf":
            browser.find("#events tbody tr")})
    browser.keys("#events tbody tr", ENTER)
    check("so does the Enter key", browser.run(
        "return document.querySelectorAll('details[open]').length") == 2)
    browser.shot(shots, "many-1280")


def table(check, browser, n_events):
    browser.keys("#f-type", "ASSAULT")
    check("a type narrows the table", 0 < browser.run(ROWS) < n_events)
    check("and says so", "of %d events" % n_events in browser.run(
        "return document.getElementById('shown').textContent"))
    browser.click("button[type=reset]")
    time.sleep(0.2)
    check("all come back", browser.run(ROWS) == n_events)
    browser.keys("#f-actor", "fra")
    check("an actor narrows it", browser.run(
        "return [...document.querySelectorAll('#events tbody tr')]"
        ".every(r => r.textContent.includes('FRA'))")
        and browser.run(ROWS) > 0)
    browser.click("button[type=reset]")
    time.sleep(0.2)
    column = ("return [...document.querySelectorAll('#events tbody "
              "td:first-child')].map(c => c.textContent)")
    browser.click("#events th:first-child button")
    dates = browser.run(column)
    check("a column sorts", dates == sorted(dates))
    browser.click("#events th:first-child button")
    check("and the other way",
          browser.run(column) == sorted(dates, reverse=True))
    check("the map has places", browser.run(
        "return document.querySelectorAll('#map circle').length") > 0)
    check("the timeline has bars", browser.run(
        "return document.querySelectorAll('#time rect').length") > 0)


def one(check, browser, path, record, shots):
    browser.size(1280, 900)
    browser.open(path)
    check("the text is whole", browser.run(
        "return document.querySelector('article .text').textContent")
        == TEXT)
    check("its title too", browser.run(
        "return document.querySelector('article .title').textContent")
        == DOCS[0]["title"])
    check("no element of the text's own", browser.run(
        "return document.querySelectorAll('article script').length") == 0)
    words = browser.run(
        "return [...document.querySelectorAll('.trigger')]"
        ".map(x => x.textContent)")
    for event in record["events"]:
        first = event["event_text"][0]
        check(f"the words of {event['id']} are marked",
              any(first.startswith(w) for w in words), words)
        found = browser.run(
            "document.querySelector(`[data-event='${arguments[0]}']`).click();"
            "const found = [...document.querySelectorAll('.found')];"
            "found.forEach(n => n.classList.remove('found'));"
            "return found.map(n => n.textContent)", event["id"])
        check("a click finds them", len(found) == 1 and
              first.startswith(found[0]), found)
    browser.run("document.querySelector('article .text .m').focus()")
    tip = browser.run("const t = document.getElementById('tip');"
                      "return t.hidden ? '' : t.textContent")
    check("focus tells what it is", "NGA" in tip, tip)
    browser.shot(shots, "one-1280")
    browser.size(390, 800)
    check("nothing is wider than a telephone", browser.run(
        "return document.documentElement.scrollWidth") <= 390,
        browser.run("return document.documentElement.scrollWidth"))
    browser.shot(shots, "one-390")
    browser.media("screen", "dark")
    dark = browser.run("return getComputedStyle(document.body)"
                       ".backgroundColor")
    check("dark where it is wanted", dark == "rgb(22, 24, 27)", dark)
    browser.shot(shots, "one-390-dark")
    browser.media("print", "light")
    check("filters are not printed", browser.run(
        "return getComputedStyle(document.getElementById('filters'))"
        ".display") == "none")
    browser.media("screen", "light")


def main():
    casus = sys.argv[1]
    shots = sys.argv[2] if len(sys.argv) > 2 else None
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        print("1..0 # SKIP no chromium and chromedriver here")
        return 77
    check = Checks()
    records = [json.loads(line) for line in
               render(casus, docs=DOCS).splitlines()]
    with tempfile.TemporaryDirectory() as tmp:
        both = save(tmp, "two.html",
                    render(casus, "--output", "html", docs=DOCS))
        single = save(tmp, "one.html",
                      render(casus, "--output", "html", docs=DOCS[:1]))
        empty = save(tmp, "none.html", render(
            casus, "--output", "html", docs=[{"id": "n", "text": ""}]))
        check("of a reasonable size", os.path.getsize(single) < 150_000)
        browser = Browser(driver, chromium)
        try:
            ids = [e["id"] for r in records for e in r["events"]]
            many(check, browser, both, ids, shots)
            table(check, browser, len(ids))
            one(check, browser, single, records[0], shots)
            browser.open(empty)
            check("a page of nothing", browser.run(ROWS) == 0)
            errors = browser.errors()
            check("no error in the console", not errors, errors)
        finally:
            browser.close()
    print(f"1..{check.n}")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
