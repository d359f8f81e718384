using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Digests;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Digests;

public sealed class DigestMailTests
{
    private static readonly SiteAddress Site = new(new Uri("https://consult.example.org/"));

    [Fact]
    public void Mail_FiguresAddUp_InBothForms()
    {
        var tally =
            Tally.Of(Samples.Submission().Tagged("asb"))
            + Tally.Of(Samples.Submission())
            + Tally.Of(Samples.Submission() with { Status = SubmissionStatus.Failed });

        var mail = DigestMail.Of(Compose(tally));

        Assert.Contains("3 received = 1 tagged + 1 waiting + 1 failed", mail.Text, StringComparison.Ordinal);
        Assert.Contains("3 received = 1 tagged + 1 waiting + 1 failed", WithoutTags(mail.Html), StringComparison.Ordinal);
        Assert.Contains("1 response could not be tagged", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("Draft Police and Crime Plan: 3 responses, 7 days left", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_ToAReaderOfOneTheme_HoldsThatThemeOnly()
    {
        var mail = DigestMail.Of(Compose(Tally.Empty, recipient: new() { Email = "v@example.org", Themes = ["victims"] }));

        Assert.Contains("Victims:", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Partnership:", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_WithAQuoteOfMarkup_EncodesIt()
    {
        var mail = DigestMail.Of(Compose(Counted(1), quotes: [Excerpt("<script>alert('the noise is bad')</script>")]));

        Assert.DoesNotContain("<script>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_LinksItsCountsToTheListsThatHoldThem_AndSaysWhatIsDecided()
    {
        var mail = DigestMail.Of(Compose(Tally.Of(Samples.Submission().Tagged("victims"))));

        Assert.Contains("1 point = 0 decided + 1 not decided", mail.Text, StringComparison.Ordinal);
        foreach (
            var address in new[]
            {
                "https://consult.example.org/staff/safer-plan/points?theme=victims&whose=ownView",
                "https://consult.example.org/staff/safer-plan/points?whose=ownView&decision=undecided&decision=drafted",
            }
        )
        {
            Assert.Contains(address, mail.Text, StringComparison.Ordinal);
            Assert.Contains(address.Replace("&", "&amp;", StringComparison.Ordinal), mail.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Quotes_OfWhatWasTaggedSinceTheFiguresWereRead_AreNoMoreThanAreCounted(int counted)
    {
        var digest = Compose(
            Counted(counted),
            quotes: [Excerpt("The lighting in the park is broken again."), Excerpt("The buses stop far too early in the evening.")]
        );

        Assert.Equal(counted, digest.Themes.Sum(theme => theme.Quotes.Count));
    }

    [Fact]
    public void Quotes_InWhichSomebodyTellsOfThemselves_AreNotMade_AndTheMailSaysSoWithoutAPromise()
    {
        var told = Excerpt("As a disabled woman I do not feel the plan thinks about how I get about.");

        var mail = DigestMail.Of(Compose(Counted(2), quotes: [told, Excerpt("The lighting in the park is broken again.")]));

        Assert.DoesNotContain("disabled woman", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Contains("lighting in the park", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Left out are points that may show a person at risk", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("no personal data", mail.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Quotes_OfAPersonAtRisk_AreNeverMade()
    {
        var quotes = DigestQuote.Choose(
            [
                Excerpt("He hits me every night and nobody comes.") with
                {
                    Safeguarding = true,
                },
                Excerpt("The lighting in the park is broken again."),
            ],
            quoted: []
        );

        Assert.Equal("The lighting in the park is broken again.", Assert.Single(quotes).Words);
    }

    [Fact]
    public void Quotes_AreFewShortAndFromDifferentPeople()
    {
        var sameSender = SubmissionReference.New();
        var quotes = DigestQuote.Choose(
            [
                Excerpt(string.Join(' ', Enumerable.Repeat("long", 200))),
                Excerpt("The first thing that I would like to say.") with
                {
                    Reference = sameSender,
                },
                Excerpt("The second thing that I would like to say.") with
                {
                    Reference = sameSender,
                },
                Excerpt("I support the plan wholeheartedly.") with
                {
                    Stance = Stance.Supports,
                },
                Excerpt("I think it is the wrong plan altogether.") with
                {
                    Stance = Stance.Opposes,
                },
            ],
            quoted: []
        );

        Assert.Equal(3, quotes.Count);
        Assert.All(quotes, quote => Assert.True(quote.Words.Length <= 221));
        Assert.Contains(quotes, quote => quote.Words.StartsWith("I support", StringComparison.Ordinal));
        Assert.Contains(quotes, quote => quote.Words.StartsWith("I think it is the wrong", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotes_AcrossThemes_AreNotSaidTwice()
    {
        var both = Excerpt("Victims who are disabled wait longest for an answer.");
        var other = Excerpt("Stop and search should be filmed every time it is used.");

        var quotes = DigestQuote.Choose([both, other], quoted: DigestQuote.Choose([both], quoted: []));

        Assert.Equal(other.RedactedText, Assert.Single(quotes).Words);
    }

    [Fact]
    public void Quotes_ThatAskOrTakeASide_ComeBeforeOnesThatTell()
    {
        var tells = Excerpt("We are a charity that worked with four hundred people last year.");
        var asks = Excerpt("Please publish what became of every complaint.") with { Stance = Stance.Asks };

        Assert.Equal([asks.Reference, tells.Reference], DigestQuote.Choose([tells, asks], quoted: []).Select(quote => quote.Reference));
    }

    [Fact]
    public void Mail_PartnersOfEveryState_SaysHowFarEachHasCome()
    {
        var partners = new PartnerRegister([
            Partner("Eastham Council", PartnerState.Invited) with
            {
                Invited = new(2026, 11, 2),
                CommitteeDate = new(2027, 2, 9),
                CommitteeAfterClosing = true,
            },
            Partner("Harbour Board", PartnerState.Acknowledged) with
            {
                RemindedAt = Samples.Noon,
            },
            Partner("Lowfield Trust", PartnerState.None),
            Partner("Marsh & Moor Council", PartnerState.Provisional) with
            {
                Letter = SubmissionReference.New(),
                Offered = SubmissionReference.New(),
                CommitteeDate = new(2026, 12, 9),
            },
            Partner("Northtown Council", PartnerState.Answered) with
            {
                Letter = SubmissionReference.New(),
                Claims = 1,
            },
            Partner("Police and Crime Panel", PartnerState.Ratified) with
            {
                Letter = SubmissionReference.New(),
                CommitteeDate = new(2026, 12, 1),
            },
        ]);

        var mail = DigestMail.Of(Compose(Tally.Empty, partners: partners));

        Assert.Contains(
            """
            PARTNERS WHO HAVE NOT ANSWERED (3 OF 6)
            - Eastham Council: invited 2 November 2026; its committee meets on 9 February 2027, after the closing date
            - Harbour Board: has acknowledged the invitation; reminded 10 November 2026
            - Lowfield Trust: not invited, as far as the register says

            ANSWERED, NOT YET AGREED BY THE PARTNER (1)
            - Marsh & Moor Council: its committee meets on 9 December 2026; a newer letter waits for a decision on the staff page

            PARTNERS WHO HAVE ANSWERED (2)
            - Northtown Council: a response says it is from them: confirm it on the staff page
            - Police and Crime Panel

            """.ReplaceLineEndings("\n"),
            mail.Text,
            StringComparison.Ordinal
        );
        var html = Regex.Replace(Regex.Replace(mail.Html, "<[^>]+>", " "), @"\s+", " ");
        Assert.Contains(
            "Partners who have not answered (3 of 6) Eastham Council invited 2 November 2026; its committee meets on 9 "
                + "February 2027, after the closing date Harbour Board",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Answered, not yet agreed by the partner (1) Marsh &amp; Moor Council its committee meets on 9 December 2026; a newer letter",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("Partners who have answered (2) Northtown Council a response says it is from them", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_EveryPartnerHasAnswered_SaysSoAndOneOfNoPartnersSaysNothing()
    {
        var everyone = DigestMail.Of(
            Compose(Tally.Empty, partners: new PartnerRegister([Partner("Northtown Council", PartnerState.Answered)]))
        );
        var nobody = DigestMail.Of(Compose(Tally.Empty));

        Assert.Contains("Every expected partner has answered.", everyone.Text, StringComparison.Ordinal);
        Assert.Contains("Every expected partner has answered.", everyone.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("PARTNERS WHO", nobody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("expected partner", nobody.Text, StringComparison.Ordinal);
    }

    private static string WithoutTags(string html) =>
        System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", ""));

    private static PartnerLine Partner(string name, PartnerState state) =>
        new()
        {
            Id = name.ToLowerInvariant(),
            Name = name,
            State = state,
            CommitteeAfterClosing = false,
            HasAddress = true,
        };

    private static PointExcerpt Excerpt(string words) =>
        new()
        {
            Reference = SubmissionReference.New(),
            Number = 1,
            ReceivedAt = Samples.Noon,
            Channel = Channel.Form,
            FromPartner = false,
            RedactedText = words,
            Stance = Stance.Neutral,
            Safeguarding = false,
        };

    [Fact]
    public void Compose_WithOverdueFlags_SaysSoBeforeAllElseThatNeedsSomebody()
    {
        var mail = DigestMail.Of(Compose(Tally.Empty, overdue: 2));

        var line = "! 2 points that may show a person at risk have waited for more than 24 hours. Answer them before anything else.";
        Assert.Equal(line, mail.Text.Split('\n').First(said => said.StartsWith('!')));
        Assert.DoesNotContain("waited", DigestMail.Of(Compose(Tally.Empty)).Text, StringComparison.Ordinal);
    }

    private static Tally Counted(int points) =>
        Enumerable
            .Range(0, points)
            .Aggregate(Tally.Empty, (all, _) => all + Tally.Of(Samples.Submission().Tagged("asb", "victims", "partnership", "equalities")));

    private static Digest Compose(
        Tally tally,
        DigestRecipient? recipient = null,
        IReadOnlyList<PointExcerpt>? quotes = null,
        PartnerRegister? partners = null,
        long overdue = 0
    ) =>
        Digest.Compose(
            Samples.Consultation(),
            recipient ?? new() { Email = "digest@example.org" },
            new DigestEntry
            {
                Consultation = ConsultationSlug.Parse("safer-plan"),
                Id = "2026-12-07",
                DueAt = new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero),
                ClaimedAt = new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero),
                FiguresAt = new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero),
                Figures = tally,
                Deliveries = [],
            },
            previous: null,
            new Dictionary<string, IReadOnlyList<PointExcerpt>> { ["asb"] = quotes ?? [] },
            partners ?? PartnerRegister.Empty,
            Site,
            (overdue, overdue),
            mayRepeat: false
        );
}
