"""The headers by which site and front understand each other; front strips them from what the world sends or gets."""

# Site to front, with an answer.
CACHE = "Rostra-Cache"  # seconds that guests may be served this answer from memory
KEYS = "Rostra-Keys"  # surrogate keys of the answer, separated by spaces
PURGE = "Rostra-Purge"  # surrogate keys that this request made stale; `*` for every page
VIEWING = "Rostra-Viewing"  # the place being viewed and, as JSON, who views it if they allow it
FILE = "Rostra-File"  # the media file that whoever asks may have: front sends it in place of the body
SITE = "Rostra-Site"  # the language of the site and, percent-encoded, its name: `de Der%20Kai`

# Front to site, with a request.
BROWSING = "Rostra-Browsing"  # JSON in ASCII: who looked at this page lately
REQUEST_ID = "X-Request-Id"  # one id through all processes

EVERYTHING = "*"
SOON = "~"  # before a key that is purged: its pages may be shown a little longer, since they only lack something new
