# SPDX-License-Identifier: EPL-2.0
"""A target of notifications: prints where it listens, then each notification on a line of its own."""
from http.server import BaseHTTPRequestHandler, HTTPServer


class Target(BaseHTTPRequestHandler):
    def do_POST(self):
        notification = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("X-M2M-RSC", "2000")
        self.send_header("X-M2M-RI", self.headers["X-M2M-RI"])
        self.send_header("Content-Length", "0")
        self.end_headers()
        print(notification.decode())

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Target)
print(f"http://127.0.0.1:{server.server_port}/")
server.serve_forever()
