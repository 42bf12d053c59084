"""Should Facebook halt end-to-end encryption? A news article, mapped in full.

129 child protection organisations and experts wrote to Mark Zuckerberg. The article reports their letter,
what the chief executive of the NSPCC adds, what Zuckerberg had written in a blog, and how Facebook replied.

The map is made in two steps. First each voice in turn: its claims, in the mapper's words, each with the
passage that it was taken from and the force with which that was said; and its inferences, where it states
them. Then what nobody says in so many words and the mapper infers: all of that is marked as `implicit`.

    python examples/facebook_encryption.py

writes the map beside this script.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path

from attrs import evolve

import argmap
from argmap import ArgumentMap

HERE = Path(__file__).parent
ARTICLE = HERE.parent / "seeds" / "facebook-encryption.txt"

BACKGROUND = {
    "says who speaks": [
        "In a letter to Facebook’s founder Mark Zuckerberg, the 129 organisations and experts said",
        ", the group claims.",
        "But the organisations says that",
        "NSPCC chief executive Peter Wanless said:",
        "In a blog in March, Mr Zuckerberg wrote:",
    ],
    "says who speaks, and in answer to what": [
        (
            "Responding to the letter, Facebook’s head of safety for Europe, Middle East, and Africa, "
            "David Miles said:"
        ),
    ],
    "says who is in the group: the members of the actor": [
        "The group, led by the NSPCC, includes signatories from Australia, India and the US.",
        (
            "UK signatories were the NSPCC, Stop It Now!, John Carr (Children’s Charities’ Coalition on "
            "Internet Safety), Barnardo’s, 5 Rights, Coram BAAF and Kidscape."
        ),
    ],
    "the rights and the headline of the source": [
        "(c) Sky News 2020: Experts: Facebook must stop encryption roll-out to keep children safe",
    ],
}
"""The passages that no element quotes, by the reason."""


def build() -> ArgumentMap:
    """Return the map of the debate."""
    m = ArgumentMap("Should Facebook halt end-to-end encryption?")
    documents(m)
    people(m)
    the_letter(m)
    the_newspaper(m)
    peter_wanless(m)
    the_blog(m)
    the_reply(m)
    between_the_lines(m)
    keep_quotes_only(m)
    return m


# -- Where it was said, and by whom


def documents(m: ArgumentMap) -> None:
    """Add the article, and the three documents that it quotes."""
    m.source(
        "Experts: Facebook must stop encryption roll-out to keep children safe",
        id="article",
        publisher="Sky News",
        date="2020-02",
        path="seeds/facebook-encryption.txt",
        rights="© Sky News 2020, quoted for criticism and review",
        text=ARTICLE.read_text(encoding="utf-8"),
        data={
            "sha256": sha256(ARTICLE.read_bytes()).hexdigest(),
            "inferred": {"date": "the text says only 2020; the month is that of publication"},
        },
    )
    m.source(
        "Letter to Mark Zuckerberg",
        id="letter",
        authors=["129 organisations and experts"],
        date="2020-02",
        data={"inferred": {"date": "that of the article, which reports it as news"}},
    )
    m.source(
        "Blog post",
        id="blog",
        authors=["Mark Zuckerberg"],
        date="2019-03",
        data={"inferred": {"date": "the article says only “in March”; the last March before it was in 2019"}},
    )
    m.source(
        "Reply to the letter",
        id="reply",
        authors=["David Miles"],
        date="2020-02",
        data={"inferred": {"date": "that of the article, which reports it as news"}},
    )


def people(m: ArgumentMap) -> None:
    """Add who takes part: those who ask, those who answer, and those who only come up."""
    asking = partial(m.actor, side="child protection")
    asking("129 organisations and experts", id="signatories", kind="group", role="authors of the letter")
    signatory = partial(asking, member_of="signatories")
    signatory("NSPCC", kind="organisation", role="leads the group")
    signatory("Stop It Now!", kind="organisation")
    signatory("John Carr", kind="person", role="Children’s Charities’ Coalition on Internet Safety")
    signatory("Barnardo’s", kind="organisation", id="barnardos")
    signatory("5 Rights", kind="organisation")
    signatory("Coram BAAF", kind="organisation")
    signatory("Kidscape", kind="organisation")
    asking("Peter Wanless", kind="person", role="chief executive of the NSPCC", member_of="nspcc")

    answering = partial(m.actor, side="Facebook")
    answering("Facebook", kind="organisation")
    voice = partial(answering, kind="person", member_of="facebook")
    voice("Mark Zuckerberg", role="founder of Facebook")
    voice("David Miles", role="head of safety for Europe, Middle East and Africa")

    m.actor(
        "National Center For Missing and Exploited Children",
        id="ncmec",
        kind="organisation",
        role="receives Facebook’s reports, advises on child safety",
    )
    m.actor("UK government", kind="organisation", role="asked to empower a regulator")
    m.actor("Sky News", kind="organisation", role="publisher of the article")


# -- Voice by voice: what was said, and the reasons given


def the_letter(m: ArgumentMap) -> None:
    """Map the demand of the 129, and the harm that they foresee."""
    say = partial(m.say, "signatories", source="letter", quoted_in="article")

    until = "until he could guarantee child safety would not be compromised."
    say(
        m.claim(
            "Facebook should not go ahead with end-to-end encryption until it can guarantee child safety.",
            title="Halt the encryption roll-out",
            id="halt",
        ),
        act="demand",
        quote=[
            (
                "More than 100 child protection advocates have called on Facebook to halt the roll-out of "
                "end-to-end encryption."
            ),
            f"They asked Mr Zuckerberg not to go ahead with the encryption plans {until}",
        ],
    )
    say(
        m.claim(
            "Only a guarantee that child safety will not be compromised clears the way for the plans.",
            title="A guarantee comes first",
        ),
        act="demand",
        quote=until,
    )

    say(
        m.claim("Encryption could encourage more sexual abuse on Facebook.", title="Abuse would grow"),
        quote="plans to encrypt messages could encourage more sexual abuse on the site.",
    )
    damage = (
        "Encryption would damage Facebook’s ability to identify and stop grooming behaviour on its platforms "
        "and allow abusers to target children more easily"
    )
    say(
        m.claim("Facebook would be less able to identify and stop grooming.", title="Detection would suffer"),
        quote=damage,
    )
    say(
        m.claim(
            "Encryption would allow abusers to target children more easily.",
            title="Children are easier targets",
        ),
        quote=damage,
    )
    say(
        m.claim(
            "Encryption could mean the loss of 70 % of the reports: 12 million every year.",
            title="70 % could be lost",
        ),
        quote="end-to-end encryption could mean 70% of those reports – 12 million every year – being lost.",
    )


def the_newspaper(m: ArgumentMap) -> None:
    """Map the one figure that the article gives in its own voice."""
    m.say(
        "sky-news",
        m.claim(
            "Facebook’s 16.8 million reports to NCMEC in 2018 are estimated to have safeguarded 3,000 "
            "children in the UK.",
            title="16.8 million reports",
        ),
        quote="The National Center For Missing and Exploited Children received 16.8 million reports from "
        "Facebook in 2018, which are estimated to have led to 3,000 children being safeguarded in the UK.",
        source="article",
    )


def peter_wanless(m: ArgumentMap) -> None:
    """Map what the NSPCC adds to the letter: the experts, the choice, and the duty of care."""
    say = partial(m.say, "peter-wanless", source="article")

    eyes = "Facebook may be happy to shut their eyes to abuse"
    ears = "they can’t close their ears to this unanimous concern shown by international experts."
    say(
        m.claim("Facebook may be happy to shut its eyes to abuse.", title="Facebook may look away"),
        quote=eyes,
    )
    say(
        m.claim(
            "International experts are unanimous in their concern, and Facebook cannot ignore it.",
            title="Experts share the concern",
        ),
        quote=ears,
    )
    say(
        m.support(
            "experts-share-the-concern", "halt", id="heed-experts", scheme="Argument from Expert Opinion"
        ),
        act="argue",
        quote=f"{eyes} but {ears}",
    )

    allow = "allow sexual abuse to soar on his sites"
    listen = (
        "listen to those from all over the world asking him to rethink how to implement encryption without "
        "putting children at risk."
    )
    say("abuse-would-grow", quote=allow)
    say(
        m.claim(
            "Zuckerberg should rethink how to implement encryption, so that no child is put at risk.",
            title="Encrypt in a safer way",
        ),
        act="demand",
        quote=listen,
    )
    say(
        m.support("abuse-would-grow", "halt", scheme="Argument from Negative Consequences"),
        act="argue",
        quote=f"Mark Zuckerberg has a choice whether to {allow} or {listen}",
    )

    breach = "In its current form encryption would breach Facebook’s duty of care for children"
    regulator = (
        "the UK government must ensure a new regulator has the power to hold them financially and criminally "
        "accountable."
    )
    say(
        m.claim(
            "In its current form, encryption would breach Facebook’s duty of care for children.",
            title="Breach of duty of care",
        ),
        quote=breach,
    )
    say(
        m.claim(
            "The UK government must give a new regulator the power to hold Facebook accountable, financially "
            "and criminally.",
            title="Hold Facebook to account",
        ),
        act="demand",
        quote=regulator,
    )
    say(
        m.support("breach-of-duty-of-care", "hold-facebook-to-account"),
        act="argue",
        quote=f"{breach} so {regulator}",
    )


def the_blog(m: ArgumentMap) -> None:
    """Map Zuckerberg's case for encryption, and how much of the other side's case he concedes."""
    say = partial(m.say, "mark-zuckerberg", source="blog", quoted_in="article")

    privacy = "Encryption is a powerful tool for privacy"
    say(
        m.claim(
            "Encryption is a powerful tool to keep what people write private.",
            title="A powerful tool for privacy",
        ),
        quote=privacy,
    )
    say(
        m.claim(
            "The privacy that encryption gives includes the privacy of people who do bad things.",
            title="It shields wrongdoers too",
        ),
        act="concede",
        quote=f"{privacy}, but that includes the privacy of people doing bad things.",
    )
    say(
        m.claim(
            "Among billions of users, some will do truly terrible things, such as exploiting children.",
            title="Misuse is certain",
        ),
        act="concede",
        quote="When billions of people use a service to connect, some of them are going to misuse it for "
        "truly terrible things like child exploitation, terrorism, and extortion.",
    )

    work = (
        "We are working to improve our ability to identify and stop bad actors across our apps by detecting "
        "patterns of activity or through other means, even when we can’t see the content of the messages, "
        "and we will continue to invest in this work."
    )
    patterns = m.claim(
        "Facebook works to find bad actors by patterns and other means, without seeing their messages.",
        title="Other ways to find abusers",
    )
    say(patterns, quote=work)
    say(patterns, act="promise", quote=work)

    trade_off = "we face an inherent trade-off"
    never = (
        "we will never find all of the potential harm we do today when our security systems can see the "
        "messages themselves."
    )
    say(
        m.claim(
            "Facebook will never find all of the harm that it finds today, when it can see the messages.",
            title="Some harm will stay hidden",
        ),
        act="concede",
        quote=never,
    )
    say(
        m.claim(
            "Between private messages and finding harm there is an inherent trade-off.",
            title="The trade-off is inherent",
        ),
        quote=trade_off,
    )
    say(
        m.support("some-harm-will-stay-hidden", "the-trade-off-is-inherent"),
        act="argue",
        quote=f"But {trade_off} because {never}",
    )


def the_reply(m: ArgumentMap) -> None:
    """Map how Miles answers the letter: encryption keeps people safe, and so will Facebook."""
    say = partial(m.say, "david-miles", source="reply", quoted_in="article")

    everyone = "Strong encryption is critically important to keep everyone safe from hackers and criminals."
    say(m.claim(everyone, title="Encryption protects everyone"), quote=everyone)
    say(
        m.rebut(
            "encryption-protects-everyone",
            "halt",
            scheme="Argument from Positive Consequences",
            id="safety-for-all",
        ),
        act="argue",
        quote=everyone,
    )

    project = "The rollout of end-to-end encryption is a long-term project"
    children = "protecting children online is critically important to this effort"
    measures = "we are committed to building strong safety measures into our plans."
    say(
        m.claim(
            "Facebook is committed to building strong safety measures into its plans.",
            title="Safety will be built in",
        ),
        act="promise",
        quote=measures,
    )
    say(
        m.claim("The roll-out of end-to-end encryption is a long-term project.", title="A long-term project"),
        quote=project,
    )
    say(
        m.claim(
            "Protecting children online is critically important to the roll-out.",
            title="Child safety is critical",
        ),
        quote=children,
    )
    for inference in (
        m.rebut("safety-will-be-built-in", "halt", id="no-need-to-halt"),
        m.support("child-safety-is-critical", "safety-will-be-built-in"),
        m.support("a-long-term-project", "safety-will-be-built-in"),
    ):
        say(inference, act="argue", quote=f"{project}, {children} and {measures}")

    say(
        m.claim(
            "Facebook works closely with experts such as NCMEC, with law enforcement and governments.",
            title="Experts work with Facebook",
        ),
        quote="We are working closely with child safety experts including NCMEC, law enforcement, "
        "governments and other technology companies to help keep children safe online.",
    )

    leadership = (
        "We have led the industry in safeguarding children from exploitation and we are bringing this same "
        "commitment and leadership to our work on encryption."
    )
    say(
        m.claim(
            "Facebook has led the industry in safeguarding children, and brings that to encryption.",
            title="Facebook leads on safety",
        ),
        quote=leadership,
    )
    say(m.support("facebook-leads-on-safety", "safety-will-be-built-in"), act="argue", quote=leadership)
    say(
        m.claim(
            "Facebook has tripled its safety and security team in recent years, to more than 35,000 people.",
            title="35,000 people on safety",
        ),
        quote="Over the last few years, we’ve tripled the size of our safety and security team and now have "
        "more than 35,000 people working to protect the people using our platforms.",
    )
    say(
        m.claim(
            "Facebook is investing billions in safety, including AI that finds and removes harmful content.",
            title="Billions go into safety",
        ),
        quote="We are also continuing to invest billions in safety, including artificial intelligence "
        "technology to proactively find and remove harmful content.",
    )
    m.answer("reply", to="letter")


# -- What nobody says in so many words


def between_the_lines(m: ArgumentMap) -> None:
    """Add the relations that the mapper infers, most of them from one side to the other."""
    support = partial(m.support, implicit=True)
    rebut = partial(m.rebut, implicit=True)
    undercut = partial(m.undercut, implicit=True)

    # The harm, step by step. Much of it rests on what Zuckerberg concedes.
    support("children-are-easier-targets", "abuse-would-grow", scheme="Argument from Cause to Effect")
    support(["misuse-is-certain", "it-shields-wrongdoers-too"], "children-are-easier-targets")
    support("detection-would-suffer", "abuse-would-grow", scheme="Argument from Cause to Effect")
    lost_reports = support(["16-8-million-reports", "70-could-be-lost"], "detection-would-suffer")
    support("some-harm-will-stay-hidden", "detection-would-suffer", scheme="Argument from Position to Know")
    # He does not deny that reports are lost, but that abusers are then lost from sight.
    undercut("other-ways-to-find-abusers", lost_reports)

    # What breaks a duty and should be punishable should not be done.
    support("hold-facebook-to-account", "halt")
    # That experts are concerned is no reason to halt where experts are at the table.
    undercut("experts-work-with-facebook", "heed-experts")

    # For Facebook: privacy is worth having, and deeds stand behind the promise.
    rebut("a-powerful-tool-for-privacy", "halt", scheme="Argument from Values")
    support("35-000-people-on-safety", "facebook-leads-on-safety", scheme="Argument from Sign")
    support("billions-go-into-safety", "facebook-leads-on-safety", scheme="Argument from Sign")
    # Against it: the will behind them may be doubted.
    rebut("facebook-may-look-away", "child-safety-is-critical")
    # Encryption may protect everyone, and this way of doing it still be the wrong one.
    undercut("encrypt-in-a-safer-way", "safety-for-all")
    # A commitment is not yet a guarantee; but a guarantee is what the trade-off rules out.
    undercut("a-guarantee-comes-first", "no-need-to-halt")
    rebut("the-trade-off-is-inherent", "a-guarantee-comes-first")


# -- What is kept of the article


def keep_quotes_only(m: ArgumentMap) -> None:
    """List what no element quotes, and let the text go, which is Sky's; the quotes keep their places."""
    article = m.sources["article"]
    background = [
        {"start": place.start, "end": place.end, "reason": reason}
        for reason, passages in BACKGROUND.items()
        for place in map(article.quote, passages)
    ]
    m.replace(evolve(article, text=None, data={**article.data, "background": background}))


if __name__ == "__main__":
    argmap.write(build(), HERE / "facebook-encryption.argmap.json")
