using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Answers that stand in what looks like quoted mail.</summary>
public sealed class QuotedAnswerTests
{
    private const string Header = "On Mon, 30 Nov 2026 at 10:00, Consultation Team <consultation@westmere-pcc.example> wrote:\n";

    [Theory]
    [InlineData("I support the plan.\n\n" + Header + "> 1. Do you agree with Objective 1?\n> NO. THE OFFICER HAS NEVER BEEN SEEN.\n")]
    [InlineData("I support the plan.\n\n" + Header + "> Do you agree?\n> [JB] No, the named officer of our ward is a myth.\n")]
    [InlineData(
        "I agree with my husband below.\n\nOn 29/11/2026 10:00, Bob Bell <bob@gmail.com> wrote:\n> The counter at Lock must open.\n"
    )]
    [InlineData(
        "See below.\n\n-----Original Message-----\nFrom: Consultation Team <consultation@westmere-pcc.example>\n"
            + "Sent: 30 November 2026 10:00\nTo: Jo\nSubject: Plan\n\n1. Do you agree?\nYes, if the officer stays put.\n"
    )]
    public async Task FewOwnWordsAboveAQuotationThatNobodyKnows_NeedsALook(string text)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await host.SubmissionOfAsync(await host.DeliverAsync(new SendGridPost { Subject = "Re: Plan", Text = text }));

        Assert.Contains("quoted-to-check", submission.Marks);
        Assert.True(submission.WaitsForPerson);
    }

    [Fact]
    public async Task OwnAcknowledgementAndOwnEarlierMailQuoted_AskNobody()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string First = "The shelter on Pound Lane is used to sell pills, and nobody comes when we ring about it.";
        await host.DeliverAsync(new SendGridPost { MessageId = "first@northdale.example", Text = First });
        var thanks = Assert.Single(host.Thanks()).Mail;

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Subject = $"Re: {thanks.Subject}",
                Text = "One more: street pastors.\n\n" + Header + "> " + thanks.Text.Trim().ReplaceLineEndings("\n> ") + $"\n>> {First}\n",
                Headers = ["References: <first@northdale.example>", "In-Reply-To: <first@northdale.example>"],
            }
        );

        Assert.DoesNotContain("quoted-to-check", (await host.SubmissionOfAsync(message)).Marks);
    }

    [Fact]
    public async Task EnoughOwnWords_AskNobody()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var own = string.Join(' ', Enumerable.Range(0, 8).Select(_ => "More constables should walk here."));

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Subject = "Re: Plan",
                Text = $"{own}\n\n{Header}> We would like to know what you think of the draft plan.\n",
            }
        );

        Assert.DoesNotContain("quoted-to-check", (await host.SubmissionOfAsync(message)).Marks);
    }

    [Fact]
    public async Task RiskInQuotedWords_IsFlaggedAndSaysWhereItStands()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await host.SubmissionOfAsync(
            await host.DeliverAsync(
                new SendGridPost
                {
                    Subject = "Re: Plan",
                    Text =
                        "I support the plan.\n\n"
                        + Header
                        + "> 2. Do you agree with Objective 2?\n> NO. MY HUSBAND BEATS ME EVERY NIGHT.\n",
                }
            )
        );

        var flagged = Assert.Single(submission.Work.Points, point => point.Flag is { State: FlagState.New });
        Assert.Contains("MY HUSBAND BEATS ME", flagged.Span.Of(submission.Text.Value), StringComparison.Ordinal);
        Assert.Equal("These words stand in mail that is quoted.", flagged.Point.Note);
    }
}
