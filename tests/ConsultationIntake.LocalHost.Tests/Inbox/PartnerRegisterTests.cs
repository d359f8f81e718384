using System.Net;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Who has answered and who has not: at <c>/staff</c>, in its JSON, and in the digest.</summary>
public sealed class PartnerRegisterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Register_AnsweredByProvenMailAndKeyedPost_CountsBothAndShowsAnAnonymousPostAsAClaim()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        await host.DeliverAsync(new SendGridPost());
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Harbour Women's Aid" },
                answers = new[] { new { question = "letter", text = "Please spend more on victims." } },
            },
            partner: true
        );
        var form = await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "westmere race equality forum" },
                answers = new[] { new { question = "else", text = "Publish the figures." } },
            }
        );
        var employee = await host.AcceptedAsync(
            new
            {
                respondent = new { email = "someone@safeguardingwestmere.example" },
                answers = new[] { new { question = "else", text = "My own view: more patrols." } },
            }
        );
        await host.DrainAsync();

        var lines = await LinesAsync(host);
        Assert.Equal(
            ["harbour-womens-aid", "north-dale-district-council"],
            lines.Where(line => line.HasAnswered).Select(line => line.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal(["westmere-race-equality-forum"], lines.Where(line => line.Claims == 1).Select(line => line.Id));
        Assert.Contains(SubmissionMarks.PartnerToConfirm, (await FoundAsync(host, form)).Marks);
        Assert.Null((await FoundAsync(host, employee)).Partner);
        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}", Token);
        Assert.Contains("2 of 6 expected partners answered", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partner_RespondingAgainByAnotherWay_IsOfferedAsAVersionAndCountedOnce()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var letter = await host.DeliverAsync(new SendGridPost());

        var second = await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "North Dale District Council" },
                answers = new[]
                {
                    new
                    {
                        question = "letter",
                        text = "There should be more visible patrols in the town centre at night. Please publish figures too.",
                    },
                },
            },
            partner: true
        );
        await host.DrainAsync();

        var offered = await FoundAsync(host, second);
        Assert.Equal((Standing.OfferedAsVersion, letter.Reference), (offered.Standing, offered.Replaces));
        Assert.Equal((await host.SubmissionOfAsync(letter)).Points.Count, (await host.AccountAsync()).GetProperty("points").GetInt32());
        Assert.Contains(
            "A newer version?",
            await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/inbox", Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Partner_PostingTwoLettersAtOnce_HasOneThatStandsAndOneOnOffer()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var posted = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(i =>
                    host.AcceptedAsync(
                        new
                        {
                            respondent = new { organisation = "Harbour Women's Aid" },
                            answers = new[] { new { question = "letter", text = $"Letter {i}: more refuges." } },
                        },
                        partner: true
                    )
                )
        );

        var standing = new List<Standing>();
        foreach (var reference in posted)
            standing.Add((await FoundAsync(host, reference)).Standing);
        Assert.Equal(1, standing.Count(one => one == Standing.Current));
        Assert.Equal(7, standing.Count(one => one == Standing.OfferedAsVersion));
    }

    [Fact]
    public async Task PartnersLetterAsJson_IsReadAsALetterAndSaysHowFarItIsAgreed()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var reference = await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Harbour Women's Aid" },
                answers = new[]
                {
                    new
                    {
                        question = "letter",
                        text = "We want more refuges. This response is subject to approval by our board on 12 January 2027.",
                    },
                },
            },
            partner: true
        );

        var letter = await FoundAsync(host, reference);
        Assert.Equal((Standing.Provisional, new DateOnly(2027, 1, 12)), (letter.Standing, letter.CommitteeDate));
    }

    [Fact]
    public async Task Digest_TakesWhoHasNotAnsweredFromTheRegister()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: new(2026, 12, 7, 7, 0, 0, TimeSpan.Zero));
        await host.DeliverAsync(
            new SendGridPost
            {
                Text = "This response is subject to Cabinet approval on 9 February 2027. There should be more patrols at night.",
            }
        );
        await host.DeliverAsync(
            new SendGridPost
            {
                From = "Office <office@safeguardingwestmere.example>",
                Text = "We acknowledge receipt of your letter and will respond by the closing date.",
            }
        );
        await host.DeliverAsync(
            new SendGridPost
            {
                From = "Yusuf <yusuf@westmereref.example>",
                Subject = "Automatic reply: out of the office",
                Text = "I am back on Monday.",
            }
        );
        var withdrawn = await host.DeliverAsync(
            new SendGridPost
            {
                From = "Carys <carys@harbourwa.example>",
                Dkim = "{@harbourwa.example : pass}",
                Text = "Please spend more on victims.",
            }
        );
        Assert.True(
            await host.Get<ConsultationIntake.Submissions.Versions.DecideVersion>()
                .ExecuteAsync(
                    host.Consultation.Slug,
                    withdrawn.Reference!.Value,
                    ConsultationIntake.Submissions.Versions.DecideVersion.Decision.Withdraw,
                    null,
                    Token
                )
        );

        host.Clock.Set(new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero));
        await host.SendDueDigestsAsync();

        var text = host.Outbox.First(mail => mail.Mail.Category == "digest").Mail.Text;
        Assert.Contains("PARTNERS WHO HAVE NOT ANSWERED (5 OF 6)", text, StringComparison.Ordinal);
        Assert.Contains("- Harbour Women's Aid: invited 2 November 2026\n", text, StringComparison.Ordinal);
        Assert.Contains("- Westmere Race Equality Forum: invited 2 November 2026\n", text, StringComparison.Ordinal);
        Assert.Contains("- Westmere Safeguarding Partnership: has acknowledged the invitation\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "ANSWERED, NOT YET AGREED BY THE PARTNER (1)\n- North Dale District Council: its committee meets on 9 February "
                + "2027, after the closing date\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Reminder_WithoutAnAddress_IsNotOfferedAndThePageSaysWhatToDo()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var refused = await RemindAsync(host, "harbour-womens-aid");
        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/partners", Token);

        Assert.Equal(HttpStatusCode.Conflict, refused);
        Assert.Empty(host.Outbox);
        Assert.DoesNotContain("partners/harbour-womens-aid/remind", page, StringComparison.Ordinal);
        Assert.Contains("No address to remind", page, StringComparison.Ordinal);
        Assert.Contains("&quot;emails&quot;", page, StringComparison.Ordinal);
    }

    /// <summary>Proven to be the council's or not, mail that waits may be its response; a response that says so is shown.</summary>
    [Theory]
    [InlineData(false, "We will respond before the closing date to the plan.", false)]
    [InlineData(true, "X-Autoreply", true)]
    [InlineData(false, "X-Autoreply", true)]
    public async Task Reminder_WaitsWhileMailInThePartnersNameDoes(bool isProven, string kind, bool waits)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string council = "north-dale-district-council";
        await host.DeliverAsync(
            new SendGridPost
            {
                From = "Policy <policy@northdale.example>",
                EnvelopeFrom = isProven ? "policy@northdale.example" : "sam@elsewhere.example",
                Dkim = isProven ? null : "{@elsewhere.example : pass}",
                Headers = kind == "X-Autoreply" ? ["X-Autoreply: yes"] : [],
                Text = kind == "X-Autoreply" ? "I want older officers and more patrols at night." : kind,
            }
        );
        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/partners", Token);
        var line = (await LinesAsync(host)).Single(one => one.Id == council);

        var sent = await RemindAsync(host, council);

        Assert.Equal((isProven, waits && !isProven), (line.WaitingMail is not null, line.ClaimingMail is not null));
        Assert.Equal(!waits, line.CanBeReminded);
        Assert.Equal(waits ? HttpStatusCode.Conflict : HttpStatusCode.Found, sent);
        Assert.Equal(waits ? 0 : 1, host.Outbox.Count(mail => mail.Mail.Category == "reminder"));
        Assert.Contains(isProven ? "Their mail waits for you" : "says it is from them", page, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> RemindAsync(LocalHostUnderTest host, string partner) =>
        (await host.Client.PostAsync($"/staff/{LocalHostUnderTest.Slug}/partners/{partner}/remind", null, Token)).StatusCode;

    private static async Task<IReadOnlyList<PartnerLine>> LinesAsync(LocalHostUnderTest host) =>
        (await host.Get<ReadPartnerRegister>().ExecuteAsync(host.Consultation, Token)).Lines;

    private static async Task<Submission> FoundAsync(LocalHostUnderTest host, string reference) =>
        (await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token))!;
}
