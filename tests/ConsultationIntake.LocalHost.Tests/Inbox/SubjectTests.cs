using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>What people write in the subject and nowhere else.</summary>
public sealed class SubjectTests
{
    [Theory]
    [InlineData("Please mend the lamps in Bridge Street", "", "Please mend the lamps in Bridge Street")]
    [InlineData("Fwd: Re: Mend the lamps", "", "Mend the lamps")]
    [InlineData("Please mend the lamps in Bridge Street", "see subject", "Please mend the lamps in Bridge Street\n\nsee subject")]
    [InlineData("My views", "No.", "No.")]
    [InlineData("Response to the draft plan", "More lamps in Bridge Street, please.", "More lamps in Bridge Street, please.")]
    public async Task MailWithNextToNoWords_IsReadByItsSubject(string subject, string text, string words)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost { Subject = subject, Text = text });

        var submission = await host.SubmissionOfAsync(message);
        Assert.Equal(words, submission.OwnWords());
        Assert.Equal(words.StartsWith("Please", StringComparison.Ordinal) || text == "", submission.Marks.Contains("subject-only"));
    }

    [Fact]
    public async Task SubjectOfTheMailThatIsAnswered_IsNobodysView()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Subject = "Re: What do you think of the plan",
                Text = "",
                Headers = ["In-Reply-To: <invitation@westmere-pcc.example>"],
            }
        );

        Assert.Equal((MessageState.SetAside, MessageReason.Empty, true), (message.State, message.Reason, message.Doubtful));
    }

    [Theory]
    [InlineData("my husband is going to kill me")]
    [InlineData("Re: my husband is going to kill me")]
    public async Task SubjectThatTellsOfRisk_RaisesTheFlagBesideAnyText(string subject)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost { Subject = subject, Text = "Please keep the mounted section as it is in the plan." }
        );

        var submission = await host.SubmissionOfAsync(message);
        Assert.Contains(submission.Work.Points, point => point.Flag is { State: FlagState.New });
        Assert.Contains(
            submission.Subject!,
            await host.Client.GetStringAsync(
                $"/staff/{LocalHostUnderTest.Slug}/{submission.Reference}",
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TwoSubjectsWithoutText_AreTwoResponses()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var first = await host.DeliverAsync(new SendGridPost { Subject = "Keep the station open", Text = "" });
        var second = await host.DeliverAsync(new SendGridPost { Subject = "Fund the hostel", Text = "" });

        Assert.Equal((MessageState.Submission, MessageState.Submission), (first.State, second.State));
        Assert.NotEqual(first.Reference, second.Reference);
    }
}
