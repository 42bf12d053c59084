"""A small map with one of everything that renderers show."""

from __future__ import annotations

from argmap import ArgumentMap, Step

__all__ = ["debate"]


def debate() -> ArgumentMap:
    """Linked premises, an undercut, a contradiction, an argument, groups, voices, a source; some implicit."""
    m = ArgumentMap("Should we go?")
    letter = m.source("A letter", date="2020-02", url="https://example.org/letter", publisher="The Post")
    ann, bob = m.actor("Ann"), m.actor("Bob")
    go = m.claim("We should go at once.", title="Go")
    m.say(ann, go, act="demand", quote="Go!", source=letter)
    rain, late = m.claim("It will rain."), m.claim("It is late.")
    reason = m.support([rain, late], go, scheme="Argument from consequences")
    m.undercut(m.claim("Rain never hurt anybody.", implicit=True), reason, implicit=True)
    stay = m.claim("Staying is nice.", title="Stay")
    m.say(bob, stay, text="I like it here.")
    m.rebut(stay, go)
    m.contradict(stay, late)
    warm = m.claim("It is warm.")
    step = m.support(warm, stay)
    m.argument("Comfort", steps=[Step(warm.id), Step(stay.id, inference=step.id)])
    weather = m.group("Weather")
    m.group("Rain & co.", rain, parent=weather)
    m.group("Night", late)
    return m
