"""Reads a consultation over its API: the counts, and every point of a filter.

    CONSULTATION_ADDRESS=https://consult.example.org CONSULTATION_KEY=ci_... \\
        python3 consultation_client.py police-and-crime-plan theme=asb stance=opposes

A key is made by a manager at /staff/<slug>/keys. Without "read everything" its points come with personal data taken out.
"""

import json
import os
import sys
import urllib.parse
import urllib.request


class Consultation:
    def __init__(self, address, key, slug):
        self.root = f"{address.rstrip('/')}/api/consultations/{slug}"
        self.key = key

    def get(self, path, **query):
        url = f"{self.root}/{path}?{urllib.parse.urlencode(query)}"
        request = urllib.request.Request(url, headers={"X-Api-Key": self.key})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def points(self, **filters):
        """Every point of a filter, page after page."""
        query = {"take": 200, **filters}
        while True:
            page = self.get("points", **query)
            yield from page["points"]
            if page["next"] is None:
                return
            query["after"] = page["next"]


def main():
    slug, *filters = sys.argv[1:]
    consultation = Consultation(os.environ["CONSULTATION_ADDRESS"], os.environ["CONSULTATION_KEY"], slug)
    account = consultation.get("account")
    print(f"{account['received']} responses, {account['points']} points")
    for point in consultation.points(**dict(each.split("=", 1) for each in filters)):
        print(f"{point['id']}\t{', '.join(point['themes'])}\t{point['text']}")


if __name__ == "__main__":
    main()
