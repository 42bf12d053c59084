"""schema.org ClaimReview: who claimed something where, and what somebody who checked it found.

    {"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://example.org/check",
     "claimReviewed": "Most reports would be lost.", "datePublished": "2020-02-10",
     "author": {"@type": "Organization", "name": "Checkers"},
     "reviewRating": {"ratingValue": 1, "worstRating": 1, "bestRating": 5, "alternateName": "False"},
     "itemReviewed": {"author": {"name": "Ann"}, "datePublished": "2020-02-06",
                      "appearance": [{"url": "https://example.org/letter"}]}}

The types are https://schema.org/ClaimReview, Claim and Rating. A document is a review, a list, a `@graph`,
or a feed of them (`dataFeedElement`). A review becomes a claim. Its author says it, in each work in which
it appears; the reviewer denies it where the rating is in the lowest third of its range, agrees where it is
in the highest, and else reviews it. What the rating is called is the `rating` of that act. Claims of the
same words are one.

A map is written as a graph with a review for each act that denies a claim, agrees with it or says something
else of it, and with one without an author for a claim of which nobody does. Elements keep their ids as `@id`.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._json import is_json
from argmap.formats._spec import Format
from argmap.formats.claimreview._reading import parse
from argmap.formats.claimreview._writing import CHANGES, DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_SIGN: Final = re.compile(r'"claimReviewed"\s*:')


def sniff(text: str) -> bool:
    """Whether a text looks like reviews of claims.

    >>> sniff('{"claimReviewed": "It rains."}'), sniff('{"@type": "Claim"}')
    (True, False)
    """
    return is_json(text, _SIGN, "{[")


FORMAT: Final = Format(
    title="schema.org ClaimReview",
    suffixes=(".claimreview.json", ".claimreview.jsonld"),
    media_type="application/ld+json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
